import { at, KubeObject } from '../model';
import { ApiError } from './Client';
import { isActive, isReady, withTimes } from './conditions';
import { podOf, replicasOf } from './pods';
import { Recorder } from './Recorder';
import { View } from './View';

const BY = 'replicaset-controller';

/** Who can be missed most easily goes first: not placed, not ready, youngest. */
function expendable(pods: KubeObject[]): KubeObject[] {
  const worth = (pod: KubeObject) =>
    (at(pod, 'spec', 'nodeName') ? 1 : 0) + (isReady(pod) ? 2 : 0);
  return [...pods].reverse().sort((a, b) => worth(a) - worth(b));
}

async function reconcile(
  set: KubeObject,
  view: View,
  recorder: Recorder,
): Promise<void> {
  const wanted = replicasOf(set);
  const pods = view.ownedBy('Pod', set).filter(isActive);
  let refusal: string | undefined;
  for (let n = pods.length; n < wanted && !refusal; n++) {
    try {
      await view.create(podOf(set, { generateName: `${set.metadata.name}-` }));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      refusal = error.message;
      await recorder.warning(
        set,
        BY,
        'FailedCreate',
        `Error creating: ${refusal}`,
      );
    }
  }
  for (const pod of expendable(pods).slice(
    0,
    Math.max(0, pods.length - wanted),
  )) {
    await view.delete(pod);
    const message = `Deleted pod: ${pod.metadata.name}`;
    await recorder.normal(set, BY, 'SuccessfulDelete', message);
  }
  const left = view.ownedBy('Pod', set).filter(isActive);
  for (const pod of left) {
    if (!pods.some(({ metadata }) => metadata.uid === pod.metadata.uid)) {
      const message = `Created pod: ${pod.metadata.name}`;
      await recorder.normal(set, BY, 'SuccessfulCreate', message);
    }
  }
  const ready = left.filter(isReady).length;
  await view.report(set, {
    observedGeneration: set.metadata.generation,
    replicas: left.length,
    fullyLabeledReplicas: left.length,
    ...(ready && { readyReplicas: ready, availableReplicas: ready }),
    ...(refusal && {
      conditions: withTimes(set, [
        {
          type: 'ReplicaFailure',
          status: 'True',
          reason: 'FailedCreate',
          message: refusal,
        },
      ]),
    }),
  });
}

/** Keeps as many pods as replica sets want. @internal */
export async function replicaSets(view: View, recorder: Recorder) {
  for (const set of view.all('ReplicaSet')) {
    if (!set.metadata.deletionTimestamp) await reconcile(set, view, recorder);
  }
}
