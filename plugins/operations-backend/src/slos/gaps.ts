import {
  EDGE_SECONDS,
  SliSeries,
  stepStart,
  TimeRange,
} from '@operate-first/plugin-operations-common';
import { missingOf, withRange } from './ranges';
import { TrackedSli } from './TrackedSli';
import { WantContext } from './wants';

/** Steps that were missing may still appear so long after. */
const HOPE_MILLISECONDS = 6 * 60 * 60 * 1000;

/** The time of the last hours for which the source has spoken, and named no steps. @internal */
export function gapsOf(
  sli: TrackedSli,
  series: SliSeries | undefined,
  { now, stepOf }: WantContext,
): TimeRange | undefined {
  const last = sli.answered.at(-1);
  if (!last || !series) return undefined;
  const wanted = {
    from: Math.max(last.from, stepStart(now - HOPE_MILLISECONDS, EDGE_SECONDS)),
    to: last.to,
  };
  let covered: TimeRange[] = [];
  for (const { start } of series.buckets(wanted.from, wanted.to)) {
    const step = (stepOf(start) ?? 0) * 1000;
    covered = withRange(covered, { from: start, to: start + step });
  }
  const missing = missingOf(covered, wanted);
  const [first] = missing;
  const end = missing.at(-1);
  return first && end && { from: first.from, to: end.to };
}
