import {
  CronJob,
  Job,
  KubernetesObject,
  KubernetesObjectRef,
  Pod,
  PodTemplate,
  WorkloadObject,
} from './objects';
import { isLiving, isReady } from './podState';
import { Replicas, replicasOf } from './replicas';
import { byKey, groupOf, keyOf, refOf, Snapshot } from './Snapshot';

/** What runs, with its pods. */
export interface Workload extends Replicas {
  key: string;
  ref: KubernetesObjectRef;
  /** Runs all the time; the others run and end. */
  serves: boolean;
  template?: PodTemplate;
  /** The cron job of a job. */
  parent?: KubernetesObjectRef;
  /** Missing where only its pods are known. */
  object?: KubernetesObject;
  pods: Pod[];
  /** Pods of the version that is being brought in, while pods of an older one are there. */
  newPods: Pod[];
  /** When the version that was asked for last came. */
  versionSince?: string;
}

const SERVING: Array<[kind: string, group: string]> = [
  ['Deployment', 'apps'],
  ['StatefulSet', 'apps'],
  ['DaemonSet', 'apps'],
  ['Rollout', 'argoproj.io'],
];

type OwnerRef = NonNullable<
  KubernetesObject['metadata']['ownerReferences']
>[number];

/** The owner that makes and removes an object. */
export function controllerOf(object: KubernetesObject): OwnerRef | undefined {
  return object.metadata.ownerReferences?.find(owner => owner.controller);
}

/** Names the owner of an object, which is in the same namespace. */
export function ownerRef(
  owned: KubernetesObject,
  { apiVersion, kind, name }: OwnerRef,
): KubernetesObjectRef {
  const { namespace } = owned.metadata;
  return { apiVersion, kind, name, ...(namespace && { namespace }) };
}

/** What a pod belongs to, through its replica set, also where replica sets may not be read. */
function workloadRef(
  pod: Pod,
  replicaSets: Map<string, WorkloadObject>,
): KubernetesObjectRef {
  const owner = controllerOf(pod);
  if (!owner || owner.kind === 'Node') return refOf(pod);
  const ref = ownerRef(pod, owner);
  if (owner.kind !== 'ReplicaSet') return ref;
  const replicaSet = replicaSets.get(keyOf(ref));
  if (replicaSet) {
    const above = controllerOf(replicaSet);
    return above ? ownerRef(replicaSet, above) : ref;
  }
  const hash = pod.metadata.labels?.['pod-template-hash'];
  return hash && ref.name.endsWith(`-${hash}`)
    ? { ...ref, kind: 'Deployment', name: ref.name.slice(0, -hash.length - 1) }
    : ref;
}

/** The number of a rollout; 0 where its controller has not numbered it yet. */
export function revisionOf(replicaSet: WorkloadObject): number {
  const annotations = replicaSet.metadata.annotations ?? {};
  return Number(
    annotations['deployment.kubernetes.io/revision'] ??
      annotations['rollout.argoproj.io/revision'] ??
      0,
  );
}

/** The replica sets of a workload, newest first. */
export function replicaSetsOf(
  ref: KubernetesObjectRef,
  all: WorkloadObject[],
): WorkloadObject[] {
  return all
    .filter(replicaSet => {
      const owner = controllerOf(replicaSet);
      return owner && keyOf(ownerRef(replicaSet, owner)) === keyOf(ref);
    })
    .sort((a, b) => revisionOf(b) - revisionOf(a));
}

function ownedBy(pod: Pod, replicaSet: WorkloadObject): boolean {
  const owner = controllerOf(pod);
  return (
    owner?.kind === 'ReplicaSet' && owner.name === replicaSet.metadata.name
  );
}

function earliest(pods: Pod[]): string | undefined {
  return pods
    .flatMap(({ metadata }) => metadata.creationTimestamp ?? [])
    .sort(byKey)[0];
}

/** Which pods are of the newest version, and since when there is that version. */
function version(
  object: WorkloadObject,
  pods: Pod[],
  replicaSets: WorkloadObject[],
): Pick<Workload, 'newPods' | 'versionSince'> {
  const created = object.metadata.creationTimestamp ?? undefined;
  const [newest, ...older] = replicaSetsOf(refOf(object), replicaSets);
  if (newest) {
    const mixed = older.some(({ status }) => (status?.replicas ?? 0) > 0);
    return {
      newPods: mixed ? pods.filter(pod => ownedBy(pod, newest)) : [],
      versionSince: newest.metadata.creationTimestamp ?? created,
    };
  }
  const { updateRevision, currentRevision } = object.status ?? {};
  const updated = pods.filter(
    pod =>
      updateRevision !== undefined &&
      pod.metadata.labels?.['controller-revision-hash'] === updateRevision,
  );
  return {
    newPods: updateRevision === currentRevision ? [] : updated,
    versionSince: earliest(updated) ?? created,
  };
}

