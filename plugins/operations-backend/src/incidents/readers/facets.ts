import { IncidentFacets } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { countBy } from '../../database/facets';
import { IncidentAudience } from '../audience';
import {
  concernedServices,
  filteredIncidents,
  IncidentsFilter,
  SERVICE_COLUMNS,
} from './filters';

const STATE = `case when incidents.resolved_at is null then 'open' else 'resolved' end`;

/**
 * Counts the values of each filter under all the other filters, so that a filter never hides its own alternatives.
 *
 * @internal
 */
export async function countIncidentFacets(
  database: Knex,
  filter: IncidentsFilter,
  audience: IncidentAudience,
): Promise<IncidentFacets> {
  const incidents = (except: keyof IncidentsFilter) =>
    filteredIncidents(database, { filter, audience, except });
  const byExpression = (
    facet: 'state' | 'status' | 'severity' | 'cause',
    expression = `incidents.${facet}`,
  ) => countBy(database, incidents(facet), { expression });
  const byService = (facet: keyof typeof SERVICE_COLUMNS) =>
    countBy(
      database,
      concernedServices(database, audience).whereIn(
        'incident_services.incident_id',
        incidents(facet).select('incidents.id'),
      ),
      {
        expression: SERVICE_COLUMNS[facet],
        // An incident names a service once, but several of an owner or a system.
        distinct:
          facet === 'service' ? undefined : 'incident_services.incident_id',
      },
    );
  const [state, status, severity, owner, system, service, cause] =
    await Promise.all([
      byExpression('state', STATE),
      byExpression('status'),
      byExpression('severity'),
      byService('owner'),
      byService('system'),
      byService('service'),
      byExpression('cause'),
    ]);
  return { state, status, severity, owner, system, service, cause };
}
