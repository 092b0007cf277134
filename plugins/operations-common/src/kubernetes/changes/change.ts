import { KubernetesObject, KubernetesObjectRef } from '../objects';
import { Snapshot } from '../Snapshot';

/** Two looks at the objects of one service in one cluster. @public */
export interface KubernetesLook {
  /** Missing at the first look: then only what the objects themselves date is told. */
  previous: KubernetesObject[] | undefined;
  current: KubernetesObject[];
  observedAt: Date;
}

/** Something that happened to a workload. @public */
export interface KubernetesChange {
  kind: 'rollout' | 'scaling' | 'restart';
  /** The workload; of a restart the pod. */
  object: KubernetesObjectRef;
  /** ISO 8601: when it happened as far as the objects tell, else when it was seen; never after that. */
  at: string;
  /** Our own words, without a full stop. */
  summary: string;
  /** What people and programs wrote of it, for readers who may see diagnostics. */
  detail?: string;
  /** The same whenever, and by whomever, the same change is seen. */
  key: string;
}

/** The two looks, sorted by kind. */
export interface Looks {
  before: Snapshot | undefined;
  now: Snapshot;
}

/** The time of a change: that which the objects tell, as long as it is not ahead of ours. */
export function timeOf(now: Snapshot, told: string | null | undefined): string {
  const observed = now.input.observedAt.getTime();
  const then = Date.parse(told ?? '');
  return new Date(
    Number.isNaN(then) ? observed : Math.min(then, observed),
  ).toISOString();
}
