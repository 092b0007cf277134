import {
  expiresAt,
  Facts,
  HealthReason,
  HealthStatus,
  Observation,
  Scope,
  staleReason,
} from '@operate-first/plugin-operations-common';
import { ObservationRow, timeOf } from '../database/rows';
import { scopeColumns, scopeOf } from './scopes';

/** An observation as the store keeps it; times are milliseconds. @internal */
export interface StoredObservation {
  source: string;
  scope: Scope;
  status: HealthStatus;
  reasons: HealthReason[];
  facts: Facts;
  observedAt?: number;
  since?: number;
  intervalSeconds: number;
  staleReason?: string;
  expiresAt?: number;
  /** Whether its expiry is already part of the history. */
  expired: boolean;
}

/** @internal */
export function fromRow(row: ObservationRow): StoredObservation {
  return {
    source: row.source,
    scope: scopeOf(row),
    status: row.status,
    reasons: JSON.parse(row.reasons),
    facts: JSON.parse(row.facts),
    observedAt: timeOf(row.observed_at),
    since: timeOf(row.since),
    intervalSeconds: row.interval_seconds,
    staleReason: row.stale_reason ?? undefined,
    expiresAt: timeOf(row.expires_at),
    expired: Boolean(row.expired),
  };
}

/** @internal */
export function toRow(
  serviceId: string,
  observation: StoredObservation,
): ObservationRow {
  return {
    service_id: serviceId,
    ...scopeColumns(observation.source, observation.scope),
    status: observation.status,
    reasons: JSON.stringify(observation.reasons),
    facts: JSON.stringify(observation.facts),
    observed_at: observation.observedAt ?? null,
    since: observation.since ?? null,
    interval_seconds: observation.intervalSeconds,
    stale_reason: observation.staleReason ?? null,
    expires_at: observation.expiresAt ?? null,
    expired: observation.expired,
  };
}

function iso(time: number | undefined): string | undefined {
  return time === undefined ? undefined : new Date(time).toISOString();
}

/** An observation as the API says it at a moment. @internal */
export function toObservation(
  stored: StoredObservation,
  now: number,
): Observation {
  const { source, scope, status, reasons, facts, intervalSeconds } = stored;
  const dated = {
    source,
    intervalSeconds,
    observedAt: iso(stored.observedAt),
    staleReason: stored.staleReason,
  };
  const stale = staleReason(dated, new Date(now));
  return {
    ...dated,
    scope,
    status,
    reasons,
    facts,
    since: iso(stored.since),
    stale: stale !== undefined,
    staleReason: stale,
  };
}

/** When an observation begins to count as unknown. @internal */
export function expiryOf(
  stored: Pick<StoredObservation, 'observedAt' | 'intervalSeconds'>,
): number | undefined {
  return expiresAt({
    observedAt: iso(stored.observedAt),
    intervalSeconds: stored.intervalSeconds,
  })?.getTime();
}
