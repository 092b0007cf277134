import { LoggerService } from '@backstage/backend-plugin-api';
import {
  coarsen,
  expressionOf,
  MetricQuery,
  SliDefinition,
} from '@operate-first/plugin-operations-common';
import {
  ShownQuery,
  SliMeasurement,
  SliPlan,
  SliProblem,
  SliRequest,
  SliSource,
} from '@operate-first/plugin-operations-node';
import { measureCounters } from './measure/counters';
import {
  notesOf,
  Reading,
  readingOf,
  shownExpression,
} from './measure/reading';
import { RecordedSeries } from './measure/RecordedSeries';
import { KnownSelectors, SeriesReader } from './measure/SeriesReader';
import {
  measureRatio,
  measureThreshold,
  measureValues,
} from './measure/values';
import { queryLink } from './server/links';
import { PrometheusServer } from './server/PrometheusServer';
import { problemOf } from './server/ServerError';
import { ServerSet } from './server/ServerSet';
import { inOrderOfArrival } from './inOrderOfArrival';

const LONGEST_STEP_SECONDS = 300;

/** Types of data sources that speak the API of Prometheus. */
const TYPES = new Set(['prometheus', 'thanos', 'mimir', 'cortex']);

type Prepared =
  | { server: PrometheusServer; reading: Reading }
  | { problem: SliProblem; server?: PrometheusServer };

function queriesOf({ measure }: SliDefinition): Array<{
  title: string;
  query: MetricQuery;
}> {
  if (measure.kind === 'threshold') {
    return [{ title: 'Value', query: measure.query }];
  }
  if (measure.kind === 'raw') {
    const title =
      measure.rawType === 'success' ? 'Ratio of good' : 'Ratio of bad';
    return [{ title, query: measure.query }];
  }
  const { good, bad, total } = measure;
  return [
    ...(good ? [{ title: 'Good events', query: good }] : []),
    ...(bad ? [{ title: 'Bad events', query: bad }] : []),
    { title: 'All events', query: total },
  ];
}

/**
 * Measures SLIs by PromQL, on the servers of the configuration alone. One server's trouble is its own.
 *
 * @internal
 */
export class PrometheusSliSource implements SliSource {
  readonly id = 'prometheus';
  readonly title = 'Prometheus';
  readonly #servers: ServerSet;
  readonly #logger: LoggerService;
  readonly #recorded = new Map<string, RecordedSeries>();
  readonly #known = new KnownSelectors();
  readonly #prepared = new WeakMap<SliDefinition, Prepared>();

  private constructor(servers: ServerSet, logger: LoggerService) {
    this.#servers = servers;
    this.#logger = logger;
    for (const server of servers.all()) {
      this.#recorded.set(server.name, RecordedSeries.create(server));
    }
  }

  static create(options: {
    servers: ServerSet;
    logger: LoggerService;
  }): PrometheusSliSource {
    return new PrometheusSliSource(options.servers, options.logger);
  }

  plan(sli: SliDefinition): SliPlan | undefined {
    const queries = queriesOf(sli);
    if (!queries.some(({ query }) => TYPES.has(query.type.toLowerCase()))) {
      return undefined;
    }
    const prepared = this.#prepare(sli);
    if ('problem' in prepared) {
      const { problem, server } = prepared;
      const written = queries.flatMap(({ title, query }) =>
        asWritten(title, query, server),
      );
      return { ok: false, problem, queries: written };
    }
    const { server, reading } = prepared;
    return {
      ok: true,
      server: server.name,
      queries: queries.map(({ title, query }) =>
        shown(title, query, reading, server),
      ),
      notes: notesOf(reading),
    };
  }

  async *measure(
    requests: SliRequest[],
    { signal }: { signal: AbortSignal },
  ): AsyncGenerator<SliMeasurement> {
    const lanes = new Map<
      PrometheusServer,
      Array<{ request: SliRequest; reading: Reading }>
    >();
    for (const request of requests) {
      const prepared = this.#prepare(request.sli);
      if ('problem' in prepared) {
        yield failed(request, prepared.problem);
        continue;
      }
      const { server, reading } = prepared;
      const lane = lanes.get(server);
      if (lane) lane.push({ request, reading });
      else lanes.set(server, [{ request, reading }]);
    }
    yield* inOrderOfArrival<SliMeasurement>(
      [...lanes].map(
        ([server, lane]) =>
          emit =>
            this.#measureLane(server, lane, signal, emit),
      ),
    );
  }

