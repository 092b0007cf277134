import { isReachable } from '../burn';
import { sloLabel } from '../fingerprint';
import { ObjectiveDefinition, SloDefinition } from '../model';
import { burnAlert } from './burnAlert';
import { CountExpressions } from './counts';
import {
  RECORDED_LONG_STEP_SECONDS,
  RECORDED_SERIES,
  RECORDED_STEP_SECONDS,
} from './names';
import { promDuration, rangeOf } from './numbers';
import { labelsOf, Rule, RuleGroup, selectorOf } from './rule';
import { sliceExpressions } from './slices';

/** Longer windows are summed from longer steps, and less often. */
const LONG_SECONDS = 6 * 3_600;

/**
 * The groups of one objective. The first counts each minute and has the alerts that must be fast; the second counts
 * each five minutes and has the slow ones. What is in one group is evaluated in order and for the same instant.
 *
 * @internal
 */
export function objectiveGroups(
  slo: SloDefinition,
  objective: ObjectiveDefinition,
  counts: CountExpressions,
  pageUrl: string,
): RuleGroup[] {
  const labels = labelsOf(slo, objective);
  const selector = selectorOf(labels);
  const record = (name: string, expr: string): Rule => ({
    record: name,
    expr,
    labels,
  });
  const { good, total, longGood, longTotal } = RECORDED_SERIES;
  const name = `slo/${sloLabel(slo.ref)}/${objective.index}`;

  const minutes: RuleGroup = {
    name,
    interval: promDuration(RECORDED_STEP_SECONDS),
    rules: [
      record(total, counts.total),
      record(good, counts.good(`sum(${total}${selector})`)),
    ],
  };
  const long: RuleGroup = {
    name: `${name}/long`,
    interval: promDuration(RECORDED_LONG_STEP_SECONDS),
    rules: [
      [longTotal, total],
      [longGood, good],
    ].map(([as, of]) =>
      record(
        as,
        `sum_over_time(${of}${selector}[${rangeOf(
          RECORDED_LONG_STEP_SECONDS,
        )}])`,
      ),
    ),
  };

  const slices = sliceExpressions(slo, objective.sli, selector);
  const groups = [minutes, long];
  if (slices) {
    groups.push({
      name: `${name}/slices`,
      interval: promDuration(slices.seconds),
      rules: slices.rules.map(([as, expr]) => record(as, expr)),
    });
  }
  const fast = slices ?? { good, total, seconds: RECORDED_STEP_SECONDS };
  const slow = slices ?? {
    good: longGood,
    total: longTotal,
    seconds: RECORDED_LONG_STEP_SECONDS,
  };
  const isLong = (seconds: number) => seconds > LONG_SECONDS;
  const groupOf = (seconds: number) => {
    if (slices) return groups[2];
    return isLong(seconds) ? long : minutes;
  };
  for (const condition of slo.alerting.conditions) {
    if (!isReachable(condition, objective.target)) continue;
    const made = burnAlert(slo, objective, condition, {
      unitsOf: seconds => (isLong(seconds) ? slow : fast),
      labels,
      pageUrl,
    });
    // A window is summed once, whichever alerts compare it.
    for (const { record: as, expr, seconds } of made.windows) {
      const { rules } = groupOf(seconds);
      const there = rules.some(r => 'record' in r && r.record === as);
      if (!there) rules.push(record(as, expr));
    }
    groupOf(condition.longSeconds).rules.push(made.alert);
  }
  return groups;
}
