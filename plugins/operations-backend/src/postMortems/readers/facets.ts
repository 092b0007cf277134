import {
  PostMortemFacets,
  PostMortemFilter,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { countBy } from '../../database/facets';
import { PostMortemAudience } from '../audience';
import { filteredPostMortems, SERVICE_COLUMNS, servicesOf } from './filters';

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
  const byColumn = (facet: 'status' | 'severity' | 'cause') =>
    countBy(database, postMortems(facet), {
      expression: `post_mortems.${facet}`,
    });
  const byService = (facet: keyof typeof SERVICE_COLUMNS) =>
    countBy(
      database,
      servicesOf(database, audience).whereIn(
        'post_mortem_services.post_mortem_id',
        postMortems(facet).select('post_mortems.id'),
      ),
      {
        expression: SERVICE_COLUMNS[facet],
        distinct: 'post_mortem_services.post_mortem_id',
      },
    );
  const byTag = () =>
    countBy(
      database,
      database('post_mortem_tags').whereIn(
        'post_mortem_id',
        postMortems('tag').select('post_mortems.id'),
      ),
      { expression: 'tag' },
    );
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
