import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  ConfigurationProblem,
  isService,
  serviceHealth,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { checkLease, Lease } from '../leases';
import { putProblems, ServiceChange } from '../observations/ObservationStore';
import { HEALTH_RANK } from '../observations/timelineRows';
import { CatalogNews } from './CatalogWatch';
import { renameByAnnotation } from './rename';
import { columnsOf } from './serviceColumns';
import { KnownService } from './KnownService';

/** The name under which the core notes problems of its own. */
const CORE = 'operations';

/**
 * Writes the entities that somebody operates as services. A renamed one stays the same service, one that
 * leaves keeps its history, and one that returns is the one that left.
 *
 * @internal
 */
export class ServiceProjection {
  readonly #database: Knex;
  readonly #headlineEnvironments: string[];
  readonly #now: () => number;

  static create(options: {
    database: Knex;
    headlineEnvironments: string[];
    now?: () => number;
  }): ServiceProjection {
    return new ServiceProjection(
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

  /**
   * Takes what is new in the catalog.
   *
   * @returns the changed services, and the entities whose former names are to be looked at again.
   */
  async apply(
    lease: Lease,
    news: CatalogNews,
  ): Promise<{ changes: ServiceChange[]; unsettled: Set<string> }> {
    return this.#database.transaction(async transaction => {
      await checkLease(transaction, lease);
      const [row] = await transaction('projection')
        .where('id', 1)
        .increment('revision', 1)
        .returning(['revision']);
      const run = new ProjectionRun(transaction, {
        news,
        revision: Number(row.revision),
        now: this.#now(),
        headlineEnvironments: this.#headlineEnvironments,
      });
      return run.apply();
    });
  }

  /** Notes that the catalog was looked through, or why it could not be. */
  async checked(lease: Lease, problem?: string): Promise<void> {
    await this.#database.transaction(async transaction => {
      await checkLease(transaction, lease);
      const now = this.#now();
      const before = await transaction('projection')
        .where('id', 1)
        .first('problem_since');
      await transaction('projection')
        .where('id', 1)
        .update(
          problem === undefined
            ? { checked_at: now, problem: null, problem_since: null }
            : { problem, problem_since: before?.problem_since ?? now },
        );
    });
  }
}

interface RunOptions {
  news: CatalogNews;
  revision: number;
  now: number;
  headlineEnvironments: string[];
}

/** One pass, inside one transaction. */
class ProjectionRun {
  readonly #transaction: Knex.Transaction;
  readonly #options: RunOptions;
  readonly #known = new Map<string, KnownService>();
  readonly #changes: ServiceChange[] = [];
  readonly #unsettled = new Set<string>();

  constructor(transaction: Knex.Transaction, options: RunOptions) {
    this.#transaction = transaction;
    this.#options = options;
  }

  async apply() {
    const { changed, present } = this.#options.news;
    const rows: KnownService[] = await this.#transaction('services')
      .select(
        'id',
        'entity_ref',
        'entity_hash',
        'version',
        'created_at',
        'removed_at',
      )
      .orderBy('id')
      .forUpdate();
    for (const row of rows) this.#known.set(row.entity_ref, row);
    const notOperated = new Set<string>();
    for (const entity of changed) {
      if (isService(entity)) await this.#put(entity);
      else notOperated.add(stringifyEntityRef(entity));
    }
    for (const service of [...this.#known.values()]) {
      const ref = service.entity_ref;
      if (
        service.removed_at === null &&
        (!present.has(ref) || notOperated.has(ref))
      ) {
        await this.#update(service, { removed_at: this.#options.now });
      }
    }
    return { changes: this.#changes, unsettled: this.#unsettled };
  }

  async #put(entity: Entity) {
    const { news, now } = this.#options;
    const columns = columnsOf(entity);
    const { problems, unsettled } = await renameByAnnotation(
      this.#transaction,
      entity,
      { known: this.#known, present: news.present, now },
    );
    if (unsettled) this.#unsettled.add(columns.entity_ref);
    const known = this.#known.get(columns.entity_ref);
    if (!known) {
      await this.#insert(columns, problems);
      return;
    }
    const differ = await putProblems(
      this.#transaction,
      known.id,
      CORE,
      problems,
    );
    const same =
      known.entity_hash === columns.entity_hash && known.removed_at === null;
    if (!same || differ) {
      await this.#update(known, { ...columns, removed_at: null });
    }
  }

  async #insert(
    columns: ReturnType<typeof columnsOf>,
    problems: ConfigurationProblem[],
  ) {
    const { revision, now, headlineEnvironments } = this.#options;
    const health = serviceHealth([], {
      now: new Date(now),
      headlineEnvironments,
    });
    const row = {
      id: randomUUID(),
      ...columns,
      version: 1,
      created_at: now,
      removed_at: null,
    };
    await this.#transaction('services').insert({
      ...row,
      revision,
      health_status: health.status,
      health_rank: HEALTH_RANK[health.status],
      health_reasons: JSON.stringify(health.reasons),
    });
    await putProblems(this.#transaction, row.id, CORE, problems);
    this.#known.set(row.entity_ref, row);
    this.#changes.push({ id: row.id, version: row.version });
  }

  async #update(service: KnownService, columns: object) {
    const version = service.version + 1;
    await this.#transaction('services')
      .where('id', service.id)
      .update({ ...columns, version, revision: this.#options.revision });
    Object.assign(service, columns, { version });
    this.#changes.push({ id: service.id, version });
  }
}
