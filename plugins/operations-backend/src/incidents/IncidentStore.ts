import { Knex } from 'knex';
import { checkLease, Lease } from '../leases';
import { IncidentWriter } from './IncidentWriter';
import { IncidentEvent } from './model';
import { Outbox } from './Outbox';

/** An incident that has changed, and the version that it has reached. @internal */
export interface IncidentChange {
  id: string;
  version: number;
}

/** @internal */
export interface IncidentStoreOptions {
  database: Knex;
  now?: () => number;
  /** Called once what was written is stored. */
  onChange?: (changes: IncidentChange[]) => void;
}

const ATTEMPTS = 5;
/**
 * PostgreSQL: serialization failure, deadlock, lock not available, unique violation. Another one was first; the next
 * attempt sees what that one wrote.
 */
const SOMEBODY_WAS_FIRST = new Set(['40001', '40P01', '55P03', '23505']);

/**
 * The only way in which incidents are written: what is told of them is stored with what happened.
 *
 * @internal
 */
export class IncidentStore {
  readonly #options: IncidentStoreOptions;
  readonly #outbox: Outbox;

  static create(options: IncidentStoreOptions): IncidentStore {
    return new IncidentStore(options);
  }

  private constructor(options: IncidentStoreOptions) {
    this.#options = options;
    this.#outbox = Outbox.create({
      database: options.database,
      now: options.now ?? Date.now,
    });
  }

  /**
   * Everything that `work` writes is stored together, or nothing of it. It may be called again where another writer was
   * first, so it does nothing else; it reads through `writer.transaction`.
   */
  async transaction<T>(
    work: (writer: IncidentWriter) => Promise<T>,
    options: { lease?: Lease; transaction?: Knex.Transaction } = {},
  ): Promise<T> {
    const { lease, transaction: outer } = options;
    if (outer) return this.#within(this.#writer(outer), lease, work);
    // Whoever knows beforehand what it needs takes it in an order in which nobody waits for each other.
    const wanted = new Set<string>();
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#attempt(wanted, lease, work);
      } catch (error) {
        const { code } = error as { code?: string };
        const again = code !== undefined && SOMEBODY_WAS_FIRST.has(code);
        if (!again || attempt >= ATTEMPTS) throw error;
      }
    }
  }

  /** What a listener has not been told of, oldest first; what is older than a week is told to nobody. */
  async events(listener: string, limit: number): Promise<IncidentEvent[]> {
    return this.#outbox.events(listener, limit);
  }

  /** Remembers what a listener was told of. */
  async told(
    listener: string,
    eventIds: string[],
    transaction?: Knex.Transaction,
  ): Promise<void> {
    await this.#outbox.told(listener, eventIds, transaction);
  }

  async #attempt<T>(
    wanted: Set<string>,
    lease: Lease | undefined,
    work: (writer: IncidentWriter) => Promise<T>,
  ): Promise<T> {
    return this.#options.database.transaction(async transaction => {
      const writer = this.#writer(transaction, wanted);
      await writer.holdAll([...wanted]);
      return this.#within(writer, lease, work);
    });
  }

  #writer(transaction: Knex.Transaction, wanted?: Set<string>): IncidentWriter {
    const { now = Date.now } = this.#options;
    return IncidentWriter.create({ transaction, now: now(), wanted });
  }

  async #within<T>(
    writer: IncidentWriter,
    lease: Lease | undefined,
    work: (writer: IncidentWriter) => Promise<T>,
  ): Promise<T> {
    const { onChange } = this.#options;
    const { transaction } = writer;
    if (lease) await checkLease(transaction, lease);
    const result = await work(writer);
    const { changes } = writer;
    if (changes.length > 0 && onChange) {
      transaction.executionPromise.then(
        () => onChange(changes),
        // Nothing was stored, and whoever began the transaction learns why.
        () => {},
      );
    }
    return result;
  }
}
