import { missingOf, since, withRange } from './ranges';

const range = (from: number, to: number) => ({ from, to });

describe('ranges', () => {
  it.each([
    [[], range(1, 2), [range(1, 2)]],
    [[range(1, 2)], range(2, 3), [range(1, 3)]],
    [[range(1, 2)], range(3, 4), [range(1, 2), range(3, 4)]],
    [[range(3, 4)], range(1, 2), [range(1, 2), range(3, 4)]],
    [[range(1, 2), range(3, 4)], range(2, 3), [range(1, 4)]],
    [[range(1, 9)], range(2, 3), [range(1, 9)]],
    [[range(2, 3), range(5, 6)], range(1, 9), [range(1, 9)]],
    [[range(1, 2)], range(5, 5), [range(1, 2)]],
  ])('%j with %j are %j', (ranges, added, expected) => {
    expect(withRange(ranges, added)).toEqual(expected);
  });

  it.each([
    [[], [range(0, 10)]],
    [[range(0, 10)], []],
    [
      [range(2, 4), range(6, 8)],
      [range(0, 2), range(4, 6), range(8, 10)],
    ],
    [[range(-5, 1), range(9, 20)], [range(1, 9)]],
    [[range(-5, -1), range(12, 20)], [range(0, 10)]],
  ])('%j miss %j of 0 to 10', (ranges, expected) => {
    expect(missingOf(ranges, range(0, 10))).toEqual(expected);
  });

  it('forget what is too old', () => {
    expect(since([range(0, 2), range(3, 6), range(7, 8)], 4)).toEqual([
      range(4, 6),
      range(7, 8),
    ]);
  });
});
