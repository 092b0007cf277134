import { at, isFields, KubeObject, listAt } from '../model';
import { isReady } from './conditions';
import { podOf, replicasOf, templateHash } from './pods';
import { View } from './View';

const REVISION = 'controller-revision-hash';

function ordinalOf({ metadata }: KubeObject): number {
  return Number(metadata.name.split('-').pop());
}

/** A pod with the claims that are its own, which stay when it goes. */
async function createPod(
  set: KubeObject,
  name: string,
  labels: Record<string, string>,
  view: View,
): Promise<void> {
  const { namespace } = set.metadata;
  const templates = listAt(set, 'spec', 'volumeClaimTemplates').map(
    ({ metadata, spec }) => ({ volume: String(at(metadata, 'name')), spec }),
  );
  const known = view.all('PersistentVolumeClaim', namespace);
  for (const { volume, spec } of templates) {
    const claim = `${volume}-${name}`;
    if (!known.some(({ metadata }) => metadata.name === claim)) {
      await view.create({
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: {
          name: claim,
          namespace,
          labels: at(set, 'spec', 'selector', 'matchLabels'),
        },
        spec,
      });
    }
  }
  const pod = podOf(set, { name }, { labels });
  const others = listAt(pod, 'spec', 'volumes').filter(
    other => !templates.some(({ volume }) => volume === other.name),
  );
  const own = templates.map(({ volume }) => ({
    name: volume,
    persistentVolumeClaim: { claimName: `${volume}-${name}` },
  }));
  const spec = isFields(pod.spec) ? pod.spec : {};
  await view.create({
    ...pod,
    spec: { ...spec, volumes: [...others, ...own] },
  });
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
    await createPod(set, `${name}-${ordinal}`, labels, view);
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
