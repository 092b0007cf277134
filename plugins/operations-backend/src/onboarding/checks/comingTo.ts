import { Pending } from '../../requests/pending';
import { promisedIn, SeenCluster } from '../ClusterBook';

/** Cores and bytes. @internal */
export interface Amounts {
  cpu: number;
  memory: number;
}

const NOTHING: Amounts = { cpu: 0, memory: 0 };

/** What a namespace will have been promised, by whoever promises most. */
function wishesFor(cluster: string, pending: Pending[], except?: string) {
  const wishes = new Map<string, Amounts & { isRaise: boolean }>();
  const kept = pending.filter(
    ({ isApproved, isMerged }) => isApproved || isMerged,
  );
  for (const { places, raises } of kept) {
    for (const [each, isRaise] of [
      ...places.map(place => [place, false] as const),
      ...raises.map(raise => [raise, true] as const),
    ]) {
      if (each.cluster !== cluster || each.namespace === except) continue;
      const known = wishes.get(each.namespace);
      wishes.set(each.namespace, {
        cpu: Math.max(each.cpu, known?.cpu ?? 0),
        memory: Math.max(each.memory, known?.memory ?? 0),
        isRaise: isRaise || (known?.isRaise ?? false),
      });
    }
  }
  return wishes;
}

/**
 * What others were promised on a cluster that does not show it yet: namespaces that have no quota there, and quotas that are
 * lower there than was asked for. Requests that nobody has approved promise nothing.
 *
 * @param except - the namespace that is asked about itself: its own wish takes the place of others for it
 * @internal
 */
export function comingTo(
  { name, namespaces, quotas }: SeenCluster,
  pending: Pending[] = [],
  except?: string,
): Amounts {
  let { cpu, memory } = NOTHING;
  for (const [namespace, wish] of wishesFor(name, pending, except)) {
    // What completes a namespace keeps its quota; only a raise changes one that is there.
    if (namespaces.has(namespace) && !wish.isRaise) continue;
    const there = quotas.get(namespace) ?? [];
    cpu += Math.max(0, wish.cpu - promisedIn(there, 'cpu'));
    memory += Math.max(0, wish.memory - promisedIn(there, 'memory'));
  }
  return { cpu, memory };
}
