import { SliBucket, SliSum } from '../slo/model';
import { stepStart } from './eventBuckets';

/** The fields that are summed, in the order in which days are packed. @internal */
export const SUM_FIELDS = [
  'good',
  'total',
  'coveredSeconds',
  'goodSlices',
  'badSlices',
  'emptySlices',
  'ratioSum',
] as const;

/** @internal */
export type SumField = (typeof SUM_FIELDS)[number];

/** A sum of nothing. @public */
export function emptySum(): SliSum {
  return {
    good: 0,
    total: 0,
    coveredSeconds: 0,
    goodSlices: 0,
    badSlices: 0,
    emptySlices: 0,
    ratioSum: 0,
  };
}

/** Adds to a sum in place. @internal */
export function addTo(sum: SliSum, other: SliSum): void {
  sum.good += other.good;
  sum.total += other.total;
  sum.coveredSeconds += other.coveredSeconds;
  sum.goodSlices += other.goodSlices;
  sum.badSlices += other.badSlices;
  sum.emptySlices += other.emptySlices;
  sum.ratioSum += other.ratioSum;
}

/** Buckets or sums, summed. Ratios are never averaged: divide what this returns, once. @public */
export function sumOf(parts: Iterable<SliSum>): SliSum {
  const sum = emptySum();
  for (const part of parts) addTo(sum, part);
  return sum;
}

/**
 * Sums buckets into buckets of a longer step. Steps that nobody measured stay missing.
 *
 * @public
 */
export function coarsenSliBuckets(
  buckets: SliBucket[],
  stepSeconds: number,
): SliBucket[] {
  const sums = new Map<number, SliBucket>();
  for (const bucket of buckets) {
    const start = stepStart(bucket.start, stepSeconds);
    const sum = sums.get(start) ?? { start, ...emptySum() };
    addTo(sum, bucket);
    sums.set(start, sum);
  }
  return [...sums.values()].sort((a, b) => a.start - b.start);
}
