import { at, Fields, KubeObject, listAt, timestamp } from '../model';

/** A condition, as a controller says it. @internal */
export interface Condition {
  type: string;
  status: 'True' | 'False';
  reason?: string;
  message?: string;
}

/** Conditions with their times: the time of one that has not changed stays. @internal */
export function withTimes(object: KubeObject, wanted: Condition[]): Fields[] {
  return wanted.map(condition => {
    const before = listAt(object, 'status', 'conditions').find(
      ({ type }) => type === condition.type,
    );
    const same = before?.status === condition.status;
    return {
      ...condition,
      lastTransitionTime: same ? before.lastTransitionTime : timestamp(),
    };
  });
}

/** @internal */
export function isTrue(object: KubeObject, type: string): boolean {
  return listAt(object, 'status', 'conditions').some(
    condition => condition.type === type && condition.status === 'True',
  );
}

/** @internal */
export function isReady(pod: KubeObject): boolean {
  return !pod.metadata.deletionTimestamp && isTrue(pod, 'Ready');
}

/** Neither ended nor about to. @internal */
export function isActive(pod: KubeObject): boolean {
  const phase = at(pod, 'status', 'phase');
  return (
    !pod.metadata.deletionTimestamp &&
    phase !== 'Succeeded' &&
    phase !== 'Failed'
  );
}
