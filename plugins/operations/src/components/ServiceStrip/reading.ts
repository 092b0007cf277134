import {
  HealthStatus,
  Observation,
  Scope,
  ServiceDetail,
  worstStatus,
} from '@operate-first/plugin-operations-common';

/** The place in full. */
export function scopeName({ environment, cluster, namespace }: Scope): string {
  return [environment, cluster, namespace].filter(Boolean).join(' · ');
}

/** Whether two scopes are one location: the same environment and the same cluster. */
export function isSameLocation(a: Scope, b: Scope): boolean {
  return a.environment === b.environment && a.cluster === b.cluster;
}

/** What was last seen, where the present is not known: the status and when it was seen. */
export interface LastKnown {
  status: HealthStatus;
  observedAt: string;
}

/**
 * The last that was seen of a location or a service whose present health is unknown because its
 * observations are stale. Nothing is judged anew: these are the values the sources left behind.
 *
 * @internal
 */
export function lastKnownOf(
  status: HealthStatus,
  observations: Observation[],
): LastKnown | undefined {
  if (status !== 'unknown') return undefined;
  const seen = observations.filter(
    observation => observation.stale && observation.observedAt,
  );
  if (seen.length === 0) return undefined;
  return {
    status: worstStatus(seen.map(observation => observation.status)),
    observedAt: seen
      .map(({ observedAt }) => observedAt as string)
      .reduce((a, b) => (a > b ? a : b)),
  };
}

/**
 * Whether a health rests only on what was seen earlier: it still counts, but those who saw it see nothing now.
 *
 * @internal
 */
export function isPast(
  status: HealthStatus,
  observations: Pick<Observation, 'status' | 'stale'>[],
): boolean {
  const behind = observations.filter(seen => seen.status === status);
  return behind.length > 0 && behind.every(({ stale }) => stale);
}

/** What is stale, said once for all places of which the same is true. */
export interface StaleWords {
  reason: string;
  /** When the oldest of it was seen; missing where none of it ever was. */
  observedAt?: string;
}

/**
 * Each reason why something is stale once, with the oldest that it is a reason for.
 *
 * @internal
 */
export function staleWordsOf(stale: StaleWords[]): StaleWords[] {
  const byReason = new Map<string, StaleWords>();
  for (const { reason, observedAt } of stale) {
    const said = byReason.get(reason)?.observedAt;
    const oldest = said && observedAt && said < observedAt ? said : observedAt;
    byReason.set(reason, { reason, observedAt: oldest ?? said });
  }
  return [...byReason.values()];
}

/**
 * The age of the picture: that of its oldest fresh part, or of its newest part where all is stale. The
 * stale parts are named besides.
 *
 * @internal
 */
export function pictureOf(observations: Observation[]) {
  const dated = observations.filter(observation => observation.observedAt);
  const fresh = dated.filter(observation => !observation.stale);
  const times = (fresh.length > 0 ? fresh : dated)
    .map(({ observedAt }) => observedAt as string)
    .sort();
  return {
    asOf: fresh.length > 0 ? times[0] : times[times.length - 1],
    sources: new Set(observations.map(({ source }) => source)).size,
    stale: observations.filter(({ stale, observedAt }) => stale && observedAt),
  };
}

/** The observations that decide the headline: those of headline environments, or all where none is. */
export function headlineObservations(service: ServiceDetail): Observation[] {
  const deciding = new Set(
    service.environments
      .filter(({ headline }) => headline)
      .map(({ environment }) => environment),
  );
  return deciding.size === 0
    ? service.observations
    : service.observations.filter(({ scope }) =>
        deciding.has(scope.environment),
      );
}
