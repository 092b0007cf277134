import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { Lease } from '../leases';
import { repeat } from '../notifications/repeat';
import { ServiceChange } from '../observations/ObservationStore';
import { touchServices } from '../slos/touchServices';
import { CommitCollector, CommitCollectorOptions } from './CommitCollector';
import { CodeChangeStore } from './CodeChangeStore';
import { SloCollector } from './SloCollector';
import { SLACK } from './SuspectReader';
import { wantedServices } from './wantedServices';

/** Where nothing was read since, to look costs one question to the database. */
const EVERY = 5_000;
/** Somebody waits. */
const WANTED_EVERY = 2_000;

/** @internal */
export interface CodeChangeWorkOptions
  extends Omit<CommitCollectorOptions, 'store'> {
  database: Knex;
  logger: LoggerService;
  onChange: (changes: ServiceChange[]) => void;
}

/**
 * Keeps what is written of services: commits as they are read, and what is promised otherwise than before.
 *
 * @internal
 */
export class CodeChangeWork {
  readonly #options: CodeChangeWorkOptions;
  readonly #commits: CommitCollector;
  readonly #slos: SloCollector;
  readonly #now: () => number;

  static create(options: CodeChangeWorkOptions): CodeChangeWork {
    return new CodeChangeWork(options);
  }

  private constructor(options: CodeChangeWorkOptions) {
    const store = CodeChangeStore.create(options);
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#commits = CommitCollector.create({ ...options, store });
    this.#slos = SloCollector.create({ ...options, store });
  }

  async run(lease: Lease, signal: AbortSignal): Promise<void> {
    const { logger } = this.#options;
    await Promise.all([
      repeat(
        { name: 'keep what changed', milliseconds: EVERY, signal, logger },
        () => this.collect(lease),
      ),
      repeat(
        {
          name: 'keep what changed before an incident',
          milliseconds: WANTED_EVERY,
          signal,
          logger,
        },
        () => this.collectWanted(lease),
      ),
    ]);
  }

  /** Looks once. */
  async collect(lease: Lease): Promise<void> {
    const touched = [
      ...(await this.#commits.collect(lease)),
      ...(await this.#slos.collect(lease)),
    ];
    await this.#tell(lease, new Set(touched));
  }

  /** Looks once at the services of incidents that have just begun. */
  async collectWanted(lease: Lease): Promise<void> {
    const { database } = this.#options;
    const wanted = await wantedServices(database, {
      now: this.#now(),
      slack: SLACK,
    });
    await this.#tell(lease, await this.#commits.collectWanted(lease, wanted));
  }

  async #tell(lease: Lease, touched: Set<string>): Promise<void> {
    const { database, onChange } = this.#options;
    if (touched.size > 0)
      onChange(await touchServices(database, lease, touched));
  }
}
