import { Knex } from 'knex';
import { applyCriteria, columnsBeside } from '../../access/criteria';
import { PostMortemAudience } from '../../postMortems/audience';

/**
 * Runbooks that a reader may see, each as it is written or redacted: as restricted as themselves or their first service,
 * whichever is more. What waits in git and is nowhere yet is for those who read inside.
 *
 * @internal
 */
export function visibleRunbooks(
  database: Knex | Knex.Transaction,
  { criteria, internal }: Pick<PostMortemAudience, 'criteria' | 'internal'>,
): Knex.QueryBuilder {
  const query = database('runbooks')
    .leftJoin('services', 'services.id', 'runbooks.root_service_id')
    .whereNull('runbooks.gone_at');
  applyCriteria(query, criteria, columnsBeside('runbooks'));
  return query.andWhere(either =>
    either
      .whereNotNull('runbooks.content_id')
      .orWhereNull('runbooks.repository')
      .orWhere(begun => {
        begun.whereRaw('1 = 1');
        applyCriteria(begun, internal, columnsBeside('runbooks'));
      }),
  );
}

/** Which of these the reader gets as they are written. @internal */
export async function runbooksInside(
  database: Knex | Knex.Transaction,
  ids: string[],
  audience: Pick<PostMortemAudience, 'criteria' | 'internal'>,
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const query = visibleRunbooks(database, audience)
    .whereIn('runbooks.id', ids)
    .select('runbooks.id');
  applyCriteria(query, audience.internal, columnsBeside('runbooks'));
  const rows: Array<{ id: string }> = await query;
  return new Set(rows.map(({ id }) => id));
}
