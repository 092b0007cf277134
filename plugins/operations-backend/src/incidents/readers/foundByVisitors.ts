import { Knex } from 'knex';
import { Turns } from '../../database/Turns';
import { PublicText } from '../../redaction/PublicText';
import { applyWords } from '../../services/filters';
import { IncidentAudience } from '../audience';
import { IncidentRow } from '../rows';
import { searchTextOf } from '../searchText';
import { incidentWords } from './incidentWords';
import { visibleIncidents } from './visibleIncidents';

/** The latest that say it; whoever means an older one says more of it. */
const MOST_LOOKED_AT = 1_000;

/**
 * The incidents in which a visitor reads all words of a text: nobody finds by what they may not read.
 *
 * @internal
 */
export async function foundByVisitors(
  options: {
    database: Knex;
    publicText: PublicText;
    audience: IncidentAudience;
  },
  text: string,
): Promise<string[]> {
  const { database, publicText, audience } = options;
  const query = visibleIncidents(database, audience.criteria)
    .orderBy('incidents.started_at', 'desc')
    .limit(MOST_LOOKED_AT)
    .select('incidents.*');
  applyWords(query, 'incidents.search_text', text);
  const rows: IncidentRow[] = await query;
  const words = text.toLocaleLowerCase('en-US').split(/\s+/).filter(Boolean);
  const turns = Turns.create();
  const found: string[] = [];
  for (const row of rows) {
    await turns.take();
    const { title, summary = null } = incidentWords(row, audience, publicText);
    const shown = searchTextOf({ key: row.key, title, summary });
    if (words.every(word => shown.includes(word))) found.push(row.id);
  }
  return found;
}
