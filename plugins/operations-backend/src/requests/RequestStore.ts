import { Knex } from 'knex';
import { transacted } from '../database/transacted';
import { Lease } from '../leases';
import { RequestWriter } from './RequestWriter';

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
    const { database, now = Date.now, onChange } = this.#options;
    const { result, changed } = await transacted(
      database,
      async transaction => {
        const writer = RequestWriter.create({ transaction, now: now() });
        return { result: await work(writer), changed: writer.hasChanged };
      },
      options,
    );
    if (changed) onChange?.();
    return result;
  }
}
