import { CounterSum } from '@operate-first/plugin-operations-common';
import {
  SliMeasurement,
  SliRequest,
} from '@operate-first/plugin-operations-node';
import { Grid, GridSeries } from '../grid/Grid';
import { Continuity, Growth, growthOf, Term } from './growth';
import { Reading } from './reading';
import { SeriesReader } from './SeriesReader';
import { Counted, stepsOf } from './steps';

/** What was there this long before is known to be no newcomer. */
const LEAD_IN_MS = 10 * 60_000;
const FEWEST_LEAD_IN_STEPS = 2;
/** Where nothing is found at the end of a range that ends now, people are told. */
const RECENT_MS = 15 * 60_000;

interface Read {
  terms: Term[];
  series: GridSeries[];
  warnings: string[];
}

async function readSum(
  reader: SeriesReader,
  { terms }: CounterSum,
  grid: Grid,
): Promise<Read> {
  const answers = await Promise.all(
    terms.map(async ({ selector, minus }) => ({
      minus,
      ...(await reader.read(selector, grid)),
    })),
  );
  const read: Read = { terms: [], series: [], warnings: [] };
  for (const { minus, series, warnings } of answers) {
    for (const one of series) {
      read.terms.push({ series: one, minus });
      read.series.push(one);
    }
    read.warnings.push(...warnings);
  }
  return read;
}

async function anySeen(
  reader: SeriesReader,
  { terms }: CounterSum,
  until: number,
): Promise<boolean> {
  const seen = await Promise.all(
    terms
      .filter(({ minus }) => !minus)
      .map(({ selector }) => reader.everSeen(selector, until)),
  );
  return seen.some(Boolean);
}

function nothingFound(request: SliRequest, title: string): SliMeasurement {
  const recent = request.to > Date.now() - RECENT_MS;
  return {
    request,
    steps: [],
    measuredUntil: request.to,
    warnings: [],
    ...(recent && {
      problem: {
        code: 'prometheus.noSeries',
        message: `${title} has no series of all events now.`,
        remedy:
          'Look whether the metric and its labels are still called so, and whether it is scraped.',
      },
    }),
  };
}

/**
 * Reads counters at the edges of the steps and subtracts. The moments before the range tell newcomers from series that
 * were away for a moment.
 *
 * @internal
 */
export async function measureCounters(
  request: SliRequest,
  reading: Extract<Reading, { kind: 'counters' }>,
  reader: SeriesReader,
): Promise<SliMeasurement> {
  const { title } = reader.server;
  const stepMs = request.stepSeconds * 1000;
  const lead = Math.max(Math.ceil(LEAD_IN_MS / stepMs), FEWEST_LEAD_IN_STEPS);
  const count = Math.round((request.to - request.from) / stepMs);
  const grid: Grid = {
    start: request.from - lead * stepMs,
    stepMs,
    count: lead + count + 1,
  };
  const [total, part] = await Promise.all([
    readSum(reader, reading.total, grid),
    readSum(reader, reading.part, grid),
  ]);
  if (total.series.length === 0) return nothingFound(request, title);
  const continuity = Continuity.of(
    [...total.series, ...part.series],
    grid.count,
  );
  const all = growthOf(total.terms, continuity, grid);
  const counted = growthOf(part.terms, continuity, grid);
  const warnings = new Set([...total.warnings, ...part.warnings]);
  if (all.odd || counted.odd) {
    warnings.add(`${title} has values that are no numbers; they are left out.`);
  }
  if (part.series.length === 0 && sumOf(all) > 0) {
    const known = await anySeen(reader, reading.part, request.to);
    if (!known && reading.partIs === 'good') {
      return {
        request,
        steps: [],
        measuredUntil: request.to,
        warnings: [...warnings],
        problem: {
          code: 'prometheus.noGoodSeries',
          message: `${title} has had no series of good events for a week.`,
          remedy:
            'Look whether the query of good events names its labels right.',
        },
      };
    }
    if (!known) {
      warnings.add(
        `${title} has had no series of bad events for a week; they count as none.`,
      );
    }
  }
  const steps: Counted[] = [];
  for (let i = lead + 1; i < grid.count; i += 1) {
    if (!all.covered[i]) continue;
    steps.push({
      start: grid.start + (i - 1) * stepMs,
      total: all.counts[i],
      part: counted.counts[i],
    });
  }
  return stepsOf(request, steps, reading.partIs, warnings);
}

function sumOf({ counts, covered }: Growth): number {
  return counts.reduce((sum, each, i) => (covered[i] ? sum + each : sum), 0);
}
