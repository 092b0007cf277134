import { usedOf } from '../admission/quota';
import { at, isFields, KubeObject, listAt } from '../model';
import { sameMeaning } from '../sameJson';
import { selects } from '../store/labelSelector';
import { isReady } from './conditions';
import { ownedBy } from './pods';
import { View } from './View';

/** Deletes what belonged to something that is gone. @internal */
export async function garbage(view: View) {
  const everything = view.everything();
  const alive = new Set(everything.map(({ metadata }) => metadata.uid));
  for (const object of everything) {
    const { ownerReferences = [], deletionTimestamp } = object.metadata;
    // Of owners whose kind nobody here follows it is not known whether they are gone.
    const orphaned =
      ownerReferences.length > 0 &&
      ownerReferences.every(
        ({ uid, kind }) => view.serves(kind) && !alive.has(uid),
      );
    if (orphaned && !deletionTimestamp) await view.delete(object);
  }
}

/** Empties namespaces that are being deleted, and lets them go. @internal */
export async function namespaces(view: View) {
  for (const namespace of view.all('Namespace')) {
    if (!namespace.metadata.deletionTimestamp) continue;
    const { name } = namespace.metadata;
    const contents = view
      .everything()
      .filter(({ metadata }) => metadata.namespace === name);
    for (const object of contents) {
      if (!object.metadata.deletionTimestamp) await view.delete(object);
    }
    if (contents.length === 0) await view.finalize(namespace);
  }
}

/** Says what of each quota is used. @internal */
export async function quotas(view: View) {
  for (const quota of view.all('ResourceQuota')) {
    const pods = view.all('Pod', quota.metadata.namespace);
    await view.report(quota, {
      hard: at(quota, 'spec', 'hard'),
      used: usedOf(quota, pods),
    });
  }
}

function subsetOf(service: KubeObject, pods: KubeObject[]) {
  const address = (pod: KubeObject) => ({
    ip: at(pod, 'status', 'podIP'),
    nodeName: at(pod, 'spec', 'nodeName'),
    targetRef: {
      kind: 'Pod',
      name: pod.metadata.name,
      namespace: pod.metadata.namespace,
      uid: pod.metadata.uid,
    },
  });
  const ready = pods.filter(isReady).map(address);
  const notReady = pods.filter(pod => !isReady(pod)).map(address);
  return {
    ...(ready.length > 0 && { addresses: ready }),
    ...(notReady.length > 0 && { notReadyAddresses: notReady }),
    ports: listAt(service, 'spec', 'ports').map(
      ({ name, port, targetPort, protocol }) => ({
        name,
        port: typeof targetPort === 'number' ? targetPort : port,
        protocol,
      }),
    ),
  };
}

/** Tells which pods stand behind each service. @internal */
export async function endpoints(view: View) {
  for (const service of view.all('Service')) {
    const { name, namespace } = service.metadata;
    const matchLabels = at(service, 'spec', 'selector');
    if (!isFields(matchLabels)) continue;
    const pods = view
      .all('Pod', namespace)
      .filter(
        ({ metadata, status }) =>
          at(status, 'podIP') &&
          !metadata.deletionTimestamp &&
          selects(
            { matchLabels: matchLabels as Record<string, string> },
            metadata.labels,
          ),
      )
      .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
    const subsets = pods.length > 0 ? [subsetOf(service, pods)] : [];
    const before = view
      .all('Endpoints', namespace)
      .find(({ metadata }) => metadata.name === name);
    if (!before) {
      await view.create({
        apiVersion: 'v1',
        kind: 'Endpoints',
        metadata: { name, namespace, ownerReferences: ownedBy(service) },
        subsets,
      });
    } else if (!sameMeaning(before.subsets, subsets)) {
      await view.patch(before, { subsets });
    }
  }
}
