import { LoggerService } from '@backstage/backend-plugin-api';
import { ObservedService } from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { pause } from '../leases';
import { ServiceRow } from '../database/rows';

const POLL_MILLISECONDS = 2_000;

/**
 * The services there are, in memory, for the sources of this process. Whichever process follows the
 * catalog, all of them see its result in the database; looking whether there is news costs one row.
 *
 * @internal
 */
export class ServiceRegistry {
  readonly #database: Knex;
  readonly #logger: LoggerService;
  readonly #services = new Map<string, ObservedService>();
  readonly #listeners = new Set<() => void>();
  #list: ObservedService[] = [];
  #revision = 0;

  static create(options: {
    database: Knex;
    logger: LoggerService;
  }): ServiceRegistry {
    return new ServiceRegistry(options.database, options.logger);
  }

  private constructor(database: Knex, logger: LoggerService) {
    this.#database = database;
    this.#logger = logger;
  }

  /** Grows with each change. */
  get revision(): number {
    return this.#revision;
  }

  list(): ObservedService[] {
    return this.#list;
  }

  /** Calls back after each change until the signal is aborted. */
  onChanged(listener: () => void, signal: AbortSignal) {
    if (signal.aborted) return;
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener));
  }

  /** Looks for news now and then until the signal is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.refresh().catch(error =>
        this.#logger.warn(`Cannot read the services: ${error}`),
      );
      await pause(POLL_MILLISECONDS, signal);
    }
  }

  /** Reads what has changed since the last time. */
  async refresh(): Promise<void> {
    const row = await this.#database('projection').first('revision');
    const revision = Number(row?.revision ?? 0);
    if (revision === this.#revision) return;
    const there = () => observedServices(this.#database);
    const changed: ServiceRow[] = await there().where(
      'services.revision',
      '>',
      this.#revision,
    );
    const present: Array<{ id: string }> = await there().select('id');
    for (const { id, entity_ref: entityRef, entity } of changed) {
      this.#services.set(id, { id, entityRef, entity: JSON.parse(entity) });
    }
    const ids = new Set(present.map(({ id }) => id));
    for (const id of this.#services.keys()) {
      if (!ids.has(id)) this.#services.delete(id);
    }
    this.#list = [...this.#services.values()];
    this.#revision = revision;
    for (const listener of this.#listeners) {
      try {
        listener();
      } catch (error) {
        this.#logger.warn(`A source failed on new services: ${error}`);
      }
    }
  }
}

/** Those of the catalog, and those of which somebody still waits to see that nothing is left of them. */
function observedServices(database: Knex): Knex.QueryBuilder {
  const leaving = database('request_subjects')
    .join('requests', 'requests.id', 'request_subjects.request_id')
    .where({
      'request_subjects.kind': 'service',
      'requests.kind': 'offboard',
      'requests.state': 'open',
    })
    .select('request_subjects.name');
  return database('services').where(query =>
    query.whereNull('removed_at').orWhereIn('entity_ref', leaving),
  );
}
