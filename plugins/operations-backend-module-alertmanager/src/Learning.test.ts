import { Learning } from './Learning';

const MINUTE = 60_000;
const NOW = Date.parse('2026-11-21T12:00:00Z');

/** Whether it learns, minute by minute from now; the server is started at these minutes, and its clock is ahead. */
function told(minutes: number[], starts: number[], ahead = 0): boolean[] {
  const learning = Learning.create();
  return minutes.map(minute => {
    const start = starts.findLast(one => one <= minute) ?? starts[0];
    return learning.isOn(
      new Date(NOW + (start + ahead) * MINUTE),
      new Date(NOW + minute * MINUTE),
    );
  });
}

it('learns for three minutes after a start', () => {
  expect(told([0, 2, 3, 60], [0])).toEqual([true, true, false, false]);
  expect(told([0, 60], [-10])).toEqual([false, false]);
  expect(told([0, 9, 10, 12, 13], [-10, 10])).toEqual([
    false,
    false,
    true,
    true,
    false,
  ]);
});

it('does not learn for ever from a server whose clock is ahead', () => {
  expect(told([0, 2, 3, 60], [-10], 24 * 60)).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(told([0, 10, 12, 13], [-10, 10], 24 * 60)).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

it('learns from a server whose clock is behind, once it was seen to start', () => {
  expect(told([0, 10, 12, 13], [-10, 10], -60)).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

it('learns from nobody who does not say when it started', () => {
  expect(Learning.create().isOn(undefined, new Date(NOW))).toBe(false);
});
