import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { checkLease, Lease } from '../leases';
import { ServiceChange } from '../observations/ObservationStore';
import { CatalogNews } from './CatalogWatch';
import { ProjectionRun } from './ProjectionRun';

/**
 * Writes the entities that somebody operates as services. A renamed one stays the same service, one that
 * leaves keeps its history, and one that returns is the one that left.
 *
 * @internal
 */
export class ServiceProjection {
  readonly #database: Knex;
  readonly #logger: LoggerService;
  readonly #headlineEnvironments: string[];
  readonly #now: () => number;

  static create(options: {
    database: Knex;
    logger: LoggerService;
    headlineEnvironments: string[];
    now?: () => number;
  }): ServiceProjection {
    return new ServiceProjection(
      options.database,
      options.logger,
      options.headlineEnvironments,
      options.now ?? Date.now,
    );
  }

  private constructor(
    database: Knex,
    logger: LoggerService,
    headlineEnvironments: string[],
    now: () => number,
  ) {
    this.#database = database;
    this.#logger = logger;
    this.#headlineEnvironments = headlineEnvironments;
    this.#now = now;
  }

  /**
   * Takes what is new in the catalog.
   *
   * @returns the changed services, the entities whose former names are to be looked at again, and those
   * that could not be stored.
   */
  async apply(
    lease: Lease,
    news: CatalogNews,
  ): Promise<{
    changes: ServiceChange[];
    unsettled: Set<string>;
    failed: Set<string>;
  }> {
    return this.#database.transaction(async transaction => {
      await checkLease(transaction, lease);
      const row = await transaction('projection').where('id', 1).first();
      const revision = Number(row.revision) + 1;
      const outcome = await new ProjectionRun(transaction, {
        news,
        logger: this.#logger,
        revision,
        now: this.#now(),
        headlineEnvironments: this.#headlineEnvironments,
      }).apply();
      if (outcome.changes.length > 0) {
        // By this number every process learns that there is something to read.
        await transaction('projection').where('id', 1).update({ revision });
      }
      return outcome;
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
