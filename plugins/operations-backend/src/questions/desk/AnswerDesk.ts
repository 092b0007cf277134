import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  AnswerEdit,
  AnswerInput,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { requestKey } from '../../incidents/desk/requestKey';
import { Actor } from '../../incidents/model';
import { QuestionStore } from '../QuestionStore';
import { AnswerRow, QuestionRow } from '../rows';
import { checkText, entryText, refuseStale } from './texts';

/**
 * Where people answer, and say which answer was the one.
 *
 * @internal
 */
export class AnswerDesk {
  readonly #store: QuestionStore;

  static create(options: { store: QuestionStore }): AnswerDesk {
    return new AnswerDesk(options.store);
  }

  private constructor(store: QuestionStore) {
    this.#store = store;
  }

  async answer(
    questionId: string,
    { text, idempotencyKey }: AnswerInput,
    author: string,
  ): Promise<void> {
    checkText('text', text);
    const actor: Actor = { kind: 'person', ref: author };
    await this.#store.transaction(async writer => {
      const row = await writer.hold(questionId);
      const { created } = await writer.answer(row, {
        text,
        author,
        dedupeKey: idempotencyKey && requestKey(actor, idempotencyKey),
      });
      if (!created || author === row.asker) return;
      await writer.tell(row.id, [row.asker], 'answered');
      if (row.first_answer_at !== null) return;
      await writer.writeIncident(row, {
        text: entryText(row, 'answered'),
        actor,
        dedupeKey: `question:${row.id}:answered`,
      });
    });
  }

  /** Corrects what the caller wrote. */
  async edit(
    questionId: string,
    answerId: string,
    { text, edits }: AnswerEdit,
    by: string,
  ): Promise<void> {
    checkText('text', text);
    await this.#store.transaction(async writer => {
      await writer.hold(questionId);
      const answer = await one(writer.transaction, questionId, answerId);
      if (answer.author !== by) {
        throw new NotAllowedError('Nobody but its author changes an answer.');
      }
      if (answer.text === text) return;
      if (answer.edits !== edits) refuseStale('text', answer.text);
      await writer.edit(answer, text);
    });
  }

  /** It is known to be allowed by then. */
  async accept(questionId: string, answerId: string, by: string) {
    await this.#store.transaction(async writer => {
      const row = await writer.hold(questionId);
      const answer = await one(writer.transaction, questionId, answerId);
      if (row.accepted_answer === answer.id) return;
      const version = await writer.put(row.id, {
        state: 'accepted',
        accepted_answer: answer.id,
        accepted_at: row.accepted_at ?? writer.now,
        closed_at: null,
        escalate_at: null,
        escalate_to: null,
      });
      await writer.touchAnswers([row.accepted_answer, answer.id], version);
      await writer.note(row.id, {
        kind: 'accepted',
        by,
        data: answer.author === null ? {} : { to: answer.author },
      });
      const people = await answerers(writer.transaction, row);
      await writer.tell(
        row.id,
        people.filter(person => person !== by),
        'accepted',
      );
      await writer.writeIncident(row, {
        text: entryText(row, 'accepted'),
        actor: { kind: 'person', ref: by },
        dedupeKey: `question:${row.id}:accepted:${answer.id}`,
      });
    });
  }

  async unaccept(questionId: string, by: string): Promise<void> {
    await this.#store.transaction(async writer => {
      const row = await writer.hold(questionId);
      if (row.accepted_answer === null) return;
      const answered = row.first_answer_at === null ? 'open' : 'answered';
      const version = await writer.put(row.id, {
        state: row.state === 'accepted' ? answered : row.state,
        accepted_answer: null,
        accepted_at: null,
      });
      await writer.touchAnswers([row.accepted_answer], version);
      await writer.note(row.id, { kind: 'unaccepted', by });
    });
  }
}

async function one(
  transaction: Knex.Transaction,
  question_id: string,
  id: string,
): Promise<AnswerRow> {
  const row: AnswerRow | undefined = await transaction('question_answers')
    .where({ id, question_id })
    .first();
  if (row) return row;
  throw new NotFoundError('There is no such answer to this question.');
}

async function answerers(
  transaction: Knex.Transaction,
  { id }: QuestionRow,
): Promise<string[]> {
  const rows: Array<{ author: string }> = await transaction('question_answers')
    .where('question_id', id)
    .whereNotNull('author')
    .distinct('author');
  return rows.map(({ author }) => author);
}
