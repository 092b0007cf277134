import { EDGE_SECONDS, stepStart } from '../../buckets';
import { SloPoint } from '../../generated/openapi';
import { burnRateOf } from '../budget';
import { ObjectiveDefinition, SloDefinition, TimeRange } from '../model';
import { errorRatioOf, weightsOf } from '../sli';
import { countedSum, iso, remainingAt, ReportContext } from './context';

const MOST_POINTS = 500;
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Divisors of a day, and days. */
const STEPS = [
  EDGE_SECONDS,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
];

function stepFor({ from, to }: TimeRange, leastStepSeconds: number): number {
  const seconds = (to - from) / 1000;
  const fits = (step: number) =>
    step >= leastStepSeconds && seconds / step <= MOST_POINTS;
  return STEPS.find(fits) ?? Math.ceil(seconds / MOST_POINTS / DAY) * DAY;
}

function pointAt(
  definition: SloDefinition,
  objective: ObjectiveDefinition,
  context: ReportContext,
  step: TimeRange,
): SloPoint {
  const { budgetingMethod: method, emptySlices } = definition;
  const start = iso(step.from);
  const own = context.series.sum(step.from, step.to);
  if (own.coveredSeconds === 0) return { start };
  const { good, total } = weightsOf(own, method, emptySlices);
  const from = Math.min(step.from, step.to - HOUR * 1000);
  const lastHour = countedSum(definition, context, { from, to: step.to });
  const errors = errorRatioOf(lastHour, method, emptySlices);
  return {
    start,
    good,
    total,
    sli: total > 0 ? good / total : undefined,
    burnRate:
      errors === undefined ? undefined : burnRateOf(errors, objective.target),
    remaining: remainingAt(definition, objective, context, step.to),
  };
}

/**
 * An objective over a range: at most 500 points, in steps that are edges of buckets. What nobody measured stays a gap.
 *
 * @param options - the longest step in which something of the range is kept.
 * @public
 */
export function seriesPoints(
  definition: SloDefinition,
  objective: ObjectiveDefinition,
  context: ReportContext,
  range: TimeRange,
  options: { leastStepSeconds?: number } = {},
): { stepSeconds: number; points: SloPoint[] } {
  const stepSeconds = stepFor(range, options.leastStepSeconds ?? EDGE_SECONDS);
  const last = Math.min(range.to, context.now);
  const points: SloPoint[] = [];
  for (
    let from = stepStart(range.from, stepSeconds);
    from < last;
    from += stepSeconds * 1000
  ) {
    const to = Math.min(from + stepSeconds * 1000, last);
    points.push(pointAt(definition, objective, context, { from, to }));
  }
  return { stepSeconds, points };
}
