import { HealthStatus } from '../generated/openapi';
import { KubernetesObjectRef } from './objects';
import { Snapshot } from './Snapshot';
import { Workload } from './workload';

/**
 * One rule of the verdict, as it is documented.
 *
 * @public
 */
export interface KubernetesRule {
  /** Of the reasons it gives. */
  code: string;
  family: string;
  /** Which fields it looks at. */
  reads: string;
  /** What it makes of them, and where its threshold is. */
  verdict: string;
  /** How it says it, by example: whole without what it quotes. */
  words: string;
  /** What it quotes beside its words, by example, for readers who may see diagnostics. */
  quotes?: string;
  whatToDo: string;
}

/** What one rule found. */
export interface Finding {
  /** `healthy` for what is worth knowing and nothing to worry about. */
  status: HealthStatus;
  /** Everybody may read it: our own words and what is structured, such as names, tags and exit codes. */
  message: string;
  /** What programs and controllers said, in their own words: for readers who may see diagnostics. */
  detail?: string | undefined;
  object?: KubernetesObjectRef;
  container?: string;
  /** Where the rule's own advice can be more precise. */
  remedy?: string | undefined;
  /** Keys of the workloads that are down because of it. */
  down?: string[];
  /** Keys of what later rules need not speak of: pods, workloads, or `missingPods(workload)`. */
  explains?: string[];
}

/** What a rule sees: the objects, what runs, and what the rules before it have explained. */
export interface View {
  snapshot: Snapshot;
  workloads: Workload[];
  explained: ReadonlySet<string>;
}

/** A documented rule and how it finds. */
export interface Rule extends KubernetesRule {
  find(view: View): Finding[];
}

/** Under this key a finding explains that pods were never made. */
export function missingPods(workload: Workload): string {
  return `${workload.key}#missing`;
}

/** What it means for a workload that some of its pods are in trouble. */
export function impact(workload: Workload): HealthStatus {
  return workload.serves && workload.wanted > 0 && workload.available === 0
    ? 'down'
    : 'degraded';
}

/** A rollout is under way, keeps to its limits and is not late. */
export function withinLimits(workload: Workload): boolean {
  return (
    workload.rolling && workload.available >= workload.wanted - workload.mayMiss
  );
}
