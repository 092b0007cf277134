import { Knex } from 'knex';
import { checkLease, Lease } from '../../leases';
import { RunbookRow } from '../rows';
import {
  plainAddress,
  readServiceNames,
  servicesGeneration,
} from './ServiceNames';
import { placesInAddress } from './filePlaces';
import { writeRunbook } from './writeRunbook';

/** Differs where addresses may be others: services or runbooks have changed. @internal */
export async function addressesGeneration(database: Knex): Promise<string> {
  const services = await servicesGeneration(database);
  const row = (await database('runbooks')
    .count({ count: '*' })
    .max({ last: 'updated_at' })
    .first()) as { count: unknown; last: unknown };
  return [services, row.count, row.last].join(' ');
}

/** Runbooks of which nothing but the address is known, because services name it and no repository has it. @internal */
export async function followAddresses(
  database: Knex,
  lease: Lease,
  now: number,
): Promise<void> {
  const names = await readServiceNames(database);
  const rows: Array<
    Pick<
      RunbookRow,
      'id' | 'version' | 'repository' | 'url' | 'places' | 'service_refs'
    >
  > = await database('runbooks')
    .where(either => either.whereNotNull('url').orWhereNotNull('places'))
    .whereNull('gone_at')
    .select('id', 'version', 'repository', 'url', 'places', 'service_refs');
  const inGit = new Set(
    rows.flatMap(({ repository, url }) =>
      repository !== null && url !== null ? [plainAddress(url)] : [],
    ),
  );
  const places = new Set(
    rows.flatMap((row): string[] => JSON.parse(row.places ?? '[]')),
  );
  const isRead = (url: string) =>
    inGit.has(url) || placesInAddress(url).some(place => places.has(place));
  const known = new Map(
    rows.flatMap(
      (row): Array<[string, (typeof rows)[number]]> =>
        row.repository === null && row.url !== null ? [[row.url, row]] : [],
    ),
  );
  const wanted = [...names.byAddress].filter(
    ([url]) => !isRead(url) && /^https?:\/\//i.test(url),
  );
  const there = new Set(wanted.map(([url]) => url));
  await database.transaction(async transaction => {
    await checkLease(transaction, lease);
    for (const [url, refs] of wanted) {
      const row = known.get(url);
      const service_refs = JSON.stringify(refs);
      if (row?.service_refs === service_refs) continue;
      await writeRunbook(
        transaction,
        row,
        {
          url,
          title: url.replace(/^https?:\/\//i, '').slice(0, 300),
          service_refs,
          root_service_id: names.ids.get(refs[0]) ?? null,
          // As open as the page of the service that names it.
          visibility: 'public',
          search_text: url.toLocaleLowerCase('en-US'),
          links: JSON.stringify([{ url, line: 1 }]),
        },
        { names, now },
      );
    }
    for (const { id, url, version } of known.values()) {
      if (url !== null && there.has(url)) continue;
      await transaction('runbooks')
        .where({ id })
        .update({ gone_at: now, updated_at: now, version: version + 1 });
    }
  });
}
