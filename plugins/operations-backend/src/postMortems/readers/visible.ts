import { Knex } from 'knex';
import { applyCriteria, columnsBeside } from '../../access/criteria';
import { PostMortemAudience } from '../audience';

/** Narrows a part of a query down. @internal */
export type Narrow = (query: Knex.QueryBuilder) => void;

const nothingMore: Narrow = () => {};

/** What nobody has redacted is for those who may read it. */
function internalBranch(
  query: Knex.QueryBuilder,
  { internal }: PostMortemAudience,
): void {
  query.whereRaw('1 = 1');
  applyCriteria(query, internal, columnsBeside('post_mortems'));
}

/** Published, redacted, and without leaks. */
function publicBranch(query: Knex.QueryBuilder): void {
  query
    .where('post_mortems.status', 'published')
    .where('post_mortems.visibility', 'public')
    .whereNotNull('post_mortems.public_text');
}

/**
 * Post-mortems that a reader may see, each as the internal account or as the public one: as restricted as themselves or
 * their root service, whichever is more.
 *
 * @param narrow - what is asked for, of either account: nobody finds by what they may not read.
 * @internal
 */
export function visiblePostMortems(
  database: Knex | Knex.Transaction,
  audience: PostMortemAudience,
  narrow: { internal?: Narrow; public?: Narrow } = {},
): Knex.QueryBuilder {
  const query = database('post_mortems')
    .leftJoin('services', 'services.id', 'post_mortems.root_service_id')
    .whereNull('post_mortems.gone_at');
  applyCriteria(query, audience.criteria, columnsBeside('post_mortems'));
  return query.andWhere(either => {
    either.where(branch => {
      internalBranch(branch, audience);
      (narrow.internal ?? nothingMore)(branch);
    });
    either.orWhere(branch => {
      publicBranch(branch);
      (narrow.public ?? nothingMore)(branch);
    });
  });
}

/** Which of these the reader gets as the internal account. @internal */
export async function internalOnes(
  database: Knex | Knex.Transaction,
  ids: string[],
  audience: PostMortemAudience,
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const query = database('post_mortems')
    .leftJoin('services', 'services.id', 'post_mortems.root_service_id')
    .whereIn('post_mortems.id', ids)
    .select('post_mortems.id');
  applyCriteria(query, audience.criteria, columnsBeside('post_mortems'));
  internalBranch(query, audience);
  const rows: Array<{ id: string }> = await query;
  return new Set(rows.map(({ id }) => id));
}
