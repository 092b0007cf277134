import { ContainerStatus, Pod, Terminated } from '../objects';
import { View } from '../rule';

/** A crash is current for so long after the container last ended. */
const RECENT_SECONDS = 10 * 60;

/** A container that ends when it should not. */
export interface Crash {
  container: string;
  ended: Terminated;
  /** It prepares the pod for its other containers. */
  preparing: boolean;
}

function endedWithError(ended: Terminated | undefined, pod: Pod): boolean {
  if (!ended) return false;
  // Where a pod is to run for ever, ending well is an end, too.
  return (
    ended.exitCode !== 0 || (pod.spec?.restartPolicy ?? 'Always') === 'Always'
  );
}

function crashIn(
  { snapshot }: View,
  pod: Pod,
  { ready, restartCount = 0, state, lastState }: ContainerStatus,
  preparing: boolean,
): Terminated | undefined {
  const before = lastState?.terminated;
  if (state?.waiting?.reason === 'CrashLoopBackOff') return before ?? {};
  const now = state?.terminated;
  if (now && preparing) return now.exitCode === 0 ? undefined : now;
  if (now) return endedWithError(now, pod) ? now : undefined;
  const again =
    !ready &&
    restartCount >= 2 &&
    before !== undefined &&
    snapshot.age(before.finishedAt) < RECENT_SECONDS;
  return again ? before : undefined;
}

/** The first container of a pod that crashes. */
export function crashOf(view: View, pod: Pod): Crash | undefined {
  const { initContainerStatuses = [], containerStatuses = [] } =
    pod.status ?? {};
  for (const [statuses, preparing] of [
    [initContainerStatuses, true],
    [containerStatuses, false],
  ] as const) {
    for (const status of statuses) {
      const ended = crashIn(view, pod, status, preparing);
      if (ended) return { container: status.name, ended, preparing };
    }
  }
  return undefined;
}
