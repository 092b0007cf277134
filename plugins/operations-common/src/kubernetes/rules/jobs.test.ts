import {
  ago,
  ended,
  event,
  object,
  owner,
  pod,
  template,
  well,
} from '../__testUtils__/objects';
import { KubernetesObject } from '../objects';
import { Case, leaksOf, verdictOf } from '../__testUtils__/verdict';

interface JobOptions {
  age?: number;
  outcome?: 'Complete' | 'Failed';
  endedAgo?: number;
  reason?: string;
  image?: string;
  of?: string;
  status?: object;
  suspend?: boolean;
}

function job(name: string, options: JobOptions = {}): KubernetesObject {
  const {
    age = 600,
    outcome,
    endedAgo = 60,
    of,
    image = 'example.org/tool:1',
  } = options;
  const { reason = 'BackoffLimitExceeded', suspend, status } = options;
  return object('batch/v1', 'Job', name, {
    metadata: {
      name,
      creationTimestamp: ago(age),
      ownerReferences: of ? owner('batch/v1', 'CronJob', of) : undefined,
    },
    spec: { suspend, template: template(name, image) },
    status: {
      failed: outcome === 'Failed' ? 3 : 0,
      conditions: outcome
        ? [
            {
              type: outcome,
              status: 'True',
              reason,
              lastTransitionTime: ago(endedAgo),
            },
          ]
        : undefined,
      ...status,
    },
  });
}

function lastPod(of: string, exitCode: number, message: string) {
  return pod(of, 0, {
    ready: false,
    metadata: { ownerReferences: owner('batch/v1', 'Job', of) },
    status: {
      phase: 'Failed',
      containerStatuses: [
        { name: 'app', state: ended(exitCode, 60, { message }) },
      ],
    },
  });
}

function cronJob(spec: object = {}, status: object = {}) {
  return object('batch/v1', 'CronJob', 'report', {
    spec: { schedule: '0 * * * *', ...spec },
    status,
  });
}

const DAY = 86_400;
const failed = (options: JobOptions = {}) =>
  job('migrate', { outcome: 'Failed', ...options });

