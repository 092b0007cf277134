import { alertIdentity } from '@operate-first/plugin-operations-common';
import { chunksOf } from '../../database/rows';
import { IncidentWriter } from '../IncidentWriter';
import { NewEntry } from '../model';
import { firedEntries, POLICY } from './alertEntries';
import { JudgedAlert } from './alertRows';
import { BookedService } from './ServiceBook';

/** What is told with. @internal */
export interface TellingMeans {
  writer: IncidentWriter;
  book: ReadonlyMap<string, BookedService>;
  /** By their ids. */
  alerts: ReadonlyMap<string, JudgedAlert>;
  /** By what they are known, whoever tells of them; see `alertIdentity`. */
  copies: ReadonlyMap<string, JudgedAlert[]>;
}

/**
 * Tells in the timeline of an incident of alerts that belong to it from now on.
 *
 * @returns whether there was something to tell that was not told before.
 * @internal
 */
export async function tellOfAlerts(
  id: string,
  alertIds: string[],
  means: TellingMeans,
): Promise<boolean> {
  const { writer, alerts, book } = means;
  const joined = alertIds.flatMap(alertId => alerts.get(alertId) ?? []);
  const known = await copiesIn(id, joined, means);
  const news: NewEntry[] = [];
  for (const { knownAs, ...entry } of firedEntries(joined, known, book)) {
    if (!(await isToldAs(writer, id, knownAs, entry.text))) news.push(entry);
  }
  await writer.write(id, news);
  return news.length > 0;
}

/** Lets the first entry of those that there are say something else. @returns whether there was one. */
async function isToldAs(
  writer: IncidentWriter,
  incidentId: string,
  keys: string[],
  text: string,
): Promise<boolean> {
  for (const dedupeKey of keys) {
    if (await writer.edit(incidentId, { dedupeKey }, text, POLICY)) return true;
  }
  return false;
}

/** Alerts that belonged to an incident before and may be the same as some that join it. */
async function copiesIn(
  incidentId: string,
  joined: JudgedAlert[],
  { writer, copies }: TellingMeans,
): Promise<JudgedAlert[]> {
  const fresh = new Set(joined);
  const others = [...new Set(joined.map(alertIdentity))]
    .flatMap(identity => copies.get(identity) ?? [])
    .filter(one => !fresh.has(one));
  const own = new Set<string>();
  for (const chunk of chunksOf(others.map(({ id }) => id))) {
    const ids: string[] = await writer
      .transaction('incident_alerts')
      .where('incident_id', incidentId)
      .whereIn('alert_id', chunk)
      .pluck('alert_id');
    ids.forEach(id => own.add(id));
  }
  return others.filter(({ id }) => own.has(id));
}
