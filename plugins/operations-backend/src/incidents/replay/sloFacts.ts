import {
  allowanceOf,
  evaluateSlo,
  FINE_STEP_SECONDS,
  ReplayedService,
  SliSeries,
  stepStart,
  utcDay,
} from '@operate-first/plugin-operations-common';
import { BucketDay } from '../../buckets/dayRows';
import { sliIdsOf } from '../../slos/sloColumns';
import { Evidence, SloFact } from './Evidence';

/** What is measured is there so long after its step has ended, as a rule. */
const LATENESS_SECONDS = 30;

/** The series of all SLIs, by their ids. @internal */
export function seriesOf({ days }: Evidence): Map<string, SliSeries> {
  const series = new Map<string, SliSeries>();
  for (const { sliId, day, data } of days) {
    const known = series.get(sliId) ?? SliSeries.create();
    known.setDay(day, data);
    series.set(sliId, known);
  }
  return series;
}

/**
 * The last moment before another at which all steps of an SLO were over: what is kept in long steps would tell of
 * minutes that were still to come.
 */
function closedBefore(
  at: number,
  { definition }: SloFact,
  days: BucketDay[],
): number {
  const ids = new Set(sliIdsOf(definition));
  const steps = days
    .filter(({ sliId, day }) => ids.has(sliId) && day === utcDay(at))
    .map(({ stepSeconds }) => stepSeconds);
  return stepStart(at, Math.max(FINE_STEP_SECONDS, ...steps));
}

/** How the objectives of an SLO stood at a moment, by the same arithmetic as always. @internal */
export function objectivesAt(
  slo: SloFact,
  measured: { series: ReadonlyMap<string, SliSeries>; days: BucketDay[] },
  { at, provisionalShare }: { at: number; provisionalShare?: number },
): ReplayedService['objectives'] {
  const { series, days } = measured;
  const { objectives } = evaluateSlo(slo.definition, {
    now: closedBefore(at, slo, days),
    series: id => series.get(id),
    problem: () => undefined,
    maintenance: slo.maintenance,
    latenessSeconds: LATENESS_SECONDS,
    provisionalShare,
  });
  return objectives.map(({ index, title, target, burnRate, budget }) => ({
    slo: slo.ref,
    index,
    title: title === undefined ? slo.title : `${slo.title}: ${title}`,
    target,
    ...(burnRate !== undefined && {
      burnRate,
      sli: 1 - burnRate * allowanceOf(target),
    }),
    ...(budget && !budget.provisional && { remaining: budget.remaining }),
  }));
}
