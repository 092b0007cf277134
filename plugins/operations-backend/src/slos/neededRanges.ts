import {
  SloDefinition,
  TimeRange,
  windowAt,
} from '@operate-first/plugin-operations-common';
import { SliMemory } from './SliMemory';

/** The ranges that an evaluation sums, so that the days at their edges can be read in full. @internal */
export function neededRanges(
  { window, objectives, alerting }: SloDefinition,
  memory: SliMemory,
  now: number,
  maintenance: TimeRange[],
): Array<[string, TimeRange]> {
  const lengths = alerting.conditions.flatMap(
    ({ longSeconds, shortSeconds }) => [longSeconds, shortSeconds ?? 0],
  );
  return objectives.flatMap(({ sli: { id } }) => {
    const series = memory.series(id);
    if (!series) return [];
    const end = Math.min(series.coveredUntil ?? now, now);
    const ranges = [
      windowAt(window, now),
      windowAt(window, end),
      ...lengths.map(length => ({ from: end - length * 1000, to: end })),
      ...maintenance,
    ];
    return ranges.map((range): [string, TimeRange] => [id, range]);
  });
}
