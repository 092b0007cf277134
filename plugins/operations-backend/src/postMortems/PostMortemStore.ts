import { Knex } from 'knex';
import { transacted } from '../database/transacted';
import { Lease } from '../leases';
import { PostMortemChange, PostMortemWriter } from './PostMortemWriter';

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
    const { database, now = Date.now, onChange } = this.#options;
    const { result, changes } = await transacted(
      database,
      async transaction => {
        const writer = PostMortemWriter.create(transaction, now());
        return { result: await work(writer), changes: writer.changes };
      },
      options,
    );
    if (changes.length > 0) {
      onChange?.(changes);
      for (const listener of this.#listeners) listener();
    }
    return result;
  }
}
