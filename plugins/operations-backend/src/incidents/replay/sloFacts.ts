import {
  allowanceOf,
  evaluateSlo,
  ReplayedService,
  SliSeries,
} from '@operate-first/plugin-operations-common';
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

/** How the objectives of an SLO stood at a moment, by the same arithmetic as always. @internal */
export function objectivesAt(
  slo: SloFact,
  series: ReadonlyMap<string, SliSeries>,
  at: number,
): ReplayedService['objectives'] {
  const { objectives } = evaluateSlo(slo.definition, {
    now: at,
    series: id => series.get(id),
    problem: () => undefined,
    maintenance: slo.maintenance,
    latenessSeconds: LATENESS_SECONDS,
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
    ...(budget && { remaining: budget.remaining }),
  }));
}
