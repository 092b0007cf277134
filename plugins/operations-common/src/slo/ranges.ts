import { EDGE_SECONDS, SliSeries, stepStart, sumOf } from '../buckets';
import { SliSum, TimeRange } from './model';

const EDGE = EDGE_SECONDS * 1000;

/** A range with its edges moved outwards to edges of buckets. @internal */
export function widened({ from, to }: TimeRange): TimeRange {
  return {
    from: stepStart(from, EDGE_SECONDS),
    to: stepStart(to + EDGE - 1, EDGE_SECONDS),
  };
}

/**
 * What is left of a range without others, oldest first. The others are widened to edges of buckets, so that a bucket
 * is left out as a whole.
 *
 * @public
 */
export function rangesWithout(
  range: TimeRange,
  excluded: TimeRange[],
): TimeRange[] {
  const left: TimeRange[] = [];
  let from = range.from;
  const sorted = excluded.map(widened).sort((a, b) => a.from - b.from);
  for (const one of sorted) {
    if (one.to <= from || one.from >= range.to) continue;
    if (one.from > from) left.push({ from, to: one.from });
    from = one.to;
  }
  if (from < range.to) left.push({ from, to: range.to });
  return left;
}

/** Whether two ranges share a moment. @internal */
export function overlaps(a: TimeRange, b: TimeRange): boolean {
  return a.from < b.to && b.from < a.to;
}

/** Sums a range of a series without what lies in others, as in announced maintenance. @public */
export function sumWithout(
  series: SliSeries,
  range: TimeRange,
  excluded: TimeRange[],
): SliSum {
  const touching = excluded.filter(one => overlaps(widened(one), range));
  if (touching.length === 0) return series.sum(range.from, range.to);
  return sumOf(
    rangesWithout(range, touching).map(({ from, to }) => series.sum(from, to)),
  );
}
