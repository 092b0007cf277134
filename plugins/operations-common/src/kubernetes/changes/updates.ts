import { imageChange, imagesOf } from '../images';
import { KubernetesObject, WorkloadObject } from '../objects';
import { identityOf, refOf, Snapshot } from '../Snapshot';
import { KubernetesChange, Looks, timeOf } from './change';

function sets(snapshot: Snapshot): WorkloadObject[] {
  return ['StatefulSet', 'DaemonSet'].flatMap(kind =>
    snapshot.ofKind<WorkloadObject>(kind, 'apps'),
  );
}

/** Their template, as one string: servers write the same fields in the same order. */
function templateOf(object: WorkloadObject): string {
  return JSON.stringify(object.spec?.template ?? {});
}

function generationOf({ metadata }: KubernetesObject): number {
  return metadata.generation ?? 0;
}

/**
 * Rollouts of stateful sets and daemon sets, which have no replica sets to tell of them: their template changed,
 * or they are as they were made.
 */
export function updates({ before, now }: Looks): KubernetesChange[] {
  const known = new Map(
    (before ? sets(before) : []).map(set => [identityOf(set), set]),
  );
  return sets(now).flatMap((set): KubernetesChange[] => {
    const { name, creationTimestamp } = set.metadata;
    const old = known.get(identityOf(set));
    const images = imagesOf(set.spec?.template);
    const isNew = !old && generationOf(set) === 1;
    const isChanged =
      old !== undefined &&
      generationOf(old) !== generationOf(set) &&
      templateOf(old) !== templateOf(set);
    if (!isNew && !isChanged) return [];
    const change = old && imageChange(imagesOf(old.spec?.template), images);
    const anew = isNew ? 'was rolled out' : 'was rolled out anew';
    return [
      {
        kind: 'rollout',
        object: refOf(set),
        at: timeOf(now, isNew ? creationTimestamp : undefined),
        summary:
          change === undefined ? `${name} ${anew}` : `${name}: ${change}`,
        key: `rollout/${identityOf(set)}/${generationOf(set)}`,
      },
    ];
  });
}
