import { KubernetesObject, KubernetesObjectRef } from './objects';
import { keyOf, Snapshot } from './Snapshot';
import { workloadsOf } from './workload';

/**
 * The pods of a workload among the objects of a service: through its replica sets, those of a cron job through
 * its jobs.
 *
 * @public
 */
export function podsOf(
  objects: KubernetesObject[],
  workload: KubernetesObjectRef,
): KubernetesObject[] {
  const key = keyOf(workload);
  const snapshot = Snapshot.create({ objects, observedAt: new Date(0) });
  return workloadsOf(snapshot)
    .filter(
      each => each.key === key || (each.parent && keyOf(each.parent) === key),
    )
    .flatMap(({ pods }) => pods);
}
