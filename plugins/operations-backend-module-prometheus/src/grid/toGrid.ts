import { parseSample } from '../schema';
import { emptySeries, Grid, GridAnswer, GridSeries, labelsKey } from './Grid';

interface RawSeries {
  metric: Record<string, string>;
  values?: unknown[];
}

function placed({ metric, values = [] }: RawSeries, grid: Grid): GridSeries {
  const series = emptySeries(metric, grid.count);
  for (const pair of values) {
    const sample = parseSample(pair);
    if (!sample) continue;
    const index = Math.round((sample.time - grid.start) / grid.stepMs);
    if (index < 0 || index >= grid.count) continue;
    series.values[index] = sample.value;
    series.seen[index] = 1;
  }
  return series;
}

function withoutLabels(
  labels: Record<string, string>,
  names: string[],
): Record<string, string> {
  const kept = { ...labels };
  for (const name of names) delete kept[name];
  return kept;
}

function samples({ seen }: GridSeries): number {
  return seen.reduce((sum, each) => sum + each, 0);
}

/**
 * Puts each sample of an answer to its moment. Copies of one series, which differ in nothing or in labels of replicas
 * alone, are counted once: the one that was there most of the time.
 *
 * @internal
 */
export function toGrid(
  result: RawSeries[],
  grid: Grid,
  { title, replicaLabels }: { title: string; replicaLabels: string[] },
): GridAnswer {
  const unique = new Map<string, GridSeries>();
  let copies = false;
  for (const raw of result) {
    const series = placed(raw, grid);
    const key = labelsKey(withoutLabels(raw.metric, replicaLabels));
    const other = unique.get(key);
    if (other) copies = true;
    if (!other || samples(series) > samples(other)) unique.set(key, series);
  }
  const undeclared = copies && replicaLabels.length === 0;
  return {
    series: [...unique.values()],
    warnings: undeclared
      ? [`${title} answers with the same series twice; it is counted once.`]
      : [],
  };
}
