import {
  IncidentCause,
  IncidentFacets,
  IncidentSeverity,
  IncidentStatus,
  Visibility,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { ServiceCriteria } from '../../access/criteria';
import { matchesCriteria } from '../../access/matchesCriteria';
import { chunksOf, Milliseconds, timeOf } from '../../database/rows';
import { Turns } from '../../database/Turns';
import { KnownServices } from '../../services/KnownServices';
import {
  After,
  changedRows,
  ROWS_AT_ONCE,
  stateOf,
} from '../../database/changedRows';
import { IncidentAudience } from '../audience';
import {
  Countable,
  CountedFilter,
  CountedIncident,
  countIncidentFacets,
  countIncidents,
  SeenPlace,
} from './countIncidents';

/** What replicas' clocks may differ by, and a transaction may last: so far back, changes are looked for once more. */
const OVERLAP_MILLISECONDS = 2 * 60_000;

interface CountedRow {
  status: IncidentStatus;
  severity: IncidentSeverity;
  cause: IncidentCause | null;
  drill: boolean | number;
  started_at: Milliseconds;
  resolved_at: Milliseconds | null;
}

const COLUMNS: Array<keyof CountedRow> = [
  'status',
  'severity',
  'cause',
  'drill',
  'started_at',
  'resolved_at',
];

/** Readers who see different things, and answers to different filters, that are kept until something changes. */
const MOST_KEPT = 500;

/** The services of an incident, its root among them, and its own visibility. */
interface Place {
  visibility: Visibility;
  /** Of the root. */
  serviceId?: string;
  serviceIds: string[];
}

/** Each is counted when it is first asked for. */
interface Answer {
  count: () => number;
  facets: () => IncidentFacets;
}

interface Known extends CountedIncident<Place> {
  version: number;
  updatedAt: number;
}

/**
 * What is counted of all incidents, in memory: a database looks at every incident for every count. Each answer first
 * reads what has changed since the last one.
 *
 * @internal
 */
export class CountedIncidents {
  readonly #database: Knex;
  readonly #services: KnownServices;
  readonly #known = new Map<string, Known>();
  readonly #places = new Map<string, Place>();
  /** What readers see of places, by their criteria. */
  readonly #seen = new Map<string, Map<Place, SeenPlace | undefined>>();
  readonly #answers = new Map<string, Answer>();
  #reached?: number;
  #running: Promise<void> = Promise.resolve();
  #next?: Promise<void>;

  static create(options: { database: Knex }): CountedIncidents {
    return new CountedIncidents(options.database);
  }

  private constructor(database: Knex) {
    this.#database = database;
    this.#services = KnownServices.create({ database });
  }

  async count(
    filter: CountedFilter,
    audience: IncidentAudience,
  ): Promise<number> {
    const { count } = await this.#answer(filter, audience);
    return count();
  }

  async facets(
    filter: CountedFilter,
    audience: IncidentAudience,
  ): Promise<IncidentFacets> {
    const { facets } = await this.#answer(filter, audience);
    return facets();
  }

  /** Everybody who looks at the same asks the same until something changes. */
  async #answer(
    filter: CountedFilter,
    { criteria }: IncidentAudience,
  ): Promise<Answer> {
    await this.#refresh();
    const key = filter.ids ? '' : JSON.stringify([criteria, filter]);
    const known = this.#answers.get(key);
    if (known) return known;
    const countable = this.#countable(criteria);
    const answer = {
      count: once(() => countIncidents(countable, filter)),
      facets: once(() => countIncidentFacets(countable, filter)),
    };
    // What was looked for by words is as long as what was found, and seldom asked for twice.
    if (!filter.ids) keep(this.#answers, key, answer);
    return answer;
  }

  /** As `visibleIncidents` and `concernedServices` have it. */
  #countable(criteria: ServiceCriteria): Countable<Place> {
    const services = this.#services;
    const key = JSON.stringify(criteria) ?? '';
    const known = this.#seen.get(key);
    const places = known ?? new Map<Place, SeenPlace | undefined>();
    if (!known) keep(this.#seen, key, places);
    const look = (place: Place): SeenPlace | undefined => {
      if (!matchesCriteria(criteria, services.judge(place))) return undefined;
      const visible = place.serviceIds.flatMap(id => {
        const service = services.get(id);
        return service && matchesCriteria(criteria, service) ? service : [];
      });
      const each = (values: Array<string | undefined>) => [
        ...new Set(values.flatMap(value => value || [])),
      ];
      return {
        service: each(visible.map(({ ref }) => ref)),
        owner: each(visible.map(({ owner }) => owner)),
        system: each(visible.map(({ system }) => system)),
      };
    };
    return {
      incidents: { [Symbol.iterator]: () => this.#known.values() },
      seen: place => {
        if (!places.has(place)) places.set(place, look(place));
        return places.get(place);
      },
    };
  }

  /** One object for all incidents that are in the same place. */
  #place(place: Place): Place {
    const { visibility, serviceId, serviceIds } = place;
    const key = JSON.stringify([visibility, serviceId, ...serviceIds.sort()]);
    const known = this.#places.get(key);
    if (known) return known;
    this.#places.set(key, place);
    return place;
  }

  /** What is asked for while another one reads waits for a reading of its own, which all who wait share. */
  #refresh(): Promise<void> {
    this.#next ??= this.#running
      .catch(() => {})
      .then(() => {
        this.#next = undefined;
        this.#running = this.#read();
        return this.#running;
      });
    return this.#next;
  }

  async #read(): Promise<void> {
    const { revision } = this.#services;
    await this.#services.refresh();
    if (this.#services.revision !== revision) {
      this.#seen.clear();
      this.#answers.clear();
    }
    const turns = Turns.create();
    const reached = this.#reached ?? 0;
    let after: After = {
      updatedAt: Math.max(0, reached - OVERLAP_MILLISECONDS),
    };
    for (;;) {
      const rows = await changedRows<CountedRow>(this.#database, {
        table: 'incidents',
        after,
        more: COLUMNS,
      });
      const changed = rows.flatMap(row => {
        const state = stateOf(row);
        const known = this.#known.get(row.id);
        return known?.version === state.version &&
          known.updatedAt === state.updatedAt
          ? []
          : [{ row, state }];
      });
      for (const chunk of chunksOf(changed)) {
        const ids = chunk.map(({ row }) => row.id);
        const services = await this.#serviceIds(ids);
        for (const { row, state } of chunk) {
          this.#known.set(row.id, {
            id: row.id,
            version: state.version,
            updatedAt: state.updatedAt,
            place: this.#place({
              visibility: state.visibility,
              serviceId: state.serviceId,
              serviceIds: services.get(row.id) ?? [],
            }),
            state: row.resolved_at === null ? 'open' : 'resolved',
            status: row.status,
            severity: row.severity,
            cause: row.cause ?? undefined,
            drill: Boolean(row.drill),
            startedAt: Number(row.started_at),
            resolvedAt: timeOf(row.resolved_at),
          });
        }
        this.#answers.clear();
        await turns.take();
      }
      const last = rows.at(-1);
      if (last) after = stateOf(last);
      if (rows.length < ROWS_AT_ONCE) break;
    }
    this.#reached = Math.max(reached, after.updatedAt);
  }

  async #serviceIds(ids: string[]): Promise<Map<string, string[]>> {
    const rows: Array<{ incident_id: string; service_id: string }> =
      await this.#database('incident_services')
        .whereIn('incident_id', ids)
        .select('incident_id', 'service_id');
    const found = new Map<string, string[]>();
    for (const { incident_id, service_id } of rows) {
      const services = found.get(incident_id);
      if (services) services.push(service_id);
      else found.set(incident_id, [service_id]);
    }
    return found;
  }
}

function once<T>(count: () => T): () => T {
  let answer: { value: T } | undefined;
  return () => {
    answer ??= { value: count() };
    return answer.value;
  };
}

function keep<T>(kept: Map<string, T>, key: string, value: T): void {
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, value);
}
