/**
 * Moments at equal distances. Times are milliseconds since the epoch.
 *
 * @internal
 */
export interface Grid {
  start: number;
  stepMs: number;
  count: number;
}

/** What one series said at each moment of a grid. @internal */
export interface GridSeries {
  labels: Record<string, string>;
  values: Float64Array;
  /** 1 where there was a sample, whatever its value. */
  seen: Uint8Array;
}

/** @internal */
export interface GridAnswer {
  series: GridSeries[];
  /** In our words. */
  warnings: string[];
}

/** @internal */
export function gridKey({ start, stepMs, count }: Grid): string {
  return `${start}/${stepMs}/${count}`;
}

/** @internal */
export function momentOf({ start, stepMs }: Grid, index: number): number {
  return start + index * stepMs;
}

/** Two grids of which the second follows the first. @internal */
export function splitGrid(grid: Grid): [Grid, Grid] {
  const count = Math.ceil(grid.count / 2);
  return [
    { ...grid, count },
    {
      ...grid,
      start: momentOf(grid, count),
      count: grid.count - count,
    },
  ];
}

/** @internal */
export function emptySeries(
  labels: Record<string, string>,
  count: number,
): GridSeries {
  return {
    labels,
    values: new Float64Array(count),
    seen: new Uint8Array(count),
  };
}

/** One text per set of labels. @internal */
export function labelsKey(labels: Record<string, string>): string {
  return JSON.stringify(
    Object.keys(labels)
      .sort()
      .map(name => [name, labels[name]]),
  );
}

function place(target: GridSeries, part: GridSeries, offset: number): void {
  target.values.set(part.values, offset);
  target.seen.set(part.seen, offset);
}

/** What was read in two halves, in one piece. @internal */
export function joinAnswers(
  [first, second]: [GridAnswer, GridAnswer],
  [head, tail]: [Grid, Grid],
): GridAnswer {
  const joined = new Map<string, GridSeries>();
  const add = (part: GridSeries, offset: number) => {
    const key = labelsKey(part.labels);
    const whole =
      joined.get(key) ?? emptySeries(part.labels, head.count + tail.count);
    joined.set(key, whole);
    place(whole, part, offset);
  };
  first.series.forEach(part => add(part, 0));
  second.series.forEach(part => add(part, head.count));
  return {
    series: [...joined.values()],
    warnings: [...new Set([...first.warnings, ...second.warnings])],
  };
}
