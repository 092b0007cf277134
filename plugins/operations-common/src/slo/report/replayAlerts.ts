import { EDGE_SECONDS } from '../../buckets';
import { WhatIfOutcome } from '../../generated/openapi';
import { allowanceOf } from '../budget';
import { conditionHolds, isReachable } from '../burn';
import {
  BurnCondition,
  ObjectiveDefinition,
  SloAlerting,
  TimeRange,
} from '../model';
import { countsEvents } from '../rules/ratio';
import { RangeTotals, RunningTotals } from './RunningTotals';

const EDGE = EDGE_SECONDS * 1000;

/** How long a window is in whole buckets. */
function bucketed(seconds: number): number {
  return Math.ceil(seconds / EDGE_SECONDS) * EDGE;
}

/** Only events are guarded: time always passes. */
function tooFew(
  { events, badEvents }: RangeTotals,
  { sli }: ObjectiveDefinition,
  { minimumEvents, minimumErrors }: SloAlerting,
): boolean {
  if (!countsEvents(sli)) return false;
  return events < minimumEvents || badEvents < minimumErrors;
}

interface Replay {
  objective: ObjectiveDefinition;
  /** Of its target: ten thousands of moments ask for it. */
  allowance: number;
  alerting: SloAlerting;
  totals: RunningTotals;
}

/** How a condition stood at a moment; undefined where nobody can say. */
interface Held {
  holds?: boolean;
  /** Whether anything happened in its long window. */
  known: boolean;
}

function heldAt(
  condition: BurnCondition,
  { objective, allowance, alerting, totals }: Replay,
  now: number,
): Held {
  const { longSeconds, shortSeconds } = condition;
  const over = (seconds: number) =>
    totals.between(now - bucketed(seconds), now);
  const burn = ({ good, total }: RangeTotals) =>
    total > 0 ? (total - good) / total / allowance : undefined;
  const long = over(longSeconds);
  const short = shortSeconds === undefined ? undefined : over(shortSeconds);
  const longBurn = burn(long);
  const holds = conditionHolds(condition, longBurn, short && burn(short));
  const known = longBurn !== undefined;
  return { holds: holds && !tooFew(long, objective, alerting), known };
}

function countFires(
  condition: BurnCondition,
  range: TimeRange,
  heldWhen: (now: number) => Held,
): number {
  let since: number | undefined;
  let firing = false;
  let count = 0;
  for (let now = range.from; now <= range.to; now += EDGE) {
    const { holds, known } = heldWhen(now);
    // What fires goes on where nothing happens any more, and ends where nobody knows anything.
    if (holds === undefined && known && firing) continue;
    since = holds ? since ?? now : undefined;
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
  asked: Omit<Replay, 'allowance'>,
  range: TimeRange,
): WhatIfOutcome['alerts'] {
  const { alerting, objective } = asked;
  const replay = { ...asked, allowance: allowanceOf(objective.target) };
  return alerting.conditions.map(condition => ({
    tier: condition.tier,
    severity: condition.severity,
    count: isReachable(condition, objective.target)
      ? countFires(condition, range, now => heldAt(condition, replay, now))
      : 0,
  }));
}
