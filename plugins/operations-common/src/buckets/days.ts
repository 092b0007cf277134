import { SliBucket } from '../slo/model';
import { EventBucket, FINE_STEP_SECONDS } from './eventBuckets';
import { Columns, emptyColumns, PackedDay, SECONDS_OF_DAY } from './PackedDay';
import { coarsenSliBuckets, SUM_FIELDS } from './sums';

function midnightOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

function stepOf(start: number, stepSeconds: number): number {
  return Math.floor(((start / 1000) % SECONDS_OF_DAY) / stepSeconds);
}

/** The columns of a day that is to be changed. */
function columnsOf(data: Uint8Array | undefined, stepSeconds: number): Columns {
  if (!data) return emptyColumns(stepSeconds);
  const day = PackedDay.open(data);
  if (day.stepSeconds !== stepSeconds) {
    throw new Error(
      `A day of buckets has steps of ${day.stepSeconds} s, not of ${stepSeconds} s`,
    );
  }
  return day.columns();
}

/**
 * Replaces steps of a packed UTC day and returns the new packed day; the old one stays as it is. A bucket without
 * coverage and without events makes its step one that nobody measured.
 *
 * @param date - The UTC day, as `2026-11-20`.
 * @public
 */
export function setInDay(
  data: Uint8Array | undefined,
  date: string,
  buckets: SliBucket[],
  stepSeconds: number,
): Uint8Array {
  const columns = columnsOf(data, stepSeconds);
  const midnight = midnightOf(date);
  for (const bucket of buckets) {
    const second = (bucket.start - midnight) / 1000;
    if (!(second >= 0 && second < SECONDS_OF_DAY)) {
      throw new Error(`A bucket is not of ${date}`);
    }
    const step = Math.floor(second / stepSeconds);
    SUM_FIELDS.forEach((field, at) => {
      columns[at][step] = bucket[field];
    });
  }
  return PackedDay.pack(columns, stepSeconds);
}

/** Packs the buckets of a UTC day. @public */
export function packDay(
  date: string,
  buckets: SliBucket[],
  stepSeconds: number,
): Uint8Array {
  return setInDay(undefined, date, buckets, stepSeconds);
}

/**
 * Adds buckets of one UTC day to a packed day and returns the new packed day; the old one stays as it is. No step is
 * covered for longer than it lasts.
 *
 * @public
 */
export function addToDay(
  data: Uint8Array | undefined,
  buckets: Array<EventBucket & Partial<SliBucket>>,
  stepSeconds: number = FINE_STEP_SECONDS,
): Uint8Array {
  const columns = columnsOf(data, stepSeconds);
  const covered = columns[SUM_FIELDS.indexOf('coveredSeconds')];
  for (const bucket of buckets) {
    const step = stepOf(bucket.start, stepSeconds);
    SUM_FIELDS.forEach((field, at) => {
      columns[at][step] += bucket[field] ?? 0;
    });
    covered[step] = Math.min(covered[step], stepSeconds);
  }
  return PackedDay.pack(columns, stepSeconds);
}

/**
 * The buckets of a packed day in which somebody was looking, oldest first.
 *
 * @public
 */
export function unpackDay(date: string, data: Uint8Array): SliBucket[] {
  const midnight = midnightOf(date);
  const day = PackedDay.open(data);
  const buckets: SliBucket[] = [];
  for (let step = 0; step < day.steps; step++) {
    const sum = day.sum(step, step + 1);
    if (SUM_FIELDS.some(field => sum[field] > 0)) {
      const start = midnight + step * day.stepSeconds * 1000;
      buckets.push({ start, ...sum });
    }
  }
  return buckets;
}

/** As `unpackDay`, without slices. @public */
export function bucketsOfDay(date: string, data: Uint8Array): EventBucket[] {
  return unpackDay(date, data).map(
    ({ start, good, total, coveredSeconds }) => ({
      start,
      good,
      total,
      coveredSeconds,
    }),
  );
}

/** The same day in longer steps. @public */
export function coarsenDay(
  data: Uint8Array,
  date: string,
  stepSeconds: number,
): Uint8Array {
  const buckets = coarsenSliBuckets(unpackDay(date, data), stepSeconds);
  return packDay(date, buckets, stepSeconds);
}
