import limiter, { Limit } from 'p-limit';
import { z } from 'zod';
import { ServerConfig } from '../config';
import {
  Grid,
  GridAnswer,
  joinAnswers,
  momentOf,
  splitGrid,
} from '../grid/Grid';
import { toGrid } from '../grid/toGrid';
import {
  buildInfoSchema,
  envelopeSchema,
  labelSetsSchema,
  matrixSchema,
  namesSchema,
  rulesSchema,
  vectorSchema,
} from '../schema';
import { Breaker } from './Breaker';
import { ServerError } from './ServerError';
import { Transport } from './Transport';
import { notPrometheus, partial, refusal } from './troubles';
import { sortWarnings } from './warnings';

/** Prometheus answers with 11,000 points of a series at most. */
const MOST_MOMENTS = 10_000;
/** Shorter ranges are not halved any more when they are too much. */
const FEWEST_MOMENTS = 16;
/** So many people's questions are asked at once, beside those that SLIs ask. */
const PANELS_AT_ONCE = 2;

/** @internal */
export interface AskOptions {
  signal: AbortSignal;
  /** Somebody waits for it: it does not queue behind SLIs. */
  urgent?: boolean;
}

interface Data<T> {
  data: T;
  warnings: string[];
}

/** One server, with its own limits, pauses and troubles. @internal */
export class PrometheusServer {
  readonly config: ServerConfig;
  readonly #transport: Transport;
  readonly #breaker = Breaker.create();
  readonly #slis: Limit;
  readonly #panels: Limit;

  private constructor(config: ServerConfig) {
    this.config = config;
    this.#transport = Transport.create(config);
    this.#slis = limiter(config.concurrency);
    this.#panels = limiter(PANELS_AT_ONCE);
  }

  static create(config: ServerConfig): PrometheusServer {
    return new PrometheusServer(config);
  }

  get name(): string {
    return this.config.name;
  }

  get title(): string {
    return this.config.title;
  }

  /** The value of each series at each moment; as many questions as the server's limits want. */
  async read(
    query: string,
    grid: Grid,
    options: AskOptions,
  ): Promise<GridAnswer> {
    if (grid.count > MOST_MOMENTS) return this.#halved(query, grid, options);
    try {
      return await this.#readOnce(query, grid, options);
    } catch (error) {
      const divisible =
        error instanceof ServerError &&
        error.scope === 'size' &&
        grid.count >= 2 * FEWEST_MOMENTS;
      if (!divisible) throw error;
      return this.#halved(query, grid, options);
    }
  }

  /** The series of an instant query with their values. */
  async query(
    query: string,
    options: AskOptions & { time?: number },
  ): Promise<Array<{ labels: Record<string, string>; value: number }>> {
    const { time = Date.now() } = options;
    const { data } = await this.#ask(
      '/api/v1/query',
      { query, time: String(time / 1000) },
      vectorSchema,
      options,
    );
    return data.result.map(({ metric, value }) => ({
      labels: metric,
      value: Number(value?.[1]),
    }));
  }

  /** Whether there was a series of this selector between two moments. */
  async hasSeries(
    selector: string,
    range: { from: number; to: number },
    options: AskOptions,
  ): Promise<boolean> {
    const { data } = await this.#ask(
      '/api/v1/series',
      { 'match[]': selector, ...seconds(range), limit: '1' },
      labelSetsSchema,
      options,
    );
    return data.length > 0;
  }

  /** Names of the labels that series of this selector have. */
  async labelNames(
    selector: string,
    range: { from: number; to: number },
    options: AskOptions,
  ): Promise<string[]> {
    const { data } = await this.#ask(
      '/api/v1/labels',
      { 'match[]': selector, ...seconds(range) },
      namesSchema,
      options,
    );
    return data;
  }

  /** The alerting rules that it has loaded. */
  async alertingRules(options: AskOptions) {
    const { data } = await this.#ask(
      '/api/v1/rules',
      { type: 'alert' },
      rulesSchema,
      options,
    );
    return data.groups.flatMap(({ rules }) => rules);
  }

  /** What it is and which version, as in `Prometheus 2.42.0`. */
  async flavour(options: AskOptions): Promise<string> {
    const { data } = await this.#ask(
      '/api/v1/status/buildinfo',
      {},
      buildInfoSchema,
      { ...options, urgent: true },
    );
    return `${data.application ?? 'Prometheus'} ${data.version ?? ''}`.trim();
  }

  async #halved(query: string, grid: Grid, options: AskOptions) {
    const [head, tail] = splitGrid(grid);
    const first = await this.read(query, head, options);
    const second = await this.read(query, tail, options);
    return joinAnswers([first, second], [head, tail]);
  }

  async #readOnce(query: string, grid: Grid, options: AskOptions) {
    const { data, warnings } = await this.#ask(
      '/api/v1/query_range',
      {
        query,
        start: String(grid.start / 1000),
        end: String(momentOf(grid, grid.count - 1) / 1000),
        step: String(grid.stepMs / 1000),
      },
      matrixSchema,
      options,
    );
    const answer = toGrid(data.result, grid, this.config);
    return { ...answer, warnings: [...warnings, ...answer.warnings] };
  }

  #ask<T>(
    path: string,
    parameters: Record<string, string>,
    schema: z.ZodType<T>,
    { signal, urgent }: AskOptions,
  ): Promise<Data<T>> {
    const limit = urgent ? this.#panels : this.#slis;
    return limit(() =>
      this.#breaker.run(() => this.#exchange(path, parameters, schema, signal)),
    );
  }

  async #exchange<T>(
    path: string,
    parameters: Record<string, string>,
    schema: z.ZodType<T>,
    signal: AbortSignal,
  ): Promise<Data<T>> {
    signal.throwIfAborted();
    const { title, timeoutMs } = this.config;
    const all = new URLSearchParams({
      ...parameters,
      // Its own limit ends a little before ours, so that it can say so.
      timeout: `${Math.floor(timeoutMs * 0.9)}ms`,
      // Thanos: rather no answer than a part of one. Others do not know it.
      partial_response: 'false',
    });
    const answer = await this.#transport.ask(path, all, signal);
    const parsed = envelopeSchema.safeParse(parseJson(answer.body));
    const { status, retryAfter } = answer;
    if (status !== 200 || !parsed.success || parsed.data.status === 'error') {
      const { errorType, error } = parsed.data ?? {};
      if (status === 200 && !parsed.success) {
        throw notPrometheus(title, answer.body);
      }
      throw refusal(
        title,
        { status, errorType, error: error ?? answer.body, retryAfter },
        Date.now(),
      );
    }
    const { doubts, parts } = sortWarnings(parsed.data, title);
    if (parts.length > 0) throw partial(title, parts);
    const data = schema.safeParse(parsed.data.data);
    if (!data.success) throw notPrometheus(title, z.prettifyError(data.error));
    return { data: data.data, warnings: doubts };
  }
}

function seconds(range: { from: number; to: number }) {
  return { start: String(range.from / 1000), end: String(range.to / 1000) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
