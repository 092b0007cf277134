import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  KnownName,
  Removal,
  RemovalInput,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { FieldError } from '../api/FieldError';
import { isoOf, Milliseconds } from '../database/rows';
import { PostMortemAudience } from '../postMortems/audience';
import { PublicAccounts } from '../postMortems/PublicAccounts';
import { NamedAccounts } from './NamedAccounts';

interface RemovalRow {
  id: string;
  person: string | null;
  names: string;
  requested_by: string;
  requested_at: Milliseconds;
  done_at: Milliseconds | null;
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

  /** Every public account follows in the background. Asked again, it is the same. */
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
      done_at: null,
    };
    await this.#database('removals')
      .insert(row)
      .onConflict('person')
      .merge(['names', 'requested_at', 'done_at'])
      // They are called otherwise by now.
      .whereNot('removals.names', row.names);
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

  /** Where somebody is named costs a look at all texts, and is of use once nothing is left to be done. */
  async #show(
    rows: RemovalRow[],
    audience: PostMortemAudience,
  ): Promise<Removal[]> {
    const left = await this.#accounts.left();
    const done = rows.filter(({ done_at }) => done_at !== null);
    const found = await this.#named.of(done.map(namesOf), audience);
    const namings = new Map(done.map(({ id }, at) => [id, found[at]]));
    return rows.map((row): Removal => {
      const naming = namings.get(row.id);
      return {
        id: row.id,
        person: row.person ? { ref: row.person } : undefined,
        names: [...new Set(namesOf(row))],
        requestedAt: isoOf(row.requested_at) ?? '',
        requestedBy: row.requested_by.startsWith('user:')
          ? { ref: row.requested_by }
          : undefined,
        ...(naming
          ? { state: 'done', ...naming }
          : { state: 'working', left, files: [] }),
      };
    });
  }
}

function namesOf({ names }: RemovalRow): string[] {
  return (JSON.parse(names) as KnownName[]).map(({ name }) => name);
}
