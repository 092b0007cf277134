import { SliDefinition, SloDefinition } from '../model';
import { RECORDED_SERIES, RECORDED_STEP_SECONDS } from './names';
import { exactDecimal, promDuration, rangeOf } from './numbers';

/** Series that windows are summed from, and how long their steps are. @internal */
export interface Units {
  good: string;
  total: string;
  seconds: number;
  slices?: boolean;
}

/** What counts slices, where the budget is counted in slices. @internal */
export interface SliceUnits extends Units {
  rules: Array<[string, string]>;
}

/** Undefined where events are counted. @internal */
export function sliceExpressions(
  { budgetingMethod, emptySlices }: SloDefinition,
  { slice }: SliDefinition,
  selector: string,
): SliceUnits | undefined {
  if (budgetingMethod === 'Occurrences' || !slice) return undefined;
  const { seconds } = slice;
  const sum = (series: string) =>
    seconds === RECORDED_STEP_SECONDS
      ? `${series}${selector}`
      : `sum_over_time(${series}${selector}[${rangeOf(seconds)}])`;
  const good = sum(RECORDED_SERIES.good);
  const total = sum(RECORDED_SERIES.total);
  const ratio = `${good} / (${total} > 0)`;
  const judged =
    budgetingMethod === 'RatioTimeslices'
      ? ratio
      : `${ratio} >= bool ${exactDecimal(slice.target ?? 1)}`;
  const every = `${total} >= bool 0`;
  const suffix = promDuration(seconds);
  const names = {
    total: `slo:total_slices:count${suffix}`,
    good: `slo:good_slices:count${suffix}`,
  };
  const rules: Array<[string, string]> = {
    exclude: [
      [names.total, `(${total} > 0) >= bool 0`],
      [names.good, judged],
    ] as Array<[string, string]>,
    good: [
      [names.total, every],
      [names.good, `(${judged}) or ${every}`],
    ] as Array<[string, string]>,
    bad: [
      [names.total, every],
      [names.good, `(${judged}) or 0 * ${total}`],
    ] as Array<[string, string]>,
  }[emptySlices];
  return { ...names, seconds, slices: true, rules };
}

/** Why slices of this length cannot be counted by rules. @internal */
export function unfitSlice(
  { budgetingMethod }: SloDefinition,
  { slice }: SliDefinition,
): string | undefined {
  if (budgetingMethod === 'Occurrences') return undefined;
  if (!slice) return 'Its time slices have no length.';
  return slice.seconds % RECORDED_STEP_SECONDS === 0
    ? undefined
    : 'Rules count whole minutes, and its time slices are none.';
}
