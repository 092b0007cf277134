import { imageChange, imagesOf, sameImages } from '../images';
import { KubernetesObjectRef, WorkloadObject } from '../objects';
import { identityOf, keyOf, Snapshot } from '../Snapshot';
import { listed, quote } from '../words';
import { controllerOf, ownerRef, revisionOf } from '../workload';
import { KubernetesChange, Looks, timeOf } from './change';
import { firstNumberOf, predecessorOf, ranBefore } from './revisions';

const OWNERS = ['Deployment', 'Rollout'];

interface Family {
  ref: KubernetesObjectRef;
  sets: WorkloadObject[];
}

function replicaSets(snapshot: Snapshot): WorkloadObject[] {
  return snapshot
    .ofKind<WorkloadObject>('ReplicaSet', 'apps')
    .filter(set => revisionOf(set) > 0);
}

function families(snapshot: Snapshot): Family[] {
  const found = new Map<string, Family>();
  for (const set of replicaSets(snapshot)) {
    const owner = controllerOf(set);
    if (!owner || !OWNERS.includes(owner.kind)) continue;
    const ref = ownerRef(set, owner);
    const known = found.get(keyOf(ref));
    if (known) known.sets.push(set);
    else found.set(keyOf(ref), { ref, sets: [set] });
  }
  return [...found.values()];
}

function images(set: WorkloadObject) {
  return imagesOf(set.spec?.template);
}

/** `payments: image 1.8.2 → 1.8.3 (revision 7)`. */
function summaryOf(
  { ref, sets }: Family,
  set: WorkloadObject,
  number: number | undefined,
): string {
  const revision = number === undefined ? '' : ` (revision ${number})`;
  const before = number === undefined ? undefined : predecessorOf(number, sets);
  if (number === undefined || !before) {
    const tags = listed(images(set).map(({ tag }) => tag));
    const what = tags === '' ? '' : ` with image ${tags}`;
    return `${ref.name} was rolled out${what}${revision}`;
  }
  const change = imageChange(images(before), images(set));
  const isOld = (other: WorkloadObject) =>
    ranBefore(number, other) && sameImages(images(other), images(set));
  if (ranBefore(number, set) || (change && sets.some(isOld))) {
    const what = change === undefined ? '' : `: ${change}`;
    return `${ref.name} was rolled back${what}${revision}`;
  }
  return change === undefined
    ? `${ref.name} was rolled out anew${revision}`
    : `${ref.name}: ${change}${revision}`;
}

/**
 * Replica sets that came, and those that were used again. Only the first is dated by the objects: going back to
 * a replica set changes its number, nothing tells when.
 */
export function rollouts({ before, now }: Looks): KubernetesChange[] {
  const known = new Map(
    (before ? replicaSets(before) : []).map(set => [
      identityOf(set),
      revisionOf(set),
    ]),
  );
  return families(now).flatMap(family =>
    family.sets.flatMap((set): KubernetesChange[] => {
      const numbered = known.get(identityOf(set));
      if (numbered !== undefined && numbered >= revisionOf(set)) return [];
      const isNew = numbered === undefined;
      const number = isNew ? firstNumberOf(set, family.sets) : revisionOf(set);
      const detail = quote(
        set.metadata.annotations?.['kubernetes.io/change-cause'],
      );
      return [
        {
          kind: 'rollout',
          object: family.ref,
          at: timeOf(now, isNew ? set.metadata.creationTimestamp : undefined),
          summary: summaryOf(family, set, number),
          ...(detail !== undefined && { detail }),
          key: isNew
            ? `rollout/${identityOf(set)}`
            : `rollout/${identityOf(set)}/${number}`,
        },
      ];
    }),
  );
}
