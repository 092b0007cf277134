import { PolicyIncident } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { chunksOf, timeOf } from '../../database/rows';
import { EntryData } from '../model';
import { IncidentRow, IncidentServiceRow } from '../rows';

/** An incident as it is judged, and the version that was read. @internal */
export interface JudgedIncident extends PolicyIncident {
  version: number;
}

async function rowsOf<Row extends { incident_id: string }>(
  database: Knex,
  query: { table: string; order: string },
  incidentIds: string[],
): Promise<Map<string, Row[]>> {
  const lists = new Map<string, Row[]>();
  for (const chunk of chunksOf(incidentIds)) {
    const rows: Row[] = await database(query.table)
      .whereIn('incident_id', chunk)
      .orderBy(['incident_id', query.order]);
    for (const row of rows) {
      const known = lists.get(row.incident_id);
      if (known) known.push(row);
      else lists.set(row.incident_id, [row]);
    }
  }
  return lists;
}

/** Those of which somebody else than the policy said what they are called. */
async function titledByPeople(
  database: Knex,
  incidentIds: string[],
): Promise<Set<string>> {
  const titled = new Set<string>();
  for (const chunk of chunksOf(incidentIds)) {
    const entries: Array<{ incident_id: string; data: string }> =
      await database('incident_entries')
        .whereIn('incident_id', chunk)
        .where('kind', 'field')
        .where(written =>
          written.whereNotNull('author').orWhereNotNull('author_name'),
        )
        .select('incident_id', 'data');
    for (const { incident_id, data } of entries) {
      const { field }: EntryData = JSON.parse(data);
      if (field === 'title') titled.add(incident_id);
    }
  }
  return titled;
}

/** Incidents that are open, or were resolved after a moment. @internal */
export async function readIncidents(
  database: Knex,
  resolvedAfter: number,
): Promise<JudgedIncident[]> {
  const rows: IncidentRow[] = await database('incidents')
    .whereNull('resolved_at')
    .orWhere('resolved_at', '>=', resolvedAfter)
    .orderBy(['started_at', 'id']);
  const incidentIds = rows.map(({ id }) => id);
  const services = await rowsOf<IncidentServiceRow>(
    database,
    { table: 'incident_services', order: 'position' },
    incidentIds,
  );
  const alerts = await rowsOf<{ incident_id: string; alert_id: string }>(
    database,
    { table: 'incident_alerts', order: 'alert_id' },
    incidentIds,
  );
  const titled = await titledByPeople(
    database,
    rows.filter(({ touched_at }) => touched_at !== null).map(({ id }) => id),
  );
  return rows.map(row => ({
    id: row.id,
    key: row.key,
    groupKey: row.group_key ?? undefined,
    rootServiceId: row.root_service_id ?? undefined,
    title: row.title,
    services: (services.get(row.id) ?? []).map(
      ({ service_id, impact, recovered_at }) => ({
        serviceId: service_id,
        impact,
        recovered: recovered_at !== null,
      }),
    ),
    alertIds: (alerts.get(row.id) ?? []).map(({ alert_id }) => alert_id),
    severity: row.severity,
    impact: row.impact,
    status: row.status,
    environment: row.environment ?? undefined,
    declared: row.origin !== 'policy',
    touched: row.touched_at !== null,
    titled: row.origin !== 'policy' || titled.has(row.id),
    drill: Boolean(row.drill),
    duplicateOf: row.duplicate_of ?? undefined,
    startedAt: Number(row.started_at),
    resolvedAt: timeOf(row.resolved_at),
    suggestion: row.suggestion ?? undefined,
    version: row.version,
  }));
}
