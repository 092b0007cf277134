import { parseEntityRef } from '@backstage/catalog-model';
import {
  AnsweredQuestion,
  FactAsked,
  KnownName,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { ONLY_PUBLIC, ServiceCriteria } from '../../access/criteria';
import { AuthorSettingsStore } from '../../authors/AuthorSettingsStore';
import { isoOf } from '../../database/rows';
import { IncidentRoleRow, IncidentRow } from '../../incidents/rows';
import {
  questionsInside,
  visibleQuestions,
} from '../../questions/readers/visible';
import { AnswerRow, QuestionRow, RecipientRow } from '../../questions/rows';
import { PublicText } from '../../redaction/PublicText';

const MOST_QUESTIONS = 50;

type Asked = Pick<
  QuestionRow,
  'id' | 'key' | 'title' | 'accepted_answer' | 'asked_at'
>;

/** @internal */
export interface AskedReaderOptions {
  database: Knex;
  publicText: PublicText;
  /** Where people find the portal. */
  appUrl?: string;
}

/**
 * Reads who was asked because of an incident, and what they knew: those whom somebody chose to ask, by name where they let
 * everybody read it, and the answers that were accepted.
 *
 * @internal
 */
export class AskedReader {
  readonly #options: AskedReaderOptions;
  readonly #settings: AuthorSettingsStore;

  static create(options: AskedReaderOptions): AskedReader {
    return new AskedReader(options);
  }

  private constructor(options: AskedReaderOptions) {
    this.#options = options;
    this.#settings = AuthorSettingsStore.create(options);
  }

  /** As far as whoever begins the text reads it in full. */
  async of(
    { id }: IncidentRow,
    audience: { criteria: ServiceCriteria; internal: ServiceCriteria },
  ): Promise<{ asked: FactAsked[]; answers: AnsweredQuestion[] }> {
    const { database } = this.#options;
    const roles: IncidentRoleRow[] = await database('incident_roles')
      .where('incident_id', id)
      .orderBy(['since', 'role']);
    const seen: Asked[] = await visibleQuestions(database, audience)
      .where('questions.incident_id', id)
      .orderBy(['questions.asked_at', 'questions.id'])
      .limit(MOST_QUESTIONS)
      .select(
        'questions.id',
        'questions.key',
        'questions.title',
        'questions.accepted_answer',
        'questions.asked_at',
      );
    const ids = seen.map(one => one.id);
    const inside = await questionsInside(database, ids, audience);
    const questions = seen.filter(one => inside.has(one.id));
    const open = await this.#open(ids);
    const [people, answers] = await Promise.all([
      this.#people(questions, open),
      this.#answers(questions, open),
    ]);
    const had = roles.map(({ role, since }) => ({ role, at: isoOf(since) }));
    return { asked: [...had, ...people], answers };
  }

  async #people(
    questions: Asked[],
    open: ReadonlySet<string>,
  ): Promise<FactAsked[]> {
    const recipients: RecipientRow[] = await this.#options
      .database('question_recipients')
      .whereIn(
        'question_id',
        questions.map(({ id }) => id),
      )
      .orderBy(['question_id', 'position']);
    const names = await this.#namesOf(recipients.map(({ ref }) => ref));
    return questions.flatMap(question =>
      recipients
        .filter(one => one.question_id === question.id)
        .map(({ ref, since }) => ({
          who: names.get(ref),
          at: isoOf(since),
          ...this.#about(question, open),
        })),
    );
  }

  async #answers(
    questions: Asked[],
    open: ReadonlySet<string>,
  ): Promise<AnsweredQuestion[]> {
    const { database, publicText } = this.#options;
    const rows: AnswerRow[] = await database('question_answers').whereIn(
      'id',
      questions.flatMap(({ accepted_answer }) => accepted_answer ?? []),
    );
    return questions.flatMap(question => {
      const answer = rows.find(({ id }) => id === question.accepted_answer);
      if (!answer) return [];
      const { about, url, internal } = this.#about(question, open);
      return [
        {
          key: question.key,
          title: about,
          url,
          internal,
          answer: publicText.withoutRemoved(answer.text),
          answeredAt: isoOf(answer.at),
        },
      ];
    });
  }

  #about({ id, key, title }: Asked, open: ReadonlySet<string>) {
    const { publicText, appUrl } = this.#options;
    return {
      about: publicText.withoutRemoved(title),
      url: appUrl && `${appUrl}/operations/questions/${key}`,
      internal: !open.has(id),
    };
  }

  /** Of teams, and of people who let everybody read theirs. */
  async #namesOf(refs: string[]): Promise<Map<string, string>> {
    const { database, publicText } = this.#options;
    const people = refs.filter(ref => ref.startsWith('user:'));
    const settings = await this.#settings.readAll(people);
    const rows: Array<{ ref: string; names: string }> = await database(
      'redaction_names',
    ).whereIn('ref', people);
    const called = new Map(
      rows.map(({ ref, names }) => {
        const all: KnownName[] = JSON.parse(names);
        return [ref, all.filter(({ kind }) => kind === 'person').at(-1)?.name];
      }),
    );
    const nameOf = (ref: string): string | undefined => {
      const { name } = parseEntityRef(ref);
      if (!ref.startsWith('user:')) return name;
      const isOpen = settings.get(ref)?.shownTo === 'everybody';
      if (!isOpen || publicText.isRemoved(ref)) return undefined;
      return called.get(ref) ?? name;
    };
    return new Map(
      [...new Set(refs)].flatMap((ref): Array<[string, string]> => {
        const name = nameOf(ref);
        return name === undefined ? [] : [[ref, name]];
      }),
    );
  }

  async #open(ids: string[]): Promise<Set<string>> {
    const rows: Array<{ id: string }> = await visibleQuestions(
      this.#options.database,
      { criteria: ONLY_PUBLIC },
    )
      .whereIn('questions.id', ids)
      .select('questions.id');
    return new Set(rows.map(({ id }) => id));
  }
}
