import { Knex } from 'knex';
import { HadStatus, statusesOf } from '../incidents/replay/statuses';
import { IncidentRow } from '../incidents/rows';

/** When something broke, and when somebody noticed. @internal */
export interface Trouble {
  onset: number;
  detected: number;
}

/** When it broke and when somebody noticed, the last time: what was opened again has another suspect than the first time. @internal */
export async function troubleOf(
  database: Knex,
  incident: IncidentRow,
): Promise<Trouble> {
  return lastTrouble(incident, await statusesOf(database, incident));
}

/** The same, from the statuses that it had. @internal */
export function lastTrouble(
  incident: Pick<IncidentRow, 'started_at' | 'detected_at'>,
  statuses: HadStatus[],
): Trouble {
  const reopened = statuses.filter(({ status }) => status === 'reopened');
  const onset = reopened.at(-1)?.at ?? Number(incident.started_at);
  return { onset, detected: Math.max(onset, Number(incident.detected_at)) };
}
