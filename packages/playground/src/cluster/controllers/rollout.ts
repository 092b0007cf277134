import { at, KubeObject } from '../model';
import { replicasOf } from './pods';

/** `25%` of a number, or the number that is written. */
function share(value: unknown, of: number, round: (n: number) => number) {
  const text = String(value ?? '25%');
  return text.endsWith('%')
    ? round((Number.parseInt(text, 10) / 100) * of)
    : Number(text);
}

/** How far a rollout may go at once. @internal */
export function limitsOf(deployment: KubeObject) {
  const wanted = replicasOf(deployment);
  const rolling = at(deployment, 'spec', 'strategy', 'rollingUpdate');
  const surge = share(at(rolling, 'maxSurge'), wanted, Math.ceil);
  const unavailable = share(at(rolling, 'maxUnavailable'), wanted, Math.floor);
  return {
    surge,
    // Neither more nor less would be a rollout that never moves.
    unavailable: surge === 0 && unavailable === 0 ? 1 : unavailable,
  };
}

function readyOf(set: KubeObject): number {
  return Number(at(set, 'status', 'readyReplicas') ?? 0);
}

/**
 * How many replicas each replica set of a deployment should have now. Old ones first lose what is not
 * ready: nobody misses it.
 *
 * @internal
 */
export function nextSizes(
  deployment: KubeObject,
  current: KubeObject,
  old: KubeObject[],
): Map<KubeObject, number> {
  const wanted = replicasOf(deployment);
  const sizes = new Map(
    [current, ...old].map(set => [set, replicasOf(set)] as const),
  );
  const oldTotal = old.reduce((sum, set) => sum + replicasOf(set), 0);
  if (at(deployment, 'spec', 'paused')) return sizes;
  if (oldTotal === 0) return sizes.set(current, wanted);
  if (at(deployment, 'spec', 'strategy', 'type') === 'Recreate') {
    old.forEach(set => sizes.set(set, 0));
    const remains = old.some(set => Number(at(set, 'status', 'replicas') ?? 0));
    return sizes.set(current, remains ? replicasOf(current) : wanted);
  }
  const { surge, unavailable } = limitsOf(deployment);
  const room = wanted + surge - oldTotal;
  sizes.set(
    current,
    Math.min(wanted, Math.max(Math.min(replicasOf(current), wanted), room)),
  );
  const unready = (set: KubeObject) =>
    Math.max(0, replicasOf(set) - readyOf(set));
  const ready = [current, ...old].reduce((sum, set) => sum + readyOf(set), 0);
  let spare = ready - (wanted - unavailable);
  for (const set of old) {
    const useless = unready(set);
    const useful = Math.min(Math.max(0, spare), replicasOf(set) - useless);
    spare -= useful;
    sizes.set(set, replicasOf(set) - useless - useful);
  }
  return sizes;
}
