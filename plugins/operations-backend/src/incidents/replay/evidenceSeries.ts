import {
  ObjectiveDefinition,
  seriesPoints,
  SliSeries,
  SloSeries,
  TimeMark,
  TimeRange,
  utcDay,
} from '@operate-first/plugin-operations-common';
import { Evidence, SloFact } from './Evidence';
import { seriesOf } from './sloFacts';

function marksOf(
  { ref, serviceId, definition, maintenance }: SloFact,
  evidence: Evidence,
  showMaintenance: boolean,
): TimeMark[] {
  const iso = (time: number) => new Date(time).toISOString();
  return [
    ...evidence.alerts
      .filter(({ slo }) => slo === ref)
      .map(({ id, title, severity, starts_at, ends_at }) => ({
        kind: 'alert' as const,
        at: iso(Number(starts_at)),
        ...(ends_at !== null && { until: iso(Number(ends_at)) }),
        title,
        severity,
        id,
      })),
    ...evidence.changes
      .filter(
        change =>
          change.serviceId === serviceId &&
          change.scope?.environment === definition.environment,
      )
      .map(({ id, at, summary }) => ({
        kind: 'change' as const,
        at,
        title: summary,
        id,
      })),
    ...(showMaintenance ? maintenance : []).map(({ from, to }) => ({
      kind: 'maintenance' as const,
      at: iso(from),
      until: iso(to),
      title: 'Announced maintenance',
    })),
  ];
}

/** An alert without an end still fires; a change is over at once. */
function endOf({ kind, at, until }: TimeMark): number {
  if (until !== undefined) return Date.parse(until);
  return kind === 'alert' ? Infinity : Date.parse(at);
}

/** What of an asked range is kept; nothing, where they do not meet. */
function within(asked: TimeRange, kept: TimeRange): TimeRange {
  const from = Math.min(Math.max(asked.from, kept.from), kept.to);
  return { from, to: Math.max(from, Math.min(asked.to, kept.to)) };
}

/**
 * An objective around an incident, from what is kept of it, in the shortest steps in which it is: as an SLO shows its
 * past, but of the SLO and the buckets as they were.
 *
 * @internal
 */
export function evidenceSeries(
  evidence: Evidence,
  { slo, objective }: { slo: SloFact; objective: ObjectiveDefinition },
  options: {
    asked: TimeRange;
    kept: TimeRange;
    now: number;
    /** When there was maintenance, of which nobody knows by now who may see it. */
    showMaintenance: boolean;
  },
): SloSeries {
  const { asked, kept, now, showMaintenance } = options;
  const { id } = objective.sli;
  const range = within(asked, kept);
  const [first, last] = [utcDay(range.from), utcDay(range.to)];
  const days = evidence.days.filter(({ sliId }) => sliId === id);
  const steps = days
    .filter(({ day }) => day >= first && day <= last)
    .map(({ stepSeconds }) => stepSeconds);
  // Where nothing was ever measured, there is a series of nothing.
  const series = seriesOf({ ...evidence, days }).get(id) ?? SliSeries.create();
  const context = { now, series, maintenance: slo.maintenance };
  const { from, to } = range;
  const { stepSeconds, points } = seriesPoints(
    slo.definition,
    objective,
    context,
    range,
    { leastStepSeconds: steps.length > 0 ? Math.max(...steps) : undefined },
  );
  const marks = marksOf(slo, evidence, showMaintenance)
    .filter(mark => Date.parse(mark.at) <= to && endOf(mark) >= from)
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  // A step begins before the range, even where there is nothing in it.
  const isEmpty = from === to;
  return {
    objective: objective.index,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    stepSeconds,
    points: isEmpty ? [] : points,
    marks: isEmpty ? [] : marks,
  };
}
