import { HealthStatus } from '../generated/openapi';
import { imagesOf, KubernetesImage } from './images';
import { KubernetesObjectRef } from './objects';
import { isLiving, restartsOf } from './podState';
import { Snapshot } from './Snapshot';
import { Workload } from './workload';

/** A workload in one line. @public */
export interface WorkloadSummary {
  object: KubernetesObjectRef;
  status: HealthStatus;
  /** Runs all the time, so that its replicas can be counted; jobs run and end. */
  serves: boolean;
  wanted: number;
  ready: number;
  available: number;
  /** Of the version that was asked for last. */
  updated: number;
  /** A new version is being brought in. */
  rolling: boolean;
  /** As asked for; what containers report as their image is another string. */
  images: KubernetesImage[];
  /** Of the pods that are there, in their lives. */
  restarts: number;
  /** When the version that was asked for last came first; a roll-back goes to the time of that version. */
  versionSince?: string;
  /** From then to the observation. */
  versionAgeSeconds?: number;
}

/** A workload in one line. */
export function summaryOf(
  workload: Workload,
  snapshot: Snapshot,
  status: HealthStatus,
): WorkloadSummary {
  const { ref, serves, wanted, ready, available, updated, rolling } = workload;
  const { versionSince, template, pods } = workload;
  return {
    object: ref,
    status,
    serves,
    wanted,
    ready,
    available,
    updated,
    rolling,
    images: imagesOf(template),
    restarts: pods
      .filter(isLiving)
      .reduce((sum, pod) => sum + restartsOf(pod), 0),
    ...(versionSince !== undefined && {
      versionSince,
      versionAgeSeconds: snapshot.age(versionSince),
    }),
  };
}
