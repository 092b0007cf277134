import { answerIn } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { OnSettled } from '../../runbooks/OnSettled';
import { QuestionStore } from '../QuestionStore';
import { QuestionEventRow, QuestionRow } from '../rows';

const KEPT = ['runbook', 'merged', 'withdrawn'];

/**
 * Tells the readers of questions what became of the text that their answers were proposed with.
 *
 * @internal
 */
export function settleKept(store: QuestionStore): OnSettled {
  return async (row, { merged, by }) => {
    const { id, title, proposed } = row;
    if (proposed === null) return;
    await store.transaction(async writer => {
      const { transaction } = writer;
      const questions: QuestionRow[] = await transaction('questions').where(
        'runbook_id',
        id,
      );
      const present = await transaction('runbooks')
        .where({ id })
        .first('markdown');
      for (const question of questions) {
        const wanted = answerIn(proposed, question.key);
        const waits = await isWaiting(transaction, question);
        if (wanted === undefined || !waits) continue;
        const stands = answerIn(present?.markdown ?? '', question.key);
        await writer.put(question.id);
        await writer.note(question.id, {
          kind: merged || stands === wanted ? 'merged' : 'withdrawn',
          by,
          data: { target: title, url: `/operations/runbooks/${id}` },
        });
      }
    });
  };
}

/** Nobody has said of it yet what became of it. */
async function isWaiting(
  transaction: Knex.Transaction,
  { id }: QuestionRow,
): Promise<boolean> {
  const last: QuestionEventRow | undefined = await transaction(
    'question_events',
  )
    .where('question_id', id)
    .whereIn('kind', KEPT)
    .orderBy([
      { column: 'at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .first();
  return last?.kind === 'runbook';
}
