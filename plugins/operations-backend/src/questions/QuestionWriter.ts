import { NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { storable } from '../database/text';
import { IncidentStore } from '../incidents/IncidentStore';
import { Actor } from '../incidents/model';
import { timeOrderedId } from '../incidents/timeOrderedId';
import { drawQuestionKey } from './keys';
import {
  AnswerRow,
  QuestionEventData,
  QuestionEventKind,
  QuestionRow,
  QuestionTopic,
} from './rows';
import { searchTextOf } from './searchText';

/** A question that has changed, and the version that it has reached. @internal */
export interface QuestionChange {
  id: string;
  version: number;
}

/** @internal */
export type NewQuestion = Pick<
  QuestionRow,
  | 'visibility'
  | 'title'
  | 'text'
  | 'root_service_id'
  | 'incident_id'
  | 'artefact'
  | 'artefact_title'
  | 'asker'
  | 'idempotency_key'
>;

type Columns = Partial<Omit<QuestionRow, 'id' | 'key' | 'version'>>;

/**
 * Writes questions within a transaction; see `QuestionStore`. Whatever is written raises the version and is announced once
 * it is stored.
 *
 * @internal
 */
export class QuestionWriter {
  readonly #incidents: IncidentStore;
  readonly #changes = new Map<string, number>();

  readonly transaction: Knex.Transaction;
  readonly now: number;

  static create(options: {
    transaction: Knex.Transaction;
    incidents: IncidentStore;
    now: number;
  }): QuestionWriter {
    return new QuestionWriter(options);
  }

  private constructor(options: {
    transaction: Knex.Transaction;
    incidents: IncidentStore;
    now: number;
  }) {
    this.#incidents = options.incidents;
    this.transaction = options.transaction;
    this.now = options.now;
  }

  get changes(): QuestionChange[] {
    return [...this.#changes].map(([id, version]) => ({ id, version }));
  }

  /** A new one. Where the same was asked for before, that one is the answer. */
  async open(
    question: NewQuestion,
  ): Promise<{ row: QuestionRow; created: boolean }> {
    const { transaction, now } = this;
    const { idempotency_key } = question;
    if (idempotency_key !== null) {
      const known: QuestionRow | undefined = await transaction('questions')
        .where({ idempotency_key })
        .first();
      if (known) return { row: known, created: false };
    }
    const key = await drawQuestionKey(transaction, question.visibility);
    const title = storable(question.title);
    const text = storable(question.text);
    const row: QuestionRow = {
      ...question,
      id: randomUUID(),
      key,
      title,
      text,
      artefact: storable(question.artefact),
      artefact_title:
        question.artefact_title && storable(question.artefact_title),
      search_text: searchTextOf({ key, title, text }),
      state: 'open',
      asked_at: now,
      first_answer_at: null,
      accepted_answer: null,
      accepted_at: null,
      closed_at: null,
      escalate_at: null,
      escalate_to: null,
      escalation: JSON.stringify({ taken: [] }),
      post_mortem_id: null,
      runbook_id: null,
      answers: 0,
      version: 1,
      created_at: now,
      updated_at: now,
    };
    await transaction('questions').insert(row);
    this.#changes.set(row.id, 1);
    return { row, created: true };
  }

  /** One of them, held until the transaction ends. */
  async hold(id: string): Promise<QuestionRow> {
    const row: QuestionRow | undefined = await this.transaction('questions')
      .where('id', id)
      .forUpdate()
      .first();
    if (row) return row;
    throw new NotFoundError('The question is gone.');
  }

  /** @returns the version that it reaches. */
  async put(id: string, columns: Columns = {}): Promise<number> {
    const [{ version }] = await this.transaction('questions')
      .where('id', id)
      .update({
        ...columns,
        updated_at: this.now,
        version: this.transaction.raw('version + 1'),
      })
      .returning('version');
    this.#changes.set(id, version);
    return version;
  }

  /** Asks somebody more. @returns whether they were not asked before. */
  async address(
    questionId: string,
    recipient: { ref: string; why: string; escalated: boolean },
  ): Promise<boolean> {
    const { transaction, now } = this;
    const rows: Array<{ ref: string }> = await transaction(
      'question_recipients',
    )
      .where('question_id', questionId)
      .select('ref');
    if (rows.some(({ ref }) => ref === recipient.ref)) return false;
    await transaction('question_recipients').insert({
      question_id: questionId,
      position: rows.length,
      since: now,
      ...recipient,
      why: storable(recipient.why),
    });
    return true;
  }

  /** @returns its row, with whatever was answered under the same key before. */
  async answer(
    question: QuestionRow,
    answer: { text: string; author: string; dedupeKey?: string },
  ): Promise<{ row: AnswerRow; created: boolean }> {
    const { transaction, now } = this;
    const { id: question_id } = question;
    const { author, dedupeKey: dedupe_key = null } = answer;
    if (dedupe_key !== null) {
      const known: AnswerRow | undefined = await transaction('question_answers')
        .where({ question_id, dedupe_key })
        .first();
      if (known) return { row: known, created: false };
    }
    const seq = question.answers + 1;
    const byOthers = author !== question.asker;
    const version = await this.put(question_id, {
      answers: seq,
      ...(byOthers &&
        question.first_answer_at === null && { first_answer_at: now }),
      ...(byOthers &&
        question.state === 'open' && {
          state: 'answered',
          escalate_at: null,
          escalate_to: null,
        }),
    });
    const row: AnswerRow = {
      id: randomUUID(),
      question_id,
      seq,
      changed_version: version,
      at: now,
      author,
      author_name: null,
      url: null,
      edits: 0,
      edited_at: null,
      dedupe_key,
      text: storable(answer.text),
    };
    await transaction('question_answers').insert(row);
    return { row, created: true };
  }

  /** Changes an answer; what it said stays readable. */
  async edit(answer: AnswerRow, text: string): Promise<void> {
    const { transaction, now } = this;
    const { id, question_id, edits } = answer;
    await transaction('question_answer_edits').insert({
      answer_id: id,
      number: edits,
      text: answer.text,
      until: now,
    });
    const changed_version = await this.put(question_id);
    await transaction('question_answers')
      .where('id', id)
      .update({
        text: storable(text),
        edits: edits + 1,
        edited_at: now,
        changed_version,
      });
  }

  /** Answers that are marked otherwise from now on are given out again. */
  async touchAnswers(ids: Array<string | null>, version: number) {
    await this.transaction('question_answers')
      .whereIn(
        'id',
        ids.filter(id => id !== null),
      )
      .update({ changed_version: version });
  }

  async note(
    questionId: string,
    event: { kind: QuestionEventKind; by?: string; data?: QuestionEventData },
  ): Promise<void> {
    const { kind, by, data = {} } = event;
    await this.transaction('question_events').insert({
      id: timeOrderedId(this.now),
      question_id: questionId,
      at: this.now,
      kind,
      author: by ?? null,
      data: storable(JSON.stringify(data)),
    });
  }

  /** People who are to be told: one notification each, of what happened last. */
  async tell(
    questionId: string,
    people: Iterable<string>,
    topic: QuestionTopic,
  ): Promise<void> {
    const { transaction, now } = this;
    for (const person of new Set(people)) {
      await transaction('question_notifications')
        .insert({
          question_id: questionId,
          person,
          topic,
          revision: 1,
          due_at: now,
          waiting_since: now,
          attempts: 0,
        })
        .onConflict(['question_id', 'person'])
        .merge({
          topic,
          revision: transaction.raw('question_notifications.revision + 1'),
          due_at: now,
          waiting_since: now,
          attempts: 0,
        });
    }
  }

  /** What everybody who reads the incident learns; as visible as the question. @returns the id of the entry. */
  async writeIncident(
    question: QuestionRow,
    entry: { text: string; actor: Actor; dedupeKey: string },
  ): Promise<string | undefined> {
    const { incident_id } = question;
    if (incident_id === null) return undefined;
    return this.#incidents.transaction(
      async writer => {
        const [id] = await writer.write(incident_id, [
          {
            kind: 'question',
            at: this.now,
            text: entry.text,
            actor: entry.actor,
            serviceId: question.root_service_id ?? undefined,
            visibility: question.visibility,
            data: { url: `/operations/questions/${question.key}` },
            dedupeKey: entry.dedupeKey,
          },
        ]);
        return id;
      },
      { transaction: this.transaction },
    );
  }
}
