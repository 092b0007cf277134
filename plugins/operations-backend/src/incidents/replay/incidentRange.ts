import { Knex } from 'knex';

const HOUR = 60 * 60 * 1000;
const BEFORE = 6 * HOUR;
const AFTER = 2 * HOUR;

/** The time around an incident that is kept: from before its onset to after its end, or until now. @internal */
export function evidenceRange(
  startedAt: number,
  resolvedAt: number | undefined,
  now: number,
): { from: number; to: number; end: number } {
  const end = resolvedAt === undefined ? Infinity : resolvedAt + AFTER;
  const from = startedAt - BEFORE;
  return { from, to: Math.max(from, Math.min(end, now)), end };
}

/** The services of an incident, its root first. @internal */
export async function serviceIdsOf(
  database: Knex,
  incidentId: string,
): Promise<string[]> {
  const rows: Array<{ service_id: string }> = await database(
    'incident_services',
  )
    .where('incident_id', incidentId)
    .orderBy('position')
    .select('service_id');
  return rows.map(({ service_id }) => service_id);
}
