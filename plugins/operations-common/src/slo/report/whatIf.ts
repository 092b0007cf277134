import { EDGE_SECONDS, stepStart } from '../../buckets';
import { SloWhatIf, WhatIfOutcome } from '../../generated/openapi';
import { conditionsFor } from '../burn';
import { durationSeconds, formatDuration } from '../duration';
import {
  BurnCondition,
  ObjectiveDefinition,
  SloDefinition,
  SloDuration,
  TimeRange,
} from '../model';
import { iso, remainingAt, ReportContext } from './context';
import { replayAlerts } from './replayAlerts';
import { RunningTotals } from './RunningTotals';

/** So far back the past is replayed. @public */
export const WHAT_IF_DAYS = 90;

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
/** Hours between two points of a chart. */
const POINT_HOURS = 6;

const WORKBOOK = 'workbook';

/** The tiers of the workbook follow the window; what a document describes stays as it is written. */
function conditionsAfter(
  { window, alerting }: SloDefinition,
  duration: SloDuration,
): BurnCondition[] {
  const written = alerting.conditions.filter(
    ({ origin }) => origin !== WORKBOOK,
  );
  if (written.length > 0) return written;
  const present = new Set(alerting.conditions.map(({ tier }) => tier));
  const disabled = conditionsFor(durationSeconds(window.duration))
    .map(({ tier }) => tier)
    .filter(tier => !present.has(tier));
  return conditionsFor(durationSeconds(duration), disabled);
}

function changed(
  definition: SloDefinition,
  duration: SloDuration | undefined,
): SloDefinition {
  if (!duration) return definition;
  return {
    ...definition,
    window: { kind: 'rolling', duration },
    alerting: {
      ...definition.alerting,
      conditions: conditionsAfter(definition, duration),
    },
  };
}

/** The days that are replayed. */
function replayedRange(now: number): TimeRange {
  const to = stepStart(now, EDGE_SECONDS);
  return { from: to - WHAT_IF_DAYS * DAY, to };
}

function outcome(
  definition: SloDefinition,
  objective: ObjectiveDefinition,
  context: ReportContext,
  totals: RunningTotals,
): WhatIfOutcome {
  const { series } = context;
  const { from, to } = replayedRange(context.now);
  const hours = WHAT_IF_DAYS * 24;
  const points: WhatIfOutcome['points'] = [];
  let lowest: number | undefined;
  let exhaustedHours = 0;
  for (let hour = 0; hour < hours; hour++) {
    const start = from + hour * HOUR;
    const known = series.sum(start, start + HOUR).coveredSeconds > 0;
    const remaining = known
      ? remainingAt(definition, objective, context, start + HOUR)
      : undefined;
    if (remaining !== undefined) {
      lowest = Math.min(lowest ?? remaining, remaining);
      if (remaining <= 0) exhaustedHours += 1;
    }
    if ((hour + 1) % POINT_HOURS === 0) {
      points.push({ start: iso(start), remaining });
    }
  }
  return {
    target: objective.target,
    window: formatDuration(definition.window.duration),
    remaining: remainingAt(definition, objective, context, to),
    lowest,
    exhaustedDays: exhaustedHours / 24,
    alerts: replayAlerts(
      { objective, alerting: definition.alerting, totals },
      { from, to },
    ),
    points,
  };
}

/**
 * What the last 90 days were, and what they would have been with another target or a rolling window of another length.
 * The series must reach back so far, and a window more.
 *
 * @public
 */
export function whatIf(
  definition: SloDefinition,
  objective: ObjectiveDefinition,
  context: ReportContext,
  proposal: { target?: number; window?: SloDuration },
): Omit<SloWhatIf, 'yaml'> {
  const { now, series, maintenance } = context;
  const asProposed = changed(definition, proposal.window);
  // Both count the same events: the longest look-back of either is enough for both.
  const lookBack = Math.max(
    0,
    ...[definition, asProposed].flatMap(({ alerting }) =>
      alerting.conditions.map(({ longSeconds }) => longSeconds),
    ),
  );
  const { from, to } = replayedRange(now);
  const totals = RunningTotals.create(
    definition,
    series,
    { from: from - lookBack * 1000, to },
    maintenance,
  );
  const proposed = outcome(
    asProposed,
    { ...objective, target: proposal.target ?? objective.target },
    context,
    totals,
  );
  const covered = series.sum(now - WHAT_IF_DAYS * DAY, now).coveredSeconds;
  return {
    objective: objective.index,
    target: proposed.target,
    window: proposed.window,
    days: Math.min(WHAT_IF_DAYS, Math.round((covered * 10_000) / DAY) / 10),
    current: outcome(definition, objective, context, totals),
    proposed,
  };
}
