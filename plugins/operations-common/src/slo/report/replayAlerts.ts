import { EDGE_SECONDS } from '../../buckets';
import { WhatIfOutcome } from '../../generated/openapi';
import { burnRateOf } from '../budget';
import { conditionHolds } from '../burn';
import { BurnCondition, SloAlerting, TimeRange } from '../model';
import { RunningTotals } from './RunningTotals';

const EDGE = EDGE_SECONDS * 1000;

/** How long a window is in whole buckets. */
function bucketed(seconds: number): number {
  return Math.ceil(seconds / EDGE_SECONDS) * EDGE;
}

function holdsAt(
  condition: BurnCondition,
  alerting: SloAlerting,
  target: number,
  totals: RunningTotals,
  now: number,
): boolean | undefined {
  const { longSeconds, shortSeconds } = condition;
  const over = (seconds: number) =>
    totals.between(now - bucketed(seconds), now);
  const burn = ({ good, total }: { good: number; total: number }) =>
    total > 0 ? burnRateOf((total - good) / total, target) : undefined;
  const long = over(longSeconds);
  if (
    long.events < alerting.minimumEvents ||
    long.badEvents < alerting.minimumErrors
  ) {
    return false;
  }
  const short = shortSeconds === undefined ? undefined : over(shortSeconds);
  return conditionHolds(condition, burn(long), short && burn(short));
}

function countFires(
  condition: BurnCondition,
  range: TimeRange,
  holds: (now: number) => boolean | undefined,
): number {
  let since: number | undefined;
  let firing = false;
  let count = 0;
  for (let now = range.from; now <= range.to; now += EDGE) {
    const held = holds(now);
    // Nobody knows: what fires goes on, and nothing begins.
    if (held === undefined) continue;
    since = held ? since ?? now : undefined;
    const fires =
      since !== undefined && now - since >= condition.forSeconds * 1000;
    if (fires && !firing) count += 1;
    firing = fires;
  }
  return count;
}

/**
 * How often each burn alert would have begun to fire in a range.
 *
 * @internal
 */
export function replayAlerts(
  alerting: SloAlerting,
  target: number,
  totals: RunningTotals,
  range: TimeRange,
): WhatIfOutcome['alerts'] {
  return alerting.conditions.map(condition => ({
    tier: condition.tier,
    severity: condition.severity,
    count: countFires(condition, range, now =>
      holdsAt(condition, alerting, target, totals, now),
    ),
  }));
}
