import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  addAnswer,
  AnsweredQuestion,
  POST_MORTEM_QUESTIONS,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { ONLY_PUBLIC } from '../../access/criteria';
import { FieldConflictError } from '../../api/FieldError';
import { isoOf } from '../../database/rows';
import { PostMortemAudience } from '../../postMortems/audience';
import { PostMortemDesk } from '../../postMortems/desk/PostMortemDesk';
import { PostMortemRow, WorkingRow } from '../../postMortems/rows';
import { PublicText } from '../../redaction/PublicText';
import { QuestionStore } from '../QuestionStore';
import { questionsInside, visibleQuestions } from '../readers/visible';
import { AnswerRow, QuestionEventData, QuestionRow } from '../rows';

const ATTEMPTS = 4;

/** Writes an answer into a runbook. @internal */
export type IntoRunbook = (
  question: QuestionRow,
  answered: AnsweredQuestion,
  options: { runbook?: string; by: string; audience: PostMortemAudience },
) => Promise<{ id: string; title: string; url?: string }>;

/** @internal */
export interface OnwardOptions {
  database: Knex;
  store: QuestionStore;
  publicText: PublicText;
  postMortems: Pick<PostMortemDesk, 'start' | 'save'>;
  runbook: IntoRunbook;
  pageOf: (key: string) => string | undefined;
}

/**
 * Takes answers to where they are looked for the next time: post-mortems and runbooks.
 *
 * @internal
 */
export class Onward {
  readonly #options: OnwardOptions;

  static create(options: OnwardOptions): Onward {
    return new Onward(options);
  }

  private constructor(options: OnwardOptions) {
    this.#options = options;
  }

  /** @returns the id of the post-mortem. */
  async toPostMortem(
    row: QuestionRow,
    by: string,
    audience: PostMortemAudience,
  ): Promise<string> {
    const { database, postMortems } = this.#options;
    const answered = await this.#answered(row, audience);
    const incident = await database('incidents')
      .where('id', row.incident_id ?? '')
      .first('key');
    if (!incident) {
      throw new ConflictError(
        `${row.key} belongs to no incident, so there is no post-mortem that it could go into.`,
      );
    }
    const id = await postMortems.start(
      { incident: incident.key, language: 'en' },
      by,
      audience,
    );
    for (let attempt = 1; ; attempt++) {
      try {
        const key = await this.#write(id, answered, by);
        await this.#note(row.id, by, {
          kind: 'postMortem',
          columns: { post_mortem_id: id },
          data: { target: key, url: `/operations/post-mortems/${key}` },
        });
        return id;
      } catch (error) {
        // Somebody saves the text at the same moment.
        const again = error instanceof FieldConflictError;
        if (!again || attempt >= ATTEMPTS) throw error;
      }
    }
  }

  /** @returns the id of the runbook. */
  async toRunbook(
    row: QuestionRow,
    options: { runbook?: string; by: string; audience: PostMortemAudience },
  ): Promise<string> {
    const answered = await this.#answered(row, options.audience);
    const { id, title, url } = await this.#options.runbook(
      row,
      answered,
      options,
    );
    await this.#note(row.id, options.by, {
      kind: 'runbook',
      columns: { runbook_id: id },
      data: { target: title, url },
    });
    return id;
  }

  async #write(
    id: string,
    answered: AnsweredQuestion,
    by: string,
  ): Promise<string> {
    const { database, postMortems } = this.#options;
    const row: PostMortemRow = await database('post_mortems')
      .where({ id })
      .first();
    const working: WorkingRow | undefined = await database(
      'post_mortem_working',
    )
      .where('post_mortem_id', id)
      .first();
    const text = working?.markdown ?? row.markdown ?? '';
    const markdown = addAnswer(text, answered, POST_MORTEM_QUESTIONS);
    if (markdown !== text) {
      await postMortems.save(
        row,
        {
          markdown,
          version: working?.text_version ?? 0,
          base: row.content_id ?? undefined,
        },
        by,
      );
    }
    return row.key;
  }

  async #answered(
    row: QuestionRow,
    audience: PostMortemAudience,
  ): Promise<AnsweredQuestion> {
    const { database, publicText, pageOf } = this.#options;
    const inside = await questionsInside(database, [row.id], audience);
    if (!inside.has(row.id)) {
      throw new NotFoundError(
        `There is no question ${row.key} in full for you.`,
      );
    }
    const answer: AnswerRow | undefined = await database('question_answers')
      .where('id', row.accepted_answer ?? '')
      .first();
    if (!answer) {
      throw new ConflictError(
        `No answer to ${row.key} is accepted. Accept one first.`,
      );
    }
    const open = await visibleQuestions(database, { criteria: ONLY_PUBLIC })
      .where('questions.id', row.id)
      .first('questions.id');
    return {
      key: row.key,
      title: publicText.withoutRemoved(row.title),
      url: pageOf(row.key),
      answer: publicText.withoutRemoved(answer.text),
      answeredAt: isoOf(answer.at),
      internal: open === undefined,
    };
  }

  async #note(
    id: string,
    by: string,
    event: {
      kind: 'postMortem' | 'runbook';
      columns: Partial<Pick<QuestionRow, 'post_mortem_id' | 'runbook_id'>>;
      data: QuestionEventData;
    },
  ): Promise<void> {
    const { kind, columns, data } = event;
    await this.#options.store.transaction(async writer => {
      const row = await writer.hold(id);
      const known = Object.entries(columns).every(
        ([name, value]) => row[name as keyof typeof columns] === value,
      );
      if (known) return;
      await writer.put(id, columns);
      await writer.note(id, { kind, by, data });
    });
  }
}
