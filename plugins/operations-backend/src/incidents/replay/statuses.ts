import { Knex } from 'knex';
import { z } from 'zod';
import { chunksOf, timeOf } from '../../database/rows';
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

/** A status that an incident had, and since when. @internal */
export interface HadStatus {
  at: number;
  status: string;
}

type Dated = Pick<IncidentRow, 'id' | 'started_at' | 'resolved_at'>;

/** The statuses that an incident had, each since when, as its timeline tells them. @internal */
export async function statusesOf(
  database: Knex,
  incident: Dated,
): Promise<HadStatus[]> {
  const statuses = await statusesOfAll(database, [incident]);
  return statuses.get(incident.id) ?? [];
}

/** The same of many, by their ids. @internal */
export async function statusesOfAll(
  database: Knex,
  incidents: Dated[],
): Promise<Map<string, HadStatus[]>> {
  const told = new Map<string, HadStatus[]>();
  for (const chunk of chunksOf(incidents.map(({ id }) => id))) {
    const rows: Array<Pick<IncidentEntryRow, 'incident_id' | 'text' | 'at'>> =
      await database('incident_entries')
        .whereIn('incident_id', chunk)
        .andWhere({ kind: 'status' })
        .orderBy('seq')
        .select('incident_id', 'text', 'at');
    for (const { incident_id, text, at } of rows) {
      const status = known.safeParse(text.toLocaleLowerCase('en-US')).data;
      if (!status) continue;
      const own = told.get(incident_id) ?? [];
      own.push({ at: Number(at), status });
      told.set(incident_id, own);
    }
  }
  return new Map(
    incidents.map(incident => [
      incident.id,
      inOrder(incident, told.get(incident.id) ?? []),
    ]),
  );
}

function inOrder(incident: Dated, told: HadStatus[]): HadStatus[] {
  const triggered = { at: Number(incident.started_at), status: 'triggered' };
  const end = timeOf(incident.resolved_at);
  // When it ended may have been corrected afterwards.
  const resolved = end === undefined ? [] : [{ at: end, status: 'resolved' }];
  return [triggered, ...told, ...resolved].sort((a, b) => a.at - b.at);
}
