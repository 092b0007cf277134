import { ownWords, Visibility } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { ONLY_PUBLIC } from '../access/criteria';
import { visibleQuestions } from '../questions/readers/visible';
import { shown } from '../questions/readers/words';
import { QuestionRow } from '../questions/rows';
import { PublicText } from '../redaction/PublicText';
import { beginningOf } from '../searchDocuments/fitText';
import { visibleText } from '../searchDocuments/visibleText';
import { After, changedRows, stateOf } from '../database/changedRows';
import { FoundText, TextSource, TextState } from './TextSource';

/** So much of a thread is read; logs in it may go on and on. */
const LONGEST_TEXT = 50_000;
/** Beside the accepted one. */
const MOST_ANSWERS = 20;

/** A thread as both kinds of readers read it. @internal */
export interface ThreadTexts {
  internal: { title: string; text: string };
  public?: { title: string; text: string };
}

/**
 * What questions say, with their answers, the accepted one first.
 *
 * @param told - what of the text of a question counts; all of it where it is missing.
 * @internal
 */
export async function threadTexts(
  database: Knex,
  rows: QuestionRow[],
  publicText: PublicText,
  told: (text: string) => string = text => text,
): Promise<Map<string, ThreadTexts>> {
  const answers: Array<{ id: string; question_id: string; text: string }> =
    await database('question_answers')
      .whereIn(
        'question_id',
        rows.map(({ id }) => id),
      )
      .where('seq', '<=', MOST_ANSWERS)
      .orWhereIn(
        'id',
        rows.flatMap(({ accepted_answer }) => accepted_answer ?? []),
      )
      .orderBy(['question_id', 'seq'])
      .select('id', 'question_id', 'text');
  return new Map(
    rows.map(row => {
      const own = answers
        .filter(({ question_id }) => question_id === row.id)
        .sort(
          (a, b) =>
            Number(b.id === row.accepted_answer) -
            Number(a.id === row.accepted_answer),
        );
      const said = (inside: boolean) =>
        beginningOf(
          [told(row.text), ...own.map(({ text }) => text)]
            .map(text => shown(visibleText(text), inside, publicText).text)
            .filter(Boolean)
            .join('\n\n'),
          LONGEST_TEXT,
        );
      const title = shown(row.title, true, publicText).text;
      const open = shown(row.title, false, publicText);
      return [
        row.id,
        {
          internal: { title, text: said(true) },
          public: open.withheld
            ? undefined
            : { title: open.text, text: said(false) },
        },
      ];
    }),
  );
}

/** Questions that were answered. @internal */
export class QuestionSource implements TextSource {
  readonly kind = 'question';
  readonly #database: Knex;
  readonly #publicText: PublicText;

  static create(options: {
    database: Knex;
    publicText: PublicText;
  }): QuestionSource {
    return new QuestionSource(options.database, options.publicText);
  }

  private constructor(database: Knex, publicText: PublicText) {
    this.#database = database;
    this.#publicText = publicText;
  }

  async page(after: After): Promise<TextState[]> {
    const rows = await changedRows<
      Pick<QuestionRow, 'answers' | 'incident_id'>
    >(this.#database, {
      table: 'questions',
      after,
      more: ['answers', 'incident_id'],
    });
    const open = await this.#open(rows.map(({ id }) => id));
    return rows.map(row => ({
      ...stateOf(row),
      // As restricted as its incident, too.
      visibility: open.has(row.id) ? 'public' : ('internal' as Visibility),
      incidentId: row.incident_id ?? undefined,
      present: row.answers > 0,
    }));
  }

  async read(ids: string[]): Promise<FoundText[]> {
    const rows: QuestionRow[] = await this.#database('questions').whereIn(
      'id',
      ids,
    );
    const [texts, open, named] = await Promise.all([
      // By what is filled in, all questions resemble one another.
      threadTexts(this.#database, rows, this.#publicText, ownWords),
      this.#open(ids),
      this.#database('services')
        .whereIn(
          'id',
          rows.flatMap(({ root_service_id }) => root_service_id ?? []),
        )
        .select('id', 'entity_ref'),
    ]);
    const refs = new Map(
      named.map(({ id, entity_ref }: { id: string; entity_ref: string }) => [
        id,
        entity_ref,
      ]),
    );
    return rows.flatMap(({ id, root_service_id }) => {
      const text = texts.get(id);
      if (!text) return [];
      const ref = refs.get(root_service_id ?? '');
      const services = ref ? [ref] : [];
      const common = { id, kind: this.kind, services } as const;
      return {
        internal: { ...common, ...text.internal },
        public:
          text.public && open.has(id)
            ? { ...common, ...text.public }
            : undefined,
      };
    });
  }

  async #open(ids: string[]): Promise<Set<string>> {
    const rows: Array<{ id: string }> = await visibleQuestions(this.#database, {
      criteria: ONLY_PUBLIC,
    })
      .whereIn('questions.id', ids)
      .select('questions.id');
    return new Set(rows.map(({ id }) => id));
  }
}
