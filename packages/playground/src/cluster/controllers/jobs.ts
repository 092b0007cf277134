import { at, KubeObject, timestamp } from '../model';
import { Condition, isActive, isTrue, withTimes } from './conditions';
import { podOf } from './pods';
import { Recorder } from './Recorder';
import { View } from './View';

const BY = 'job-controller';

async function reconcile(
  job: KubeObject,
  view: View,
  recorder: Recorder,
): Promise<void> {
  if (isTrue(job, 'Complete') || isTrue(job, 'Failed')) return;
  const { name, uid } = job.metadata;
  const pods = view.ownedBy('Pod', job);
  const inPhase = (phase: string) =>
    pods.filter(pod => at(pod, 'status', 'phase') === phase).length;
  const active = pods.filter(isActive).length;
  const succeeded = inPhase('Succeeded');
  const failed = inPhase('Failed');
  const completions = Number(at(job, 'spec', 'completions') ?? 1);
  const limit = Number(at(job, 'spec', 'backoffLimit') ?? 6);
  const startTime = at(job, 'status', 'startTime') ?? timestamp();
  const ends: Condition[] = [];
  if (succeeded >= completions) {
    ends.push({ type: 'Complete', status: 'True' });
    await recorder.normal(job, BY, 'Completed', 'Job completed');
  } else if (failed > limit) {
    const reason = 'BackoffLimitExceeded';
    const message = 'Job has reached the specified backoff limit';
    ends.push({ type: 'Failed', status: 'True', reason, message });
    await recorder.warning(job, BY, reason, message);
  } else if (active === 0 && at(job, 'spec', 'suspend') !== true) {
    const labels = { 'job-name': name, 'controller-uid': uid };
    await view.create(podOf(job, { generateName: `${name}-` }, { labels }));
  }
  await view.report(job, {
    startTime,
    ...(active && ends.length === 0 && { active }),
    ...(succeeded && { succeeded }),
    ...(failed && { failed }),
    ...(ends[0]?.type === 'Complete' && { completionTime: timestamp() }),
    ...(ends.length > 0 && { conditions: withTimes(job, ends) }),
  });
}

/** Runs pods to their end, and again when they fail. @internal */
export async function jobs(view: View, recorder: Recorder) {
  for (const job of view.all('Job')) {
    if (!job.metadata.deletionTimestamp) await reconcile(job, view, recorder);
  }
}
