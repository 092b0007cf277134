import { Knex } from 'knex';
import { IncidentStore } from '../incidents/IncidentStore';
import { transacted } from '../database/transacted';
import { Lease } from '../leases';
import { QuestionChange, QuestionWriter } from './QuestionWriter';

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
    const { database, incidents, now = Date.now, onChange } = this.#options;
    const { result, changes } = await transacted(
      database,
      async transaction => {
        const writer = QuestionWriter.create({
          transaction,
          incidents,
          now: now(),
        });
        return { result: await work(writer), changes: writer.changes };
      },
      options,
    );
    if (changes.length > 0) onChange?.(changes);
    return result;
  }
}
