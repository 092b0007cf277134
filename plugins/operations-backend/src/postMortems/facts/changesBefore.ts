import { FactEvent, Visibility } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { applyCriteria, ServiceCriteria } from '../../access/criteria';
import { ChangeRow } from '../../database/rows';
import { IncidentRow } from '../../incidents/rows';

const BEFORE_MILLISECONDS = 6 * 60 * 60 * 1000;
const MOST_CHANGES = 100;

/** What changed in the services of an incident in the six hours before it. @internal */
export async function changesBefore(
  database: Knex,
  incident: IncidentRow,
  options: { environments: string[]; criteria: ServiceCriteria },
): Promise<FactEvent[]> {
  const started = Number(incident.started_at);
  const query = database('changes')
    .join(
      'incident_services',
      'incident_services.service_id',
      'changes.service_id',
    )
    .join('services', 'services.id', 'changes.service_id')
    .where('incident_services.incident_id', incident.id)
    .whereIn('changes.environment', options.environments)
    .where('changes.at', '>=', started - BEFORE_MILLISECONDS)
    .where('changes.at', '<=', started)
    .orderBy('changes.at', 'desc')
    .limit(MOST_CHANGES)
    .select(
      'changes.at',
      'changes.summary',
      'services.title',
      'services.visibility',
    );
  applyCriteria(query, options.criteria);
  const rows: Array<
    Pick<ChangeRow, 'at' | 'summary'> & {
      title: string | null;
      visibility: Visibility;
    }
  > = await query;
  return rows.reverse().map(({ at, summary, title, visibility }) => ({
    at: new Date(Number(at)).toISOString(),
    text: summary,
    service: title ?? undefined,
    internal: visibility !== 'public',
  }));
}
