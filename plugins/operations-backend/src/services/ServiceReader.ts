import {
  EnvironmentHealth,
  environmentHealths,
  Observation,
  Service,
  ServiceDetail,
  ServiceFacets,
  ServiceFilter,
  ServiceList,
  ServiceQuery,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { applyCriteria, ServiceCriteria } from '../access/criteria';
import {
  EnvironmentRow,
  isoOf,
  ObservationRow,
  ServiceRow,
} from '../database/rows';
import { fromRow, toObservation } from '../observations/StoredObservation';
import { countFacets } from './facets';
import { filteredServices } from './filters';
import {
  applySorting,
  selectSortKeys,
  sortKeysOf,
  writeCursor,
} from './sorting';

const DEFAULT_LIMIT = 50;

/**
 * Reads services for people and programs, each as far as the reader may see it.
 *
 * @internal
 */
export class ServiceReader {
  readonly #database: Knex;
  readonly #headlineEnvironments: string[];
  readonly #now: () => number;

  static create(options: {
    database: Knex;
    headlineEnvironments: string[];
    now?: () => number;
  }): ServiceReader {
    return new ServiceReader(
      options.database,
      options.headlineEnvironments,
      options.now ?? Date.now,
    );
  }

  private constructor(
    database: Knex,
    headlineEnvironments: string[],
    now: () => number,
  ) {
    this.#database = database;
    this.#headlineEnvironments = headlineEnvironments;
    this.#now = now;
  }

  async list(
    query: ServiceQuery,
    criteria: ServiceCriteria,
  ): Promise<ServiceList> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const filtered = () =>
      filteredServices(this.#database, { filter: query, criteria });
    const page = filtered()
      .select('services.*')
      .limit(limit + 1);
    const keys = sortKeysOf(query);
    selectSortKeys(page, keys);
    applySorting(page, query);
    const [rows, count] = await Promise.all([
      page as Promise<Array<ServiceRow & Record<string, string | number>>>,
      filtered().count({ count: '*' }).first(),
    ]);
    const shown = rows.slice(0, limit);
    const observations = await this.#observations(shown.map(({ id }) => id));
    const last = shown.at(-1);
    return {
      items: shown.map(row => toService(row, observations.get(row.id) ?? [])),
      nextCursor:
        rows.length > limit && last
          ? writeCursor(
              query,
              // Numbers come as strings from some databases and go back as they compare.
              keys.map((_, at) => last[`key${at}`]),
            )
          : undefined,
      totalItems: Number(count?.count ?? 0),
    };
  }

  async facets(
    filter: ServiceFilter,
    criteria: ServiceCriteria,
  ): Promise<ServiceFacets> {
    return countFacets(this.#database, filter, criteria);
  }

  /** A service by its present name, or else by a former one. */
  async find(
    entityRef: string,
    criteria: ServiceCriteria,
  ): Promise<ServiceRow | undefined> {
    const visible = () => {
      const query = this.#database('services');
      applyCriteria(query, criteria);
      return query;
    };
    const present = await visible()
      .where('services.entity_ref', entityRef)
      .first('services.*');
    if (present) return present;
    return visible()
      .join('service_refs', 'service_refs.service_id', 'services.id')
      .where('service_refs.entity_ref', entityRef)
      .orderBy('service_refs.until', 'desc')
      .first('services.*');
  }

  /** Names of the services that the reader may see. */
  async names(criteria: ServiceCriteria): Promise<string[]> {
    const rows = await filteredServices(this.#database, {
      filter: {},
      criteria,
    }).select('services.entity_ref');
    return rows.map(({ entity_ref }: { entity_ref: string }) => entity_ref);
  }

  /** What policies know of services, in the order of their refs. */
  async resources(entityRefs: string[]) {
    const rows: ServiceRow[] = await this.#database('services').whereIn(
      'entity_ref',
      entityRefs,
    );
    const known = new Map(rows.map(row => [row.entity_ref, row]));
    return entityRefs.map(entityRef => {
      const row = known.get(entityRef);
      return (
        row && {
          entityRef,
          visibility: row.visibility,
          owner: row.owner ?? undefined,
        }
      );
    });
  }

  async detail(row: ServiceRow): Promise<ServiceDetail> {
    const service_id = row.id;
    const [observations, former, problems] = await Promise.all([
      this.#observations([row.id]),
      this.#database('service_refs').where({ service_id }).orderBy('until'),
      this.#database('service_problems')
        .where({ service_id })
        .orderBy('source'),
    ]);
    const own = observations.get(row.id) ?? [];
    return {
      ...toService(row, own),
      formerEntityRefs: former.map(({ entity_ref }) => entity_ref),
      removedAt: isoOf(row.removed_at),
      environments: await this.#environments(row.id, own),
      problems: problems.flatMap(stored => JSON.parse(stored.problems)),
    };
  }

  async #environments(
    serviceId: string,
    observations: Observation[],
  ): Promise<EnvironmentHealth[]> {
    const rows: EnvironmentRow[] = await this.#database(
      'environment_health',
    ).where('service_id', serviceId);
    const known = new Map(rows.map(row => [row.environment, row]));
    return environmentHealths(observations, {
      now: new Date(this.#now()),
      headlineEnvironments: this.#headlineEnvironments,
    }).map(environment => {
      const row = known.get(environment.environment);
      const { status } = environment.health;
      return {
        ...environment,
        health: {
          ...environment.health,
          // A moment after an expiry the stored one may still speak of the status before.
          since: row?.status === status ? isoOf(row.since) : undefined,
        },
      };
    });
  }

  async #observations(ids: string[]): Promise<Map<string, Observation[]>> {
    const rows: ObservationRow[] = await this.#database('observations')
      .whereIn('service_id', ids)
      .orderBy(['source', 'environment', 'cluster', 'namespace']);
    const now = this.#now();
    const observations = new Map<string, Observation[]>();
    for (const row of rows) {
      const observation = toObservation(fromRow(row), now);
      const others = observations.get(row.service_id);
      if (others) others.push(observation);
      else observations.set(row.service_id, [observation]);
    }
    return observations;
  }
}

function toService(row: ServiceRow, observations: Observation[]): Service {
  return {
    id: row.id,
    entityRef: row.entity_ref,
    title: row.title ?? undefined,
    description: row.description ?? undefined,
    type: row.type ?? undefined,
    lifecycle: row.lifecycle ?? undefined,
    owner: row.owner ?? undefined,
    system: row.system ?? undefined,
    visibility: row.visibility,
    version: row.version,
    health: {
      status: row.health_status,
      reasons: JSON.parse(row.health_reasons),
      since: isoOf(row.health_since),
    },
    observations,
  };
}
