import { at, KubeObject } from '../model';
import { isReady } from './conditions';
import { podOf, replicasOf, templateHash } from './pods';
import { View } from './View';

const REVISION = 'controller-revision-hash';

function ordinalOf({ metadata }: KubeObject): number {
  return Number(metadata.name.split('-').pop());
}

async function reconcile(set: KubeObject, view: View): Promise<void> {
  const { name, generation } = set.metadata;
  const wanted = replicasOf(set);
  const revision = `${name}-${templateHash(at(set, 'spec', 'template'))}`;
  const isNew = (pod: KubeObject) =>
    pod.metadata.labels?.[REVISION] === revision;
  const pods = view
    .ownedBy('Pod', set)
    .sort((a, b) => ordinalOf(a) - ordinalOf(b));
  // One after the other, in order: the next one when all before it are ready.
  const settled = pods.every(isReady);
  const last = pods[pods.length - 1];
  const outdated = pods.filter(pod => !isNew(pod));
  if (pods.length < wanted && settled) {
    const taken = new Set(pods.map(ordinalOf));
    let ordinal = 0;
    while (taken.has(ordinal)) ordinal += 1;
    const labels = {
      [REVISION]: revision,
      'statefulset.kubernetes.io/pod-name': `${name}-${ordinal}`,
    };
    await view.create(podOf(set, { name: `${name}-${ordinal}` }, { labels }));
  } else if (pods.length > wanted && !last.metadata.deletionTimestamp) {
    await view.delete(last);
  } else if (outdated.length > 0 && settled) {
    await view.delete(outdated[outdated.length - 1]);
  }
  const ready = pods.filter(isReady).length;
  const updated = pods.filter(isNew).length;
  await view.report(set, {
    observedGeneration: generation,
    replicas: pods.length,
    ...(ready && { readyReplicas: ready }),
    availableReplicas: ready,
    ...(updated && { updatedReplicas: updated, currentReplicas: updated }),
    currentRevision: revision,
    updateRevision: revision,
  });
}

/** Numbered pods, one after the other. @internal */
export async function statefulSets(view: View) {
  for (const set of view.all('StatefulSet')) {
    if (!set.metadata.deletionTimestamp) await reconcile(set, view);
  }
}
