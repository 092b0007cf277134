import { Knex } from 'knex';
import { promisify } from 'node:util';
import { constants, deflateRaw, inflateRaw } from 'node:zlib';
import { chunksOf } from '../database/rows';

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

/** A statement with more days than these is a long one to write. */
const DAYS_PER_STATEMENT = 100;

/** The packed buckets of an SLI on one UTC day. @internal */
export interface BucketDay {
  sliId: string;
  day: string;
  stepSeconds: number;
  data: Uint8Array;
}

/** A row of `sli_buckets`, whose data is deflated. @internal */
export interface BucketDayRow {
  sli_id: string;
  day: string;
  step_seconds: number;
  data: Uint8Array;
}

/** The columns that are read of it. @internal */
export const BUCKET_COLUMNS = [
  'sli_buckets.sli_id',
  'sli_buckets.day',
  'sli_buckets.step_seconds',
  'sli_buckets.data',
];

/** Unpacks what was read, outside of the thread that answers everybody. @internal */
export async function daysOfRows(rows: BucketDayRow[]): Promise<BucketDay[]> {
  return Promise.all(
    rows.map(async row => ({
      sliId: row.sli_id,
      day: row.day,
      stepSeconds: Number(row.step_seconds),
      data: await inflate(row.data),
    })),
  );
}

/** Packs days for their rows. @internal */
export async function rowsOfDays(days: BucketDay[]): Promise<BucketDayRow[]> {
  return Promise.all(
    days.map(async ({ sliId, day, stepSeconds, data }) => ({
      sli_id: sliId,
      day,
      step_seconds: stepSeconds,
      data: await deflate(data, { level: constants.Z_BEST_SPEED }),
    })),
  );
}

/** Writes days in place of what was there. @internal */
export async function putRows(
  transaction: Knex.Transaction,
  rows: BucketDayRow[],
): Promise<void> {
  for (const chunk of chunksOf(rows, DAYS_PER_STATEMENT)) {
    await transaction('sli_buckets')
      .insert(chunk)
      .onConflict(['sli_id', 'day'])
      .merge();
  }
}
