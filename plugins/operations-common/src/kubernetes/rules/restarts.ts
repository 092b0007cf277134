import { Pod } from '../objects';
import {
  containerOf,
  containerStatuses,
  isLiving,
  restartsOf,
} from '../podState';
import { Finding, Rule, View } from '../rule';
import { keyOf, refOf } from '../Snapshot';
import { counted, verb } from '../words';
import { Workload } from '../workload';

const HOUR = 3600;
/** So many restarts in an hour are a pattern. */
const MANY = 3;

function runningPods(view: View): Array<{ workload: Workload; pods: Pod[] }> {
  return view.workloads
    .filter(({ serves }) => serves)
    .map(workload => ({
      workload,
      pods: workload.pods
        .filter(isLiving)
        .filter(pod => !view.explained.has(keyOf(refOf(pod)))),
    }));
}

function lastEnd({ snapshot }: View, pod: Pod): number {
  return Math.min(
    ...containerStatuses(pod).map(({ lastState }) =>
      snapshot.age(lastState?.terminated?.finishedAt),
    ),
    Infinity,
  );
}

/** Restarts within the last hour, as far as the objects or the caller's memory prove them. */
function restartsInHour(view: View, pod: Pod): number {
  const { namespace = '', name, creationTimestamp } = pod.metadata;
  const all = restartsOf(pod);
  const before =
    view.snapshot.input.restartsAnHourAgo?.[`${namespace}/${name}`];
  if (before !== undefined) return Math.max(0, all - before);
  if (view.snapshot.age(creationTimestamp) <= HOUR) return all;
  return all > 0 && lastEnd(view, pod) <= HOUR ? 1 : 0;
}

/** A container that was killed for its memory and runs again. */
export const outOfMemoryLately: Rule = {
  code: 'kubernetes.out-of-memory-lately',
  family: 'pods',
  reads: 'the last end of containers: OOMKilled within the last hour',
  verdict: 'degraded: what it was doing is lost, and it may happen again',
  words:
    '1 pod of orders ran out of memory within the last hour and was restarted (limit 64Mi).',
  whatToDo: 'Raise the memory limit, or find out what needs so much memory.',
  find: view =>
    runningPods(view).flatMap(({ workload, pods }): Finding[] => {
      const killed = pods.flatMap(pod =>
        containerStatuses(pod)
          .filter(
            ({ lastState }) => lastState?.terminated?.reason === 'OOMKilled',
          )
          .map(({ name, lastState }) => ({
            pod,
            name,
            age: view.snapshot.age(lastState?.terminated?.finishedAt),
          }))
          .filter(({ age }) => age <= HOUR),
      );
      if (killed.length === 0) return [];
      const [last] = [...killed].sort((a, b) => a.age - b.age);
      const limit = containerOf(last.pod, last.name)?.resources?.limits?.memory;
      const count = new Set(killed.map(({ pod }) => pod)).size;
      return [
        {
          status: 'degraded',
          message: `${counted(count, 'pod')} of ${
            workload.ref.name
          } ran out of memory within the last hour and ${verb(
            count,
            'was',
            'were',
          )} restarted${limit === undefined ? '' : ` (limit ${limit})`}.`,
          object: refOf(last.pod),
          container: last.name,
          explains: killed.map(({ pod }) => keyOf(refOf(pod))),
        },
      ];
    }),
};

/** Pods that are ready now and were not all the time. */
export const restarts: Rule = {
  code: 'kubernetes.restarts',
  family: 'pods',
  reads:
    'restartCount of young pods, the last end of older ones, restarts an hour before where they are known',
  verdict: `degraded from ${MANY} restarts of one pod within an hour on; fewer are healthy, and said`,
  words:
    'A pod of payments was restarted again and again within the last hour (3 times or more).',
  whatToDo: 'Read the log of the run before.',
  find: view =>
    runningPods(view).flatMap(({ workload, pods }): Finding[] => {
      const counts = pods
        .map(pod => ({ pod, count: restartsInHour(view, pod) }))
        .filter(({ count }) => count > 0)
        .sort((a, b) => b.count - a.count);
      if (counts.length === 0) return [];
      const [{ pod, count }] = counts;
      const often = count >= MANY;
      return [
        {
          status: often ? 'degraded' : 'healthy',
          message: `A pod of ${workload.ref.name} was restarted ${
            often ? 'again and again ' : ''
          }within the last hour${often ? ` (${MANY} times or more)` : ''}.`,
          object: refOf(pod),
        },
      ];
    }),
};
