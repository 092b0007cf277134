import { byKey, Snapshot } from '../Snapshot';
import { KubernetesChange, KubernetesLook, Looks } from './change';
import { restarts } from './restarts';
import { rollouts } from './rollouts';
import { scalings } from './scalings';
import { updates } from './updates';

/**
 * What changed between two looks at the objects of a service in a cluster, oldest first. Pure; a change that is
 * seen twice has the same key. The first look tells the rollouts of all replica sets that are kept, and the
 * last restart of each container.
 *
 * @public
 */
export function kubernetesChanges({
  previous,
  current,
  observedAt,
}: KubernetesLook): KubernetesChange[] {
  const looks: Looks = {
    before: previous && Snapshot.create({ objects: previous, observedAt }),
    now: Snapshot.create({ objects: current, observedAt }),
  };
  return [rollouts, updates, scalings, restarts]
    .flatMap(find => find(looks))
    .sort((a, b) => byKey(a.at, b.at) || byKey(a.key, b.key));
}
