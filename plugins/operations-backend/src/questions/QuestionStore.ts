import { Knex } from 'knex';
import { IncidentStore } from '../incidents/IncidentStore';
import { checkLease, Lease } from '../leases';
import { QuestionChange, QuestionWriter } from './QuestionWriter';

const ATTEMPTS = 5;
/** PostgreSQL: serialization failure, deadlock, lock not available, unique violation. Another one was first. */
const SOMEBODY_WAS_FIRST = new Set(['40001', '40P01', '55P03', '23505']);

/** @internal */
export interface QuestionStoreOptions {
  database: Knex;
  incidents: IncidentStore;
  now?: () => number;
  /** Called once what was written is stored. */
  onChange?: (changes: QuestionChange[]) => void;
}

/**
 * The only way in which questions are written: who is told of them is stored with what happened.
 *
 * @internal
 */
export class QuestionStore {
  readonly #options: QuestionStoreOptions;

  static create(options: QuestionStoreOptions): QuestionStore {
    return new QuestionStore(options);
  }

  private constructor(options: QuestionStoreOptions) {
    this.#options = options;
  }

  /**
   * Everything that `work` writes is stored together, or nothing of it. It may be called again where another writer was
   * first, so it does nothing else; it reads through `writer.transaction`.
   */
  async transaction<T>(
    work: (writer: QuestionWriter) => Promise<T>,
    options: { lease?: Lease } = {},
  ): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#attempt(work, options.lease);
      } catch (error) {
        const { code } = error as { code?: string };
        const again = code !== undefined && SOMEBODY_WAS_FIRST.has(code);
        if (!again || attempt >= ATTEMPTS) throw error;
      }
    }
  }

  async #attempt<T>(
    work: (writer: QuestionWriter) => Promise<T>,
    lease: Lease | undefined,
  ): Promise<T> {
    const { database, incidents, now = Date.now, onChange } = this.#options;
    const { result, changes } = await database.transaction(
      async transaction => {
        if (lease) await checkLease(transaction, lease);
        const writer = QuestionWriter.create({
          transaction,
          incidents,
          now: now(),
        });
        return { result: await work(writer), changes: writer.changes };
      },
    );
    if (changes.length > 0) onChange?.(changes);
    return result;
  }
}
