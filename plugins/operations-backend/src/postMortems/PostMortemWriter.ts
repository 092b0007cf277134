import { NotFoundError } from '@backstage/errors';
import { Visibility } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { storable } from '../database/text';
import { timeOrderedId } from '../incidents/timeOrderedId';
import { Account, AccountColumns } from './account';
import { drawPostMortemKey, keepPostMortemKey } from './keys';
import {
  EventData,
  PostMortemEventKind,
  PostMortemRow,
  WorkingRow,
} from './rows';
import { writeItems } from './items/writeItems';
import { linkServices } from './linkServices';
import { publicDigest } from './publicDigest';

/** A post-mortem that has changed, and the version that it has reached. @internal */
export interface PostMortemChange {
  id: string;
  version: number;
}

/** Who did something, as far as anybody knows. @internal */
export interface Writer {
  /** An entity ref, or the name of a plugin. */
  ref?: string;
  /** As git has it. */
  name?: string;
}

/** @internal */
export interface NewEvent extends Writer {
  kind: PostMortemEventKind;
  text: string;
  at?: number;
  data?: EventData;
  textVersion?: number;
}

type Columns = Partial<Omit<PostMortemRow, 'id' | 'key' | 'version'>>;

/** What is not text is as it is. */
function storableColumns(columns: Columns): Columns {
  return Object.fromEntries(
    Object.entries(columns).map(([name, value]) => [
      name,
      typeof value === 'string' ? storable(value) : value,
    ]),
  );
}

/**
 * Writes post-mortems within a transaction; see `PostMortemStore`. Whatever is written raises the version and is
 * announced once it is stored.
 *
 * @internal
 */
export class PostMortemWriter {
  readonly #changes = new Map<string, number>();

  readonly transaction: Knex.Transaction;
  readonly now: number;

  static create(transaction: Knex.Transaction, now: number): PostMortemWriter {
    return new PostMortemWriter(transaction, now);
  }

  private constructor(transaction: Knex.Transaction, now: number) {
    this.transaction = transaction;
    this.now = now;
  }

  get changes(): PostMortemChange[] {
    return [...this.#changes].map(([id, version]) => ({ id, version }));
  }

  /** A new one, without any text. */
  async open(options: {
    /** Brought along by its file. */
    key?: string;
    visibility: Visibility;
    incidentId?: string;
    createdBy?: string;
  }): Promise<PostMortemRow> {
    const { transaction, now } = this;
    const { visibility } = options;
    if (options.key) await keepPostMortemKey(transaction, options.key);
    const row = {
      id: randomUUID(),
      key: options.key ?? (await drawPostMortemKey(transaction, visibility)),
      status: 'draft',
      visibility,
      title: '',
      summary: '',
      incident_id: options.incidentId ?? null,
      service_refs: '[]',
      unresolved: false,
      authors: '[]',
      search_text: '',
      created_by: options.createdBy ?? null,
      created_at: now,
      updated_at: now,
      sorted_at: now,
      version: 1,
    };
    await transaction('post_mortems').insert(row);
    this.#changes.set(row.id, 1);
    return this.hold(row.id);
  }

  /** One of them, held until the transaction ends. */
  async hold(id: string): Promise<PostMortemRow> {
    const row: PostMortemRow | undefined = await this.transaction(
      'post_mortems',
    )
      .where('id', id)
      .forUpdate()
      .first();
    if (row) return row;
    throw new NotFoundError('The post-mortem is gone.');
  }

  async working(id: string): Promise<WorkingRow | undefined> {
    return this.transaction('post_mortem_working')
      .where('post_mortem_id', id)
      .first();
  }

  async put(id: string, columns: Columns = {}): Promise<void> {
    const [{ version }] = await this.transaction('post_mortems')
      .where('id', id)
      .update({
        ...storableColumns(columns),
        updated_at: this.now,
        version: this.transaction.raw('version + 1'),
      })
      .returning('version');
    this.#changes.set(id, version);
  }

  /** What a text says, with its services and tags. @param columns - what else changes at once. */
  async putAccount(
    id: string,
    account: Account,
    columns: Columns & { items?: boolean } = {},
  ): Promise<void> {
    const { items, ...others } = columns;
    const said: AccountColumns = account.columns;
    const links = await linkServices(
      this.transaction,
      id,
      account.document.services,
    );
    await this.transaction('post_mortem_tags')
      .where('post_mortem_id', id)
      .delete();
    if (account.tags.length > 0) {
      await this.transaction('post_mortem_tags').insert(
        account.tags.map(tag => ({ post_mortem_id: id, tag: storable(tag) })),
      );
    }
    if (items) {
      await writeItems(this.transaction, id, account.items, this.now);
    }
    await this.put(id, { ...said, ...links, ...others });
    // It is found by its key, too.
    await this.transaction('post_mortems')
      .where('id', id)
      .update({
        search_text: this.transaction.raw(`lower(key) || ' ' || search_text`),
        public_search_text: this.transaction.raw(
          `lower(key) || ' ' || public_search_text`,
        ),
      });
    const { status = 'published' } = others;
    if (items && status === 'published') await this.notePublic(id, account);
  }

  /** Readers of the public account learn when they read another one, and not how often somebody writes inside. */
  async notePublic(id: string, account: Account): Promise<void> {
    const { transaction } = this;
    const public_digest = publicDigest(account);
    await transaction('post_mortems')
      .where('id', id)
      .andWhere(other =>
        other
          .whereNull('public_digest')
          .orWhereNot('public_digest', public_digest),
      )
      .update({
        public_digest,
        public_version: transaction.raw('public_version + 1'),
        // What is read in for the first time has been so since it was written.
        public_updated_at: transaction.raw(
          'case when public_digest is null then coalesce(changed_at, ?) else ? end',
          [this.now, this.now],
        ),
      });
  }

  async putWorking(row: WorkingRow): Promise<void> {
    await this.transaction('post_mortem_working')
      .insert({ ...row, markdown: storable(row.markdown) })
      .onConflict('post_mortem_id')
      .merge();
  }

  async dropWorking(id: string): Promise<void> {
    await this.transaction('post_mortem_working')
      .where('post_mortem_id', id)
      .delete();
  }

  async tell(id: string, event: NewEvent): Promise<void> {
    const { kind, text, data = {}, ref, name } = event;
    await this.transaction('post_mortem_events').insert({
      id: timeOrderedId(this.now),
      post_mortem_id: id,
      kind,
      at: event.at ?? this.now,
      author: ref ?? null,
      author_name: name === undefined ? null : storable(name),
      text: storable(text),
      data: JSON.stringify(data),
      text_version: event.textVersion ?? null,
    });
  }

  /** Removes one that was never published. */
  async remove(id: string): Promise<void> {
    for (const table of [
      'post_mortem_working',
      'post_mortem_services',
      'post_mortem_tags',
      'post_mortem_events',
      'action_items',
    ]) {
      await this.transaction(table).where('post_mortem_id', id).delete();
    }
    const row = await this.hold(id);
    await this.transaction('post_mortems').where('id', id).delete();
    this.#changes.set(id, row.version + 1);
  }
}
