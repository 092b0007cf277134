import {
  EventBucket,
  ThresholdOperator,
} from '@operate-first/plugin-operations-common';
import {
  SliMeasurement,
  SliRequest,
} from '@operate-first/plugin-operations-node';
import { Grid, GridSeries, momentOf } from '../grid/Grid';
import { Reading, ValueQuery } from './reading';
import { SeriesReader } from './SeriesReader';
import { Counted, stepsOf } from './steps';

/** Values that are no rates are observations, and worth a minute each. */
const OBSERVATION_SECONDS = 60;

const COMPARE: Record<ThresholdOperator, (a: number, b: number) => boolean> = {
  lt: (a, b) => a < b,
  lte: (a, b) => a <= b,
  gt: (a, b) => a > b,
  gte: (a, b) => a >= b,
};

/** The end of each step: a value there speaks for the step. */
function ends({ from, to, stepSeconds }: SliRequest): Grid {
  const stepMs = stepSeconds * 1000;
  return {
    start: from + stepMs,
    stepMs,
    count: Math.round((to - from) / stepMs),
  };
}

function startOf(grid: Grid, index: number): number {
  return momentOf(grid, index) - grid.stepMs;
}

/** What every series says at one moment, and whether any of them says a number. */
function valuesAt(all: GridSeries[], index: number): number[] {
  return all.filter(({ seen }) => seen[index]).map(s => s.values[index]);
}

/** A threshold: each step is good or bad as a whole, and counts its seconds. @internal */
export async function measureThreshold(
  request: SliRequest,
  { query, operator, value }: Extract<Reading, { kind: 'threshold' }>,
  reader: SeriesReader,
): Promise<SliMeasurement> {
  const grid = ends(request);
  const { series, warnings } = await reader.read(query, grid);
  const said = new Set(warnings);
  if (series.length > 1) {
    said.add(
      `The query answers with ${series.length} series; a step is good where all of them are.`,
    );
  }
  const steps: EventBucket[] = [];
  for (let i = 0; i < grid.count; i += 1) {
    const values = valuesAt(series, i);
    if (values.length === 0) continue;
    // No number is what a quantile of nothing answers with: somebody looked, and there was no traffic.
    const numbers = values.filter(each => !Number.isNaN(each));
    const total = numbers.length > 0 ? request.stepSeconds : 0;
    const good = numbers.every(each => COMPARE[operator](each, value));
    steps.push({
      start: startOf(grid, i),
      total,
      good: good ? total : 0,
      coveredSeconds: request.stepSeconds,
    });
  }
  return found(request, steps, said, series, reader);
}

/** A query that answers with the ratio itself: each step counts its seconds. @internal */
export async function measureRatio(
  request: SliRequest,
  { query, partIs }: Extract<Reading, { kind: 'ratio' }>,
  reader: SeriesReader,
): Promise<SliMeasurement> {
  const grid = ends(request);
  const { series, warnings } = await reader.read(query, grid);
  if (series.length > 1) return severalRatios(request, series.length);
  const said = new Set(warnings);
  const steps: EventBucket[] = [];
  for (let i = 0; i < grid.count; i += 1) {
    const [value] = valuesAt(series, i);
    if (value === undefined) continue;
    if (Number.isFinite(value) && (value < 0 || value > 1)) {
      said.add(
        'The query answers with ratios beyond 0 and 1; they are clamped.',
      );
    }
    if (!Number.isFinite(value) && !Number.isNaN(value)) {
      said.add('The query divides by 0; such steps are left out.');
      continue;
    }
    const total = Number.isNaN(value) ? 0 : request.stepSeconds;
    const part = total && total * Math.min(Math.max(value, 0), 1);
    steps.push({
      start: startOf(grid, i),
      total,
      good: partIs === 'good' ? part : total - part,
      coveredSeconds: request.stepSeconds,
    });
  }
  return found(request, steps, said, series, reader);
}

/** Two values per step that are no counters. @internal */
export async function measureValues(
  request: SliRequest,
  { total, part, partIs }: Extract<Reading, { kind: 'values' }>,
  reader: SeriesReader,
): Promise<SliMeasurement> {
  const grid = ends(request);
  const [all, counted] = await Promise.all([
    reader.read(total.query, grid),
    reader.read(part.query, grid),
  ]);
  const warnings = new Set([...all.warnings, ...counted.warnings]);
  const sumAt = (series: GridSeries[], index: number, query: ValueQuery) => {
    const values = valuesAt(series, index).filter(Number.isFinite);
    const span = query.spanSeconds ?? OBSERVATION_SECONDS;
    const sum = values.reduce((a, b) => a + b, 0);
    return values.length > 0 ? (sum * request.stepSeconds) / span : undefined;
  };
  const steps: Counted[] = [];
  for (let i = 0; i < grid.count; i += 1) {
    const whole = sumAt(all.series, i, total);
    if (whole === undefined) continue;
    const some = sumAt(counted.series, i, part) ?? 0;
    steps.push({ start: startOf(grid, i), total: whole, part: some });
  }
  const measured = stepsOf(request, steps, partIs, warnings);
  return found(request, measured.steps, warnings, all.series, reader);
}

function severalRatios(request: SliRequest, count: number): SliMeasurement {
  return {
    request,
    steps: [],
    measuredUntil: request.from,
    warnings: [],
    problem: {
      code: 'prometheus.severalRatios',
      message: `The query answers with ${count} ratios, and ratios cannot be added.`,
      remedy:
        'Divide sums, or write the SLI with good and total instead of raw.',
    },
  };
}

/** Where nothing is found at the end of a range that ends now, people are told. */
const RECENT_MS = 15 * 60_000;

function found(
  request: SliRequest,
  steps: EventBucket[],
  warnings: Set<string>,
  series: GridSeries[],
  { server }: SeriesReader,
): SliMeasurement {
  const missing = series.length === 0 && request.to > Date.now() - RECENT_MS;
  return {
    request,
    steps,
    measuredUntil: request.to,
    warnings: [...warnings],
    ...(missing && {
      problem: {
        code: 'prometheus.noSeries',
        message: `${server.title} answers the query with nothing now.`,
        remedy:
          'Look whether the metric and its labels are still called so, and whether it is scraped.',
      },
    }),
  };
}
