import {
  addToDay,
  coarsen,
  EventBucket,
  FINE_STEP_SECONDS,
  utcDay,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { ScopeRow } from '../database/rows';
import { scopeColumns, scopeOf } from '../observations/scopes';
import { CountedScope, countedKey } from './CountedScope';
import {
  BUCKET_COLUMNS,
  BucketDay,
  BucketDayRow,
  daysOfRows,
  putRows,
  rowsOfDays,
} from './dayRows';

type SliRow = ScopeRow & { id: string; service_id: string; measure: string };

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
    rows.map(row => [
      countedKey({
        serviceId: row.service_id,
        source: row.source,
        scope: scopeOf(row),
        measure: row.measure,
      }),
      row.id,
    ]),
  );
  const missing = scopes.filter(scope => !ids.has(countedKey(scope)));
  const created = missing.map(counted => ({
    id: randomUUID(),
    service_id: counted.serviceId,
    ...scopeColumns(counted.source, counted.scope),
    measure: counted.measure,
  }));
  if (created.length > 0) await transaction('slis').insert(created);
  missing.forEach((scope, at) => ids.set(countedKey(scope), created[at].id));
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

/** Adds what was counted to the packed days of its SLIs, in the step that each day has. @internal */
export async function addToDays(
  transaction: Knex.Transaction,
  scopes: CountedScope[],
): Promise<void> {
  const ids = await slisOf(transaction, scopes);
  const added = scopes.flatMap(counted =>
    [...daysOf(counted)].map(([day, buckets]) => ({
      sliId: ids.get(countedKey(counted)) ?? '',
      day,
      buckets,
    })),
  );
  const rows: BucketDayRow[] = await transaction('sli_buckets')
    .select(BUCKET_COLUMNS)
    .whereIn('sli_id', [...ids.values()])
    .whereIn('day', [...new Set(added.map(({ day }) => day))])
    .orderBy(['sli_id', 'day'])
    // A day that is moved to longer steps at this moment is waited for.
    .forUpdate();
  const before = new Map<string, BucketDay>();
  for (const day of await daysOfRows(rows)) {
    before.set(day.sliId + day.day, day);
  }
  const days = added.map(({ sliId, day, buckets }) => {
    const known = before.get(sliId + day);
    const stepSeconds = known?.stepSeconds ?? FINE_STEP_SECONDS;
    const data = addToDay(
      known?.data,
      coarsen(buckets, stepSeconds),
      stepSeconds,
    );
    return { sliId, day, stepSeconds, data };
  });
  await putRows(transaction, await rowsOfDays(days));
}
