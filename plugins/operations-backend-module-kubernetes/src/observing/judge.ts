import { ClusterState, KubeObject } from '@operate-first/cluster-cache';
import {
  HealthReason,
  HealthStatus,
  KubernetesCustomKind,
  KubernetesObject,
  kubernetesHealth,
  podsOf,
  Workload,
  WorkloadSummary,
  worstStatus,
} from '@operate-first/plugin-operations-common';
import { blindSpots } from '../clusters/readiness';
import { Usage } from '../figures/Usage';
import { limitOf, requestedBy } from '../figures/resources';
import { RestartMemory } from '../figures/RestartMemory';
import { PodObject } from '../finding/objects';

/** What is known of a cluster beside its objects. @internal */
export interface Knowledge {
  state: ClusterState;
  restarts: RestartMemory;
  usage: Usage;
  /** Further kinds that say whether they are ready. */
  customKinds?: KubernetesCustomKind[];
}

/** @internal */
export interface Verdict {
  status: HealthStatus;
  reasons: HealthReason[];
  workloads: Workload[];
}

/** The clock by which the objects of a cluster tell their ages; small differences are only measured. */
export function clusterTime(state: ClusterState, now: Date): Date {
  const { clockMessage, clockSkewSeconds = 0 } = state;
  return clockMessage
    ? new Date(now.getTime() + clockSkewSeconds * 1_000)
    : now;
}

function isThere({ metadata, status }: PodObject): boolean {
  const ended = status?.phase === 'Succeeded' || status?.phase === 'Failed';
  return !ended && !metadata.deletionTimestamp;
}

/** What pods use, ask for and may use at most, together. @internal */
export function useOf(pods: PodObject[], usage: Usage): Workload['use'] {
  const living = pods.filter(isThere);
  const used = usage.ofPods(living);
  const requested = requestedBy(living);
  const limit = limitOf(living);
  if (!used && !requested && !limit) return undefined;
  return {
    ...(used && { used }),
    ...(requested && { requested }),
    ...(limit && { limit }),
  };
}

function asWorkload(
  { versionAgeSeconds, ...summary }: WorkloadSummary,
  objects: KubeObject[],
  usage: Usage,
): Workload {
  const pods = podsOf(objects as KubernetesObject[], summary.object);
  const use = useOf(pods as PodObject[], usage);
  return { ...summary, ...(use && { use }) };
}

/** How a service is in one namespace of a cluster. @internal */
export function judge(
  objects: KubeObject[],
  { state, restarts, usage, customKinds }: Knowledge,
  now: Date,
): Verdict {
  const health = kubernetesHealth({
    objects: objects as KubernetesObject[],
    observedAt: clusterTime(state, now),
    serverVersion: state.version,
    restartsAnHourAgo: restarts.anHourAgo(objects),
    ...(customKinds && { customKinds }),
  });
  const blind = blindSpots(state);
  return {
    status: worstStatus([health.status, ...blind.map(({ status }) => status)]),
    reasons: [...health.reasons, ...blind],
    workloads: health.workloads.map(summary =>
      asWorkload(summary, objects, usage),
    ),
  };
}
