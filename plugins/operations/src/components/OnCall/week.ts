import {
  OnCallSchedule,
  OnCallShift,
} from '@operate-first/plugin-operations-common';

/** A stretch of a strip: a shift, or a time without one. @internal */
export interface Stretch {
  from: number;
  to: number;
  shift?: OnCallShift;
}

const isRunning = (shift: { from: string; to: string }, at: number) =>
  Date.parse(shift.from) <= at && at < Date.parse(shift.to);

/** The shift that runs, where one does. @internal */
export function shiftAt(
  { shifts }: OnCallSchedule,
  at: number,
): OnCallShift | undefined {
  return shifts.find(shift => isRunning(shift, at));
}

/** The gap that one is in, where one is. @internal */
export function gapAt({ gaps }: OnCallSchedule, at: number) {
  return gaps.find(gap => isRunning(gap, at));
}

/** Who comes next, and when; a gap may lie before it. @internal */
export function shiftAfter(
  { shifts }: OnCallSchedule,
  at: number,
): OnCallShift | undefined {
  return [...shifts]
    .sort((a, b) => Date.parse(a.from) - Date.parse(b.from))
    .find(({ from }) => Date.parse(from) > at);
}

/**
 * A schedule as stretches of time, in order: shifts and gaps, cut at the edges of what is shown.
 *
 * @internal
 */
export function stretchesOf(
  { shifts, gaps }: OnCallSchedule,
  from: number,
  to: number,
): Stretch[] {
  return [
    ...shifts.map(shift => ({
      shift,
      from: Date.parse(shift.from),
      to: Date.parse(shift.to),
    })),
    ...gaps.map(gap => ({
      from: Date.parse(gap.from),
      to: Date.parse(gap.to),
    })),
  ]
    .map(stretch => ({
      ...stretch,
      from: Math.max(from, stretch.from),
      to: Math.min(to, stretch.to),
    }))
    .filter(stretch => stretch.to > stretch.from)
    .sort((a, b) => a.from - b.from);
}
