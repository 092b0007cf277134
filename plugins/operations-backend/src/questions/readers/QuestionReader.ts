import {
  Answer,
  QuestionDetail,
  QuestionList,
  QuestionListQuery,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { readPage } from '../../database/pages';
import { isoOf } from '../../database/rows';
import { PublicText } from '../../redaction/PublicText';
import { QuestionAudience } from '../audience';
import { AnswerRow, QuestionEventRow, QuestionRow } from '../rows';
import { eventsOf } from './eventText';
import { KeptReader } from './KeptReader';
import { filteredQuestions, WAITING_FIRST } from './filters';
import { Naming, QuestionViews } from './QuestionViews';
import { questionsInside, visibleQuestions } from './visible';
import { shown } from './words';

const MOST_ANSWERS = 200;
const MOST_EVENTS = 500;

/** Where else a question can be asked. @internal */
export type LinksOf = (
  row: QuestionRow,
  audience: QuestionAudience,
) => Promise<QuestionDetail['links']>;

/**
 * Reads questions for people and programs, each as far as the reader may see it.
 *
 * @internal
 */
export class QuestionReader {
  readonly #database: Knex;
  readonly #publicText: PublicText;
  readonly #views: QuestionViews;
  readonly #linksOf: LinksOf;
  readonly #kept: KeptReader;

  static create(options: {
    database: Knex;
    publicText: PublicText;
    views: QuestionViews;
    linksOf: LinksOf;
  }): QuestionReader {
    return new QuestionReader(options);
  }

  private constructor(options: {
    database: Knex;
    publicText: PublicText;
    views: QuestionViews;
    linksOf: LinksOf;
  }) {
    this.#database = options.database;
    this.#publicText = options.publicText;
    this.#views = options.views;
    this.#linksOf = options.linksOf;
    this.#kept = KeptReader.create(options);
  }

  async list(
    query: QuestionListQuery,
    audience: QuestionAudience,
  ): Promise<QuestionList> {
    const { limit, cursor, ...filter } = query;
    const options = { database: this.#database, publicText: this.#publicText };
    const filtered = await filteredQuestions(options, filter, audience);
    const [page, count] = await Promise.all([
      readPage<QuestionRow>(
        filtered().select('questions.*'),
        query,
        WAITING_FIRST,
      ),
      filtered().count({ count: '*' }).first(),
    ]);
    return {
      items: await this.#views.of(page.rows, audience),
      totalItems: Number(count?.count ?? 0),
      nextCursor: page.nextCursor,
    };
  }

  /** By its key, in any case; undefined where there is none that the reader may see. */
  async find(
    key: string,
    audience: QuestionAudience,
  ): Promise<QuestionRow | undefined> {
    return visibleQuestions(this.#database, audience)
      .where('questions.key', key.toLocaleUpperCase('en-US'))
      .first('questions.*');
  }

  async byId(
    id: string,
    audience: QuestionAudience,
  ): Promise<QuestionRow | undefined> {
    return visibleQuestions(this.#database, audience)
      .where('questions.id', id)
      .first('questions.*');
  }

  /** Whether the reader may do to it what is for those whose it is. */
  async isTheirs(
    row: QuestionRow,
    { mayAsk, mayUpdateIncidents, person, owners }: QuestionAudience,
  ): Promise<boolean> {
    if (!mayAsk || person === undefined) return false;
    if (row.asker === person || mayUpdateIncidents) return true;
    const service = await this.#database('services')
      .where('id', row.root_service_id ?? '')
      .first('owner');
    return owners.includes(service?.owner ?? '');
  }

  async detail(
    row: QuestionRow,
    audience: QuestionAudience,
    after?: number,
  ): Promise<QuestionDetail> {
    const [[question], insideIds, answers, events, theirs] = await Promise.all([
      this.#views.of([row], audience),
      questionsInside(this.#database, [row.id], audience),
      this.#answers(row.id, after),
      this.#events(row.id),
      this.isTheirs(row, audience),
    ]);
    const inside = insideIds.has(row.id);
    const naming = await this.#views.naming(
      [
        ...answers.map(({ author }) => author),
        ...events.map(({ data }) => JSON.parse(data).to ?? null),
      ],
      audience,
    );
    const { text, withheld } = shown(row.text, inside, this.#publicText);
    const [postMortem, kept, links] = await Promise.all([
      inside ? this.#postMortemKey(row) : undefined,
      inside ? this.#kept.of(row, audience) : undefined,
      audience.mayAsk && inside ? this.#linksOf(row, audience) : [],
    ]);
    return {
      question,
      text,
      withheld,
      answers: answers.map(answer =>
        this.#answer(answer, { row, inside, naming, audience }),
      ),
      totalAnswers: row.answers,
      events: eventsOf(events, naming, inside),
      links,
      postMortem,
      runbook: inside ? row.runbook_id ?? undefined : undefined,
      kept,
      may: {
        answer: audience.mayAsk && audience.person !== undefined,
        accept: theirs,
        change: theirs,
      },
    };
  }

  #answer(
    answer: AnswerRow,
    known: {
      row: QuestionRow;
      inside: boolean;
      naming: Naming;
      audience: QuestionAudience;
    },
  ): Answer {
    const { row, inside, naming, audience } = known;
    const { id, seq, at, author, author_name, edits, edited_at, url } = answer;
    return {
      id,
      seq,
      at: new Date(Number(at)).toISOString(),
      author: naming(author),
      authorName: audience.showPersons ? author_name ?? undefined : undefined,
      ...shown(answer.text, inside, this.#publicText),
      edits,
      editedAt: isoOf(edited_at),
      accepted: row.accepted_answer === id,
      mine: author !== null && author === audience.person,
      url: inside ? url ?? undefined : undefined,
    };
  }

  /** The newest, or what has changed since a version. */
  async #answers(id: string, after?: number): Promise<AnswerRow[]> {
    const query = this.#database('question_answers').where('question_id', id);
    if (after !== undefined) {
      return query.where('changed_version', '>', after).orderBy('seq');
    }
    const newest: AnswerRow[] = await query
      .orderBy('seq', 'desc')
      .limit(MOST_ANSWERS);
    return newest.reverse();
  }

  /** What was noted, and who answered when first: five hundred answers of two people are two events. */
  async #events(
    id: string,
  ): Promise<Array<Pick<QuestionEventRow, 'at' | 'kind' | 'data'>>> {
    const [noted, answered]: [
      QuestionEventRow[],
      Array<Pick<AnswerRow, 'author' | 'at'>>,
    ] = await Promise.all([
      this.#database('question_events')
        .where('question_id', id)
        .orderBy(['at', 'id'])
        .limit(MOST_EVENTS),
      this.#database('question_answers')
        .where('question_id', id)
        .groupBy('author')
        .select('author', this.#database.raw('min(at) as at'))
        .orderBy('at')
        .limit(MOST_EVENTS),
    ]);
    return [
      ...noted,
      ...answered.map(({ author, at }) => ({
        kind: 'answered' as const,
        at,
        data: JSON.stringify(author === null ? {} : { to: author }),
      })),
    ];
  }

  async #postMortemKey({
    post_mortem_id: id,
  }: QuestionRow): Promise<string | undefined> {
    if (id === null) return undefined;
    const row = await this.#database('post_mortems')
      .where({ id })
      .whereNull('gone_at')
      .first('key');
    return row?.key;
  }
}
