import { Knex } from 'knex';
import { checkLease, Lease } from '../leases';
import { PostMortemChange, PostMortemWriter } from './PostMortemWriter';

const ATTEMPTS = 4;
/** PostgreSQL: serialization failure, deadlock, unique violation. Another one was first. */
const SOMEBODY_WAS_FIRST = new Set(['40001', '40P01', '23505']);

/** @internal */
export interface PostMortemStoreOptions {
  database: Knex;
  now?: () => number;
  /** Called once what was written is stored. */
  onChange?: (changes: PostMortemChange[]) => void;
}

/**
 * The only way in which post-mortems are written.
 *
 * @internal
 */
export class PostMortemStore {
  readonly #options: PostMortemStoreOptions;
  readonly #listeners: Array<() => void> = [];

  static create(options: PostMortemStoreOptions): PostMortemStore {
    return new PostMortemStore(options);
  }

  private constructor(options: PostMortemStoreOptions) {
    this.#options = options;
  }

  /** Calls back when this process has changed something. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /**
   * Everything that `work` writes is stored together, or nothing of it. It may be called again where another writer was
   * first, so it does nothing else; it reads through `writer.transaction`.
   */
  async transaction<T>(
    work: (writer: PostMortemWriter) => Promise<T>,
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
    work: (writer: PostMortemWriter) => Promise<T>,
    lease: Lease | undefined,
  ): Promise<T> {
    const { database, now = Date.now, onChange } = this.#options;
    const { result, changes } = await database.transaction(
      async transaction => {
        if (lease) await checkLease(transaction, lease);
        const writer = PostMortemWriter.create(transaction, now());
        return { result: await work(writer), changes: writer.changes };
      },
    );
    if (changes.length > 0) {
      onChange?.(changes);
      for (const listener of this.#listeners) listener();
    }
    return result;
  }
}
