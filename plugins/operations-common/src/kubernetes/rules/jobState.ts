import { CronJob, Job } from '../objects';
import { conditionOf } from '../podState';
import { View } from '../rule';
import { byKey } from '../Snapshot';
import { Workload } from '../workload';

/** The jobs with what is known of their pods. */
export function jobs(view: View): Array<{ workload: Workload; job: Job }> {
  return view.workloads
    .filter(({ ref, object }) => ref.kind === 'Job' && object)
    .map(workload => ({ workload, job: workload.object as Job }));
}

/** The cron jobs. */
export function cronJobs(
  view: View,
): Array<{ workload: Workload; cron: CronJob }> {
  return view.workloads
    .filter(({ ref, object }) => ref.kind === 'CronJob' && object)
    .map(workload => ({ workload, cron: workload.object as CronJob }));
}

/** When a job ended so; undefined where it did not. */
export function ended(
  job: Job,
  how: 'Complete' | 'Failed',
): string | undefined {
  const condition = conditionOf(job.status?.conditions, how);
  return condition?.status === 'True'
    ? condition.lastTransitionTime ?? job.status?.completionTime ?? ''
    : undefined;
}

/** The run that was started last succeeded. */
export function lastSucceeded({ status }: CronJob): boolean {
  const { lastScheduleTime, lastSuccessfulTime } = status ?? {};
  return byKey(lastSuccessfulTime ?? '', lastScheduleTime ?? '~') >= 0;
}
