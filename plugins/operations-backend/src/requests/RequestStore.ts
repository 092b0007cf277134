import { Knex } from 'knex';
import { checkLease, Lease } from '../leases';
import { RequestWriter } from './RequestWriter';

const ATTEMPTS = 5;
/** PostgreSQL: serialization failure, deadlock, lock not available, unique violation. Another one was first. */
const SOMEBODY_WAS_FIRST = new Set(['40001', '40P01', '55P03', '23505']);

/** @internal */
export interface RequestStoreOptions {
  database: Knex;
  now?: () => number;
  /** Called once what was written is stored. */
  onChange?: () => void;
}

/**
 * The only way in which requests are written: what happened, and who is told of it, is stored with what became of them.
 *
 * @internal
 */
export class RequestStore {
  readonly #options: RequestStoreOptions;

  static create(options: RequestStoreOptions): RequestStore {
    return new RequestStore(options);
  }

  private constructor(options: RequestStoreOptions) {
    this.#options = options;
  }

  /**
   * Everything that `work` writes is stored together, or nothing of it. It may be called again where another writer was
   * first, so it does nothing else; it reads through `writer.transaction`.
   */
  async transaction<T>(
    work: (writer: RequestWriter) => Promise<T>,
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
    work: (writer: RequestWriter) => Promise<T>,
    lease: Lease | undefined,
  ): Promise<T> {
    const { database, now = Date.now, onChange } = this.#options;
    const { result, changed } = await database.transaction(
      async transaction => {
        if (lease) await checkLease(transaction, lease);
        const writer = RequestWriter.create({ transaction, now: now() });
        return { result: await work(writer), changed: writer.hasChanged };
      },
    );
    if (changed) onChange?.();
    return result;
  }
}