const NO_REPLICAS: Replicas = {
  wanted: 0,
  ready: 0,
  available: 0,
  updated: 0,
  rolling: false,
  stalled: false,
  mayMiss: 0,
};

function ofObject(
  object: WorkloadObject,
  pods: Pod[],
  replicaSets: WorkloadObject[],
): Workload {
  const ref = refOf(object);
  const living = pods.filter(isLiving);
  return {
    ...replicasOf(object),
    key: keyOf(ref),
    ref,
    serves: true,
    template: object.spec?.template,
    object,
    pods,
    ...version(object, living, replicaSets),
  };
}

function ofJob(job: Job | CronJob, pods: Pod[]): Workload {
  const ref = refOf(job);
  const template =
    job.kind === 'CronJob'
      ? (job as CronJob).spec?.jobTemplate?.spec?.template
      : (job as Job).spec?.template;
  const { creationTimestamp } = job.metadata;
  const owner = controllerOf(job);
  return {
    ...NO_REPLICAS,
    key: keyOf(ref),
    ref,
    serves: false,
    template,
    parent: owner && ownerRef(job, owner),
    object: job,
    pods,
    newPods: [],
    versionSince: creationTimestamp ?? undefined,
  };
}

/** Pods whose workload is of a kind that nobody reads, and pods that belong to nothing. */
function ofPods(ref: KubernetesObjectRef, pods: Pod[]): Workload {
  const wanted = pods.filter(isLiving);
  const ready = wanted.filter(isReady).length;
  return {
    ...NO_REPLICAS,
    wanted: wanted.length,
    ready,
    available: ready,
    updated: wanted.length,
    key: keyOf(ref),
    ref,
    serves: true,
    template: pods[0],
    pods,
    newPods: [],
    versionSince: earliest(pods),
  };
}

/** Everything that runs, each with its pods, in a stable order. */
export function workloadsOf(snapshot: Snapshot): Workload[] {
  const replicaSets = snapshot.ofKind<WorkloadObject>('ReplicaSet', 'apps');
  const byIdentity = new Map(
    replicaSets.map(replicaSet => [keyOf(refOf(replicaSet)), replicaSet]),
  );
  const pods = new Map<string, { ref: KubernetesObjectRef; pods: Pod[] }>();
  for (const pod of snapshot.ofKind<Pod>('Pod', '')) {
    const ref = workloadRef(pod, byIdentity);
    const known = pods.get(keyOf(ref));
    if (known) known.pods.push(pod);
    else pods.set(keyOf(ref), { ref, pods: [pod] });
  }
  const take = (object: KubernetesObject): Pod[] => {
    const key = keyOf(refOf(object));
    const found = pods.get(key)?.pods ?? [];
    pods.delete(key);
    return found;
  };
  const alone = replicaSets.filter(
    object => !controllerOf(object) && (object.spec?.replicas ?? 0) > 0,
  );
  const serving = SERVING.flatMap(([kind, group]) =>
    snapshot.ofKind<WorkloadObject>(kind, group),
  );
  const jobs = [
    ...snapshot.ofKind<Job>('Job', 'batch'),
    ...snapshot.ofKind<CronJob>('CronJob', 'batch'),
  ];
  return [
    ...[...serving, ...alone].map(object =>
      ofObject(object, take(object), replicaSets),
    ),
    ...jobs.map(job => ofJob(job, take(job))),
    ...[...pods.values()]
      .filter(({ ref, pods: own }) => belongsToLiving(ref, own))
      .map(({ ref, pods: own }) => ofPods(ref, own)),
  ].sort((a, b) => byKey(a.key, b.key));
}

/** Pods that have all ended, or whose job is gone, are leftovers. */
function belongsToLiving(ref: KubernetesObjectRef, pods: Pod[]): boolean {
  return groupOf(ref.apiVersion) !== 'batch' && pods.some(isLiving);
}
