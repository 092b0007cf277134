import { SloSeries } from '@operate-first/plugin-operations-common';
import { Fetched } from './useFetched';
import { useSloSeries } from './useSlo';

const isMeasured = ({ sli, remaining }: SloSeries['points'][number]) =>
  sli !== undefined || remaining !== undefined;

/** When measuring began, where that leaves most of the range empty. @internal */
export function beginningOf(series: SloSeries): string | undefined {
  const { from, to } = series;
  const first = series.points.find(isMeasured)?.start;
  const middle = (Date.parse(from) + Date.parse(to)) / 2;
  return first !== undefined && Date.parse(first) > middle ? first : undefined;
}

/** A series without the time before anybody measured, and without what was over by then. @internal */
export function fromBeginning(series: SloSeries): SloSeries {
  const first = series.points.findIndex(isMeasured);
  if (first <= 0) return series;
  const points = series.points.slice(first);
  const from = points[0].start;
  const begun = Date.parse(from);
  return {
    ...series,
    from,
    points,
    marks: series.marks.filter(
      ({ kind, at, until }) =>
        Date.parse(until ?? at) >= begun || (kind === 'alert' && !until),
    ),
  };
}

/**
 * An objective since somebody measures it, where that is a small part of its window: over all of the window nothing
 * could be seen. The window is asked first, in coarse steps; what it leaves is asked in finer ones.
 *
 * @internal
 */
export function useYoungSeries(
  ref: string,
  options: { objective: number; isYoung: boolean },
): { beganAt: string | undefined; series: Fetched<SloSeries> } {
  const { objective, isYoung } = options;
  const whole = useSloSeries(ref, { objective, isShown: isYoung });
  const from = isYoung && whole.data ? beginningOf(whole.data) : undefined;
  const since = useSloSeries(ref, {
    objective,
    range: from === undefined ? undefined : { from },
    isShown: from !== undefined,
  });
  if (from === undefined) return { beganAt: undefined, series: whole };
  const data = since.data && fromBeginning(since.data);
  return { beganAt: data?.from ?? from, series: { ...since, data } };
}
