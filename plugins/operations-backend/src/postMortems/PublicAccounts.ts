import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { setImmediate as others } from 'node:timers/promises';
import { checkLease, Lease, LeaseLostError } from '../leases';
import { PublicText } from '../redaction/PublicText';
import { Account, basisOf, NO_PUBLIC, readAccount } from './account';
import { PostMortemStore } from './PostMortemStore';
import { PostMortemWriter } from './PostMortemWriter';
import { PostMortemRow } from './rows';

const ROWS_AT_ONCE = 20;
const WITHHELD =
  'The public account is held back: something in it looks like personal data or a secret';
const UNMADE = 'The public account is held back: it cannot be made any more';

/**
 * Makes public accounts again where names, removals or rules have changed since.
 *
 * @internal
 */
export class PublicAccounts {
  readonly #database: Knex;
  readonly #logger: LoggerService;
  readonly #store: PostMortemStore;
  readonly #publicText: PublicText;
  readonly #now: () => number;

  static create(options: {
    database: Knex;
    logger: LoggerService;
    store: PostMortemStore;
    publicText: PublicText;
    now?: () => number;
  }): PublicAccounts {
    return new PublicAccounts(options);
  }

  private constructor(options: {
    database: Knex;
    logger: LoggerService;
    store: PostMortemStore;
    publicText: PublicText;
    now?: () => number;
  }) {
    this.#database = options.database;
    this.#logger = options.logger;
    this.#store = options.store;
    this.#publicText = options.publicText;
    this.#now = options.now ?? Date.now;
  }

  /** One that cannot be stored keeps no other back; it is tried again the next time. */
  async renew(lease: Lease, signal?: AbortSignal): Promise<void> {
    await this.#publicText.refresh();
    const { basis } = this.#publicText;
    if (basis === undefined) return;
    for (let after = ''; ; ) {
      const rows: PostMortemRow[] = await this.#stale(basis)
        .where('id', '>', after)
        .orderBy('id')
        .limit(ROWS_AT_ONCE)
        .select('*');
      const last = rows.at(-1);
      if (!last) break;
      after = last.id;
      for (const row of rows) {
        if (signal?.aborted) return;
        await this.#tryRenew(row, lease);
        await others();
      }
    }
    await this.#noteRemovals(basis, lease);
  }

  /** How many are still to be made again. */
  async left(): Promise<number> {
    await this.#publicText.refresh();
    const row: { count: string | number } | undefined = await this.#stale(
      this.#publicText.basis ?? 'unknown',
    )
      .count({ count: '*' })
      .first();
    return Number(row?.count ?? 0);
  }

  #stale(basis: string): Knex.QueryBuilder {
    return this.#database('post_mortems')
      .whereNotNull('markdown')
      .where('visibility', 'public')
      .andWhere(stale =>
        stale
          .whereNull('public_basis')
          .orWhereNot('public_basis', 'like', `${basis}:%`),
      );
  }

  async #tryRenew(row: PostMortemRow, lease: Lease): Promise<void> {
    try {
      await this.#renew(row, lease);
    } catch (error) {
      if (error instanceof LeaseLostError) throw error;
      this.#logger.warn(
        `Cannot make the public account of ${row.key} again, trying later: ${error}`,
      );
    }
  }

  async #renew(row: PostMortemRow, lease: Lease): Promise<void> {
    const account = this.#account(row);
    await this.#store.transaction(
      async writer => {
        const present = await writer.hold(row.id);
        // Whoever knows better has been there, or will be.
        const same =
          present.public_basis === row.public_basis &&
          present.markdown === row.markdown;
        const { transaction } = writer;
        if (!same || !(await this.#publicText.isCurrent(transaction))) return;
        if (account) await write(writer, present, account);
        else await this.#withhold(writer, present);
      },
      { lease },
    );
  }

  /** Undefined where its text cannot be read, or not without what is internal. */
  #account(row: PostMortemRow): Account | undefined {
    try {
      return readAccount(row.markdown ?? '', {
        publicText: this.#publicText,
        read: { path: row.path ?? row.key, defaults: { visibility: 'public' } },
        now: Number(row.created_at),
      }).account;
    } catch (error) {
      this.#logger.warn(
        `Cannot make the public account of ${row.key}: ${error}`,
      );
      return undefined;
    }
  }

  /** What was made before names somebody whom it may not name any more. */
  async #withhold(writer: PostMortemWriter, row: PostMortemRow): Promise<void> {
    if (row.public_text !== null) {
      await writer.tell(row.id, { kind: 'withheld', text: UNMADE });
    }
    const public_basis = basisOf(this.#publicText, row.markdown ?? '');
    await writer.put(row.id, { ...NO_PUBLIC, public_basis });
  }

  /** Whoever asked to be named nowhere is, now that nothing is left. */
  async #noteRemovals(basis: string, lease: Lease): Promise<void> {
    const removals = () => this.#database('removals').whereNull('done_at');
    if (!(await removals().first('id'))) return;
    if (await this.#stale(basis).first('id')) return;
    await this.#database.transaction(async transaction => {
      await checkLease(transaction, lease);
      if (!(await this.#publicText.isCurrent(transaction))) return;
      await removals()
        .transacting(transaction)
        .update({ done_at: this.#now() });
    });
  }
}

async function write(
  writer: PostMortemWriter,
  row: PostMortemRow,
  account: Account,
): Promise<void> {
  const { transaction } = writer;
  const { columns, items, tags, leaks } = account;
  for (const { item_id, public_title } of items) {
    await transaction('action_items')
      .where({ post_mortem_id: row.id, item_id })
      .update({ public_title });
  }
  await transaction('post_mortem_tags')
    .where('post_mortem_id', row.id)
    .whereNotIn('tag', tags)
    .delete();
  if (leaks.length > 0 && row.leaks === null) {
    await writer.tell(row.id, { kind: 'withheld', text: WITHHELD });
  }
  const made = {
    public_title: columns.public_title,
    public_summary: columns.public_summary,
    public_text: columns.public_text,
    leaks: columns.leaks,
    public_basis: columns.public_basis,
    public_search_text:
      columns.public_search_text &&
      `${row.key.toLocaleLowerCase('en-US')} ${columns.public_search_text}`,
  };
  const differs =
    row.public_text !== made.public_text ||
    row.public_title !== made.public_title ||
    row.leaks !== made.leaks;
  if (differs) await writer.put(row.id, made);
  // Nobody reads anything else than before.
  else await transaction('post_mortems').where('id', row.id).update(made);
  if (row.status === 'published') await writer.notePublic(row.id, account);
}
