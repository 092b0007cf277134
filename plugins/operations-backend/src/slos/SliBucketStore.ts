import {
  SliBucket,
  SliSeries,
  utcDay,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { BucketTiers } from '../buckets/BucketTiers';
import {
  BUCKET_COLUMNS,
  BucketDay,
  BucketDayRow,
  daysOfRows,
  putRows,
  rowsOfDays,
} from '../buckets/dayRows';
import { chunksOf } from '../database/rows';
import { checkLease, Lease } from '../leases';
import { replaceInDay } from './replaceInDay';

const SLIS_PER_STATEMENT = 200;

/** Steps that were measured, and replace what was known of them. @internal */
export interface SliWrite {
  sliId: string;
  stepSeconds: number;
  buckets: SliBucket[];
}

/**
 * Keeps what SLIs measured: a row for each SLI and UTC day.
 *
 * @internal
 */
export class SliBucketStore {
  readonly #database: Knex;
  readonly #tiers: BucketTiers;
  readonly #now: () => number;

  static create(options: {
    database: Knex;
    tiers?: BucketTiers;
    now?: () => number;
  }): SliBucketStore {
    const { database, tiers = BucketTiers.create(), now = Date.now } = options;
    return new SliBucketStore(database, tiers, now);
  }

  private constructor(database: Knex, tiers: BucketTiers, now: () => number) {
    this.#database = database;
    this.#tiers = tiers;
    this.#now = now;
  }

  /** What is known of an SLI from a moment, inclusive, to another, exclusive: whole UTC days. */
  async read(sliId: string, from: number, to: number): Promise<SliSeries> {
    const series = SliSeries.create();
    for (const day of await this.days([sliId], from, to)) {
      series.setDay(day.day, day.data);
    }
    return series;
  }

  /** The packed days of some SLIs from a moment, inclusive, to another, exclusive. */
  async days(sliIds: string[], from: number, to: number): Promise<BucketDay[]> {
    const days: BucketDay[] = [];
    for (const ids of chunksOf(sliIds, SLIS_PER_STATEMENT)) {
      const rows: BucketDayRow[] = await this.#database('sli_buckets')
        .select(BUCKET_COLUMNS)
        .whereIn('sli_id', ids)
        .whereBetween('day', [utcDay(from), utcDay(to - 1)]);
      days.push(...(await daysOfRows(rows)));
    }
    return days;
  }

  /**
   * Replaces steps.
   *
   * @param alongside - writes in the same transaction, such as how far the SLIs are measured.
   * @returns the days that were written, as they are now.
   */
  async write(
    lease: Lease,
    writes: SliWrite[],
    alongside?: (transaction: Knex.Transaction) => Promise<void>,
  ): Promise<BucketDay[]> {
    const days = await this.#changedDays(writes);
    const rows = await rowsOfDays(days);
    await this.#database.transaction(async transaction => {
      // Only the holder of the lease writes: what was read above has not moved unless this is refused.
      await checkLease(transaction, lease);
      await putRows(transaction, rows);
      await alongside?.(transaction);
    });
    return days;
  }

  async #changedDays(writes: SliWrite[]): Promise<BucketDay[]> {
    const parts = writes.flatMap(write => [...this.#byDay(write)]);
    if (parts.length === 0) return [];
    const dates = parts.map(({ day }) => day).sort();
    const before = new Map<string, BucketDay>();
    const from = Date.parse(`${dates[0]}T00:00:00Z`);
    const to = Date.parse(`${dates[dates.length - 1]}T00:00:00Z`) + 1;
    const ids = [...new Set(parts.map(({ sliId }) => sliId))];
    for (const day of await this.days(ids, from, to)) {
      before.set(day.sliId + day.day, day);
    }
    const changed = new Map<string, BucketDay>();
    for (const part of parts) {
      const key = part.sliId + part.day;
      const known = changed.get(key) ?? before.get(key);
      changed.set(key, replaceInDay(known, part));
    }
    return [...changed.values()];
  }

  /** The steps of a write by day, those that are too old to be kept left out. */
  *#byDay({ sliId, stepSeconds, buckets }: SliWrite) {
    const days = new Map<string, SliBucket[]>();
    for (const bucket of buckets) {
      const day = utcDay(bucket.start);
      const list = days.get(day);
      if (list) list.push(bucket);
      else days.set(day, [bucket]);
    }
    for (const [day, list] of days) {
      const kept = this.#tiers.stepOf(list[0].start, this.#now());
      if (kept) {
        const tierSeconds = Math.max(kept, stepSeconds);
        yield { sliId, day, stepSeconds: tierSeconds, buckets: list };
      }
    }
  }
}
