import {
  addToDay,
  EventBucket,
  utcDay,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { ScopeRow } from '../database/rows';
import { scopeColumns, scopeOf, sliKey } from '../observations/scopes';
import { CountedScope } from './EventBuffer';

/** The tier of one-minute steps. @internal */
export const FINE_TIER = 'fine';

type SliRow = ScopeRow & { id: string; service_id: string };

function keyOf({ serviceId, source, scope }: CountedScope): string {
  return sliKey(serviceId, source, scope);
}

/** Finds the rows of what is counted and makes those that are missing. */
async function slisOf(
  transaction: Knex.Transaction,
  scopes: CountedScope[],
): Promise<Map<string, string>> {
  const rows: SliRow[] = await transaction('slis').whereIn(
    'service_id',
    scopes.map(({ serviceId }) => serviceId),
  );
  const ids = new Map(
    rows.map(row => [sliKey(row.service_id, row.source, scopeOf(row)), row.id]),
  );
  const missing = scopes.filter(scope => !ids.has(keyOf(scope)));
  const created = missing.map(counted => ({
    id: randomUUID(),
    service_id: counted.serviceId,
    ...scopeColumns(counted.source, counted.scope),
  }));
  if (created.length > 0) await transaction('slis').insert(created);
  missing.forEach((scope, at) => ids.set(keyOf(scope), created[at].id));
  return ids;
}

function daysOf({ buckets }: CountedScope): Map<string, EventBucket[]> {
  const days = new Map<string, EventBucket[]>();
  for (const bucket of buckets.values()) {
    const day = utcDay(bucket.start);
    const rounded = {
      ...bucket,
      coveredSeconds: Math.round(bucket.coveredSeconds),
    };
    days.set(day, [...(days.get(day) ?? []), rounded]);
  }
  return days;
}

/** Adds what was counted to the packed days of its SLIs. @internal */
export async function addToDays(
  transaction: Knex.Transaction,
  scopes: CountedScope[],
): Promise<void> {
  const ids = await slisOf(transaction, scopes);
  const added = scopes.flatMap(counted =>
    [...daysOf(counted)].map(([day, buckets]) => ({
      sli: ids.get(keyOf(counted)) ?? '',
      day,
      buckets,
    })),
  );
  const stored: Array<{ sli_id: string; day: string; data: Uint8Array }> =
    await transaction('sli_buckets')
      .select('sli_id', 'day', 'data')
      .where('tier', FINE_TIER)
      .whereIn('sli_id', [...ids.values()])
      .whereIn('day', [...new Set(added.map(({ day }) => day))]);
  const before = new Map(
    stored.map(({ sli_id, day, data }) => [sli_id + day, data]),
  );
  await transaction('sli_buckets')
    .insert(
      added.map(({ sli, day, buckets }) => ({
        sli_id: sli,
        tier: FINE_TIER,
        day,
        data: Buffer.from(addToDay(before.get(sli + day), buckets)),
      })),
    )
    .onConflict(['sli_id', 'tier', 'day'])
    .merge();
}
