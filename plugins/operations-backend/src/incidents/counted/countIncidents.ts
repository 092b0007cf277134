import {
  FacetValue,
  IncidentCause,
  IncidentFacets,
  IncidentSeverity,
  IncidentStatus,
} from '@operate-first/plugin-operations-common';
import { lowerRefs } from '../../services/filters';
import { IncidentsFilter } from '../readers/filters';

/** What of an incident is counted. @internal */
export interface CountedIncident<Place extends object> {
  id: string;
  /** Where it is: the same object for all that have the same services and the same visibility. */
  place: Place;
  state: 'open' | 'resolved';
  status: IncidentStatus;
  severity: IncidentSeverity;
  cause?: IncidentCause;
  drill: boolean;
  startedAt: number;
  resolvedAt?: number;
}

/** What a reader may see of where an incident is; each value once. @internal */
export type SeenPlace = Record<'owner' | 'system' | 'service', string[]>;

/** Which incidents a filter finds, by what is counted of them. @internal */
export type CountedFilter = Omit<IncidentsFilter, 'text' | 'person'>;

/** Incidents, and what a reader may see of their places: of one that is not seen, nothing. @internal */
export interface Countable<Place extends object> {
  incidents: Iterable<CountedIncident<Place>>;
  seen: (place: Place) => SeenPlace | undefined;
}

type Facet = keyof IncidentFacets;

/** What stands for the values of each facet: there are few places, so that each is looked at once. */
const KEYS = {
  state: 'state',
  status: 'status',
  severity: 'severity',
  cause: 'cause',
  owner: 'place',
  system: 'place',
  service: 'place',
} as const satisfies Record<Facet, string>;
const FACETS = Object.keys(KEYS) as Facet[];

type Key<Place extends object> = CountedIncident<Place>[(typeof KEYS)[Facet]];

function valuesOf<Place extends object>(
  { seen }: Countable<Place>,
  facet: Facet,
  key: Key<Place>,
): string[] {
  if (key === undefined) return [];
  if (typeof key !== 'object') return [`${key}`];
  return seen(key)?.[facet as keyof SeenPlace] ?? [];
}

interface Admitted<Place extends object> {
  facet: Facet;
  admits: (incident: CountedIncident<Place>) => boolean;
}

/** What each facet's filter admits; a facet that is not there admits all. */
function admitted<Place extends object>(
  countable: Countable<Place>,
  filter: CountedFilter,
): Array<Admitted<Place>> {
  const { state, status, severity, cause, owner, system, service } = filter;
  const filters: Array<[Facet, string[] | undefined]> = [
    ['state', state && [state]],
    ['status', status],
    ['severity', severity?.map(String)],
    ['cause', cause],
    ['owner', owner && lowerRefs(owner)],
    ['system', system && lowerRefs(system)],
    ['service', service && lowerRefs(service)],
  ];
  return filters.flatMap(([facet, wanted]) => {
    if (!wanted) return [];
    const judged = new Map<Key<Place>, boolean>();
    const admits = (incident: CountedIncident<Place>) => {
      const key = incident[KEYS[facet]];
      const known = judged.get(key);
      if (known !== undefined) return known;
      const values = valuesOf(countable, facet, key);
      const admitsIt = values.some(value => wanted.includes(value));
      judged.set(key, admitsIt);
      return admitsIt;
    };
    return [{ facet, admits }];
  });
}

/** What no facet filters by. */
function beside<Place extends object>(
  { seen }: Countable<Place>,
  filter: CountedFilter,
): (incident: CountedIncident<Place>) => boolean {
  const { drill, ids } = filter;
  const from = filter.from === undefined ? undefined : Date.parse(filter.from);
  const to = filter.to === undefined ? undefined : Date.parse(filter.to);
  const wanted = ids && new Set(ids);
  return incident =>
    seen(incident.place) !== undefined &&
    (drill === undefined || incident.drill === drill) &&
    (from === undefined || (incident.resolvedAt ?? Infinity) >= from) &&
    (to === undefined || incident.startedAt < to) &&
    (!wanted || wanted.has(incident.id));
}

/** Counts what a filter finds. @internal */
export function countIncidents<Place extends object>(
  countable: Countable<Place>,
  filter: CountedFilter,
): number {
  const facets = admitted(countable, filter);
  const isWanted = beside(countable, filter);
  let count = 0;
  for (const incident of countable.incidents) {
    if (isWanted(incident) && facets.every(({ admits }) => admits(incident))) {
      count += 1;
    }
  }
  return count;
}

/**
 * Counts the values of each facet under all the other filters, so that a filter never hides its own alternatives: what
 * fails one filter alone counts in that facet, what fails none counts in all.
 *
 * @internal
 */
export function countIncidentFacets<Place extends object>(
  countable: Countable<Place>,
  filter: CountedFilter,
): IncidentFacets {
  const facets = admitted(countable, filter);
  const isWanted = beside(countable, filter);
  const byKey = FACETS.map(facet => ({
    facet,
    counts: new Map<Key<Place>, number>(),
  }));
  for (const incident of countable.incidents) {
    if (!isWanted(incident)) continue;
    const failed = facets.filter(({ admits }) => !admits(incident));
    if (failed.length > 1) continue;
    for (const { facet, counts } of byKey) {
      if (failed.length === 1 && failed[0].facet !== facet) continue;
      const key = incident[KEYS[facet]];
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const counted = byKey.map(({ facet, counts }) => {
    const totals = new Map<string, number>();
    for (const [key, count] of counts) {
      for (const value of valuesOf(countable, facet, key)) {
        totals.set(value, (totals.get(value) ?? 0) + count);
      }
    }
    return [facet, sorted(totals)] as const;
  });
  return Object.fromEntries(counted) as Record<Facet, FacetValue[]>;
}

function sorted(totals: Map<string, number>): FacetValue[] {
  return [...totals]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([value, count]) => ({ value, count }));
}
