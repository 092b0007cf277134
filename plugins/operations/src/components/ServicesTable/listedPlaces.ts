import {
  DEFAULT_HEADLINE_ENVIRONMENTS,
  HealthStatus,
  Observation,
  worstStatus,
} from '@operate-first/plugin-operations-common';
import { isSameLocation, placesOf } from '../ServiceStrip';

/** A place as the list shows it. */
export interface ListedPlace {
  name: string;
  status: HealthStatus;
  stale: boolean;
}

/** So many fit into two lines. */
const MOST_PLACES = 4;

/**
 * Where a service is seen, in a narrow cell: the places that decide, and of the others those that are not
 * well. The list of services does not say which environments decide, so those that do where nobody has
 * configured others are taken for it; where a service has none of them, all its places are named in full.
 *
 * @internal
 */
export function listedPlaces(observations: Observation[]) {
  const names = [
    ...new Set(observations.map(({ scope }) => scope.environment)),
  ];
  const deciding = names.filter(name =>
    DEFAULT_HEADLINE_ENVIRONMENTS.includes(name),
  );
  const { locationName } = placesOf(
    observations,
    deciding.map(environment => ({ environment, headline: true })),
  );
  const places = observations
    .filter(
      ({ scope }, index) =>
        observations.findIndex(other => isSameLocation(other.scope, scope)) ===
        index,
    )
    .map(({ scope }) => {
      const here = observations.filter(other =>
        isSameLocation(other.scope, scope),
      );
      return {
        name: locationName(scope),
        status: worstStatus(here.map(({ status }) => status)),
        stale: here.some(({ stale }) => stale),
        decides: deciding.includes(scope.environment),
      };
    });
  const isWell = ({ status, stale }: ListedPlace) =>
    status === 'healthy' && !stale;
  const worthwhile: ListedPlace[] = [
    ...places.filter(({ decides }) => decides),
    ...places.filter(
      place => !place.decides && (deciding.length === 0 || !isWell(place)),
    ),
  ];
  if (worthwhile.length <= MOST_PLACES) return { shown: worthwhile, rest: [] };
  const worstFirst = [
    ...worthwhile.filter(place => !isWell(place)),
    ...worthwhile.filter(isWell),
  ];
  return {
    shown: worstFirst.slice(0, MOST_PLACES - 1),
    rest: worstFirst.slice(MOST_PLACES - 1),
  };
}
