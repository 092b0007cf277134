import { Entity } from '@backstage/catalog-model';
import { ObservedService } from '@operate-first/plugin-operations-node';

/** A service with these annotations. */
export function service(
  id: string,
  annotations: Record<string, string> = {},
): ObservedService {
  const entity: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: id, annotations },
    spec: { type: 'service', owner: 'group:default/owners' },
  };
  return { id, entityRef: `component:default/${id}`, entity };
}

/** A service with this list of probes. */
export function probed(id: string, ...probes: object[]): ObservedService {
  return service(id, { 'operate-first.io/probes': JSON.stringify(probes) });
}
