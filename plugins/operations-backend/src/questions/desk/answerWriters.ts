import { Knex } from 'knex';

const BLOCK = /<!-- question (\S+) -->[^]*?<!-- \/question \1 -->/g;

/** What a text says of each question, by its key; `addAnswer` has written it. */
function answersIn(markdown: string): Map<string, string> {
  return new Map(
    [...markdown.matchAll(BLOCK)].map(([block, key]) => [key, block]),
  );
}

/**
 * Who wrote the answers that a text has and the one before has not, as entity refs. Only answers to questions that were put
 * there count: a mark alone makes nobody an author.
 *
 * @param put - picks the questions whose answers may be there.
 * @internal
 */
export async function answerWriters(
  database: Knex,
  texts: { markdown: string; before: string },
  put: (query: Knex.QueryBuilder) => void,
): Promise<string[]> {
  const before = answersIn(texts.before);
  const added = [...answersIn(texts.markdown)].flatMap(([key, block]) =>
    before.get(key) === block ? [] : [key],
  );
  if (added.length === 0) return [];
  const rows: Array<{ author: string | null }> = await database('questions')
    .join(
      'question_answers',
      'question_answers.id',
      'questions.accepted_answer',
    )
    .whereIn('questions.key', added)
    .where(put)
    .orderBy('questions.key')
    .select('question_answers.author');
  return [
    ...new Set(
      rows.flatMap(({ author }) => (author?.startsWith('user:') ? author : [])),
    ),
  ];
}
