import { TimeRange } from '@operate-first/plugin-operations-common';

/** Ranges of time, in order, that neither touch nor overlap. @internal */
export type Ranges = readonly TimeRange[];

/** Ranges with one more. @internal */
export function withRange(ranges: Ranges, added: TimeRange): TimeRange[] {
  if (added.from >= added.to) return [...ranges];
  let { from, to } = added;
  const apart: TimeRange[] = [];
  for (const range of ranges) {
    if (range.to < from || range.from > to) {
      apart.push(range);
    } else {
      from = Math.min(from, range.from);
      to = Math.max(to, range.to);
    }
  }
  return [...apart, { from, to }].sort((a, b) => a.from - b.from);
}

/** What is missing of a range, oldest first. @internal */
export function missingOf(ranges: Ranges, wanted: TimeRange): TimeRange[] {
  const missing: TimeRange[] = [];
  let at = wanted.from;
  for (const { from, to } of ranges) {
    if (to <= at) continue;
    if (from >= wanted.to) break;
    if (from > at) missing.push({ from: at, to: from });
    at = to;
  }
  if (at < wanted.to) missing.push({ from: at, to: wanted.to });
  return missing;
}

/** Ranges without what lies before a moment. @internal */
export function since(ranges: Ranges, moment: number): TimeRange[] {
  return ranges
    .filter(({ to }) => to > moment)
    .map(({ from, to }) => ({ from: Math.max(from, moment), to }));
}
