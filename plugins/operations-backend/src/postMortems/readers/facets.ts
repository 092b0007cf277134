import {
  FacetValue,
  PostMortemFacets,
  PostMortemFilter,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { PostMortemAudience } from '../audience';
import { filteredPostMortems, SERVICE_COLUMNS, servicesOf } from './filters';

type Counted = Array<{ value: string | number | null; count: string | number }>;

function toValues(rows: Counted): FacetValue[] {
  return rows.flatMap(({ value, count }) =>
    value === null || value === ''
      ? []
      : [{ value: String(value), count: Number(count) }],
  );
}

/**
 * Counts the values of each filter under all the other filters, so that a filter never hides its own alternatives.
 *
 * @internal
 */
export async function countPostMortemFacets(
  database: Knex,
  filter: PostMortemFilter,
  audience: PostMortemAudience,
): Promise<PostMortemFacets> {
  const postMortems = (except: keyof PostMortemFilter) =>
    filteredPostMortems(database, { filter, audience, except });
  const byColumn = async (facet: 'status' | 'severity' | 'cause') => {
    const column = `post_mortems.${facet}`;
    const rows: Counted = await postMortems(facet)
      .select({ value: column })
      .count({ count: '*' })
      .groupBy(column)
      .orderBy(column);
    return toValues(rows);
  };
  const byService = async (facet: keyof typeof SERVICE_COLUMNS) => {
    const column = SERVICE_COLUMNS[facet];
    const rows: Counted = await servicesOf(database, audience)
      .whereIn(
        'post_mortem_services.post_mortem_id',
        postMortems(facet).select('post_mortems.id'),
      )
      .select({ value: column })
      .countDistinct({ count: 'post_mortem_services.post_mortem_id' })
      .groupBy(column)
      .orderBy(column);
    return toValues(rows);
  };
  const byTag = async () => {
    const rows: Counted = await database('post_mortem_tags')
      .whereIn('post_mortem_id', postMortems('tag').select('post_mortems.id'))
      .select({ value: 'tag' }, database.raw('count(*) as count'))
      .groupBy('tag')
      .orderBy('tag');
    return toValues(rows);
  };
  const [status, severity, cause, owner, system, service, tag] =
    await Promise.all([
      byColumn('status'),
      byColumn('severity'),
      byColumn('cause'),
      byService('owner'),
      byService('system'),
      byService('service'),
      byTag(),
    ]);
  return { status, severity, cause, owner, system, service, tag };
}
