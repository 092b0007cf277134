import {
  RECORDED_LABELS,
  RECORDED_LONG_STEP_SECONDS,
  RECORDED_SERIES,
  RECORDED_STEP_SECONDS,
} from '@operate-first/plugin-operations-common';
import {
  SliMeasurement,
  SliRequest,
} from '@operate-first/plugin-operations-node';
import { Grid, GridSeries } from '../grid/Grid';
import { PrometheusServer } from '../server/PrometheusServer';
import { Counted, stepsOf } from './steps';

/** How often the server is asked which SLIs its rules record. */
const INDEX_MS = 5 * 60_000;
/** Each needs two queries, and all of an evaluation are to be at most ten. */
const MOST_GROUPS = 4;

interface Names {
  good: string;
  total: string;
  seconds: number;
}

const SHORT: Names = {
  good: RECORDED_SERIES.good,
  total: RECORDED_SERIES.total,
  seconds: RECORDED_STEP_SECONDS,
};
const LONG: Names = {
  good: RECORDED_SERIES.longGood,
  total: RECORDED_SERIES.longTotal,
  seconds: RECORDED_LONG_STEP_SECONDS,
};

interface Group {
  names: Names;
  requests: SliRequest[];
}

/** @internal */
export interface RecordedAnswer {
  measured: SliMeasurement[];
  /** What is to be read from the series that it is counted from. */
  left: SliRequest[];
}

/**
 * Reads what the portal's own rules have recorded, of all SLIs of a server at once. What they have not recorded from
 * the first step to the last is left to the counters themselves.
 *
 * @internal
 */
export class RecordedSeries {
  readonly #server: PrometheusServer;
  #index = new Set<string>();
  #indexedAt = -Infinity;

  private constructor(server: PrometheusServer) {
    this.#server = server;
  }

  static create(server: PrometheusServer): RecordedSeries {
    return new RecordedSeries(server);
  }

  async read(
    requests: SliRequest[],
    signal: AbortSignal,
  ): Promise<RecordedAnswer> {
    if (!this.#server.config.recordedRules || requests.length === 0) {
      return { measured: [], left: requests };
    }
    await this.#refresh(signal);
    const groups = new Map<string, Group>();
    const left: SliRequest[] = [];
    for (const request of requests) {
      const { from, to, stepSeconds } = request;
      const names = this.#namesFor(request);
      if (!names) {
        left.push(request);
        continue;
      }
      const key = `${names.total} ${from} ${to} ${stepSeconds}`;
      const group = groups.get(key);
      if (group) group.requests.push(request);
      else groups.set(key, { names, requests: [request] });
    }
    const bySize = [...groups.values()].sort(
      (a, b) => b.requests.length - a.requests.length,
    );
    const measured: SliMeasurement[] = [];
    for (const { requests: rest } of bySize.slice(MOST_GROUPS)) {
      left.push(...rest);
    }
    for (const group of bySize.slice(0, MOST_GROUPS)) {
      const answer = await this.#readGroup(group, signal);
      measured.push(...answer.measured);
      left.push(...answer.left);
    }
    return { measured, left };
  }

  /** The longest recorded steps that make up the wanted ones. */
  #namesFor({ sli, stepSeconds }: SliRequest): Names | undefined {
    return [LONG, SHORT].find(
      ({ total, seconds }) =>
        stepSeconds % seconds === 0 && this.#index.has(`${total} ${sli.id}`),
    );
  }

  async #refresh(signal: AbortSignal): Promise<void> {
    const now = Date.now();
    if (now - this.#indexedAt < INDEX_MS) return;
    this.#indexedAt = now;
    const { sli } = RECORDED_LABELS;
    const totals = [SHORT.total, LONG.total].join('|');
    const series = await this.#server.query(
      `group by (__name__, ${sli}) ({__name__=~"${totals}"})`,
      { signal },
    );
    this.#index = new Set(
      series.map(({ labels }) => `${labels.__name__} ${labels[sli]}`),
    );
  }

  async #readGroup(
    { names, requests }: Group,
    signal: AbortSignal,
  ): Promise<RecordedAnswer> {
    const [{ from, to, stepSeconds }] = requests;
    const stepMs = names.seconds * 1000;
    const grid: Grid = {
      start: from + stepMs,
      stepMs,
      count: Math.round((to - from) / stepMs),
    };
    const [good, total] = await Promise.all(
      [names.good, names.total].map(name => this.#bySli(name, grid, signal)),
    );
    const answer: RecordedAnswer = { measured: [], left: [] };
    for (const request of requests) {
      const all = total.get(request.sli.id);
      const some = good.get(request.sli.id);
      const whole = all?.seen.every(Boolean) && some?.seen.every(Boolean);
      if (!all || !some || !whole) {
        answer.left.push(request);
        continue;
      }
      const steps = summed(all, some, grid, stepSeconds);
      answer.measured.push(stepsOf(request, steps, 'good', new Set()));
    }
    return answer;
  }

  /** Samples of the step that ends at each moment, and of no other. */
  async #bySli(
    name: string,
    grid: Grid,
    signal: AbortSignal,
  ): Promise<Map<string, GridSeries>> {
    const { sli } = RECORDED_LABELS;
    // Up to 2.x a range holds its left edge, too, which is the end of the step before.
    const query = `max by (${sli}) (last_over_time(${name}[${
      grid.stepMs - 1
    }ms]))`;
    const { series } = await this.#server.read(query, grid, { signal });
    return new Map(series.map(each => [each.labels[sli], each]));
  }
}

function summed(
  total: GridSeries,
  good: GridSeries,
  grid: Grid,
  stepSeconds: number,
): Counted[] {
  const perStep = (stepSeconds * 1000) / grid.stepMs;
  const steps: Counted[] = [];
  for (let i = 0; i < grid.count; i += perStep) {
    const sum = (values: Float64Array) =>
      values.subarray(i, i + perStep).reduce((a, b) => a + b, 0);
    steps.push({
      start: grid.start + (i - 1) * grid.stepMs,
      total: sum(total.values),
      part: sum(good.values),
    });
  }
  return steps;
}
