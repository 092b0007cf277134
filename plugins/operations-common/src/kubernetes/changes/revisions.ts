import { WorkloadObject } from '../objects';
import { revisionOf } from '../workload';

const HISTORY = 'deployment.kubernetes.io/revision-history';

/** All numbers that a replica set has had, ascending: going back to it gives it a new one. */
export function numbersOf(set: WorkloadObject): number[] {
  const past = set.metadata.annotations?.[HISTORY]?.split(',') ?? [];
  return [...past.map(Number), revisionOf(set)].filter(number => number > 0);
}

/** The number with which a replica set came; undefined where it was used again and nothing tells the first. */
export function firstNumberOf(
  set: WorkloadObject,
  sisters: WorkloadObject[],
): number | undefined {
  const [first, ...later] = numbersOf(set);
  if (later.length > 0) return first;
  const made = Date.parse(set.metadata.creationTimestamp ?? '');
  const isOutOfOrder = sisters.some(
    other =>
      revisionOf(other) < revisionOf(set) &&
      Date.parse(other.metadata.creationTimestamp ?? '') > made,
  );
  return isOutOfOrder ? undefined : first;
}

/** The replica set that ran before a number was given. */
export function predecessorOf(
  number: number,
  sets: WorkloadObject[],
): WorkloadObject | undefined {
  const [last] = sets
    .flatMap(set => numbersOf(set).map(own => ({ set, own })))
    .filter(({ own }) => own < number)
    .sort((a, b) => b.own - a.own);
  return last?.set;
}

/** Whether a replica set had a number before this one. */
export function ranBefore(number: number, set: WorkloadObject): boolean {
  return numbersOf(set).some(own => own < number);
}
