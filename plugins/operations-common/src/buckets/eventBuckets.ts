/**
 * Good and total events of an SLI, counted in buckets of a fixed step. A day of a tier is one packed
 * array; every window is a sum over it. Times are whole milliseconds since the epoch, edges are UTC.
 */

/** The step of the fine tier. @public */
export const FINE_STEP_SECONDS = 60;

const SECONDS_OF_DAY = 24 * 60 * 60;
/** The first byte of a packed day says how it is packed. */
const PACKING_VERSION = 1;
const HEADER_BYTES = 4;
const FIELDS = 3;
const BYTES_PER_FIELD = 4;
const MAX_COUNT = 0xffffffff;

/**
 * What was counted in one step.
 *
 * @public
 */
export interface EventBucket {
  /** Start of the step, milliseconds since the epoch. */
  start: number;
  good: number;
  total: number;
  /** Seconds of the step during which somebody was looking. */
  coveredSeconds: number;
}

/**
 * The UTC day of a moment, as `2026-11-20`.
 *
 * @public
 */
export function utcDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/**
 * The start of the step that a moment falls into.
 *
 * @public
 */
export function stepStart(time: number, stepSeconds: number): number {
  return Math.floor(time / (stepSeconds * 1000)) * stepSeconds * 1000;
}

function offsetOf(start: number, stepSeconds: number): number {
  const index = Math.floor(((start / 1000) % SECONDS_OF_DAY) / stepSeconds);
  return HEADER_BYTES + index * FIELDS * BYTES_PER_FIELD;
}

function emptyDay(stepSeconds: number): Uint8Array {
  const steps = SECONDS_OF_DAY / stepSeconds;
  const day = new Uint8Array(HEADER_BYTES + steps * FIELDS * BYTES_PER_FIELD);
  day[0] = PACKING_VERSION;
  return day;
}

function viewOf(day: Uint8Array): DataView {
  if (day[0] !== PACKING_VERSION) {
    throw new Error(
      `A day of buckets is packed in version ${day[0]}, this program reads version ${PACKING_VERSION}`,
    );
  }
  return new DataView(day.buffer, day.byteOffset, day.byteLength);
}

/**
 * Adds buckets of one UTC day to a packed day and returns the new packed day; the old one stays as it is.
 *
 * @public
 */
export function addToDay(
  day: Uint8Array | undefined,
  buckets: EventBucket[],
  stepSeconds: number = FINE_STEP_SECONDS,
): Uint8Array {
  const next = day ? Uint8Array.from(day) : emptyDay(stepSeconds);
  const view = viewOf(next);
  for (const bucket of buckets) {
    const offset = offsetOf(bucket.start, stepSeconds);
    const add = (field: number, amount: number, most: number) => {
      const at = offset + field * BYTES_PER_FIELD;
      view.setUint32(at, Math.min(view.getUint32(at) + amount, most));
    };
    add(0, bucket.good, MAX_COUNT);
    add(1, bucket.total, MAX_COUNT);
    add(2, bucket.coveredSeconds, stepSeconds);
  }
  return next;
}

/**
 * The buckets of a packed day in which somebody was looking, oldest first.
 *
 * @param date - The UTC day, as `2026-11-20`.
 * @public
 */
export function bucketsOfDay(
  date: string,
  day: Uint8Array,
  stepSeconds: number = FINE_STEP_SECONDS,
): EventBucket[] {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  const view = viewOf(day);
  const buckets: EventBucket[] = [];
  for (let second = 0; second < SECONDS_OF_DAY; second += stepSeconds) {
    const start = midnight + second * 1000;
    const offset = offsetOf(start, stepSeconds);
    const total = view.getUint32(offset + BYTES_PER_FIELD);
    const coveredSeconds = view.getUint32(offset + 2 * BYTES_PER_FIELD);
    if (total > 0 || coveredSeconds > 0) {
      buckets.push({
        start,
        good: view.getUint32(offset),
        total,
        coveredSeconds,
      });
    }
  }
  return buckets;
}

/**
 * Sums buckets into buckets of a longer step. Steps in which nobody looked stay missing.
 *
 * @public
 */
export function coarsen(
  buckets: EventBucket[],
  stepSeconds: number,
): EventBucket[] {
  const sums = new Map<number, EventBucket>();
  for (const bucket of buckets) {
    const start = stepStart(bucket.start, stepSeconds);
    const sum = sums.get(start) ?? {
      start,
      good: 0,
      total: 0,
      coveredSeconds: 0,
    };
    sums.set(start, {
      start,
      good: sum.good + bucket.good,
      total: sum.total + bucket.total,
      coveredSeconds: sum.coveredSeconds + bucket.coveredSeconds,
    });
  }
  return [...sums.values()].sort((a, b) => a.start - b.start);
}

/**
 * Good and total summed over buckets, divided once; the ratio is missing where nothing was counted.
 *
 * @public
 */
export function availabilityOf(buckets: EventBucket[]): {
  good: number;
  total: number;
  coveredSeconds: number;
  ratio?: number;
} {
  const sum = { good: 0, total: 0, coveredSeconds: 0 };
  for (const { good, total, coveredSeconds } of buckets) {
    sum.good += good;
    sum.total += total;
    sum.coveredSeconds += coveredSeconds;
  }
  return sum.total > 0 ? { ...sum, ratio: sum.good / sum.total } : sum;
}
