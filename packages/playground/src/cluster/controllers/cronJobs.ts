import { CronTime } from 'cron';
import { at, Fields, isFields, KubeObject, timestamp } from '../model';
import { isTrue } from './conditions';
import { ownedBy } from './pods';
import { Recorder } from './Recorder';
import { View } from './View';

const BY = 'cronjob-controller';
/** After so many missed times nobody counts further: what came of a frequent schedule came within the last day. */
const MISSED_LIMIT = 1_000;
const DAY_MS = 86_400_000;

/** The last time that has come since it was scheduled last; undefined when none has. */
function dueOf(cronJob: KubeObject): Date | undefined {
  const schedule = String(at(cronJob, 'spec', 'schedule'));
  const zone = String(at(cronJob, 'spec', 'timeZone') ?? 'UTC');
  const times = new CronTime(schedule, zone);
  const last =
    at(cronJob, 'status', 'lastScheduleTime') ??
    cronJob.metadata.creationTimestamp;
  const after = (time: Date) => times.getNextDateFrom(time, zone).toJSDate();
  const now = new Date();
  let due: Date | undefined;
  let next = after(new Date(String(last)));
  for (let missed = 0; next <= now; missed++) {
    due = next;
    next = after(
      missed === MISSED_LIMIT ? new Date(now.getTime() - DAY_MS) : next,
    );
  }
  return due;
}

function isOver(job: KubeObject): boolean {
  return isTrue(job, 'Complete') || isTrue(job, 'Failed');
}

function jobOf(cronJob: KubeObject, due: Date) {
  const template = at(cronJob, 'spec', 'jobTemplate');
  const metadata = at(template, 'metadata');
  const minutes = Math.floor(due.getTime() / 60_000);
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      ...(isFields(metadata) && metadata),
      name: `${cronJob.metadata.name}-${minutes}`,
      namespace: cronJob.metadata.namespace,
      ownerReferences: ownedBy(cronJob),
    },
    spec: at(template, 'spec'),
  };
}

/** Starts what is due; answers the time that has thereby been served. */
async function start(
  cronJob: KubeObject,
  due: Date,
  active: KubeObject[],
  view: View,
  recorder: Recorder,
): Promise<Date | undefined> {
  const deadline = at(cronJob, 'spec', 'startingDeadlineSeconds');
  const late = (Date.now() - due.getTime()) / 1_000;
  if (deadline !== undefined && late > Number(deadline)) {
    const said = `Missed scheduled time to start a job: ${due.toUTCString()}`;
    await recorder.warning(cronJob, BY, 'MissSchedule', said);
    return undefined;
  }
  const policy = at(cronJob, 'spec', 'concurrencyPolicy');
  if (policy === 'Forbid' && active.length > 0) {
    await recorder.normal(
      cronJob,
      BY,
      'JobAlreadyActive',
      'Not starting job because prior execution is running and concurrency policy is Forbid',
    );
    return undefined;
  }
  if (policy === 'Replace') {
    for (const job of active) await view.delete(job);
  }
  const job = jobOf(cronJob, due);
  await view.create(job);
  const said = `Created job ${job.metadata.name}`;
  await recorder.normal(cronJob, BY, 'SuccessfulCreate', said);
  return due;
}

/** Says of jobs that were running that they are over, and keeps only the last ones. */
async function tidy(
  cronJob: KubeObject,
  over: KubeObject[],
  view: View,
  recorder: Recorder,
): Promise<void> {
  const before = JSON.stringify(at(cronJob, 'status', 'active') ?? []);
  for (const job of over) {
    const condition = isTrue(job, 'Complete') ? 'Complete' : 'Failed';
    if (before.includes(job.metadata.uid)) {
      const said = `Saw completed job: ${job.metadata.name}, condition: ${condition}`;
      await recorder.normal(cronJob, BY, 'SawCompletedJob', said);
    }
  }
  const limit = (field: string, otherwise: number) =>
    Number(at(cronJob, 'spec', field) ?? otherwise);
  const complete = over.filter(job => isTrue(job, 'Complete'));
  const failed = over.filter(job => !isTrue(job, 'Complete'));
  const surplus = [
    ...complete.reverse().slice(limit('successfulJobsHistoryLimit', 3)),
    ...failed.reverse().slice(limit('failedJobsHistoryLimit', 1)),
  ];
  for (const job of surplus) await view.delete(job);
}

function referenceTo({ apiVersion, kind, metadata }: KubeObject): Fields {
  const { name, namespace, uid } = metadata;
  return { apiVersion, kind, name, namespace, uid };
}

async function reconcile(cronJob: KubeObject, view: View, recorder: Recorder) {
  let due: Date | undefined;
  try {
    const suspended = at(cronJob, 'spec', 'suspend') === true;
    due = suspended ? undefined : dueOf(cronJob);
  } catch (error) {
    const said = `unparseable schedule: ${error}`;
    await recorder.warning(cronJob, BY, 'UnparseableSchedule', said);
    return;
  }
  const jobs = view.ownedBy('Job', cronJob);
  const active = jobs.filter(job => !isOver(job));
  const served = due && (await start(cronJob, due, active, view, recorder));
  await tidy(cronJob, jobs.filter(isOver), view, recorder);
  const now = view.ownedBy('Job', cronJob);
  const ends = now
    .filter(job => isTrue(job, 'Complete'))
    .map(job => String(at(job, 'status', 'completionTime')));
  await view.report(cronJob, {
    active: now.filter(job => !isOver(job)).map(referenceTo),
    lastScheduleTime: served
      ? timestamp(served)
      : at(cronJob, 'status', 'lastScheduleTime'),
    lastSuccessfulTime:
      ends.sort().pop() ?? at(cronJob, 'status', 'lastSuccessfulTime'),
  });
}

/** Starts jobs when their time has come. @internal */
export async function cronJobs(view: View, recorder: Recorder) {
  for (const cronJob of view.all('CronJob')) {
    if (!cronJob.metadata.deletionTimestamp) {
      await reconcile(cronJob, view, recorder);
    }
  }
}
