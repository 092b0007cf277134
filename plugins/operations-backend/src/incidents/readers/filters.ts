import { IncidentListQuery } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { applyCriteria } from '../../access/criteria';
import { applyWords, lowerRefs } from '../../services/filters';
import { IncidentAudience } from '../audience';
import { visibleIncidents } from './visibleIncidents';

/** What narrows incidents down. @internal */
export type IncidentsFilter = Omit<
  IncidentListQuery,
  'limit' | 'cursor' | 'sort'
> & {
  /** Some of them, which were looked for already. */
  ids?: string[];
};

/** Filters by the services of an incident. @internal */
export const SERVICE_COLUMNS = {
  owner: 'services.owner',
  system: 'services.system',
  service: 'services.entity_ref',
} as const;

/** Services of incidents, as far as the reader may see them: nobody finds what they may not see. @internal */
export function concernedServices(
  database: Knex,
  { criteria }: IncidentAudience,
): Knex.QueryBuilder {
  const services = database('incident_services').join(
    'services',
    'services.id',
    'incident_services.service_id',
  );
  applyCriteria(services, criteria);
  return services;
}

/**
 * The incidents that a reader may see and has asked for.
 *
 * @internal
 */
export function filteredIncidents(
  database: Knex,
  options: {
    filter: IncidentsFilter;
    audience: IncidentAudience;
  },
): Knex.QueryBuilder {
  const { audience, filter } = options;
  const { state, status, severity, cause, person, drill, from, to } = filter;
  const query = visibleIncidents(database, audience.criteria);
  if (state === 'open') query.whereNull('incidents.resolved_at');
  if (state === 'resolved') query.whereNotNull('incidents.resolved_at');
  if (status) query.whereIn('incidents.status', status);
  if (severity) query.whereIn('incidents.severity', severity);
  if (cause) query.whereIn('incidents.cause', cause);
  if (drill !== undefined) query.where('incidents.drill', drill);
  if (from) {
    query.andWhere(open =>
      open
        .whereNull('incidents.resolved_at')
        .orWhere('incidents.resolved_at', '>=', Date.parse(from)),
    );
  }
  if (to) query.where('incidents.started_at', '<', Date.parse(to));
  if (filter.ids) query.whereIn('incidents.id', filter.ids);
  applyWords(query, 'incidents.search_text', filter.text);
  for (const name of ['owner', 'system', 'service'] as const) {
    const refs = filter[name];
    if (!refs) continue;
    query.whereIn(
      'incidents.id',
      concernedServices(database, audience)
        .select('incident_services.incident_id')
        .whereIn(SERVICE_COLUMNS[name], lowerRefs(refs)),
    );
  }
  if (person) {
    // Whoever may not see people finds nobody.
    const persons = audience.showPersons ? lowerRefs(person) : [];
    query.whereIn(
      'incidents.id',
      database('incident_roles')
        .select('incident_id')
        .whereIn('person', persons),
    );
  }
  return query;
}
