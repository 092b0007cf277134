import { PostMortemFilter } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { applyCriteria } from '../../access/criteria';
import { visibleIncidents } from '../../incidents/readers/visibleIncidents';
import { applyWords, lowerRefs } from '../../services/filters';
import { PostMortemAudience } from '../audience';
import { visiblePostMortems } from './visible';

/** Filters by the services of a post-mortem. @internal */
export const SERVICE_COLUMNS = {
  owner: 'services.owner',
  system: 'services.system',
  service: 'services.entity_ref',
} as const;

/** Services of post-mortems, as far as the reader may see them. @internal */
export function servicesOf(
  database: Knex,
  { criteria }: PostMortemAudience,
): Knex.QueryBuilder {
  const services = database('post_mortem_services').join(
    'services',
    'services.id',
    'post_mortem_services.service_id',
  );
  applyCriteria(services, criteria);
  return services;
}

/** The incident of a key, or the one that it goes on in, where the reader may see the former. */
function incidentIds(
  database: Knex,
  key: string,
  { criteria }: PostMortemAudience,
): Knex.QueryBuilder {
  return visibleIncidents(database, criteria)
    .where('incidents.key', key.toLocaleUpperCase('en-US'))
    .select(database.raw('coalesce(incidents.duplicate_of, incidents.id)'));
}

/**
 * The post-mortems that a reader may see and has asked for.
 *
 * @param options - except: a filter to be left out, for counting its alternatives.
 * @internal
 */
export function filteredPostMortems(
  database: Knex,
  options: {
    filter: PostMortemFilter;
    audience: PostMortemAudience;
    except?: keyof PostMortemFilter;
  },
): Knex.QueryBuilder {
  const { audience, except } = options;
  const filter: PostMortemFilter = except
    ? { ...options.filter, [except]: undefined }
    : options.filter;
  const { status, severity, cause, tag, from, to, incident } = filter;
  const query = visiblePostMortems(database, audience, {
    internal: branch =>
      applyWords(branch, 'post_mortems.search_text', filter.text),
    public: branch =>
      applyWords(branch, 'post_mortems.public_search_text', filter.text),
  });
  if (status) query.whereIn('post_mortems.status', status);
  if (severity) query.whereIn('post_mortems.severity', severity);
  if (cause) query.whereIn('post_mortems.cause', cause);
  if (from) query.where('post_mortems.sorted_at', '>=', Date.parse(from));
  if (to) query.where('post_mortems.sorted_at', '<', Date.parse(to));
  if (incident) {
    query.whereIn(
      'post_mortems.incident_id',
      incidentIds(database, incident, audience),
    );
  }
  if (tag) {
    query.whereIn(
      'post_mortems.id',
      database('post_mortem_tags').select('post_mortem_id').whereIn('tag', tag),
    );
  }
  for (const name of ['owner', 'system', 'service'] as const) {
    const refs = filter[name];
    if (!refs) continue;
    query.whereIn(
      'post_mortems.id',
      servicesOf(database, audience)
        .select('post_mortem_services.post_mortem_id')
        .whereIn(SERVICE_COLUMNS[name], lowerRefs(refs)),
    );
  }
  return query;
}
