/**
 * Good and total events of an SLI, counted in buckets of a fixed step. A day of a tier is one packed
 * array; every window is a sum over it. Times are whole milliseconds since the epoch, edges are UTC.
 */

/** The step of the fine tier. @public */
export const FINE_STEP_SECONDS = 60;

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
