import { CronJob, Job, Pod, Terminated } from '../objects';
import { conditionOf } from '../podState';
import { Finding, Rule, View } from '../rule';
import { byKey, keyOf, refOf } from '../Snapshot';
import { because, counted, quote } from '../words';
import { Workload } from '../workload';
import { cronJobs, ended, jobs, lastSucceeded } from './jobState';

const FAMILY = 'jobs';

/** A failed job of its own is a leftover after so long, where something else runs. */
const LEFTOVER_SECONDS = 24 * 3600;
const HOUR = 3600;

function repository(workload: Workload): string | undefined {
  const image = workload.template?.spec?.containers?.[0]?.image;
  return image?.replace(/(@.*|:[^:/]*)$/, '');
}

/** The work was done after all: a later job of the same program succeeded. */
function doneLater(
  view: View,
  { workload, job }: { workload: Workload; job: Job },
) {
  return jobs(view).some(
    later =>
      ended(later.job, 'Complete') !== undefined &&
      repository(later.workload) === repository(workload) &&
      byKey(
        later.job.metadata.creationTimestamp ?? '',
        job.metadata.creationTimestamp ?? '',
      ) > 0,
  );
}

/** How the last pod that failed ended. */
function lastEnd(pods: Pod[]): Terminated | undefined {
  const [last] = pods
    .flatMap(pod => pod.status?.containerStatuses ?? [])
    .flatMap(({ state }) => state?.terminated ?? [])
    .filter(({ exitCode }) => exitCode !== 0)
    .sort((a, b) => byKey(b.finishedAt ?? '', a.finishedAt ?? ''));
  return last;
}

function failedHow(job: Job, reason: string | undefined): string {
  if (reason === 'DeadlineExceeded') return 'failed: it took too long';
  return reason === 'BackoffLimitExceeded'
    ? `failed after ${counted(Math.max(1, job.status?.failed ?? 0), 'attempt')}`
    : 'failed';
}

/** That a job failed, and how, as the end of a sentence; what its last pod said, else its controller. */
function failure(job: Job, pods: Pod[]): { says: string; detail?: string } {
  const { reason, message } =
    conditionOf(job.status?.conditions, 'Failed') ?? {};
  const how = failedHow(job, reason);
  const last = lastEnd(pods);
  const detail =
    quote(last?.message) ?? (how === 'failed' ? quote(message) : undefined);
  return {
    says: last ? `${how} (exit code ${last.exitCode ?? 'unknown'})` : how,
    ...(detail !== undefined && { detail }),
  };
}

/** A job of its own that failed for good. */
export const failed: Rule = {
  code: 'kubernetes.job-failed',
  family: FAMILY,
  reads:
    'condition Failed of jobs, the end of their pods, later jobs of the same image',
  verdict:
    'down where the service is nothing but jobs and all of them failed, degraded otherwise; silent once a later job of the same image succeeded, and after a day where something else runs',
  words: 'Job accounts-2026-11 failed after 3 attempts (exit code 1).',
  quotes: 'relation "accounts" already exists',
  whatToDo: 'Read the log of its last pod, correct the cause and run it again.',
  find: view => {
    const serves = view.workloads.some(
      workload => workload.serves && workload.wanted > 0,
    );
    return jobs(view)
      .filter(({ workload }) => workload.parent?.kind !== 'CronJob')
      .filter(({ job }) => {
        const at = ended(job, 'Failed');
        if (at === undefined) return false;
        return !serves || view.snapshot.age(at) <= LEFTOVER_SECONDS;
      })
      .filter(found => !doneLater(view, found))
      .map(({ workload, job }) => {
        const { says, detail } = failure(job, workload.pods);
        return {
          status: serves ? 'degraded' : 'down',
          message: `Job ${job.metadata.name} ${says}.`,
          detail,
          object: workload.ref,
          down: serves ? [] : [workload.key],
          explains: [workload.key],
        };
      });
  },
};

/** A cron job whose last run failed. */
export const runFailed: Rule = {
  code: 'kubernetes.cron-run-failed',
  family: FAMILY,
  reads: 'conditions of the jobs of a cron job, status.lastSuccessfulTime',
  verdict:
    'degraded where the last run that ended failed; silent once a later run succeeded, and where the cron job is suspended',
  words:
    'The last run of cron job weekly-report failed after 2 attempts (exit code 2).',
  whatToDo: 'Read the log of its last pod; the next run may do better.',
  find: view =>
    cronJobs(view).flatMap(({ workload, cron }): Finding[] => {
      if (cron.spec?.suspend) return [];
      const runs = jobs(view).filter(
        ({ workload: run }) => run.parent && keyOf(run.parent) === workload.key,
      );
      const [last] = runs
        .map(run => ({
          ...run,
          at: ended(run.job, 'Failed') ?? ended(run.job, 'Complete') ?? '',
        }))
        .filter(({ at }) => at !== '')
        .sort((a, b) => byKey(b.at, a.at));
      if (!last || ended(last.job, 'Failed') === undefined) return [];
      if (byKey(cron.status?.lastSuccessfulTime ?? '', last.at) > 0) return [];
      const { says, detail } = failure(last.job, last.workload.pods);
      return [
        {
          status: 'degraded',
          message: `The last run of cron job ${cron.metadata.name} ${says}.`,
          detail,
          object: last.workload.ref,
        },
      ];
    }),
};

