import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  KnownName,
  PostMortemFile,
  Removal,
  RemovalInput,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { FieldError } from '../api/FieldError';
import { PostMortemAudience } from '../postMortems/audience';
import { PublicAccounts } from '../postMortems/PublicAccounts';
import { NamedAccounts } from './NamedAccounts';

interface RemovalRow {
  id: string;
  person: string | null;
  names: string;
  requested_by: string;
  requested_at: number | string;
}

/** Who asks, and what for. @internal */
export interface RemovalCaller {
  by: string;
  person?: string;
  /** Whether they may do it for others. */
  manages: boolean;
  audience: PostMortemAudience;
}

/**
 * Where people ask to be named nowhere.
 *
 * @internal
 */
export class RemovalDesk {
  readonly #database: Knex;
  readonly #accounts: PublicAccounts;
  readonly #named: NamedAccounts;
  readonly #now: () => number;

  static create(options: {
    database: Knex;
    accounts: PublicAccounts;
    now?: () => number;
  }): RemovalDesk {
    return new RemovalDesk(options);
  }

  private constructor(options: {
    database: Knex;
    accounts: PublicAccounts;
    now?: () => number;
  }) {
    this.#database = options.database;
    this.#accounts = options.accounts;
    this.#named = NamedAccounts.create(options);
    this.#now = options.now ?? Date.now;
  }

  /** All of them for whoever manages them, their own for everybody else. */
  async list({ person, manages, audience }: RemovalCaller): Promise<Removal[]> {
    const query = this.#database<RemovalRow>('removals').orderBy([
      { column: 'requested_at', order: 'desc' },
      'id',
    ]);
    if (!manages) query.where('person', person ?? '');
    const rows: RemovalRow[] = await query;
    return this.#show(rows, audience);
  }

  /** What is public follows before this answers. Asked again, it is the same. */
  async request(input: RemovalInput, caller: RemovalCaller): Promise<Removal> {
    const person = this.#personOf(input, caller);
    const names: KnownName[] = person
      ? await this.#namesOf(person)
      : (input.names ?? []).map(name => ({
          name: name.trim(),
          kind: 'person',
        }));
    const row: RemovalRow = {
      id: randomUUID(),
      person: person ?? null,
      names: JSON.stringify(names),
      requested_by: caller.by,
      requested_at: this.#now(),
    };
    const insert = this.#database('removals').insert(row);
    if (person) await insert.onConflict('person').merge(['names']);
    else await insert;
    await this.#accounts.renew();
    const stored: RemovalRow | undefined = await this.#database('removals')
      .where(person ? { person } : { id: row.id })
      .first();
    const [shown] = await this.#show([stored ?? row], caller.audience);
    return shown;
  }

  async end(id: string, { person, manages }: RemovalCaller): Promise<void> {
    const row: RemovalRow | undefined = await this.#database('removals')
      .where('id', id)
      .first();
    const own = row?.person !== null && row?.person === person;
    if (!row || !(manages || own)) {
      throw new NotFoundError('There is no such removal, or it is not yours.');
    }
    await this.#database('removals').where('id', id).delete();
    await this.#accounts.renew();
  }

  /** The person whom it is about; undefined where only names are given. */
  #personOf(
    { person: wanted, names }: RemovalInput,
    { person, manages }: RemovalCaller,
  ): string | undefined {
    const ref = wanted?.toLocaleLowerCase('en-US');
    const about = ref ?? (names && names.length > 0 ? undefined : person);
    if (about !== undefined && about === person) return about;
    if (!manages) {
      throw new NotAllowedError(
        'You may ask to be named nowhere yourself. For others, ask for the permission operations.removal.manage.',
      );
    }
    if (about === undefined && !names?.some(name => name.trim().length > 2)) {
      throw new FieldError({
        field: 'person',
        message: 'Nobody is named.',
        remedy: 'Give the entity ref of a person, or names.',
      });
    }
    return about;
  }

  async #namesOf(person: string): Promise<KnownName[]> {
    const row = await this.#database('redaction_names')
      .where('ref', person)
      .first('names');
    if (row) return JSON.parse(row.names);
    throw new FieldError({
      field: 'person',
      value: person,
      message: `The catalog has never known ${person}.`,
      remedy: 'Give the names under which texts speak of the person.',
    });
  }

  async #show(
    rows: RemovalRow[],
    audience: PostMortemAudience,
  ): Promise<Removal[]> {
    const all = rows.map(row => ({
      row,
      names: (JSON.parse(row.names) as KnownName[]).map(({ name }) => name),
    }));
    const found = await this.#named.of(
      all.map(({ names }) => names),
      audience,
    );
    return all.map(({ row, names }, at) => ({
      id: row.id,
      person: row.person ? { ref: row.person } : undefined,
      names: [...new Set(names)],
      requestedAt: new Date(Number(row.requested_at)).toISOString(),
      requestedBy: row.requested_by.startsWith('user:')
        ? { ref: row.requested_by }
        : undefined,
      accounts: found[at].accounts,
      files: found[at].files satisfies PostMortemFile[],
    }));
  }
}
