import fc from 'fast-check';
import { SliBucket } from '../../slo/model';
import { utcDay } from '../eventBuckets';

/** Buckets of a minute, oldest first, at most one of each step; whole numbers, so that sums are exact. */
export function randomBuckets(range: { from: number; days: number }) {
  const count = fc.integer({ min: 0, max: 1000 });
  return fc
    .uniqueArray(
      fc.record({
        step: fc.integer({ min: 0, max: range.days * 1440 - 1 }),
        good: count,
        bad: count,
        coveredSeconds: fc.integer({ min: 1, max: 60 }),
        slices: fc.constantFrom<Partial<SliBucket>>(
          {},
          { goodSlices: 1, ratioSum: 1 },
          { badSlices: 1, ratioSum: 0.5 },
          { emptySlices: 1 },
        ),
      }),
      { selector: ({ step }) => step, maxLength: 60 },
    )
    .map(buckets =>
      buckets
        .map(({ step, good, bad, coveredSeconds, slices }) => ({
          start: range.from + step * 60_000,
          good,
          total: good + bad,
          coveredSeconds,
          goodSlices: 0,
          badSlices: 0,
          emptySlices: 0,
          ratioSum: 0,
          ...slices,
        }))
        .sort((a, b) => a.start - b.start),
    );
}

/** Buckets by UTC day, oldest first. */
export function daysOf(buckets: SliBucket[]): Array<[string, SliBucket[]]> {
  const days = new Map<string, SliBucket[]>();
  for (const bucket of buckets) {
    const day = utcDay(bucket.start);
    days.set(day, [...(days.get(day) ?? []), bucket]);
  }
  return [...days];
}
