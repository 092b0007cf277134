import { Grid, GridSeries } from '../grid/Grid';
import { Continuity, growthOf } from './growth';

type Values = Array<number | undefined>;

function series(labels: Record<string, string>, values: Values): GridSeries {
  return {
    labels,
    values: Float64Array.from(values, value => value ?? 0),
    seen: Uint8Array.from(values, value => (value === undefined ? 0 : 1)),
  };
}

const A = { job: 'shop', instance: 'a' };
const B = { job: 'shop', instance: 'b' };
const _ = undefined;

/** Counts of each step but the first moment; a dash where nobody counted. */
function counted(all: GridSeries[], subtracted: GridSeries[] = []) {
  const grid: Grid = {
    start: 0,
    stepMs: 60_000,
    count: all[0].values.length,
  };
  const continuity = Continuity.of([...all, ...subtracted], grid.count);
  const { counts, covered } = growthOf(
    [
      ...all.map(each => ({ series: each, minus: false })),
      ...subtracted.map(each => ({ series: each, minus: true })),
    ],
    continuity,
    grid,
  );
  return Array.from(counts, (count, i) => (covered[i] ? count : '-')).slice(1);
}

describe('growthOf', () => {
  it.each<[string, GridSeries[], Array<number | string>]>([
    ['growth', [series(A, [5, 7, 7, 10])], [2, 0, 3]],
    ['a restart', [series(A, [100, 130, 4, 9])], [30, 4, 5]],
    ['a restart to nothing', [series(A, [100, 130, 0, 9])], [30, 0, 9]],
    ['two instances', [series(A, [1, 2]), series(B, [10, 15])], [6]],
    [
      'the first error of an instance that was there',
      [series(A, [5, 7, 9]), series({ ...A, code: '500' }, [_, _, 4])],
      [2, 6],
    ],
    [
      'a new instance, which nobody knows since when it counts',
      [series(A, [5, 7, 9]), series(B, [_, 1_000, 1_003])],
      [2, 5],
    ],
    [
      'a new job beside another, without instances',
      [series({ job: 'a' }, [5, 7, 9]), series({ job: 'b' }, [_, 100, 103])],
      [2, 5],
    ],
    [
      'a renamed label, which is not everything once more',
      [
        series({ ...A, code: '200' }, [500, 510, _, _]),
        series({ ...A, status: '200' }, [_, _, 520, 535]),
      ],
      [10, '-', 15],
    ],
    [
      'a gap, whose events count when it is over',
      [series(A, [5, 7, _, _, 19, 20])],
      [2, '-', '-', 12, 1],
    ],
    [
      'a gap with a restart in it',
      [series(A, [500, 510, _, 12, 13])],
      [10, '-', 12, 1],
    ],
    [
      'an instance that stood still before it was gone',
      [series(A, [5, 9, 9, 9, _, _])],
      [4, '-', '-', '-', '-'],
    ],
    [
      'no traffic',
      [series(A, [9, 9, 9, 9, 9, 9, 9, 9])],
      [0, 0, 0, 0, 0, 0, 0],
    ],
    [
      'NaN and infinities',
      [series(A, [1, NaN, 3, Infinity, 8])],
      ['-', 2, '-', 5],
    ],
    ['huge numbers', [series(A, [1e300, 3e300])], [2e300]],
    ['nothing', [series(A, [_, _, _])], ['-', '-']],
  ])('knows %s', (_what, all, expected) => {
    expect(counted(all)).toEqual(expected);
  });

  it('subtracts', () => {
    expect(
      counted(
        [series(A, [10, 20, 30])],
        [series({ ...A, code: '500' }, [1, 3, 3])],
      ),
    ).toEqual([8, 10]);
  });
});
