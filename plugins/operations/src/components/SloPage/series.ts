import {
  SloPoint,
  SloSeries,
  TimeMark,
} from '@operate-first/plugin-operations-common';
import { ChartMark, ChartPoint } from '../TimeChart';

/** What of a point a chart shows. */
export type Measure = 'remaining' | 'sli' | 'burnRate';

/**
 * The points of a chart. A step lasts until its end, also where nobody measured the next one: there its value is
 * repeated just before.
 *
 * @internal
 */
export function pointsOf(series: SloSeries, measure: Measure): ChartPoint[] {
  const stepMs = series.stepSeconds * 1000;
  return series.points.flatMap((point, index) => {
    const start = Date.parse(point.start);
    const values = [point[measure]];
    const isLast =
      point.sli !== undefined && series.points[index + 1]?.sli === undefined;
    return isLast
      ? [
          { start, values },
          { start: start + stepMs - 1, values },
        ]
      : [{ start, values }];
  });
}

/** @internal */
export function marksOf(marks: TimeMark[]): ChartMark[] {
  return marks.map(({ kind, at, until }) => ({
    kind,
    from: Date.parse(at),
    to: until === undefined ? undefined : Date.parse(until),
  }));
}

function extremes(points: SloPoint[], measure: Measure) {
  const known = points.flatMap(point => point[measure] ?? []);
  return { lowest: Math.min(...known), highest: Math.max(...known) };
}

/**
 * What an axis spans: what there is, and what it is measured against. An axis of nothing spans what could be.
 *
 * @internal
 */
export function domainOf(
  series: SloSeries,
  measure: Measure,
  against: number[],
): [number, number] {
  const { lowest, highest } = extremes(series.points, measure);
  switch (measure) {
    case 'remaining':
      return [Math.min(0, lowest), 1];
    case 'sli': {
      const floor = Math.min(lowest, ...against);
      // As much room below the target as above, at the least.
      return [Math.max(0, floor - (1 - floor) * 0.25), 1];
    }
    default:
      return [0, Math.ceil(Math.max(1, highest, ...against) * 1.1)];
  }
}

/** Marks of one kind that lie so near to each other that they are one to point at. @internal */
export interface MarkGroup {
  kind: TimeMark['kind'];
  /** Between 0 and 1, on the axis. */
  share: number;
  marks: TimeMark[];
}

const NEAR_SHARE = 0.025;

/** @internal */
export function groupMarks(
  marks: TimeMark[],
  range: { from: number; to: number },
): MarkGroup[] {
  const groups: MarkGroup[] = [];
  const inOrder = [...marks].sort((a, b) => a.at.localeCompare(b.at));
  for (const mark of inOrder) {
    // What began before the range is marked at its beginning.
    const share =
      Math.max(0, Date.parse(mark.at) - range.from) / (range.to - range.from);
    if (share > 1) continue;
    const near = groups.find(
      group => group.kind === mark.kind && share - group.share < NEAR_SHARE,
    );
    if (near) near.marks.push(mark);
    else groups.push({ kind: mark.kind, share, marks: [mark] });
  }
  return groups;
}
