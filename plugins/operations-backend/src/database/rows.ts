import {
  Change,
  HealthStatus,
  Visibility,
} from '@operate-first/plugin-operations-common';

/** PostgreSQL answers with strings where a number may exceed 2^53; milliseconds never do. */
export type Milliseconds = number | string;

/** @internal */
export interface ServiceRow {
  id: string;
  entity_ref: string;
  title: string | null;
  description: string | null;
  type: string | null;
  lifecycle: string | null;
  owner: string | null;
  system: string | null;
  visibility: Visibility;
  sort_name: string;
  search_text: string;
  entity: string;
  entity_hash: string;
  revision: Milliseconds;
  health_status: HealthStatus;
  health_rank: number;
  health_reasons: string;
  health_since: Milliseconds | null;
  version: number;
  created_at: Milliseconds;
  removed_at: Milliseconds | null;
}

/** @internal */
export interface ScopeRow {
  source: string;
  environment: string;
  cluster: string;
  namespace: string;
}

/** @internal */
export interface ObservationRow extends ScopeRow {
  service_id: string;
  status: HealthStatus;
  reasons: string;
  facts: string;
  observed_at: Milliseconds | null;
  since: Milliseconds | null;
  interval_seconds: number;
  stale_reason: string | null;
  expires_at: Milliseconds | null;
  expired: boolean | number;
}

/** @internal */
export interface EnvironmentRow {
  service_id: string;
  environment: string;
  status: HealthStatus;
  reasons: string;
  since: Milliseconds | null;
  looked_since: Milliseconds | null;
  changed_at: Milliseconds | null;
}

/** @internal */
export interface TransitionRow {
  service_id: string;
  environment: string;
  at: Milliseconds;
  status: HealthStatus;
  reasons: string;
}

/** @internal */
export interface WorkloadsRow extends ScopeRow {
  service_id: string;
  workloads: string;
}

/** @internal */
export interface ChangeRow extends ScopeRow {
  id: string;
  service_id: string;
  key: string;
  at: Milliseconds;
  kind: 'rollout' | 'scaling' | 'restart';
  object: string | null;
  summary: string;
  detail: string | null;
}

/** @internal */
export interface CodeChangeRow {
  id: string;
  service_id: string;
  source: string;
  kind: Extract<Change['kind'], 'commit' | 'gitops' | 'configuration' | 'slo'>;
  /** Or the ref of the SLO. */
  repository: string;
  revision: string;
  at: Milliseconds;
  message: string;
  visibility: Visibility;
  reverts: string | null;
  url: string | null;
  pull_request: string | null;
  author: string | null;
  paths: string;
}

/** @internal */
export interface ClusterRow {
  name: string;
  source: string;
  report: string;
  kinds: string;
  observed_at: Milliseconds | null;
  summary: string | null;
  figures: string | null;
  figures_current: boolean | number;
  updated_at: Milliseconds;
}

/** A time of a row, undefined where it has none. @internal */
export function timeOf(value: Milliseconds | null): number | undefined {
  return value === null ? undefined : Number(value);
}

/** A time as the API writes it. @internal */
export function isoOf(value: Milliseconds | null): string | undefined {
  return value === null ? undefined : new Date(Number(value)).toISOString();
}

/** Databases limit the parameters of a statement. @internal */
export const ROWS_PER_STATEMENT = 500;

/** Splits a list so that each part fits into a statement. @internal */
export function chunksOf<T>(items: T[], size = ROWS_PER_STATEMENT): T[][] {
  const chunks: T[][] = [];
  for (let at = 0; at < items.length; at += size) {
    chunks.push(items.slice(at, at + size));
  }
  return chunks;
}
