import {
  coarsenDay,
  coarsenSliBuckets,
  setInDay,
  SliBucket,
} from '@operate-first/plugin-operations-common';
import { BucketDay } from '../buckets/dayRows';

/**
 * A day with some steps replaced, in the longer of both steps: nothing that was measured in long steps can be known
 * in shorter ones.
 *
 * @internal
 */
export function replaceInDay(
  before: BucketDay | undefined,
  part: Omit<BucketDay, 'data'> & { buckets: SliBucket[] },
): BucketDay {
  const { sliId, day, buckets } = part;
  const stepSeconds = Math.max(before?.stepSeconds ?? 0, part.stepSeconds);
  const known =
    before && before.stepSeconds < stepSeconds
      ? coarsenDay(before.data, day, stepSeconds)
      : before?.data;
  const data = setInDay(known, day, inSteps(buckets, stepSeconds), stepSeconds);
  return { sliId, day, stepSeconds, data };
}

/** Most come in the step in which they are kept. */
function inSteps(buckets: SliBucket[], stepSeconds: number): SliBucket[] {
  return buckets.every(({ start }) => start % (stepSeconds * 1000) === 0)
    ? buckets
    : coarsenSliBuckets(buckets, stepSeconds);
}
