import { Knex } from 'knex';
import { setImmediate as others } from 'node:timers/promises';
import { checkLease, Lease } from '../leases';
import { PublicText } from '../redaction/PublicText';
import { Account, readAccount } from './account';
import { PostMortemStore } from './PostMortemStore';
import { PostMortemWriter } from './PostMortemWriter';
import { PostMortemRow } from './rows';

const ROWS_AT_ONCE = 20;

/**
 * Makes public accounts again where names, removals or rules have changed since.
 *
 * @internal
 */
export class PublicAccounts {
  readonly #database: Knex;
  readonly #store: PostMortemStore;
  readonly #publicText: PublicText;

  static create(options: {
    database: Knex;
    store: PostMortemStore;
    publicText: PublicText;
  }): PublicAccounts {
    return new PublicAccounts(options);
  }

  private constructor(options: {
    database: Knex;
    store: PostMortemStore;
    publicText: PublicText;
  }) {
    this.#database = options.database;
    this.#store = options.store;
    this.#publicText = options.publicText;
  }

  /** @param lease - of whoever does it in the background; whoever was asked for it does it at once. */
  async renew(lease?: Lease): Promise<void> {
    await this.#publicText.refresh();
    const { basis } = this.#publicText;
    if (basis === undefined) return;
    for (let after = ''; ; ) {
      const rows: PostMortemRow[] = await this.#database('post_mortems')
        .whereNotNull('markdown')
        .where('visibility', 'public')
        .where('id', '>', after)
        .andWhere(stale =>
          stale
            .whereNull('public_basis')
            .orWhereNot('public_basis', 'like', `${basis}:%`),
        )
        .orderBy('id')
        .limit(ROWS_AT_ONCE);
      const last = rows.at(-1);
      if (!last) return;
      after = last.id;
      for (const row of rows) {
        await this.#renew(row, lease);
        await others();
      }
    }
  }

  async #renew(row: PostMortemRow, lease: Lease | undefined): Promise<void> {
    const { account } = readAccount(row.markdown ?? '', {
      publicText: this.#publicText,
      read: { path: row.path ?? row.key, defaults: { visibility: 'public' } },
      now: Number(row.created_at),
    });
    if (!account) return;
    await this.#store.transaction(async writer => {
      const { transaction } = writer;
      if (lease) await checkLease(transaction, lease);
      const present = await writer.hold(row.id);
      // Whoever knows better has been there, or will be.
      const same =
        present.public_basis === row.public_basis &&
        present.markdown === row.markdown;
      if (!same || !(await this.#publicText.isCurrent(transaction))) return;
      await write(writer, present, account);
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
    await writer.tell(row.id, {
      kind: 'withheld',
      text: 'The public account is held back: something in it looks like personal data or a secret',
    });
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
}
