import { RunbookListQuery } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { applyCriteria, columnsBeside } from '../../access/criteria';
import { Turns } from '../../database/Turns';
import { askedOwners } from '../../questions/readers/askedOwners';
import { PublicText } from '../../redaction/PublicText';
import { applyWords, lowerRefs } from '../../services/filters';
import { placesInAddress } from '../reading/filePlaces';
import { searchTextOf } from '../reading/writeRunbook';
import { RunbookRow } from '../rows';
import { hiddenAlerts } from './hiddenAlerts';
import { RunbookAudience } from './RunbookAudience';
import { shownAlerts } from './RunbookViews';
import { runbooksInside, visibleRunbooks } from './visible';
import { wordsOf } from './words';

const MOST_LOOKED_AT = 1_000;
/** Of one alert, whatever service it is of. */
const MOST_ADDRESSES = 500;

interface Options {
  database: Knex;
  publicText: PublicText;
}

/** The runbooks that a reader may see and has asked for: nobody finds by what they may not read. @internal */
export async function filteredRunbooks(
  options: Options,
  query: RunbookListQuery,
  audience: RunbookAudience,
): Promise<() => Knex.QueryBuilder> {
  const { database } = options;
  const { alert, problems, owner, system, service, text = '' } = query;
  const [ids, hidden, addresses = []] = await Promise.all([
    text.trim() ? foundBy(options, text, audience) : undefined,
    alert ? hiddenAlerts(database, audience.criteria) : undefined,
    alert ? addressesOf(database, alert, audience) : undefined,
  ]);
  const columns = {
    owner: owner && askedOwners(owner, audience),
    system: system && lowerRefs(system),
    entity_ref: service && lowerRefs(service),
  };
  return () => {
    const found = visibleRunbooks(database, audience);
    if (ids) found.whereIn('runbooks.id', ids);
    if (alert) {
      if (hidden?.has(alert)) onlyInside(found, audience);
      found.andWhere(either =>
        either
          .whereIn(
            'runbooks.id',
            database('runbook_alerts').where({ alert }).select('runbook_id'),
          )
          .orWhereIn('runbooks.url', addresses)
          .orWhereIn(
            'runbooks.id',
            database('runbook_places')
              .whereIn('place', addresses.flatMap(placesInAddress))
              .select('runbook_id'),
          ),
      );
    }
    if (problems) {
      // What is wrong is told to nobody else.
      onlyInside(found, audience);
      found.andWhere(either =>
        either
          .whereNot('runbooks.problems', '[]')
          .orWhereIn('runbooks.id', withDeadLinks(database)),
      );
    }
    for (const [column, refs] of Object.entries(columns)) {
      if (!refs) continue;
      const services = database('runbook_services')
        .join('services', 'services.id', 'runbook_services.service_id')
        .whereIn(`services.${column}`, refs)
        .select('runbook_services.runbook_id');
      applyCriteria(services, audience.criteria);
      found.whereIn('runbooks.id', services);
    }
    return found;
  };
}

function onlyInside(
  found: Knex.QueryBuilder,
  { internal }: RunbookAudience,
): void {
  applyCriteria(found, internal, columnsBeside('runbooks'));
}

/** Where alerts of that name say that there is a runbook for them. */
async function addressesOf(
  database: Knex,
  alert: string,
  { criteria }: RunbookAudience,
): Promise<string[]> {
  const query = database('alerts')
    .leftJoin('services', 'services.id', 'alerts.service_id')
    .whereNotNull('alerts.runbook_url')
    .where('alerts.labels', 'like', `%"alertname":${JSON.stringify(alert)}%`)
    .distinct('alerts.runbook_url')
    .orderBy('alerts.runbook_url')
    .limit(MOST_ADDRESSES);
  applyCriteria(query, criteria, columnsBeside('alerts'));
  const rows: Array<{ runbook_url: string }> = await query;
  return rows.map(({ runbook_url: url }) => url);
}

function withDeadLinks(database: Knex): Knex.QueryBuilder {
  return database('runbook_links')
    .join('link_checks', 'link_checks.id', 'runbook_links.link_id')
    .whereNotNull('link_checks.problem')
    .select('runbook_links.runbook_id');
}

async function foundBy(
  { database, publicText }: Options,
  text: string,
  audience: RunbookAudience,
): Promise<string[]> {
  const query = visibleRunbooks(database, audience)
    .orderBy('runbooks.updated_at', 'desc')
    .limit(MOST_LOOKED_AT)
    .select('runbooks.*');
  applyWords(query, 'runbooks.search_text', text);
  const rows: RunbookRow[] = await query;
  const [inside, hidden] = await Promise.all([
    runbooksInside(
      database,
      rows.map(({ id }) => id),
      audience,
    ),
    hiddenAlerts(database, audience.criteria),
  ]);
  const words = text.toLocaleLowerCase('en-US').split(/\s+/).filter(Boolean);
  const turns = Turns.create();
  const found: string[] = [];
  for (const row of rows) {
    await turns.take();
    const isInside = inside.has(row.id);
    const shown = wordsOf(row, isInside, publicText);
    const alerts = shownAlerts(row, { inside: isInside, hidden, publicText });
    const said = searchTextOf(shown.title, alerts, shown.text);
    if (words.every(word => said.includes(word))) found.push(row.id);
  }
  return found;
}
