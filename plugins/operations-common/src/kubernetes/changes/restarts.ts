import { ContainerStatus, Pod, Terminated } from '../objects';
import { containerStatuses } from '../podState';
import { identityOf, refOf } from '../Snapshot';
import { quote } from '../words';
import { workloadsOf } from '../workload';
import { KubernetesChange, Looks, timeOf } from './change';

function howItEnded({ exitCode, reason }: Terminated): string {
  const words = [
    ...(exitCode === undefined ? [] : [`exit code ${exitCode}`]),
    ...(reason === 'OOMKilled' ? ['out of memory'] : []),
  ];
  return words.length === 0 ? '' : ` (${words.join(', ')})`;
}

function countsIn(pod: Pod): Map<string, number> {
  return new Map(
    containerStatuses(pod).map(({ name, restartCount = 0 }) => [
      name,
      restartCount,
    ]),
  );
}

/** How often a container was restarted since the look before; 1 for a pod that is new to us. */
function timesOf(
  { name, restartCount = 0, lastState }: ContainerStatus,
  earlier: Map<string, number> | undefined,
): number {
  if (earlier) return Math.max(0, restartCount - (earlier.get(name) ?? 0));
  return restartCount > 0 && lastState?.terminated?.finishedAt ? 1 : 0;
}

/** Containers that were restarted, one entry per container with all its restarts since the look before. */
export function restarts({ before, now }: Looks): KubernetesChange[] {
  const known = new Map(
    (before?.ofKind<Pod>('Pod', '') ?? []).map(pod => [
      identityOf(pod),
      countsIn(pod),
    ]),
  );
  const running = workloadsOf(now).flatMap(({ ref, parent, pods }) =>
    pods.map(pod => ({ name: (parent ?? ref).name, pod })),
  );
  return running.flatMap(({ name, pod }) =>
    containerStatuses(pod).flatMap((status): KubernetesChange[] => {
      const times = timesOf(status, known.get(identityOf(pod)));
      if (times === 0) return [];
      const ended = status.lastState?.terminated ?? {};
      const detail = quote(ended.message);
      return [
        {
          kind: 'restart',
          object: refOf(pod),
          at: timeOf(now, ended.finishedAt),
          summary:
            `1 container of ${name} restarted` +
            `${times > 1 ? ` ${times} times` : ''}${howItEnded(ended)}`,
          ...(detail !== undefined && { detail }),
          key: `restart/${identityOf(pod)}/${status.name}/${
            status.restartCount
          }`,
        },
      ];
    }),
  );
}
