import {
  EnvironmentHealth,
  Health,
  HealthReason,
  HealthStatus,
  LocationHealth,
  Observation,
  Scope,
} from '../generated/openapi';
import { effectiveStatus, staleReason } from './freshness';

/** The environments that decide the headline health unless configured otherwise. @public */
export const DEFAULT_HEADLINE_ENVIRONMENTS = ['production'];

/** The health of nothing: nobody looks. */
const NOT_OBSERVED: Omit<HealthReason, 'scope'> = {
  code: 'operations.not-observed',
  status: 'unknown',
  message: 'Nobody looks at this service yet.',
  remedy:
    'Give its entity a probe, for example the annotation operate-first.io/probe-url: https://…/healthz',
};

/** Within one location the worst that is known of counts: down > degraded > unknown > healthy. */
const WORST_FIRST: HealthStatus[] = ['down', 'degraded', 'unknown', 'healthy'];

/**
 * The worst of some statuses: down, then degraded, unknown, healthy; unknown for none.
 *
 * @public
 */
export function worstStatus(statuses: HealthStatus[]): HealthStatus {
  return WORST_FIRST.find(status => statuses.includes(status)) ?? 'unknown';
}

function reasonsOf(
  observation: Observation,
  status: HealthStatus,
  now: Date,
): HealthReason[] {
  const { source, scope } = observation;
  const stale = staleReason(observation, now);
  const neverMade = observation.observedAt === undefined;
  if (neverMade || (status === 'unknown' && observation.status !== 'unknown')) {
    return [
      {
        code: neverMade ? `${source}.not-yet` : `${source}.stale`,
        status: 'unknown',
        message: `Not known at present: ${stale}.`,
        source,
        scope,
      },
    ];
  }
  return observation.reasons.map(reason => ({ source, scope, ...reason }));
}

/**
 * The health in one location (environment, cluster): the worst of what its observations are worth now.
 *
 * @public
 */
export function locationHealth(
  scope: Scope,
  observations: Observation[],
  now: Date,
): LocationHealth {
  const judged = observations.map(observation => {
    const status = effectiveStatus(observation, now);
    return { status, reasons: reasonsOf(observation, status, now) };
  });
  return {
    scope,
    status: worstStatus(judged.map(({ status }) => status)),
    reasons: judged.flatMap(({ reasons }) => reasons),
  };
}

function combinedStatus(statuses: HealthStatus[]): HealthStatus {
  const known = statuses.filter(status => status !== 'unknown');
  if (known.length === 0) return 'unknown';
  if (known.every(status => status === 'down')) return 'down';
  return known.some(status => status !== 'healthy') ? 'degraded' : 'healthy';
}

/**
 * The health across locations: down in some is degraded, down in all is down. A location that nobody
 * observes is named in the reasons, and makes the whole unknown only if no other location is known.
 *
 * @public
 */
export function combineLocations(
  locations: LocationHealth[],
): Omit<Health, 'since'> {
  const status = combinedStatus(locations.map(location => location.status));
  const reasons = locations
    .filter(location => location.status !== 'healthy')
    .sort(
      (a, b) => WORST_FIRST.indexOf(a.status) - WORST_FIRST.indexOf(b.status),
    )
    .flatMap(({ reasons: own, scope, status: at }) =>
      own.length > 0
        ? own.filter(reason => reason.status !== 'healthy')
        : [{ ...NOT_OBSERVED, status: at, scope }],
    );
  return { status, reasons };
}

function locationKey({ environment, cluster }: Scope): string {
  return JSON.stringify([environment, cluster]);
}

function groupBy<T>(items: T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}

/**
 * The health of every environment in which a service is observed, headline environments first.
 *
 * @public
 */
export function environmentHealths(
  observations: Observation[],
  options: { now: Date; headlineEnvironments?: string[] },
): Array<
  Omit<EnvironmentHealth, 'health'> & { health: Omit<Health, 'since'> }
> {
  const { now, headlineEnvironments = DEFAULT_HEADLINE_ENVIRONMENTS } = options;
  return groupBy(observations, ({ scope }) => scope.environment)
    .map(ofEnvironment => {
      const { environment } = ofEnvironment[0].scope;
      const locations = groupBy(ofEnvironment, ({ scope }) =>
        locationKey(scope),
      ).map(ofLocation => {
        const { cluster } = ofLocation[0].scope;
        return locationHealth(
          cluster === undefined ? { environment } : { environment, cluster },
          ofLocation,
          now,
        );
      });
      return {
        environment,
        headline: headlineEnvironments.includes(environment),
        health: combineLocations(locations),
        locations,
      };
    })
    .sort(
      (a, b) =>
        Number(b.headline) - Number(a.headline) ||
        a.environment.localeCompare(b.environment),
    );
}

/**
 * The headline health of a service: all locations of its headline environments together. A service that
 * is observed only elsewhere is unknown, and the reason says so: staging does not speak for production.
 *
 * @public
 */
export function serviceHealth(
  observations: Observation[],
  options: { now: Date; headlineEnvironments?: string[] },
): Omit<Health, 'since'> {
  const environments = environmentHealths(observations, options);
  const headline = environments.filter(environment => environment.headline);
  if (headline.length > 0) {
    return combineLocations(headline.flatMap(({ locations }) => locations));
  }
  if (environments.length === 0) {
    return { status: 'unknown', reasons: [NOT_OBSERVED] };
  }
  const elsewhere = environments.map(({ environment }) => environment);
  const wanted = options.headlineEnvironments ?? DEFAULT_HEADLINE_ENVIRONMENTS;
  return {
    status: 'unknown',
    reasons: [
      {
        code: 'operations.no-headline-environment',
        status: 'unknown',
        message: `Observed only in ${elsewhere.join(
          ', ',
        )}; nobody looks at ${wanted.join(' or ')}.`,
        remedy: `Give its entity a probe with environment: ${wanted[0]}.`,
      },
    ],
  };
}
