import {
  IncidentCause,
  IncidentFacets,
  IncidentSeverity,
  IncidentStatus,
  Visibility,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { matchesCriteria } from '../../access/matchesCriteria';
import { chunksOf, Milliseconds, timeOf } from '../../database/rows';
import { Turns } from '../../database/Turns';
import { KnownServices } from '../../services/KnownServices';
import {
  After,
  changedRows,
  STATES_AT_ONCE,
  stateOf,
} from '../../similar/TextSource';
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

/** The services of an incident, its root among them, and its own visibility. */
interface Place {
  visibility: Visibility;
  /** Of the root. */
  serviceId?: string;
  serviceIds: string[];
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
    await this.#refresh();
    return countIncidents(this.#countable(audience), filter);
  }

  async facets(
    filter: CountedFilter,
    audience: IncidentAudience,
  ): Promise<IncidentFacets> {
    await this.#refresh();
    return countIncidentFacets(this.#countable(audience), filter);
  }

  /** As `visibleIncidents` and `concernedServices` have it. */
  #countable({ criteria }: IncidentAudience): Countable<Place> {
    const services = this.#services;
    const places = new Map<Place, SeenPlace | undefined>();
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
      incidents: this.#known.values(),
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
    await this.#services.refresh();
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
        await turns.take();
      }
      const last = rows.at(-1);
      if (last) after = stateOf(last);
      if (rows.length < STATES_AT_ONCE) break;
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
