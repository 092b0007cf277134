import { Knex } from 'knex';
import { applyCriteria, columnsBeside } from '../../access/criteria';
import { visibleIncidents } from '../../incidents/readers/visibleIncidents';
import { PostMortemAudience } from '../../postMortems/audience';

/** Questions that a reader may see: as restricted as themselves, their service or their incident, whichever is most. @internal */
export function visibleQuestions(
  database: Knex | Knex.Transaction,
  { criteria }: Pick<PostMortemAudience, 'criteria'>,
): Knex.QueryBuilder {
  const query = database('questions').leftJoin(
    'services',
    'services.id',
    'questions.root_service_id',
  );
  if (criteria === undefined) return query;
  applyCriteria(query, criteria, columnsBeside('questions'));
  return query.andWhere(either =>
    either
      .whereNull('questions.incident_id')
      .orWhereIn(
        'questions.incident_id',
        visibleIncidents(database, criteria).select('incidents.id'),
      ),
  );
}

/** Which of these the reader gets as they were written. @internal */
export async function questionsInside(
  database: Knex | Knex.Transaction,
  ids: string[],
  { criteria, internal }: Pick<PostMortemAudience, 'criteria' | 'internal'>,
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const query = visibleQuestions(database, { criteria })
    .whereIn('questions.id', ids)
    .select('questions.id');
  applyCriteria(query, internal, columnsBeside('questions'));
  const rows: Array<{ id: string }> = await query;
  return new Set(rows.map(({ id }) => id));
}
