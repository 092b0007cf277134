import { Entity } from '@backstage/catalog-model';

/** An entity that is operated, with whatever the test is about. */
export function component(
  name: string,
  options: {
    annotations?: Record<string, string>;
    labels?: Record<string, string>;
    title?: string;
    spec?: Entity['spec'];
  } = {},
): Entity {
  const { annotations, labels, title, spec } = options;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', title, annotations, labels },
    spec: { type: 'service', lifecycle: 'production', ...spec },
  };
}