const CASES: Case[] = [
  [
    'a failed job and nothing else',
    [failed(), lastPod('migrate', 1, 'relation exists\n')],
    'down',
    'job-failed: Job migrate failed after 3 attempts (exit code 1). “relation exists”',
  ],
  [
    'a failed job beside what serves',
    [...well('payments'), failed()],
    'degraded',
    'job-failed: Job migrate failed after 3 attempts.',
  ],
  [
    'a job that took too long',
    [failed({ reason: 'DeadlineExceeded' })],
    'down',
    'job-failed: Job migrate failed: it took too long.',
  ],
  [
    'a failed job of a day ago beside what serves',
    [...well('payments'), failed({ endedAgo: DAY })],
    'degraded',
    'job-failed: Job migrate failed after 3 attempts.',
  ],
  [
    'a failed job of more than a day ago beside what serves',
    [...well('payments'), failed({ endedAgo: DAY + 1 })],
    'healthy',
    'available: All pods of payments are available.',
  ],
  [
    'a failed job of more than a day ago and nothing else',
    [failed({ endedAgo: DAY + 1 })],
    'down',
    'job-failed: Job migrate failed after 3 attempts.',
  ],
  [
    'a job that failed, and a later one of the same program that succeeded',
    [
      ...well('payments'),
      failed(),
      job('migrate-2', {
        age: 300,
        outcome: 'Complete',
        image: 'example.org/tool:2',
      }),
    ],
    'healthy',
    'available: All pods of payments are available.',
  ],
  [
    'a job that failed, and an earlier one that succeeded',
    [failed(), job('migrate-0', { age: 900, outcome: 'Complete' })],
    'degraded',
    'job-failed: Job migrate failed after 3 attempts.',
  ],
  [
    'a job that failed, and a later one of another program',
    [
      failed(),
      job('seed', {
        age: 300,
        outcome: 'Complete',
        image: 'example.org/seed:1',
      }),
    ],
    'degraded',
    'job-failed: Job migrate failed after 3 attempts.',
  ],
  [
    'a job that failed and then succeeded',
    [
      ...well('payments'),
      job('migrate', {
        outcome: 'Complete',
        status: { failed: 2, succeeded: 1 },
      }),
      lastPod('migrate', 1, ''),
    ],
    'healthy',
    'available: All pods of payments are available.',
  ],
  [
    'a job that failed and tries again',
    [job('migrate', { status: { failed: 1, active: 1 } })],
    'healthy',
    'job-retrying: Job migrate failed before and tries again.',
  ],
  [
    'a job that succeeded',
    [job('migrate', { outcome: 'Complete' })],
    'healthy',
    'job-well: Job migrate succeeded.',
  ],
  [
    'a job that runs',
    [job('migrate', { status: { active: 1 } })],
    'healthy',
    'job-well: Job migrate is running.',
  ],
  [
    'a cron job before its first run',
    [cronJob()],
    'healthy',
    'job-well: Cron job report has not run yet.',
  ],
  [
    'a cron job that runs as it should',
    [cronJob({}, { lastScheduleTime: ago(90), lastSuccessfulTime: ago(60) })],
    'healthy',
    'job-well: The last run of cron job report succeeded.',
  ],
  [
    'a job whose pod the cluster refuses',
    [
      job('migrate'),
      event(
        job('migrate'),
        'FailedCreate',
        'Error creating: pods "migrate-x" is forbidden: no service account',
      ),
    ],
    'degraded',
    'pods-refused: The pod of job migrate cannot be made: the cluster does not allow it. “no service account”',
  ],
  [
    'a job that ended after a refusal, its pod tidied away',
    [
      job('migrate', { outcome: 'Complete' }),
      event(job('migrate'), 'FailedCreate', 'Error creating'),
    ],
    'healthy',
    'job-well: Job migrate succeeded.',
  ],
  [
    'a cron job whose jobs the cluster refuses',
    [cronJob(), event(cronJob(), 'FailedCreate', 'Error creating job: quota')],
    'degraded',
    'cron-run-missed: Cron job report did not run when it should have: its job cannot be made. “Error creating job: quota”',
  ],
  [
    'a suspended job',
    [job('migrate', { suspend: true })],
    'healthy',
    'suspended: Job migrate is suspended on purpose.',
  ],
  [
    'a cron job whose last run failed',
    [
      cronJob(),
      job('report-1', { of: 'report', outcome: 'Complete', endedAgo: 3600 }),
      job('report-2', { of: 'report', outcome: 'Failed', endedAgo: 60 }),
      lastPod('report-2', 2, ''),
    ],
    'degraded',
    'cron-run-failed: The last run of cron job report failed after 3 attempts (exit code 2).',
  ],
  [
    'a cron job whose run before the last failed',
    [
      ...well('payments'),
      cronJob(),
      job('report-1', { of: 'report', outcome: 'Failed', endedAgo: 3600 }),
      job('report-2', { of: 'report', outcome: 'Complete', endedAgo: 60 }),
    ],
    'healthy',
    'available: All pods of payments are available.',
  ],
  [
    'a failed run whose successor succeeded and was tidied away',
    [
      ...well('payments'),
      cronJob({}, { lastSuccessfulTime: ago(59) }),
      job('report-1', { of: 'report', outcome: 'Failed', endedAgo: 60 }),
    ],
    'healthy',
    'available: All pods of payments are available.',
  ],
  [
    'a suspended cron job whose last run failed',
    [
      cronJob({ suspend: true }),
      job('report-1', { of: 'report', outcome: 'Failed' }),
    ],
    'healthy',
    'suspended: Cron job report is suspended on purpose.',
  ],
  [
    'a suspended cron job whose last run succeeded',
    [
      cronJob(
        { suspend: true },
        { lastScheduleTime: ago(90), lastSuccessfulTime: ago(60) },
      ),
    ],
    'healthy',
    'suspended: Cron job report is suspended on purpose; its last run succeeded.',
  ],
  [
    'a run that was missed, which only a Normal event tells',
    [
      cronJob(),
      event(cronJob(), 'JobAlreadyActive', 'Not starting job', 3600, 'Normal'),
    ],
    'degraded',
    'cron-run-missed: Cron job report did not run when it should have: the run before has not ended.',
  ],
  [
    'a run that was missed, and one that came after',
    [
      ...well('payments'),
      cronJob({}, { lastScheduleTime: ago(60) }),
      event(cronJob(), 'JobAlreadyActive', '', 120, 'Normal'),
    ],
    'healthy',
    'available: All pods of payments are available.',
  ],
  [
    'a run that was missed more than an hour ago',
    [
      ...well('payments'),
      cronJob(),
      event(cronJob(), 'JobAlreadyActive', '', 3601, 'Normal'),
    ],
    'healthy',
    'available: All pods of payments are available.',
  ],
  [
    'a cron job of an older server',
    [{ ...cronJob({ suspend: true }), apiVersion: 'batch/v1beta1' }],
    'healthy',
    'suspended: Cron job report is suspended on purpose.',
    { serverVersion: 'v1.20.2' },
  ],
];

describe('jobs', () => {
  it.each(CASES)('%s', (...row) => {
    const [, objects, status, first, more] = row as Case;
    expect(verdictOf(objects, more)).toEqual({ status, first });
  });

  it.each(CASES)('%s, and nothing private in the words', (...row) => {
    const [, objects, , , more] = row as Case;
    expect(leaksOf(objects, more)).toEqual([]);
  });
});
