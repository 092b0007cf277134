import { conditionOf } from './podState';
import { WorkloadObject } from './objects';

/** How many pods a workload wants and has, and how many it may be without for now. */
export interface Replicas {
  wanted: number;
  ready: number;
  available: number;
  updated: number;
  /** A new version is being brought in. */
  rolling: boolean;
  /** The new version did not become available in time. */
  stalled: boolean;
  /** How many may be missing: during a rolling update as many as its limits allow, otherwise none. */
  mayMiss: number;
}

const PROGRESSING = [
  'NewReplicaSetCreated',
  'FoundNewReplicaSet',
  'ReplicaSetUpdated',
];

/** A number or a share of the wanted pods, rounded as the controllers round it. */
function share(
  value: number | string | undefined,
  wanted: number,
  round: (share: number) => number,
): number {
  if (typeof value !== 'string') return value ?? 0;
  const percent = /^(\d+)%$/.exec(value);
  return percent ? round((Number(percent[1]) * wanted) / 100) : Number(value);
}

/** The controller has not yet looked at what was asked for last. */
function behind({ metadata, status }: WorkloadObject): boolean {
  return (
    metadata.generation !== undefined &&
    status?.observedGeneration !== undefined &&
    Number(status.observedGeneration) < metadata.generation
  );
}

function deploymentLimit(object: WorkloadObject, wanted: number): number {
  const { type, rollingUpdate } = object.spec?.strategy ?? {};
  // Recreate takes the service away on purpose, yet whoever uses it finds it gone.
  if (type === 'Recreate') return 0;
  const { maxUnavailable = '25%', maxSurge = '25%' } = rollingUpdate ?? {};
  const unavailable = share(maxUnavailable, wanted, Math.floor);
  // Where neither is allowed nothing could ever be replaced: the controller then takes one pod away.
  return unavailable === 0 && share(maxSurge, wanted, Math.ceil) === 0
    ? 1
    : unavailable;
}

function deploymentReplicas(object: WorkloadObject): Replicas {
  const { spec, status } = object;
  const wanted = spec?.replicas ?? 1;
  const progressing = conditionOf(status?.conditions, 'Progressing');
  const stalled =
    (progressing?.status === 'False' &&
      progressing.reason === 'ProgressDeadlineExceeded') ||
    (object.kind === 'Rollout' && status?.phase === 'Degraded');
  const rolling =
    !stalled &&
    (behind(object) ||
      status?.phase === 'Progressing' ||
      (progressing?.status === 'True' &&
        PROGRESSING.includes(progressing.reason ?? '')));
  return {
    wanted,
    ready: status?.readyReplicas ?? 0,
    available: status?.availableReplicas ?? 0,
    updated: status?.updatedReplicas ?? 0,
    rolling,
    stalled,
    mayMiss: rolling ? deploymentLimit(object, wanted) : 0,
  };
}

function statefulSetReplicas(object: WorkloadObject): Replicas {
  const { spec, status } = object;
  const wanted = spec?.replicas ?? 1;
  const ready = status?.readyReplicas ?? 0;
  const update = spec?.updateStrategy?.rollingUpdate;
  const rolling =
    behind(object) ||
    (status?.updateRevision !== undefined &&
      status.updateRevision !== status.currentRevision &&
      (status.updatedReplicas ?? 0) < wanted - (update?.partition ?? 0));
  return {
    wanted,
    ready,
    // Servers before 1.22 do not know when a pod of a stateful set is available, only when it is ready.
    available: status?.availableReplicas ?? ready,
    updated: status?.updatedReplicas ?? 0,
    rolling,
    stalled: false,
    mayMiss: rolling
      ? Math.max(1, share(update?.maxUnavailable ?? 1, wanted, Math.floor))
      : 0,
  };
}

function daemonSetReplicas(object: WorkloadObject): Replicas {
  const { spec, status } = object;
  const wanted = status?.desiredNumberScheduled ?? 0;
  const updated = status?.updatedNumberScheduled ?? 0;
  const rolling = behind(object) || updated < wanted;
  const limit = spec?.updateStrategy?.rollingUpdate?.maxUnavailable ?? 1;
  return {
    wanted,
    ready: status?.numberReady ?? 0,
    available: status?.numberAvailable ?? 0,
    updated,
    rolling,
    stalled: false,
    mayMiss: rolling ? share(limit, wanted, Math.ceil) : 0,
  };
}

/** The figures of what runs all the time. */
export function replicasOf(object: WorkloadObject): Replicas {
  if (object.kind === 'StatefulSet') return statefulSetReplicas(object);
  if (object.kind === 'DaemonSet') return daemonSetReplicas(object);
  return deploymentReplicas(object);
}
