import { EventBucket, stepStart } from '../buckets';
import { emptySum } from '../buckets/sums';
import { SliBucket, SliDefinition, TimeRange } from './model';

/** @public */
export interface BucketsOfOptions {
  /** The range that was measured, where its edges may be gaps; from the first to the last step when missing. */
  range?: TimeRange;
  /** Told what was doubtful in the steps, in words. */
  warn?: (message: string) => void;
}

/** Ratios that are computed are equal to targets up to this. */
const RATIO_ERROR = 1e-12;

/** A step as it may be counted; undefined where it says nothing. */
function checked(
  step: EventBucket,
  warn: (message: string) => void,
): EventBucket | undefined {
  const { good, total, coveredSeconds } = step;
  const numbers = [good, total, coveredSeconds];
  if (!numbers.every(value => Number.isFinite(value) && value >= 0)) {
    warn('Some steps were left out: they are not numbers, or below zero.');
    return undefined;
  }
  if (good <= total) return step;
  warn('More good events than events in some steps: all were taken as good.');
  return { ...step, good: total };
}

/** Slices that begin in a step. */
function slicesIn(start: number, stepSeconds: number, seconds: number) {
  const first = Math.ceil(start / 1000 / seconds);
  return Math.ceil((start / 1000 + stepSeconds) / seconds) - first;
}

/** How a slice, or several of the same, is judged. */
function judge(
  { good, total }: { good: number; total: number },
  target: number,
  count: number,
): Pick<SliBucket, 'goodSlices' | 'badSlices' | 'emptySlices' | 'ratioSum'> {
  const none = { goodSlices: 0, badSlices: 0, emptySlices: 0, ratioSum: 0 };
  if (total === 0) return { ...none, emptySlices: count };
  const ratio = good / total;
  const isGood = ratio >= target - RATIO_ERROR;
  return {
    ...none,
    [isGood ? 'goodSlices' : 'badSlices']: count,
    ratioSum: ratio * count,
  };
}

function isMeasured({ total, coveredSeconds }: EventBucket): boolean {
  return total > 0 || coveredSeconds > 0;
}

function rangeOf(steps: EventBucket[], stepSeconds: number): TimeRange {
  const starts = steps.map(({ start }) => start);
  return {
    from: Math.min(...starts),
    to: Math.max(...starts) + stepSeconds * 1000,
  };
}

/**
 * Makes buckets of what was measured, and judges their slices. A slice that is longer than a step is judged once its
 * end was measured, and counts in the step in which it begins: measure again from there. Slices
 * shorter than a step share its ratio, since nothing finer is known. Steps and slices that nobody measured stay missing;
 * a slice that was measured in part is judged by that part.
 *
 * @public
 */
export function bucketsOf(
  steps: EventBucket[],
  stepSeconds: number,
  slice: SliDefinition['slice'],
  options: BucketsOfOptions = {},
): SliBucket[] {
  const said = new Set<string>();
  const warn = (message: string) => {
    if (!said.has(message)) options.warn?.(message);
    said.add(message);
  };
  const buckets = new Map<number, SliBucket>();
  for (const step of steps) {
    const sound = checked(step, warn);
    if (sound) buckets.set(sound.start, { ...emptySum(), ...sound });
  }
  if (slice && steps.length > 0) {
    const range = options.range ?? rangeOf(steps, stepSeconds);
    judgeSlices(buckets, stepSeconds, slice, range);
  }
  return [...buckets.values()].sort((a, b) => a.start - b.start);
}

function judgeSlices(
  buckets: Map<number, SliBucket>,
  stepSeconds: number,
  { seconds, target = 1 }: NonNullable<SliDefinition['slice']>,
  range: TimeRange,
) {
  const measured = [...buckets.values()].filter(isMeasured);
  if (seconds <= stepSeconds) {
    for (const bucket of measured) {
      const count = slicesIn(bucket.start, stepSeconds, seconds);
      Object.assign(bucket, judge(bucket, target, count));
    }
    return;
  }
  const slices = new Map<number, { good: number; total: number }>();
  for (const { start, good, total } of measured) {
    const begin = stepStart(start, seconds);
    const slice = slices.get(begin) ?? { good: 0, total: 0 };
    slices.set(begin, { good: slice.good + good, total: slice.total + total });
  }
  for (const [begin, slice] of slices) {
    if (begin < range.from || begin + seconds * 1000 > range.to) continue;
    const start = stepStart(begin, stepSeconds);
    const bucket = buckets.get(start) ?? { ...emptySum(), start };
    buckets.set(start, { ...bucket, ...judge(slice, target, 1) });
  }
}
