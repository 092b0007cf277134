import { PostMortemFile } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { setImmediate as others } from 'node:timers/promises';
import { isoOf } from '../database/rows';
import { PostMortemAudience } from '../postMortems/audience';
import { internalOnes } from '../postMortems/readers/visible';
import { PostMortemRow } from '../postMortems/rows';

const ROWS_AT_ONCE = 100;
const MOST_FILES = 200;

/** Where somebody is named. @internal */
export interface Naming {
  accounts: number;
  /** Files in git, as far as the reader may see them. */
  files: PostMortemFile[];
}

function plain(text: string): string {
  return text.normalize('NFKC').toLocaleLowerCase('en-US');
}

/**
 * Says which accounts name somebody. What stands in git stays there, so whoever asks has to know where.
 *
 * @internal
 */
export class NamedAccounts {
  readonly #database: Knex;

  static create(options: { database: Knex }): NamedAccounts {
    return new NamedAccounts(options.database);
  }

  private constructor(database: Knex) {
    this.#database = database;
  }

  /** @param people - the names of each. @returns in the same order. */
  async of(
    people: string[][],
    audience: PostMortemAudience,
  ): Promise<Naming[]> {
    const found = people.map((): Naming => ({ accounts: 0, files: [] }));
    if (people.length === 0) return found;
    const wanted = people.map(names => names.map(plain));
    for (let after = ''; ; ) {
      const rows: PostMortemRow[] = await this.#database('post_mortems')
        .whereNotNull('markdown')
        .whereNull('gone_at')
        .where('id', '>', after)
        .orderBy('id')
        .limit(ROWS_AT_ONCE);
      const last = rows.at(-1);
      if (!last) return found;
      after = last.id;
      const ids = rows.map(({ id }) => id);
      const seen = await internalOnes(this.#database, ids, audience);
      for (const row of rows) {
        const text = plain(row.markdown ?? '');
        wanted.forEach((names, at) => {
          if (!names.some(name => text.includes(name))) return;
          note(found[at], row, seen.has(row.id));
        });
      }
      await others();
    }
  }
}

function note(naming: Naming, row: PostMortemRow, seen: boolean): void {
  naming.accounts++;
  if (!seen || naming.files.length >= MOST_FILES) return;
  if (row.repository === null || row.path === null) return;
  naming.files.push({
    repository: row.repository,
    path: row.path,
    url: row.url ?? undefined,
    revision: row.revision ?? undefined,
    changedAt: isoOf(row.changed_at),
  });
}
