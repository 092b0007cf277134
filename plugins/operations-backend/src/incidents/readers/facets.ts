import {
  FacetValue,
  IncidentFacets,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { IncidentAudience } from '../audience';
import {
  concernedServices,
  filteredIncidents,
  IncidentsFilter,
  SERVICE_COLUMNS,
} from './filters';

type Counted = Array<{ value: string | number | null; count: string | number }>;

function toValues(rows: Counted): FacetValue[] {
  return rows.flatMap(({ value, count }) =>
    value === null || value === ''
      ? []
      : [{ value: String(value), count: Number(count) }],
  );
}

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
  const byExpression = async (
    facet: 'state' | 'status' | 'severity' | 'cause',
    expression: string,
  ) => {
    const rows: Counted = await incidents(facet)
      .select({ value: database.raw(expression) })
      .count({ count: '*' })
      .groupByRaw(expression)
      .orderByRaw(expression);
    return toValues(rows);
  };
  const byService = async (facet: keyof typeof SERVICE_COLUMNS) => {
    const column = SERVICE_COLUMNS[facet];
    const rows: Counted = await concernedServices(database, audience)
      .whereIn(
        'incident_services.incident_id',
        incidents(facet).select('incidents.id'),
      )
      .select({ value: column })
      .modify(counted =>
        // An incident names a service once, but several of an owner or a system.
        facet === 'service'
          ? counted.count({ count: '*' })
          : counted.countDistinct({ count: 'incident_services.incident_id' }),
      )
      .groupBy(column)
      .orderBy(column);
    return toValues(rows);
  };
  const [state, status, severity, owner, system, service, cause] =
    await Promise.all([
      byExpression('state', STATE),
      byExpression('status', 'incidents.status'),
      byExpression('severity', 'incidents.severity'),
      byService('owner'),
      byService('system'),
      byService('service'),
      byExpression('cause', 'incidents.cause'),
    ]);
  return { state, status, severity, owner, system, service, cause };
}
