import { SloObjective } from '../generated/openapi';
import { allowanceOf, budgetOf, burnRateOf } from './budget';
import { replayExhaustion } from './exhaustion';
import { Measured } from './Measured';
import {
  ObjectiveDefinition,
  SliDefinition,
  SliSum,
  SloDefinition,
  TimeRange,
} from './model';
import { countsEvents } from './rules/ratio';
import { sparklineOf } from './sparkline';

/** The burn that an objective is said to have. @internal */
export const BURN_SECONDS = 3600;

/** What is measured, in words. @internal */
export function indicatorOf({ measure }: SliDefinition): string {
  if (measure.kind === 'ratio') return 'Good events of all events';
  if (measure.kind === 'raw') {
    return measure.rawType === 'success'
      ? 'A ratio of successes'
      : 'A ratio of failures';
  }
  const sign = { lt: '<', lte: '≤', gt: '>', gte: '≥' }[measure.operator];
  return `A value ${sign} ${measure.value}`;
}

function unitOf(
  { budgetingMethod }: SloDefinition,
  { sli }: ObjectiveDefinition,
): SloObjective['unit'] {
  if (budgetingMethod !== 'Occurrences') return 'slices';
  return countsEvents(sli) ? 'events' : 'seconds';
}

/** The numbers of an objective whose ratio is known, of the sum of its window. @internal */
export function numbersOf(
  definition: SloDefinition,
  objective: ObjectiveDefinition,
  measured: Measured,
  counted: { sum: SliSum; excluded: TimeRange[] },
) {
  const { target } = objective;
  const { sum, excluded } = counted;
  const { good, total } = measured.weights(sum);
  const unit = unitOf(definition, objective);
  const bad = total - good;
  const budget = budgetOf(bad / total, target, {
    windowSeconds: measured.windowSeconds,
    timeEquivalent: unit === 'events',
  });
  const lately = measured.errorRatio(
    measured.sum(measured.last(BURN_SECONDS), excluded),
  );
  const hours = measured.hourly(excluded);
  const allowance = allowanceOf(target);
  return {
    sli: good / total,
    good,
    total,
    unit,
    budget,
    ...(lately !== undefined && { burnRate: burnRateOf(lately, target) }),
    exhaustion: replayExhaustion({
      now: measured.elapsed.to,
      bad,
      total,
      hours,
      allowance,
      errorRatio: lately,
      windowEnd:
        definition.window.kind === 'calendar' ? measured.window.to : undefined,
    }),
    sparkline: sparklineOf(hours, {
      allowance,
      total,
      remaining: budget.remaining,
    }),
  };
}
