import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { Lease } from '../leases';
import { repeat } from '../notifications/repeat';
import { ServiceChange } from '../observations/ObservationStore';
import { touchServices } from '../slos/touchServices';
import { CommitCollector, CommitCollectorOptions } from './CommitCollector';
import { CodeChangeStore } from './CodeChangeStore';
import { SloCollector } from './SloCollector';

/** Where nothing was read since, to look costs one question to the database. */
const EVERY = 5_000;

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

  static create(options: CodeChangeWorkOptions): CodeChangeWork {
    return new CodeChangeWork(options);
  }

  private constructor(options: CodeChangeWorkOptions) {
    const store = CodeChangeStore.create(options);
    this.#options = options;
    this.#commits = CommitCollector.create({ ...options, store });
    this.#slos = SloCollector.create({ ...options, store });
  }

  async run(lease: Lease, signal: AbortSignal): Promise<void> {
    const { logger } = this.#options;
    await repeat(
      { name: 'keep what changed', milliseconds: EVERY, signal, logger },
      () => this.collect(lease),
    );
  }

  /** Looks once. */
  async collect(lease: Lease): Promise<void> {
    const { database, onChange } = this.#options;
    const touched = new Set([
      ...(await this.#commits.collect(lease)),
      ...(await this.#slos.collect(lease)),
    ]);
    if (touched.size > 0)
      onChange(await touchServices(database, lease, touched));
  }
}
