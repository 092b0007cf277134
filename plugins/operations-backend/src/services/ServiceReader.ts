import {
  ConfigurationProblem,
  EnvironmentHealth,
  environmentHealths,
  Health,
  HealthReason,
  Observation,
  Service,
  ServiceDetail,
  ServiceFacets,
  ServiceFilter,
  serviceHealth,
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
import { readPage } from '../database/pages';
import { fromRow, toObservation } from '../observations/StoredObservation';
import { countFacets } from './facets';
import { filteredServices } from './filters';
import { sortKeysOf } from './sorting';

/** Names are read for those who have mistyped one, at most so often. */
const NAMES_KEPT_MILLISECONDS = 5_000;

/**
 * Reads services for people and programs, each as far as the reader may see it.
 *
 * @internal
 */
export class ServiceReader {
  readonly #database: Knex;
  readonly #headlineEnvironments: string[];
  readonly #now: () => number;
  #names = new Map<string, string[]>();
  #namesSince = -Infinity;

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
    const filtered = () =>
      filteredServices(this.#database, { filter: query, criteria });
    const [page, count] = await Promise.all([
      readPage<ServiceRow>(
        filtered().select('services.*'),
        query,
        sortKeysOf(query),
      ),
      filtered().count({ count: '*' }).first(),
    ]);
    const ids = page.rows.map(({ id }) => id);
    const [observations, problems] = await Promise.all([
      this.#observations(ids),
      this.#problems(ids),
    ]);
    return {
      items: page.rows.map(row => {
        const own = observations.get(row.id) ?? [];
        const health = this.#health(row, own, problems.get(row.id) ?? []);
        return toService(row, health, own);
      }),
      nextCursor: page.nextCursor,
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

  /** Names of the services that the reader may see, a few seconds old at most. */
  async names(criteria: ServiceCriteria): Promise<string[]> {
    const age = performance.now() - this.#namesSince;
    if (age > NAMES_KEPT_MILLISECONDS) {
      this.#names = new Map();
      this.#namesSince = performance.now();
    }
    const key = JSON.stringify(criteria) ?? '';
    const names = this.#names.get(key) ?? (await this.#readNames(criteria));
    this.#names.set(key, names);
    return names;
  }

  async #readNames(criteria: ServiceCriteria): Promise<string[]> {
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
      this.#problems([row.id]),
    ]);
    const own = observations.get(row.id) ?? [];
    const ownProblems = problems.get(row.id) ?? [];
    return {
      ...toService(row, this.#health(row, own, ownProblems), own),
      formerEntityRefs: former.map(({ entity_ref }) => entity_ref),
      removedAt: isoOf(row.removed_at),
      environments: await this.#environments(row.id, own),
      problems: ownProblems,
    };
  }

  /** As it is now: what is stored waits for the next sweep, and does not change while nobody can write. */
  #health(
    row: ServiceRow,
    observations: Observation[],
    problems: ConfigurationProblem[],
  ): Health {
    if (observations.length === 0 && problems.length > 0) {
      return { status: 'unknown', reasons: problems.map(reasonOfProblem) };
    }
    const health = serviceHealth(observations, {
      now: new Date(this.#now()),
      headlineEnvironments: this.#headlineEnvironments,
    });
    return health.status === row.health_status
      ? { ...health, since: isoOf(row.health_since) }
      : health;
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

  async #problems(ids: string[]): Promise<Map<string, ConfigurationProblem[]>> {
    const rows: Array<{ service_id: string; problems: string }> =
      await this.#database('service_problems')
        .whereIn('service_id', ids)
        .orderBy('source');
    const problems = new Map<string, ConfigurationProblem[]>();
    for (const row of rows) {
      const others = problems.get(row.service_id) ?? [];
      problems.set(row.service_id, [...others, ...JSON.parse(row.problems)]);
    }
    return problems;
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

/** Somebody meant it to be looked at, and what they wrote cannot be followed: that is why nobody does. */
function reasonOfProblem(problem: ConfigurationProblem): HealthReason {
  const { source, field, message, remedy } = problem;
  return {
    code: 'operations.configuration',
    status: 'unknown',
    message: `Nobody can look: ${field} cannot be followed. ${message}`,
    remedy,
    source,
  };
}

function toService(
  row: ServiceRow,
  health: Health,
  observations: Observation[],
): Service {
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
    health,
    observations,
  };
}
