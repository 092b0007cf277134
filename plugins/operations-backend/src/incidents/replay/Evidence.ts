import {
  Change,
  HealthReason,
  HealthStatus,
  SloDefinition,
  TimeRange,
  Visibility,
} from '@operate-first/plugin-operations-common';
import { AlertRow } from '../../alerts/AlertStore';
import { BucketDay } from '../../buckets/dayRows';

/** How a service was from a moment on, as a whole or in one environment. @internal */
export interface HealthFact {
  serviceId: string;
  /** Empty for the headline. */
  environment: string;
  at: number;
  status: HealthStatus;
  reasons: HealthReason[];
}

/** What a source saw from a moment on, in one place. @internal */
export interface LookFact extends HealthFact {
  source: string;
  cluster: string;
  namespace: string;
}

/** @internal */
export interface ChangeFact extends Change {
  serviceId: string;
}

/** An alert as its row is; whatever else a row has is kept as well. @internal */
export type AlertFact = AlertRow;

/** An SLO as it was, and when its service was in maintenance. @internal */
export interface SloFact {
  ref: string;
  title: string;
  serviceId: string;
  visibility: Visibility;
  definition: SloDefinition;
  maintenance: TimeRange[];
}

/** What is known of the time around an incident, wherever it is kept. @internal */
export interface Evidence {
  health: HealthFact[];
  looks: LookFact[];
  changes: ChangeFact[];
  alerts: AlertFact[];
  slos: SloFact[];
  days: BucketDay[];
}

/** @internal */
export const NO_EVIDENCE: Evidence = {
  health: [],
  looks: [],
  changes: [],
  alerts: [],
  slos: [],
  days: [],
};

function union<T>(
  lists: T[][],
  keyOf: (item: T) => string,
  better: (known: T, other: T) => T,
): T[] {
  const items = new Map<string, T>();
  for (const item of lists.flat()) {
    const key = keyOf(item);
    const known = items.get(key);
    items.set(key, known === undefined ? item : better(known, item));
  }
  return [...items.values()];
}

const first = <T>(known: T) => known;
const last = <T>(_: T, other: T) => other;

/** Which place a look is about. @internal */
export function placeOf(fact: LookFact): string {
  const { serviceId, source, environment, cluster, namespace } = fact;
  return JSON.stringify([serviceId, source, environment, cluster, namespace]);
}

/**
 * What was pinned and what the tables still have, together: an SLO is what it was when it was pinned, buckets are those
 * in the shortest steps, and of what goes on the later word counts.
 *
 * @internal
 */
export function mergedEvidence(pinned: Evidence, live: Evidence): Evidence {
  return {
    health: union(
      [pinned.health, live.health],
      ({ serviceId, environment, at }) => `${serviceId} ${environment} ${at}`,
      last,
    ).sort((a, b) => a.at - b.at),
    looks: union(
      [pinned.looks, live.looks],
      fact => `${placeOf(fact)} ${fact.at}`,
      last,
    ).sort((a, b) => a.at - b.at),
    changes: union([pinned.changes, live.changes], ({ id }) => id, last).sort(
      (a, b) => (a.at < b.at ? -1 : 1),
    ),
    alerts: union([pinned.alerts, live.alerts], ({ id }) => id, last).sort(
      (a, b) => Number(a.starts_at) - Number(b.starts_at),
    ),
    slos: union([pinned.slos, live.slos], ({ ref }) => ref, first),
    days: union(
      [pinned.days, live.days],
      ({ sliId, day }) => `${sliId} ${day}`,
      (known, other) => (other.stepSeconds > known.stepSeconds ? known : other),
    ),
  };
}