  /** Definitions do not change: another query is another SLI. */
  #prepare(sli: SliDefinition): Prepared {
    const known = this.#prepared.get(sli);
    if (known) return known;
    const prepared = this.#prepareAnew(sli);
    this.#prepared.set(sli, prepared);
    return prepared;
  }

  #prepareAnew(sli: SliDefinition): Prepared {
    const queries = queriesOf(sli).map(({ query }) => query);
    const found = this.#servers.serverOf(queries);
    if ('problem' in found) return found;
    const read = readingOf(sli);
    return { ...found, ...read };
  }

  async #measureLane(
    server: PrometheusServer,
    lane: Array<{ request: SliRequest; reading: Reading }>,
    signal: AbortSignal,
    emit: (measurement: SliMeasurement) => void,
  ): Promise<void> {
    const readings = new Map(
      lane.map(({ request, reading }) => [request, reading]),
    );
    const left = await this.#measureRecorded(
      server,
      [...readings.keys()],
      signal,
      emit,
    );
    const reader = SeriesReader.create(server, this.#known, signal);
    await Promise.all(
      left.map(async request =>
        emit(await this.#measureOne(request, readings.get(request)!, reader)),
      ),
    );
  }

  async #measureRecorded(
    server: PrometheusServer,
    requests: SliRequest[],
    signal: AbortSignal,
    emit: (measurement: SliMeasurement) => void,
  ): Promise<SliRequest[]> {
    try {
      const recorded = this.#recorded.get(server.name);
      if (!recorded) return requests;
      const { measured, left } = await recorded.read(requests, signal);
      measured.forEach(emit);
      return left;
    } catch (error) {
      signal.throwIfAborted();
      this.#logger.debug(`Recorded series of ${server.name}: ${error}`);
      return requests;
    }
  }

  /** Within a long step a program may restart more than once: it is read in shorter ones. */
  async #measureOne(
    request: SliRequest,
    reading: Reading,
    reader: SeriesReader,
  ): Promise<SliMeasurement> {
    const { stepSeconds } = request;
    if (
      stepSeconds <= LONGEST_STEP_SECONDS ||
      stepSeconds % LONGEST_STEP_SECONDS !== 0
    ) {
      return this.#measureSteps(request, reading, reader);
    }
    const shorter = { ...request, stepSeconds: LONGEST_STEP_SECONDS };
    const measured = await this.#measureSteps(shorter, reading, reader);
    const steps = coarsen(measured.steps, stepSeconds);
    return { ...measured, request, steps };
  }

  async #measureSteps(
    request: SliRequest,
    reading: Reading,
    reader: SeriesReader,
  ): Promise<SliMeasurement> {
    try {
      switch (reading.kind) {
        case 'counters':
          return await measureCounters(request, reading, reader);
        case 'values':
          return await measureValues(request, reading, reader);
        case 'ratio':
          return await measureRatio(request, reading, reader);
        default:
          return await measureThreshold(request, reading, reader);
      }
    } catch (error) {
      reader.signal.throwIfAborted();
      const problem = problemOf(error, reader.server.title);
      this.#logger.debug(`${problem.message} ${problem.detail ?? ''}`);
      return failed(request, problem);
    }
  }
}

/** People copy what graphs well: of counters, their rate. */
function shown(
  title: string,
  query: MetricQuery,
  reading: Reading,
  server: PrometheusServer,
): ShownQuery {
  const expression = shownExpression(query);
  const { config } = server;
  const text =
    reading.kind === 'counters' &&
    !/\b(rate|irate|increase)\s*\(/.test(expression)
      ? rateOf(
          expression,
          title === 'All events' ? reading.total : reading.part,
        )
      : expression;
  return {
    title,
    language: 'PromQL',
    query: text,
    url: queryLink(config.page, text),
  };
}

/** What cannot be read is shown as it is, to be mended. */
function asWritten(
  title: string,
  query: MetricQuery,
  server: PrometheusServer | undefined,
): ShownQuery[] {
  const text = expressionOf(query);
  if (!text) return [];
  const url = server && queryLink(server.config.page, text);
  return [{ title, language: 'PromQL', query: text, ...(url && { url }) }];
}

function rateOf(
  expression: string,
  { terms }: { terms: Array<{ selector: string; minus: boolean }> },
): string {
  const rates = terms.map(({ selector }) => `sum(rate(${selector}[5m]))`);
  if (rates.length === 0) return expression;
  return rates.reduce(
    (text, rate, i) => `${text} ${terms[i].minus ? '-' : '+'} ${rate}`,
  );
}

function failed(request: SliRequest, problem: SliProblem): SliMeasurement {
  return {
    request,
    steps: [],
    measuredUntil: request.from,
    problem,
    warnings: [],
  };
}
