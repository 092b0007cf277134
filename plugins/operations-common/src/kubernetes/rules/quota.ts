import { Condition, Job, ResourceQuota, WorkloadObject } from '../objects';
import { conditionOf, isLiving } from '../podState';
import { parseQuantity } from '../quantity';
import { Finding, impact, missingPods, Rule, View } from '../rule';
import { keyOf, refOf } from '../Snapshot';
import { listed, quote } from '../words';
import { Workload } from '../workload';

const FAMILY = 'quota';

/** Controllers try again after at most so long. */
const RETRY_SECONDS = 20 * 60;

/** Why the controller of a workload cannot make its pods. */
function refusal({ snapshot }: View, workload: Workload): string | undefined {
  const object = workload.object as WorkloadObject | undefined;
  if (!object) return undefined;
  const failure = conditionOf(object.status?.conditions, 'ReplicaFailure');
  if (failure?.status === 'True') return failure.message ?? '';
  return snapshot.event(object, ['FailedCreate'], RETRY_SECONDS)?.message;
}

/** How many pods were never made. Where pods may not be read, those that are available were. */
function missingCount(workload: Workload): number {
  const { serves, wanted, available, pods, ref, object } = workload;
  if (serves) {
    return wanted - Math.max(available, pods.filter(isLiving).length);
  }
  const { spec, status } = (object ?? {}) as Partial<Job>;
  const waits = ref.kind === 'Job' && !spec?.suspend && pods.length === 0;
  return waits && !status?.conditions?.some(isOver) ? 1 : 0;
}

function isOver({ type, status }: Condition): boolean {
  return (type === 'Complete' || type === 'Failed') && status === 'True';
}

function quotaName(message: string): string | undefined {
  return /exceeded quota: ([a-z0-9.-]+)(?:,|$)/.exec(message)?.[1];
}

/** The quota that refuses, which need not be told to be nearly used besides. It may be one that nobody reads. */
function quotaKeys({ ref }: Workload, message: string): string[] {
  const name = quotaName(message);
  return name === undefined
    ? []
    : [keyOf({ ...ref, apiVersion: 'v1', kind: 'ResourceQuota', name })];
}

/** Resources of `requested:` that are too much for the quota, as the refusal names them. */
function refusedResources(message: string): string[] {
  const requested = /requested: (.*?), used:/.exec(message)?.[1] ?? '';
  return requested
    .split(',')
    .flatMap(pair => /^([\w./-]+)=/.exec(pair)?.[1] ?? []);
}

/** A quota says what it lacks in words that we know; others who refuse, webhooks among them, say what they like. */
function becauseOf(message: string): Pick<Finding, 'message' | 'detail'> {
  const quota = quotaName(message);
  if (quota === undefined) {
    return {
      message: 'the cluster does not allow it',
      detail: quote(message.replace(/^.* is forbidden: /, '')),
    };
  }
  const resources = refusedResources(message);
  const what = resources.length > 0 ? ` (${listed(resources)})` : '';
  return { message: `quota "${quota}" has no room${what}` };
}

/** Pods that the cluster refuses to make. */
export const refused: Rule = {
  code: 'kubernetes.pods-refused',
  family: FAMILY,
  reads:
    'condition ReplicaFailure of the workload, events FailedCreate of the last 20 minutes, while pods are missing',
  verdict: 'degraded, down where no pod is available',
  words:
    '2 of 4 pods of collector cannot be made: quota "team-quota" has no room (limits.memory and requests.memory).',
  whatToDo: 'Ask for a larger quota, or ask for less per pod.',
  find: view =>
    view.workloads.flatMap((workload): Finding[] => {
      const missing = missingCount(workload);
      const message = refusal(view, workload);
      if (message === undefined || missing <= 0) return [];
      const { name } = workload.ref;
      const refusedBy = becauseOf(message);
      const status = impact(workload);
      const subject = workload.serves
        ? `${missing} of ${workload.wanted} pods of ${name}`
        : `The pod of job ${name}`;
      return [
        {
          status,
          message: `${subject} cannot be made: ${refusedBy.message}.`,
          detail: refusedBy.detail,
          object: workload.ref,
          remedy: quotaName(message)
            ? undefined
            : 'Correct what the cluster refuses; the events of the workload have the whole text.',
          down: status === 'down' ? [workload.key] : [],
          explains: [
            workload.key,
            missingPods(workload),
            ...quotaKeys(workload, message),
          ],
        },
      ];
    }),
};

/** A quota counts as nearly used from here on. */
const NEARLY = 0.9;

function nearlyUsed({ status }: ResourceQuota): string[] {
  const { hard = {}, used = {} } = status ?? {};
  return Object.keys(hard)
    .sort()
    .flatMap(resource => {
      const limit = parseQuantity(hard[resource]) ?? 0;
      const share = (parseQuantity(used[resource]) ?? 0) / limit;
      return limit > 0 && share >= NEARLY ? [resource] : [];
    });
}

/** A quota with little room. */
export const nearly: Rule = {
  code: 'kubernetes.quota-nearly-used',
  family: FAMILY,
  reads: 'status.used and status.hard of resource quotas',
  verdict: `healthy, and said, from ${
    NEARLY * 100
  } % on: what runs goes on, the next rollout may not; silent where it refuses pods already`,
  words: 'Quota "team-quota" is nearly used (90 % or more): requests.memory.',
  whatToDo: 'Ask for a larger quota before the next rollout.',
  find: ({ snapshot, explained }) =>
    snapshot
      .ofKind<ResourceQuota>('ResourceQuota', '')
      .filter(quota => !explained.has(keyOf(refOf(quota))))
      .flatMap((quota): Finding[] => {
        const resources = nearlyUsed(quota);
        return resources.length === 0
          ? []
          : [
              {
                status: 'healthy',
                message: `Quota "${quota.metadata.name}" is nearly used (${
                  NEARLY * 100
                } % or more): ${listed(resources)}.`,
                object: refOf(quota),
              },
            ];
      }),
};
