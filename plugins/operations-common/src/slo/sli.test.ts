import { emptySum } from '../buckets';
import { allowanceOf, budgetOf, burnRateOf } from './budget';
import { BudgetingMethod, EmptySlices, SliSum } from './model';
import { errorRatioOf, sliOf } from './sli';

const COUNTED: SliSum = {
  good: 980,
  total: 1000,
  coveredSeconds: 600,
  goodSlices: 6,
  badSlices: 2,
  emptySlices: 2,
  ratioSum: 7.6,
};

describe('an SLI', () => {
  it.each<[BudgetingMethod, EmptySlices, number]>([
    ['Occurrences', 'exclude', 0.98],
    ['Occurrences', 'bad', 0.98],
    ['Timeslices', 'exclude', 0.75],
    ['Timeslices', 'good', 0.8],
    ['Timeslices', 'bad', 0.6],
    ['RatioTimeslices', 'exclude', 0.95],
    ['RatioTimeslices', 'good', 0.96],
    ['RatioTimeslices', 'bad', 0.76],
  ])('counts %s, empty slices: %s', (method, empty, ratio) => {
    const value = sliOf(COUNTED, method, empty);
    expect(value).toMatchObject({ state: 'known' });
    expect(value.state === 'known' && value.ratio).toBeCloseTo(ratio, 12);
    expect(errorRatioOf(COUNTED, method, empty)).toBeCloseTo(1 - ratio, 12);
  });

  const quiet = { ...emptySum(), coveredSeconds: 600, emptySlices: 10 };
  const open = { ...emptySum(), coveredSeconds: 60, good: 1, total: 1 };
  it.each<[string, SliSum, BudgetingMethod, EmptySlices, string]>([
    ['nobody looked', emptySum(), 'Occurrences', 'good', 'no-data'],
    ['nobody looked', emptySum(), 'Timeslices', 'good', 'no-data'],
    ['nothing happened', quiet, 'Occurrences', 'good', 'no-traffic'],
    ['nothing happened', quiet, 'Timeslices', 'exclude', 'no-traffic'],
    ['no slice is over', open, 'Timeslices', 'bad', 'no-data'],
    ['empty slices count', quiet, 'Timeslices', 'good', 'known'],
    ['empty slices count', quiet, 'RatioTimeslices', 'bad', 'known'],
  ])('where %s, is neither 0 nor 1: %#', (_, sum, method, empty, state) => {
    expect(sliOf(sum, method, empty)).toMatchObject({ state });
    expect(errorRatioOf(sum, method, empty) === undefined).toBe(
      state !== 'known',
    );
  });
});

describe('a budget', () => {
  it.each([
    [0, 0.999, 1, 43.2],
    [0.0005, 0.999, 0.5, 21.6],
    [0.001, 0.999, 0, 0],
    [0.002, 0.999, -1, -43.2],
    [1, 0, 0, 0],
    [0.25, 0.5, 0.5, 10_800],
  ])(
    'of which %s is bad with target %s leaves %s, %s min',
    (bad, target, left, minutes) => {
      const budget = budgetOf(bad, target, {
        windowSeconds: 30 * 86_400,
        timeEquivalent: true,
      });
      expect(budget.remaining).toBeCloseTo(left, 9);
      expect(budget.consumed).toBeCloseTo(1 - left, 9);
      expect(budget.remainingMinutes).toBeCloseTo(minutes, 6);
      expect(budget.timeEquivalent).toBe(true);
    },
  );

  it('computes with the decimals that people write', () => {
    expect(allowanceOf(0.999)).toBe(0.001);
    expect(allowanceOf(0.99995)).toBe(0.00005);
    // However near to 1: what divides by nothing would be no number, and no number is above none.
    expect(allowanceOf(0.9999999999999)).toBeGreaterThan(0);
    expect(burnRateOf(0.0144, 0.999)).toBeCloseTo(14.4, 12);
  });
});
