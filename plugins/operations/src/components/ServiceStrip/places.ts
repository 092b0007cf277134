import {
  EnvironmentHealth,
  HealthReason,
  Observation,
  Scope,
} from '@operate-first/plugin-operations-common';
import { isSameLocation } from './reading';

/** The name of a source without the place it looks at: `kubernetes:eu-1` is `kubernetes`. */
function sourceName(source: string): string {
  return source.split(':')[0];
}

/** The places a service is seen in, and how they are called where all of them are its own. */
export interface Places {
  /** A location by what looks at it. */
  locationName(scope: Scope): string;
  /** Where a reason is true; undefined where that goes without saying. */
  reasonPlace(
    reason: Pick<HealthReason, 'scope' | 'source'>,
  ): string | undefined;
}

/**
 * Names places in as few words as tell them apart. The environment that decides goes without saying, and so
 * does a namespace that is the only one of its cluster. What is seen in no cluster is named by who sees it.
 *
 * @internal
 */
export function placesOf(
  observations: Pick<Observation, 'scope' | 'source'>[],
  environments: Pick<EnvironmentHealth, 'environment' | 'headline'>[],
): Places {
  const deciding = environments.filter(({ headline }) => headline);
  const scopes = observations.map(({ scope }) => scope);
  const isSaid = (environment: string) =>
    deciding.length !== 1 || deciding[0].environment !== environment;
  const isAlone = (scope: Scope) =>
    scopes.every(
      other =>
        other.environment !== scope.environment || isSameLocation(other, scope),
    );
  const join = (...parts: (string | false | undefined)[]) =>
    parts.filter(Boolean).join(' · ');

  return {
    locationName(scope) {
      const { environment, cluster } = scope;
      if (!cluster && isAlone(scope)) return environment;
      const seers = observations
        .filter(other => isSameLocation(other.scope, scope))
        .map(({ source }) => sourceName(source));
      return join(
        isSaid(environment) && environment,
        cluster ?? [...new Set(seers)].join(', '),
      );
    },
    reasonPlace({ scope, source }) {
      if (!scope) return undefined;
      const { environment, cluster, namespace } = scope;
      const namespaces = new Set(
        scopes
          .filter(other => isSameLocation(other, scope))
          .map(other => other.namespace),
      );
      const seer = source && !isAlone(scope) && sourceName(source);
      const place = join(
        isSaid(environment) && environment,
        cluster ?? seer,
        namespaces.size > 1 && namespace,
      );
      return place || undefined;
    },
  };
}

/** A reason and every place it is true in. */
export interface PlacedReason {
  key: string;
  places: string[];
  /** The same in each place, but for what it links to. */
  reasons: HealthReason[];
}

/**
 * Each reason once: what is true in several places in the same words is one reason.
 *
 * @internal
 */
export function sayOnce(
  reasons: HealthReason[],
  placeOf: (reason: HealthReason) => string | undefined,
): PlacedReason[] {
  const said = new Map<string, PlacedReason>();
  for (const reason of reasons) {
    const { code, status, message, remedy } = reason;
    const key = JSON.stringify([code, status, message, remedy]);
    const once = said.get(key) ?? { key, places: [], reasons: [] };
    const place = placeOf(reason);
    if (place && !once.places.includes(place)) once.places.push(place);
    once.reasons.push(reason);
    said.set(key, once);
  }
  return [...said.values()];
}
