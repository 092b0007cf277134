import { Knex } from 'knex';
import { z } from 'zod';
import { timeOf } from '../../database/rows';
import { IncidentEntryRow, IncidentRow } from '../rows';

const known = z.enum([
  'triggered',
  'acknowledged',
  'analysing',
  'fixing',
  'observing',
  'resolved',
  'reopened',
]);

/** The statuses that an incident had, each since when, as its timeline tells them. @internal */
export async function statusesOf(
  database: Knex,
  incident: IncidentRow,
): Promise<Array<{ at: number; status: string }>> {
  const rows: IncidentEntryRow[] = await database('incident_entries')
    .where({ incident_id: incident.id, kind: 'status' })
    .orderBy('seq');
  const told = rows.flatMap(({ text, at }) => {
    const status = known.safeParse(text.toLocaleLowerCase('en-US')).data;
    return status ? [{ at: Number(at), status }] : [];
  });
  const triggered = { at: Number(incident.started_at), status: 'triggered' };
  const end = timeOf(incident.resolved_at);
  // When it ended may have been corrected afterwards.
  const resolved = end === undefined ? [] : [{ at: end, status: 'resolved' }];
  return [triggered, ...told, ...resolved].sort((a, b) => a.at - b.at);
}
