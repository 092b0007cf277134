import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  addAnswer,
  answerLanguage,
  AnsweredQuestion,
  POST_MORTEM_QUESTIONS,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { ONLY_PUBLIC } from '../../access/criteria';
import { FieldConflictError } from '../../api/FieldError';
import { isoOf } from '../../database/rows';
import { PostMortemAudience } from '../../postMortems/audience';
import { PostMortemDesk } from '../../postMortems/desk/PostMortemDesk';
import { RepositorySet } from '../../postMortems/RepositorySet';
import { PostMortemRow, WorkingRow } from '../../postMortems/rows';
import { PublicText } from '../../redaction/PublicText';
import { QuestionStore } from '../QuestionStore';
import { questionsInside, visibleQuestions } from '../readers/visible';
import { AnswerRow, QuestionEventData, QuestionRow } from '../rows';
import { OnwardAnswer, onwardText } from './OnwardAnswer';

const ATTEMPTS = 4;

/** Writes an answer into a runbook. @internal */
export type IntoRunbook = (
  question: QuestionRow,
  answered: OnwardAnswer,
  options: { runbook?: string; by: string; audience: PostMortemAudience },
) => Promise<{
  id: string;
  title: string;
  url?: string;
  /** Whether anything was proposed that had not been there. */
  proposed: boolean;
}>;

/** @internal */
export interface OnwardOptions {
  database: Knex;
  store: QuestionStore;
  publicText: PublicText;
  repositories: RepositorySet;
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
    // What may not go there is refused before anything is begun.
    const text = await this.#forPostMortem(row, answered);
    const id = await postMortems.start(
      { incident: incident.key, language: answerLanguage(text) },
      by,
      audience,
    );
    for (let attempt = 1; ; attempt++) {
      try {
        const { key, isNew } = await this.#write(id, text, by);
        await this.#note(row.id, by, {
          kind: 'postMortem',
          columns: { post_mortem_id: id },
          data: { target: key, url: `/operations/post-mortems/${key}` },
          again: isNew,
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
    const { id, title, url, proposed } = await this.#options.runbook(
      row,
      answered,
      options,
    );
    await this.#note(row.id, options.by, {
      kind: 'runbook',
      columns: { runbook_id: id },
      data: { target: title, url },
      again: proposed,
    });
    return id;
  }

  /** As it may stand where the post-mortem is committed to, with everything between its marks. */
  async #forPostMortem(
    { incident_id }: QuestionRow,
    answer: OnwardAnswer,
  ): Promise<AnsweredQuestion> {
    const { database, repositories } = this.#options;
    const known = await database('post_mortems')
      .where({ incident_id })
      .whereNull('gone_at')
      .first('repository');
    const repository = known?.repository
      ? repositories.find(known.repository)
      : repositories.writing();
    return onwardText(answer, repository);
  }

  async #write(
    id: string,
    answered: AnsweredQuestion,
    by: string,
  ): Promise<{ key: string; isNew: boolean }> {
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
    const isNew = markdown !== text;
    if (isNew) {
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
    return { key: row.key, isNew };
  }

  async #answered(
    row: QuestionRow,
    audience: PostMortemAudience,
  ): Promise<OnwardAnswer> {
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
    // What is committed is for ever: whom it may name is looked up once more.
    await publicText.refresh();
    const said = {
      key: row.key,
      url: pageOf(row.key),
      answeredAt: isoOf(answer.at),
    };
    return {
      inside: {
        ...said,
        title: publicText.withoutRemoved(row.title),
        answer: publicText.withoutRemoved(answer.text),
        internal: open === undefined,
      },
      open: place => {
        if (open === undefined) {
          throw kept(
            row.key,
            `${row.key} is internal, and everybody reads ${place}.`,
            'Write what everybody may know by hand, or keep it in an internal repository.',
          );
        }
        const title = publicText.of(row.title).text;
        const text = publicText.of(answer.text).text;
        if (title === undefined || text === undefined) {
          throw kept(
            row.key,
            `${row.key} is not shown to everybody, because it might still name somebody, and everybody reads ${place}.`,
            'Correct the question or the answer, then try again.',
          );
        }
        return { ...said, title, answer: text };
      },
    };
  }

  async #note(
    id: string,
    by: string,
    event: {
      kind: 'postMortem' | 'runbook';
      columns: Partial<Pick<QuestionRow, 'post_mortem_id' | 'runbook_id'>>;
      data: QuestionEventData;
      /** Said once more, where it went there before. */
      again?: boolean;
    },
  ): Promise<void> {
    const { kind, columns, data, again = false } = event;
    await this.#options.store.transaction(async writer => {
      const row = await writer.hold(id);
      const known = Object.entries(columns).every(
        ([name, value]) => row[name as keyof typeof columns] === value,
      );
      if (known && !again) return;
      await writer.put(id, columns);
      await writer.note(id, { kind, by, data });
    });
  }
}

/** What everybody would read for ever is refused. */
function kept(
  value: string,
  message: string,
  remedy: string,
): FieldConflictError {
  return new FieldConflictError({ field: 'answer', value, message, remedy });
}
