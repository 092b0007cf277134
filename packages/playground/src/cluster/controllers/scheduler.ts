import { parseQuantity } from '../admission/quantity';
import { takenBy } from '../admission/quota';
import { at, isFields, KubeObject, listAt } from '../model';
import { isActive, isTrue, withTimes } from './conditions';
import { Recorder } from './Recorder';
import { View } from './View';

const BY = 'default-scheduler';

/** Why a node does not take a pod, in the scheduler's words; undefined when it does. */
function objection(
  node: KubeObject,
  pod: KubeObject,
  neighbours: KubeObject[],
): string | undefined {
  if (at(node, 'spec', 'unschedulable')) return 'node(s) were unschedulable';
  if (!isTrue(node, 'Ready')) return 'node(s) were not ready';
  const selector = at(pod, 'spec', 'nodeSelector');
  const labels = node.metadata.labels ?? {};
  if (
    isFields(selector) &&
    Object.entries(selector).some(([key, value]) => labels[key] !== value)
  ) {
    return "node(s) didn't match Pod's node affinity/selector";
  }
  for (const resource of ['cpu', 'memory']) {
    const capacity = parseQuantity(at(node, 'status', 'allocatable', resource));
    const used = neighbours.reduce((sum, p) => sum + takenBy(p, resource), 0);
    if (used + takenBy(pod, resource) > capacity) {
      return `Insufficient ${resource}`;
    }
  }
  return undefined;
}

function sentence(objections: string[]): string {
  const counts = new Map<string, number>();
  for (const text of objections) counts.set(text, (counts.get(text) ?? 0) + 1);
  const said = [...counts].map(([text, n]) => `${n} ${text}`);
  return `0/${objections.length} nodes are available: ${said.join(', ')}.`;
}

/** Why no node would do: a claim of the pod that has no volume. */
function claimObjection(pod: KubeObject, view: View): string | undefined {
  const { namespace } = pod.metadata;
  const names = listAt(pod, 'spec', 'volumes').flatMap(
    volume => at(volume, 'persistentVolumeClaim', 'claimName') ?? [],
  );
  const claims = view.all('PersistentVolumeClaim', namespace);
  for (const name of names) {
    const claim = claims.find(({ metadata }) => metadata.name === name);
    if (!claim) return `persistentvolumeclaim "${name}" not found`;
    if (at(claim, 'status', 'phase') !== 'Bound') {
      return 'pod has unbound immediate PersistentVolumeClaims';
    }
  }
  return undefined;
}

async function place(pod: KubeObject, view: View, recorder: Recorder) {
  const placed = view.all('Pod').filter(isActive);
  const unbound = claimObjection(pod, view);
  const offers = view.all('Node').map(node => {
    const { name } = node.metadata;
    const neighbours = placed.filter(p => at(p, 'spec', 'nodeName') === name);
    const why = unbound ?? objection(node, pod, neighbours);
    return { name, why, load: neighbours.length };
  });
  const [best] = offers
    .filter(({ why }) => why === undefined)
    .sort((a, b) => a.load - b.load);
  const { name, namespace } = pod.metadata;
  if (best) {
    await view.bind(pod, best.name);
    const message = `Successfully assigned ${namespace}/${name} to ${best.name}`;
    await recorder.normal(pod, BY, 'Scheduled', message);
    return;
  }
  const message = unbound
    ? `0/${offers.length} nodes are available: ${unbound}.`
    : sentence(offers.map(({ why }) => String(why)));
  await recorder.warning(pod, BY, 'FailedScheduling', message);
  await view.report(pod, {
    phase: 'Pending',
    qosClass: 'Burstable',
    conditions: withTimes(pod, [
      {
        type: 'PodScheduled',
        status: 'False',
        reason: 'Unschedulable',
        message,
      },
    ]),
  });
}

/** Gives pods a node, the one with the fewest. @internal */
export async function scheduler(view: View, recorder: Recorder) {
  for (const pod of view.all('Pod')) {
    if (!at(pod, 'spec', 'nodeName') && isActive(pod)) {
      await place(pod, view, recorder);
    }
  }
}
