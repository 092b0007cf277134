import { Rollout } from '../../generated/openapi';
import { imagesOf } from '../images';
import {
  KubernetesObject,
  KubernetesObjectRef,
  Pod,
  WorkloadObject,
} from '../objects';
import { isLiving, isReady } from '../podState';
import { podsOf } from '../podsOf';
import { byKey, keyOf, refOf, Snapshot } from '../Snapshot';
import { quote } from '../words';
import { replicaSetsOf, revisionOf } from '../workload';

function ofReplicaSets(sets: WorkloadObject[]): Rollout[] {
  return sets.map((set, index) => {
    const { name, creationTimestamp, annotations } = set.metadata;
    const changeCause = quote(annotations?.['kubernetes.io/change-cause']);
    return {
      revision: revisionOf(set),
      name,
      ...(creationTimestamp && { at: creationTimestamp }),
      images: imagesOf(set.spec?.template),
      replicas: set.status?.replicas ?? 0,
      ready: set.status?.readyReplicas ?? 0,
      current: index === 0,
      ...(changeCause !== undefined && { changeCause }),
    };
  });
}

const HASH = 'controller-revision-hash';

function made({ metadata }: Pod): string {
  return metadata.creationTimestamp ?? '';
}

/** Stateful sets and daemon sets keep their revisions where nobody looks; what their pods tell is known. */
function ofPods(object: WorkloadObject, pods: Pod[]): Rollout[] {
  const byName = new Map<string, Pod[]>();
  for (const pod of [...pods]
    .filter(isLiving)
    .sort((a, b) => byKey(made(a), made(b)))) {
    const name = pod.metadata.labels?.[HASH];
    if (name !== undefined)
      byName.set(name, [...(byName.get(name) ?? []), pod]);
  }
  const { updateRevision } = object.status ?? {};
  if (updateRevision !== undefined && !byName.has(updateRevision)) {
    byName.set(updateRevision, []);
  }
  // The first pod of a revision tells when it came; the one that is to be, but has no pod yet, is the last.
  const newest = updateRevision ?? [...byName.keys()].pop();
  return [...byName.entries()]
    .sort(([a], [b]) => Number(a === newest) - Number(b === newest))
    .map(([name, own], index) => ({
      revision: index + 1,
      name,
      ...(own.length > 0 && { at: made(own[0]) }),
      images: imagesOf(own[0] ?? object.spec?.template),
      replicas: own.length,
      ready: own.filter(isReady).length,
      current: name === newest,
    }))
    .reverse();
}

/**
 * The rollouts of a workload that are still known, newest first: of deployments and Argo Rollouts all replica
 * sets that are kept; of stateful sets and daemon sets the revisions that have pods, numbered from 1 in the order
 * in which these came. A change cause is what somebody wrote: for readers who may see diagnostics.
 *
 * @public
 */
export function rolloutHistory(
  objects: KubernetesObject[],
  workload: KubernetesObjectRef,
): Rollout[] {
  const snapshot = Snapshot.create({ objects, observedAt: new Date(0) });
  const sets = snapshot.ofKind<WorkloadObject>('ReplicaSet', 'apps');
  const own = replicaSetsOf(workload, sets).filter(set => revisionOf(set) > 0);
  if (own.length > 0) return ofReplicaSets(own);
  const object = snapshot.objects.find(
    each => keyOf(refOf(each)) === keyOf(workload),
  );
  return object && ['StatefulSet', 'DaemonSet'].includes(object.kind)
    ? ofPods(object, podsOf(objects, workload))
    : [];
}
