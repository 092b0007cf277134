import { Knex } from 'knex';
import { statusesOf } from '../incidents/replay/statuses';
import { IncidentRow } from '../incidents/rows';

/** When it broke and when somebody noticed, the last time: what was opened again has another suspect than the first time. @internal */
export async function troubleOf(
  database: Knex,
  incident: IncidentRow,
): Promise<{ onset: number; detected: number }> {
  const statuses = await statusesOf(database, incident);
  const reopened = statuses.filter(({ status }) => status === 'reopened');
  const onset = reopened.at(-1)?.at ?? Number(incident.started_at);
  return { onset, detected: Math.max(onset, Number(incident.detected_at)) };
}
