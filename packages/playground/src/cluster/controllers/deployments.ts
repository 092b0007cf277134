import { at, Fields, isFields, KubeObject, listAt } from '../model';
import { Condition, withTimes } from './conditions';
import { ownedBy, replicasOf, templateHash } from './pods';
import { Recorder } from './Recorder';
import { limitsOf, nextSizes } from './rollout';
import { View } from './View';

const BY = 'deployment-controller';
const REVISION = 'deployment.kubernetes.io/revision';
const HASH = 'pod-template-hash';

function revisionOf({ metadata }: KubeObject): number {
  return Number(metadata.annotations?.[REVISION] ?? 0);
}

function withLabel(value: unknown, hash: string): Fields {
  return { ...(isFields(value) && value), [HASH]: hash };
}

async function createSet(
  deployment: KubeObject,
  hash: string,
  view: View,
): Promise<void> {
  const { name, namespace } = deployment.metadata;
  const template = at(deployment, 'spec', 'template');
  const labels = withLabel(at(template, 'metadata', 'labels'), hash);
  const metadata = at(template, 'metadata');
  const selector = at(deployment, 'spec', 'selector');
  await view.create({
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${name}-${hash}`,
      namespace,
      labels,
      ownerReferences: ownedBy(deployment),
    },
    spec: {
      replicas: 0,
      selector: {
        ...(isFields(selector) && selector),
        matchLabels: withLabel(at(selector, 'matchLabels'), hash),
      },
      template: {
        ...(isFields(template) && template),
        metadata: { ...(isFields(metadata) && metadata), labels },
      },
    },
  });
}

/** Numbers the replica set that is wanted now as the last of all, and the deployment with it. */
async function number(
  deployment: KubeObject,
  current: KubeObject,
  sets: KubeObject[],
  view: View,
): Promise<void> {
  const last = Math.max(0, ...sets.map(revisionOf));
  const own = revisionOf(current);
  const others = sets.filter(set => set !== current).map(revisionOf);
  const revision = own > Math.max(0, ...others) ? own : last + 1;
  const annotations = { [REVISION]: String(revision) };
  if (own !== revision)
    await view.patch(current, { metadata: { annotations } });
  if (revisionOf(deployment) !== revision) {
    await view.patch(deployment, { metadata: { annotations } });
  }
}

const total = (sets: KubeObject[], field: string) =>
  sets.reduce((sum, set) => sum + Number(at(set, 'status', field) ?? 0), 0);

function progressing(
  deployment: KubeObject,
  current: KubeObject,
  complete: boolean,
): Condition {
  const { name } = current.metadata;
  const type = 'Progressing';
  if (complete) {
    return {
      type,
      status: 'True',
      reason: 'NewReplicaSetAvailable',
      message: `ReplicaSet "${name}" has successfully progressed.`,
    };
  }
  const deadline = Number(at(deployment, 'spec', 'progressDeadlineSeconds'));
  const began = Date.parse(current.metadata.creationTimestamp);
  const before = listAt(deployment, 'status', 'conditions').find(
    condition => condition.type === type,
  );
  const done = before?.reason === 'NewReplicaSetAvailable';
  if (
    done &&
    String(before.message).includes(`"${name}"`) &&
    before.status === 'True'
  ) {
    // What was rolled out and fails later is not a rollout any more.
    return {
      type,
      status: 'True',
      reason: String(before.reason),
      message: String(before.message),
    };
  }
  return Date.now() - began > deadline * 1_000
    ? {
        type,
        status: 'False',
        reason: 'ProgressDeadlineExceeded',
        message: `ReplicaSet "${name}" has timed out progressing.`,
      }
    : {
        type,
        status: 'True',
        reason: 'ReplicaSetUpdated',
        message: `ReplicaSet "${name}" is progressing.`,
      };
}

async function report(
  deployment: KubeObject,
  current: KubeObject,
  sets: KubeObject[],
  view: View,
): Promise<void> {
  const wanted = replicasOf(deployment);
  const replicas = total(sets, 'replicas');
  const ready = total(sets, 'readyReplicas');
  const updated = total([current], 'replicas');
  const complete = updated === wanted && replicas === wanted && ready >= wanted;
  const enough = ready >= wanted - limitsOf(deployment).unavailable;
  const failure = listAt(current, 'status', 'conditions').find(
    ({ type }) => type === 'ReplicaFailure',
  );
  const conditions: Condition[] = [
    {
      type: 'Available',
      status: enough ? 'True' : 'False',
      reason: enough
        ? 'MinimumReplicasAvailable'
        : 'MinimumReplicasUnavailable',
      message: enough
        ? 'Deployment has minimum availability.'
        : 'Deployment does not have minimum availability.',
    },
    progressing(deployment, current, complete),
  ];
  if (failure) {
    conditions.push({
      type: 'ReplicaFailure',
      status: 'True',
      reason: String(failure.reason),
      message: String(failure.message),
    });
  }
  const missing = Math.max(0, Math.max(wanted, replicas) - ready);
  await view.report(deployment, {
    observedGeneration: deployment.metadata.generation,
    ...(replicas && { replicas }),
    ...(updated && { updatedReplicas: updated }),
    ...(ready && { readyReplicas: ready, availableReplicas: ready }),
    ...(missing && { unavailableReplicas: missing }),
    conditions: withTimes(deployment, conditions),
  });
}

async function reconcile(
  deployment: KubeObject,
  view: View,
  recorder: Recorder,
): Promise<void> {
  const hash = templateHash(at(deployment, 'spec', 'template'));
  const sets = view.ownedBy('ReplicaSet', deployment);
  const current = sets.find(({ metadata }) => metadata.labels?.[HASH] === hash);
  if (!current) {
    if (!at(deployment, 'spec', 'paused'))
      await createSet(deployment, hash, view);
    return;
  }
  await number(deployment, current, sets, view);
  const old = sets.filter(set => set !== current);
  for (const [set, size] of nextSizes(deployment, current, old)) {
    const before = replicasOf(set);
    if (size !== before) {
      await view.patch(set, { spec: { replicas: size } });
      const message = `Scaled ${size > before ? 'up' : 'down'} replica set ${
        set.metadata.name
      } to ${size}`;
      await recorder.normal(deployment, BY, 'ScalingReplicaSet', message);
    }
  }
  const kept = Number(at(deployment, 'spec', 'revisionHistoryLimit') ?? 10);
  const empty = old.filter(
    set => replicasOf(set) === 0 && total([set], 'replicas') === 0,
  );
  for (const set of empty.slice(0, Math.max(0, empty.length - kept))) {
    await view.delete(set);
  }
  await report(deployment, current, sets, view);
}

/** Makes replica sets of deployments, and rolls from one to the next. @internal */
export async function deployments(view: View, recorder: Recorder) {
  for (const deployment of view.all('Deployment')) {
    if (!deployment.metadata.deletionTimestamp) {
      await reconcile(deployment, view, recorder);
    }
  }
}
