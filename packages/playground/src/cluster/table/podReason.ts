import { at, KubeObject, listAt } from '../model';

/** The word for a pod's state that kubectl prints under STATUS. @internal */
export function podReason(pod: KubeObject): string {
  if (pod.metadata.deletionTimestamp) return 'Terminating';
  for (const { state } of listAt(pod, 'status', 'containerStatuses')) {
    const waiting = at(state, 'waiting', 'reason');
    if (waiting) return String(waiting);
    const terminated = at(state, 'terminated', 'reason');
    if (terminated) return String(terminated);
  }
  return String(
    at(pod, 'status', 'reason') ?? at(pod, 'status', 'phase') ?? 'Unknown',
  );
}
