import { createHash } from 'node:crypto';
import { at, Fields, isFields, KubeObject } from '../model';
import { Draft } from './Client';

/** The same text for the same object, in whatever order its fields were written. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    isFields(part)
      ? Object.fromEntries(
          Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : part,
  );
}

/** What tells one template from another, in every name and label made of it. @internal */
export function templateHash(template: unknown): string {
  const hash = createHash('sha256').update(canonical(template));
  return hash.digest('hex').slice(0, 10);
}

/** @internal */
export function ownedBy({ apiVersion, kind, metadata }: KubeObject) {
  const { name, uid } = metadata;
  return [
    {
      apiVersion,
      kind,
      name,
      uid,
      controller: true,
      blockOwnerDeletion: true,
    },
  ];
}

/** @internal */
export function replicasOf(workload: KubeObject): number {
  return Number(at(workload, 'spec', 'replicas') ?? 1);
}

/** A pod of a workload, after its template. @internal */
export function podOf(
  workload: KubeObject,
  name: { name: string } | { generateName: string },
  extra: { labels?: Record<string, string>; nodeName?: string } = {},
): Draft {
  const metadata = at(workload, 'spec', 'template', 'metadata');
  const spec = at(workload, 'spec', 'template', 'spec');
  const labels = at(metadata, 'labels');
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...(isFields(metadata) && metadata),
      ...name,
      namespace: workload.metadata.namespace,
      labels: { ...(isFields(labels) && labels), ...extra.labels } as Fields,
      ownerReferences: ownedBy(workload),
    },
    spec: {
      ...(isFields(spec) && spec),
      ...(extra.nodeName && { nodeName: extra.nodeName }),
    },
  };
}
