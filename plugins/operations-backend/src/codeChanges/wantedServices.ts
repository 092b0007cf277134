import { Knex } from 'knex';
import { chunksOf } from '../database/rows';
import { statusesOfAll } from '../incidents/replay/statuses';
import { IncidentRow, IncidentServiceRow } from '../incidents/rows';
import { lastTrouble } from './troubleOf';

/** For so long after it was noticed what changed before is looked for with haste. */
const HASTE = 15 * 60_000;
const MOST_INCIDENTS = 50;
const MOST_SERVICES = 200;

type Dated = Pick<
  IncidentRow,
  'id' | 'started_at' | 'detected_at' | 'resolved_at'
>;

/** A service whose changes somebody waits for. @internal */
export interface WantedService {
  id: string;
  /** What was in git then has to be known. */
  since: number;
}

/**
 * The services of incidents that have just begun: the first thing that everybody asks is what changed. What changed after
 * they were noticed is no answer, so each repository is read twice for one incident.
 *
 * @internal
 */
export async function wantedServices(
  database: Knex,
  options: { now: number; slack: number },
): Promise<WantedService[]> {
  const { now, slack } = options;
  const incidents: Dated[] = await database('incidents')
    .whereNull('resolved_at')
    .where('updated_at', '>=', now - HASTE)
    .orderBy('updated_at', 'desc')
    .limit(MOST_INCIDENTS)
    .select('id', 'started_at', 'detected_at', 'resolved_at');
  const statuses = await statusesOfAll(database, incidents);
  const since = new Map<string, number>();
  for (const incident of incidents) {
    const { detected } = lastTrouble(incident, statuses.get(incident.id) ?? []);
    if (detected < now - HASTE) continue;
    const later = detected + slack;
    since.set(incident.id, now < later ? detected : later);
  }
  const wanted = new Map<string, number>();
  for (const ids of chunksOf([...since.keys()])) {
    const rows: IncidentServiceRow[] = await database('incident_services')
      .whereIn('incident_id', ids)
      .orderBy('position')
      .limit(MOST_SERVICES);
    for (const { service_id, incident_id } of rows) {
      const known = wanted.get(service_id) ?? 0;
      wanted.set(service_id, Math.max(known, since.get(incident_id) ?? 0));
    }
  }
  return [...wanted].map(([id, time]) => ({ id, since: time }));
}
