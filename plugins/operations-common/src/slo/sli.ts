import { BudgetingMethod, EmptySlices, SliSum, SliValue } from './model';

/**
 * What a sum counts under a budgeting method: events or seconds, slices, or ratios of slices. The ratio of an SLI is
 * good / total of these, divided once over the whole range.
 *
 * @public
 */
export function weightsOf(
  sum: SliSum,
  method: BudgetingMethod,
  emptySlices: EmptySlices,
): { good: number; total: number } {
  if (method === 'Occurrences') return { good: sum.good, total: sum.total };
  const good = method === 'Timeslices' ? sum.goodSlices : sum.ratioSum;
  const judged = sum.goodSlices + sum.badSlices;
  if (emptySlices === 'exclude') return { good, total: judged };
  const goodEmpty = emptySlices === 'good' ? sum.emptySlices : 0;
  return { good: good + goodEmpty, total: judged + sum.emptySlices };
}

/** The ratio over a range, or why there is none: nobody measured, or nothing happened. @public */
export function sliOf(
  sum: SliSum,
  method: BudgetingMethod,
  emptySlices: EmptySlices,
): SliValue {
  const { good, total } = weightsOf(sum, method, emptySlices);
  if (total > 0) return { state: 'known', ratio: good / total, sum };
  // Where slices are counted, events of a slice that is not over yet have no ratio, but they are traffic.
  const quiet = sum.coveredSeconds > 0 && sum.total === 0;
  return { state: quiet ? 'no-traffic' : 'no-data', sum };
}

/** The share of what is bad; undefined where there is no ratio. @public */
export function errorRatioOf(
  sum: SliSum,
  method: BudgetingMethod,
  emptySlices: EmptySlices,
): number | undefined {
  const { good, total } = weightsOf(sum, method, emptySlices);
  return total > 0 ? (total - good) / total : undefined;
}