/** Events of a cron job that did not run, and what they mean. */
const MISSED: Record<string, string> = {
  JobAlreadyActive: 'the run before has not ended',
  MissSchedule: 'it was not started in time',
  TooManyMissedTimes: 'too many runs were missed',
  FailedCreate: 'its job cannot be made',
  UnparseableSchedule: 'its schedule cannot be read',
  InvalidSchedule: 'its schedule cannot be read',
};

/** A cron job that did not run when it should have. */
export const runMissed: Rule = {
  code: 'kubernetes.cron-run-missed',
  family: FAMILY,
  reads:
    'events JobAlreadyActive (a Normal one), MissSchedule, TooManyMissedTimes, FailedCreate of the last hour, status.lastScheduleTime',
  verdict: 'degraded; silent once it ran after that, and where it is suspended',
  words:
    'Cron job weekly-report did not run when it should have: the run before has not ended.',
  whatToDo: 'Look at the run that does not end, or allow runs side by side.',
  find: view =>
    cronJobs(view).flatMap(({ workload, cron }): Finding[] => {
      const event = view.snapshot.event(cron, Object.keys(MISSED), HOUR);
      if (!event || cron.spec?.suspend) return [];
      const ranSince =
        byKey(
          cron.status?.lastScheduleTime ?? '',
          view.snapshot.seenAt(event),
        ) > 0;
      return ranSince
        ? []
        : [
            {
              status: 'degraded',
              message: `Cron job ${
                cron.metadata.name
              } did not run when it should have${because(
                MISSED[event.reason ?? ''],
              )}.`,
              detail:
                event.reason === 'JobAlreadyActive'
                  ? undefined
                  : quote(event.message),
              object: workload.ref,
            },
          ];
    }),
};

/** A job that failed and is still trying. */
export const retrying: Rule = {
  code: 'kubernetes.job-retrying',
  family: FAMILY,
  reads: 'status.failed and status.active of jobs',
  verdict: 'healthy, and said: it has attempts left',
  words: 'Job accounts-2026-11 failed before and tries again.',
  whatToDo: 'Wait, or read the log of the attempt before.',
  find: view =>
    jobs(view)
      .filter(
        ({ job }) =>
          (job.status?.failed ?? 0) > 0 &&
          (job.status?.active ?? 0) > 0 &&
          ended(job, 'Complete') === undefined &&
          ended(job, 'Failed') === undefined,
      )
      .map(({ job }) => ({
        status: 'healthy',
        message: `Job ${job.metadata.name} failed before and tries again.`,
        object: refOf(job),
      })),
};

function jobIsWell(job: Job): string | undefined {
  const { name } = job.metadata;
  if (ended(job, 'Complete') !== undefined) return `Job ${name} succeeded.`;
  const { active = 0, failed: failures = 0 } = job.status ?? {};
  return active > 0 && failures === 0 ? `Job ${name} is running.` : undefined;
}

function cronIsWell(cron: CronJob): string | undefined {
  const { name } = cron.metadata;
  if (cron.status?.lastScheduleTime) {
    return lastSucceeded(cron)
      ? `The last run of cron job ${name} succeeded.`
      : undefined;
  }
  return `Cron job ${name} has not run yet.`;
}

/** Jobs that do what they should. */
export const jobsWell: Rule = {
  code: 'kubernetes.job-well',
  family: FAMILY,
  reads:
    'condition Complete and status.active of jobs, status.lastScheduleTime and lastSuccessfulTime of cron jobs',
  verdict: 'healthy',
  words: 'The last run of cron job weekly-report succeeded.',
  whatToDo: 'Nothing.',
  find: view => [
    ...jobs(view)
      .filter(({ workload }) => !workload.parent)
      .flatMap(({ workload, job }) => said(workload, jobIsWell(job))),
    ...cronJobs(view)
      .filter(({ cron }) => !cron.spec?.suspend)
      .flatMap(({ workload, cron }) => said(workload, cronIsWell(cron))),
  ],
};

function said(workload: Workload, message: string | undefined): Finding[] {
  return message === undefined
    ? []
    : [{ status: 'healthy', message, object: workload.ref }];
}

/** Somebody stopped it on purpose. */
export const suspended: Rule = {
  code: 'kubernetes.suspended',
  family: FAMILY,
  reads: 'spec.suspend of cron jobs and jobs',
  verdict: 'healthy, and said',
  words:
    'Cron job weekly-newsletter is suspended on purpose; its last run succeeded.',
  whatToDo: 'Let it run again when it is needed.',
  find: view => [
    ...cronJobs(view)
      .filter(({ cron }) => cron.spec?.suspend)
      .map(
        ({ cron }): Finding => ({
          status: 'healthy',
          message: `Cron job ${cron.metadata.name} is suspended on purpose${
            lastSucceeded(cron) ? '; its last run succeeded' : ''
          }.`,
          object: refOf(cron),
        }),
      ),
    ...jobs(view)
      .filter(({ job }) => job.spec?.suspend)
      .map(
        ({ job }): Finding => ({
          status: 'healthy',
          message: `Job ${job.metadata.name} is suspended on purpose.`,
          object: refOf(job),
        }),
      ),
  ],
};
