import { EventBucket, sumOf } from '../buckets';
import { SliBucket } from './model';
import { bucketsOf } from './slices';

const START = Date.parse('2026-11-20T12:00:00Z');

function step(
  minute: number,
  good: number,
  total: number,
  coveredSeconds = 60,
): EventBucket {
  return { start: START + minute * 60_000, good, total, coveredSeconds };
}

/** Minute, good, bad and empty slices, sum of ratios. */
function judged(buckets: SliBucket[]) {
  return buckets
    .filter(one => one.goodSlices + one.badSlices + one.emptySlices > 0)
    .map(({ start, goodSlices, badSlices, emptySlices, ratioSum }) => [
      (start - START) / 60_000,
      goodSlices,
      badSlices,
      emptySlices,
      ratioSum,
    ]);
}

describe('bucketsOf', () => {
  it('has no slices where none are counted', () => {
    const buckets = bucketsOf([step(1, 1, 2), step(0, 2, 2)], 60, undefined);
    expect(buckets.map(({ good }) => good)).toEqual([2, 1]);
    expect(judged(buckets)).toEqual([]);
  });

  it.each([
    [
      'as long as a step',
      60,
      60,
      [
        [0, 1, 0, 0, 1],
        [1, 0, 1, 0, 0.5],
        [2, 0, 0, 1, 0],
      ],
    ],
    [
      'shorter than a step: they share its ratio',
      60,
      20,
      [
        [0, 3, 0, 0, 3],
        [1, 0, 3, 0, 1.5],
        [2, 0, 0, 3, 0],
      ],
    ],
    [
      'longer than a step: they count where they begin',
      60,
      180,
      [[0, 0, 1, 0, 0.75]],
    ],
    ['longer than what was measured: none is judged', 60, 600, []],
  ])('judges slices %s', (_, stepSeconds, seconds, expected) => {
    const steps = [step(0, 2, 2), step(1, 1, 2), step(2, 0, 0)];
    const slice = { seconds, target: 0.9 };
    expect(judged(bucketsOf(steps, stepSeconds, slice))).toEqual(expected);
  });

  it('takes a ratio at the target as good', () => {
    const steps = [step(0, 3, 10), step(1, 3 - 1e-6, 10)];
    const buckets = bucketsOf(steps, 60, { seconds: 60, target: 0.1 + 0.2 });
    expect(buckets.map(({ goodSlices }) => goodSlices)).toEqual([1, 0]);
  });

  it('sums events before it divides, and judges a slice by what was measured of it', () => {
    const steps = [
      step(0, 99, 99),
      step(4, 0, 1),
      step(5, 0, 0),
      step(9, 5, 5),
    ];
    const slice = { seconds: 300, target: 0.99 };
    const range = { from: START, to: START + 10 * 60_000 };
    expect(judged(bucketsOf(steps, 60, slice, { range }))).toEqual([
      [0, 1, 0, 0, 0.99],
      [5, 1, 0, 0, 1],
    ]);
  });

  it('leaves slices that nobody measured, or whose edges were not, unjudged', () => {
    const slice = { seconds: 300, target: 0.99 };
    const steps = [
      step(3, 1, 1),
      step(4, 1, 1),
      step(20, 1, 1),
      step(21, 1, 1),
    ];
    expect(judged(bucketsOf(steps, 60, slice))).toEqual([]);
    const range = { from: START, to: START + 22 * 60_000 };
    const buckets = bucketsOf(steps, 60, slice, { range });
    // The first began with steps that nobody measured, and counts there nevertheless.
    expect(judged(buckets)).toEqual([[0, 1, 0, 0, 1]]);
    expect(buckets).toHaveLength(5);
    expect(sumOf(buckets)).toMatchObject({ total: 4, coveredSeconds: 240 });
  });

  it('counts slices that do not fit into steps once each', () => {
    const steps = [...Array(12).keys()].map(at => step(at * 5, 1, 1, 300));
    const buckets = bucketsOf(steps, 300, { seconds: 90, target: 1 });
    expect(sumOf(buckets).goodSlices).toBe(3600 / 90);
  });

  it.each([
    [step(0, 3, 2), [{ good: 2, total: 2 }], /More good events than events/],
    [step(0, Number.NaN, 2), [], /not numbers/],
    [step(0, 1, Infinity), [], /not numbers/],
    [step(0, -1, 2), [], /below zero/],
  ])('says once what is wrong with %j', (wrong, kept, message) => {
    const warnings: string[] = [];
    const buckets = bucketsOf(
      [wrong, { ...wrong, start: wrong.start + 60_000 }],
      60,
      undefined,
      { warn: one => warnings.push(one) },
    );
    expect(warnings).toEqual([expect.stringMatching(message)]);
    expect(buckets.slice(0, 1)).toMatchObject(kept);
  });
});
