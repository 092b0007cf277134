import { SloPeriod } from '../../generated/openapi';
import { burnRateOf } from '../budget';
import { ObjectiveDefinition, SloDefinition, TimeRange } from '../model';
import { errorRatioOf, weightsOf } from '../sli';
import { calendarMonths, CalendarPeriod, calendarQuarters } from '../window';
import { countedSum, iso, ReportContext } from './context';

/** Of a period that was measured less than this, nobody can say whether the target was met. */
const LEAST_SHARE = 0.9;
/** A target is met exactly up to the last digits of a division. */
const SLACK = 1e-9;

function periodOf(
  definition: SloDefinition,
  objective: ObjectiveDefinition,
  context: ReportContext,
  { name, from, to }: CalendarPeriod,
): SloPeriod {
  const { budgetingMethod: method, emptySlices } = definition;
  const { now, series } = context;
  const until = Math.min(to, now);
  const elapsedSeconds = (until - from) / 1000;
  const covered = series.sum(from, until).coveredSeconds;
  const measuredShare = Math.min(1, covered / elapsedSeconds);
  const period = { name, from: iso(from), to: iso(to), complete: to <= now };
  const sum = countedSum(definition, context, { from, to: until });
  const errors = errorRatioOf(sum, method, emptySlices);
  if (errors === undefined) return { ...period, measuredShare };
  const { good, total } = weightsOf(sum, method, emptySlices);
  const remaining = 1 - burnRateOf(errors, objective.target);
  return {
    ...period,
    measuredShare,
    sli: good / total,
    good,
    total,
    met: measuredShare >= LEAST_SHARE ? remaining > -SLACK : undefined,
    remaining,
  };
}

/**
 * An objective by the months and quarters of a zone's calendar, the latest first, from the first that was measured.
 *
 * @public
 */
export function periodsOf(
  definition: SloDefinition,
  objective: ObjectiveDefinition,
  context: ReportContext,
  zone: string,
  range: TimeRange,
): { months: SloPeriod[]; quarters: SloPeriod[] } {
  const begun = context.series.coveredFrom;
  const from = Math.max(range.from, begun ?? context.now);
  const to = Math.min(range.to, context.now);
  const read = (periods: CalendarPeriod[]) =>
    periods
      .map(period => periodOf(definition, objective, context, period))
      .reverse();
  if (begun === undefined || from >= to) return { months: [], quarters: [] };
  return {
    months: read(calendarMonths(zone, from, to)),
    quarters: read(calendarQuarters(zone, from, to)),
  };
}
