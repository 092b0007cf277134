import { SliSeries } from '../../buckets';
import { allowanceOf } from '../budget';
import {
  ObjectiveDefinition,
  SliSum,
  SloDefinition,
  TimeRange,
} from '../model';
import { sumWithout } from '../ranges';
import { errorRatioOf } from '../sli';
import { windowAt } from '../window';

/** What a report about an objective reads. @public */
export interface ReportContext {
  now: number;
  series: SliSeries;
  /** Announced maintenance of the service. */
  maintenance: TimeRange[];
}

/** What counts of a range: without maintenance, where the SLO leaves it out. @internal */
export function countedSum(
  definition: SloDefinition,
  { series, maintenance }: ReportContext,
  range: TimeRange,
): SliSum {
  const excluded = definition.excludeMaintenance ? maintenance : [];
  return sumWithout(series, range, excluded);
}

/** The budget left of the window that ends at a moment; undefined where nothing is known of it. @internal */
export function remainingAt(
  definition: SloDefinition,
  { target }: ObjectiveDefinition,
  context: ReportContext,
  end: number,
): number | undefined {
  const { window, budgetingMethod, emptySlices } = definition;
  // A calendar window that ends now is not the next one.
  const { from } = windowAt(window, window.kind === 'calendar' ? end - 1 : end);
  const sum = countedSum(definition, context, { from, to: end });
  const errors = errorRatioOf(sum, budgetingMethod, emptySlices);
  return errors === undefined ? undefined : 1 - errors / allowanceOf(target);
}

/** A time as the API writes it. @internal */
export function iso(time: number): string {
  return new Date(time).toISOString();
}
