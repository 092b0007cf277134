import { Knex } from 'knex';
import { shown } from '../questions/readers/words';
import { QuestionRow } from '../questions/rows';
import { PublicText } from '../redaction/PublicText';
import { Recent } from '../redaction/Recent';
import { visibleText } from '../searchDocuments/visibleText';
import { excerptOf } from './excerptOf';

/** In characters. */
const KEPT_CHARACTERS = 4 * 1024 * 1024;

/**
 * How questions begin, as their readers read them. A question is read and redacted once, however often it is found.
 *
 * @internal
 */
export class QuestionExcerpts {
  readonly #database: Knex;
  readonly #publicText: PublicText;
  readonly #kept = Recent.create<string>(KEPT_CHARACTERS);

  static create(options: {
    database: Knex;
    publicText: PublicText;
  }): QuestionExcerpts {
    return new QuestionExcerpts(options.database, options.publicText);
  }

  private constructor(database: Knex, publicText: PublicText) {
    this.#database = database;
    this.#publicText = publicText;
  }

  /** By the ids of the questions; `inside` are those that are read as they were written. */
  async of(
    rows: Array<Pick<QuestionRow, 'id' | 'version'>>,
    inside: ReadonlySet<string>,
  ): Promise<Map<string, string>> {
    const { basis } = this.#publicText;
    const keyOf = ({ id, version }: (typeof rows)[number]) =>
      JSON.stringify([id, version, inside.has(id), basis]);
    const excerpts = new Map<string, string>();
    for (const row of rows) {
      const known = this.#kept.get(keyOf(row));
      if (known !== undefined) excerpts.set(row.id, known);
    }
    const missing = rows.filter(({ id }) => !excerpts.has(id));
    if (missing.length === 0) return excerpts;
    const read: Array<Pick<QuestionRow, 'id' | 'version' | 'text'>> =
      await this.#database('questions')
        .whereIn(
          'id',
          missing.map(({ id }) => id),
        )
        .select('id', 'version', 'text');
    for (const row of read) {
      const excerpt = this.#excerptOf(row.text, inside.has(row.id));
      excerpts.set(row.id, excerpt);
      // Nobody knows yet whom texts may name.
      if (basis === undefined) continue;
      const key = keyOf(row);
      this.#kept.set(key, excerpt, key.length + excerpt.length);
    }
    return excerpts;
  }

  #excerptOf(text: string, inside: boolean): string {
    const { text: said } = shown(visibleText(text), inside, this.#publicText);
    return excerptOf(said) ?? '';
  }
}
