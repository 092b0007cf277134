import {
  bucketsOfDay,
  coarsen,
  EventBucket,
  FINE_STEP_SECONDS,
  TimeRange,
  utcDay,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { ScopeRow } from '../database/rows';
import { scopeKey, scopeOf } from '../observations/scopes';
import { CountedScope } from './CountedScope';
import { BUCKET_COLUMNS, BucketDay, BucketDayRow, daysOfRows } from './dayRows';
import { StepsByScope } from './StepsByScope';

/** A stored day of what was counted of a service in a scope. @internal */
export interface CountedDay extends BucketDay {
  serviceId: string;
  /** The source and its scope. */
  key: string;
}

type Row = BucketDayRow & ScopeRow & { service_id: string };

/** Reads what is stored of services in some environments. @internal */
export async function readCountedDays(
  database: Knex,
  serviceIds: string[],
  counted: { environments: string[]; measure: string; source?: string },
  { from, to }: TimeRange,
): Promise<CountedDay[]> {
  const query = database('sli_buckets')
    .join('slis', 'slis.id', 'sli_buckets.sli_id')
    .whereIn('slis.service_id', serviceIds)
    .whereIn('slis.environment', counted.environments)
    .andWhere('slis.measure', counted.measure)
    .whereBetween('sli_buckets.day', [utcDay(from), utcDay(to - 1)])
    .select(
      ...BUCKET_COLUMNS,
      'slis.service_id',
      'slis.source',
      'slis.environment',
      'slis.cluster',
      'slis.namespace',
    );
  if (counted.source) query.andWhere('slis.source', counted.source);
  const rows: Row[] = await query;
  const days = await daysOfRows(rows);
  return days.map((day, at) => ({
    ...day,
    serviceId: rows[at].service_id,
    key: scopeKey(rows[at].source, scopeOf(rows[at])),
  }));
}

/**
 * The steps of a service, its scopes combined. A day of which some scopes are kept in longer steps than others is read
 * in the longest: what two of them cover together can be told only of the same steps.
 *
 * @internal
 */
export function combinedSteps(
  days: CountedDay[],
  unstored: CountedScope[] = [],
): EventBucket[] {
  const longest = new Map<string, number>();
  for (const { day, stepSeconds } of days) {
    longest.set(day, Math.max(stepSeconds, longest.get(day) ?? 0));
  }
  const scopes = new StepsByScope();
  for (const { key, day, data } of days) {
    const step = longest.get(day) ?? FINE_STEP_SECONDS;
    scopes.add(key, coarsen(bucketsOfDay(day, data), step), step);
  }
  for (const { source, scope, buckets } of unstored) {
    for (const bucket of buckets.values()) {
      const step = longest.get(utcDay(bucket.start)) ?? FINE_STEP_SECONDS;
      scopes.add(scopeKey(source, scope), coarsen([bucket], step), step);
    }
  }
  return scopes.combine();
}
