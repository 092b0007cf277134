import { RunbookDocument } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { chunksOf } from '../../database/rows';
import { storable } from '../../database/text';
import { UNKNOWN_SERVICE } from '../../postMortems/rows';
import { linkId } from '../links/linkId';
import { RunbookRow } from '../rows';
import { ServiceNames } from './ServiceNames';

/** What words of a runbook are searched in. @internal */
export function searchTextOf(title: string, alerts: string[], body: string) {
  return [title, ...alerts, body].join('\n').toLocaleLowerCase('en-US');
}

/** What a text says, as columns. @internal */
export function columnsOf(
  { title, alerts, problems, links, body }: RunbookDocument,
  services: string[],
  names: ServiceNames,
) {
  const [root] = services;
  return {
    title: storable(title),
    alerts: storable(JSON.stringify(alerts)),
    problems: storable(JSON.stringify(problems)),
    links: storable(JSON.stringify(links)),
    service_refs: storable(JSON.stringify(services)),
    unresolved: services.some(ref => !names.ids.has(ref)),
    root_service_id:
      root === undefined ? null : names.ids.get(root) ?? UNKNOWN_SERVICE,
    search_text: storable(searchTextOf(title, alerts, body)),
  } satisfies Partial<RunbookRow>;
}

/** Writes what is known of a runbook, with its alerts and services. @internal */
export async function writeRunbook(
  transaction: Knex.Transaction,
  known: { id: string; version: number } | undefined,
  columns: Partial<RunbookRow>,
  options: { names: ServiceNames; now: number },
): Promise<string> {
  const { names, now } = options;
  const id = known?.id ?? randomUUID();
  if (known) {
    await transaction('runbooks')
      .where({ id })
      .update({
        ...columns,
        updated_at: now,
        version: transaction.raw('version + 1'),
      });
  } else {
    await transaction('runbooks').insert({
      id,
      visibility: 'internal',
      title: '',
      service_refs: '[]',
      unresolved: false,
      alerts: '[]',
      problems: '[]',
      links: '[]',
      markdown: '',
      search_text: '',
      created_at: now,
      updated_at: now,
      version: 1,
      ...columns,
    });
  }
  const alerts: string[] = JSON.parse(columns.alerts ?? '[]');
  const refs: string[] = JSON.parse(columns.service_refs ?? '[]');
  await transaction('runbook_alerts').where('runbook_id', id).delete();
  if (alerts.length > 0) {
    await transaction('runbook_alerts').insert(
      alerts.map(alert => ({ runbook_id: id, alert })),
    );
  }
  await transaction('runbook_services').where('runbook_id', id).delete();
  const services = refs.flatMap(ref => names.ids.get(ref) ?? []);
  if (services.length > 0) {
    await transaction('runbook_services').insert(
      services.map((service_id, position) => ({
        runbook_id: id,
        service_id,
        position,
      })),
    );
  }
  if (columns.places) {
    await writePlaces(transaction, id, JSON.parse(columns.places));
  }
  if (columns.links !== undefined) {
    await writeLinks(transaction, id, JSON.parse(columns.links));
  }
  return id;
}

async function writePlaces(
  transaction: Knex.Transaction,
  runbook_id: string,
  places: string[],
): Promise<void> {
  await transaction('runbook_places').where({ runbook_id }).delete();
  if (places.length === 0) return;
  await transaction('runbook_places').insert(
    places.map(place => ({ runbook_id, place })),
  );
}

async function writeLinks(
  transaction: Knex.Transaction,
  runbook_id: string,
  links: Array<{ url: string }>,
): Promise<void> {
  await transaction('runbook_links').where({ runbook_id }).delete();
  const ids = new Set(links.map(({ url }) => linkId(url)));
  for (const chunk of chunksOf([...ids])) {
    await transaction('runbook_links').insert(
      chunk.map(link_id => ({ runbook_id, link_id })),
    );
  }
}

/** Lets runbooks of one service be those of another one, which it turned out to be. @internal */
export async function moveRunbooks(
  transaction: Knex.Transaction,
  from: string,
  to: string,
): Promise<void> {
  await transaction('runbook_services')
    .where('service_id', from)
    .whereIn(
      'runbook_id',
      transaction('runbook_services')
        .where('service_id', to)
        .select('runbook_id'),
    )
    .delete();
  await transaction('runbook_services')
    .where('service_id', from)
    .update({ service_id: to });
  await transaction('runbooks')
    .where('root_service_id', from)
    .update({ root_service_id: to });
}
