import { Knex } from 'knex';
import { chunksOf } from '../database/rows';
import { HeldIncident } from './HeldIncident';

/** Lets alerts belong to an incident. @returns those that did not yet. @internal */
export async function addAlerts(
  held: HeldIncident,
  transaction: Knex.Transaction,
  alertIds: string[],
  joined_at: number,
): Promise<string[]> {
  const incident_id = held.row.id;
  const added: string[] = [];
  for (const chunk of chunksOf([...new Set(alertIds)], 200)) {
    const rows: Array<{ alert_id: string }> = await transaction(
      'incident_alerts',
    )
      .insert(chunk.map(alert_id => ({ alert_id, incident_id, joined_at })))
      .onConflict(['alert_id', 'incident_id'])
      .ignore()
      .returning('alert_id');
    added.push(...rows.map(({ alert_id }) => alert_id));
  }
  if (added.length > 0) held.touch({ kind: 'policy' });
  return added;
}
