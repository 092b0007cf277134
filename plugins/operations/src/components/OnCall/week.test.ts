import { OnCallSchedule } from '@operate-first/plugin-operations-common';
import { gapAt, shiftAfter, shiftAt, stretchesOf } from './week';

const at = (hour: number) => Date.UTC(2026, 4, 4, hour);
const iso = (hour: number) => new Date(at(hour)).toISOString();
const shiftOf = (from: number, to: number, title: string) => ({
  schedule: 's',
  from: iso(from),
  to: iso(to),
  people: [],
  title,
});
const SCHEDULE: OnCallSchedule = {
  id: 's',
  title: 'S',
  // Not in order, and one that is over.
  shifts: [
    shiftOf(12, 18, 'late'),
    shiftOf(0, 8, 'early'),
    shiftOf(-9, -1, 'yesterday'),
  ],
  gaps: [{ from: iso(8), to: iso(12) }],
  stale: false,
};

describe('a week of shifts', () => {
  it.each([
    [4, 'early', 'late', false],
    // A shift ends when the next begins, and not a moment later.
    [8, undefined, 'late', true],
    [12, 'late', undefined, false],
    [20, undefined, undefined, false],
  ])('at %i h', (hour, running, next, isGap) => {
    expect(shiftAt(SCHEDULE, at(hour))?.title).toBe(running);
    expect(shiftAfter(SCHEDULE, at(hour))?.title).toBe(next);
    expect(Boolean(gapAt(SCHEDULE, at(hour)))).toBe(isGap);
  });

  it('is cut at the edges of what is shown, gaps in their places', () => {
    expect(
      stretchesOf(SCHEDULE, at(2), at(14)).map(({ from, to, shift }) => [
        shift?.title ?? 'nobody',
        (to - from) / 3_600_000,
      ]),
    ).toEqual([
      ['early', 6],
      ['nobody', 4],
      ['late', 2],
    ]);
  });
});
