import { at, KubeObject } from '../model';
import { isActive, isReady } from './conditions';
import { podOf, templateHash } from './pods';
import { View } from './View';

const REVISION = 'controller-revision-hash';

async function reconcile(set: KubeObject, view: View): Promise<void> {
  const revision = templateHash(at(set, 'spec', 'template'));
  const pods = view.ownedBy('Pod', set).filter(isActive);
  const nodes = view.all('Node');
  const isNew = (pod: KubeObject) =>
    pod.metadata.labels?.[REVISION] === revision;
  for (const { metadata } of nodes) {
    if (!pods.some(pod => at(pod, 'spec', 'nodeName') === metadata.name)) {
      await view.create(
        podOf(
          set,
          { generateName: `${set.metadata.name}-` },
          { labels: { [REVISION]: revision }, nodeName: metadata.name },
        ),
      );
    }
  }
  const outdated = pods.find(pod => !isNew(pod));
  if (outdated && pods.every(isReady)) await view.delete(outdated);
  const ready = pods.filter(isReady).length;
  await view.report(set, {
    observedGeneration: set.metadata.generation,
    currentNumberScheduled: pods.length,
    desiredNumberScheduled: nodes.length,
    numberMisscheduled: 0,
    numberReady: ready,
    updatedNumberScheduled: pods.filter(isNew).length,
    ...(ready && { numberAvailable: ready }),
    ...(ready < nodes.length && { numberUnavailable: nodes.length - ready }),
  });
}

/** One pod on every node. @internal */
export async function daemonSets(view: View) {
  for (const set of view.all('DaemonSet')) {
    if (!set.metadata.deletionTimestamp) await reconcile(set, view);
  }
}
