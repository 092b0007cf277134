import {
  ServiceSignals,
  SignalPanel,
} from '@operate-first/plugin-operations-common';
import { SignalProvider } from '@operate-first/plugin-operations-node';
import { SignalsConfig } from '../config';
import { Grid, momentOf } from '../grid/Grid';
import { queryLink } from '../server/links';
import { PrometheusServer } from '../server/PrometheusServer';
import { problemOf } from '../server/ServerError';
import { ServerSet } from '../server/ServerSet';
import { SIGNALS_ANNOTATION, writtenPanels } from './annotation';
import { Convention, conventionsFor } from './conventions';
import { MetricFinder } from './MetricFinder';
import { fill, matchersOf, placeholdersOf } from './selectors';

type Service = Parameters<SignalProvider['read']>[0];
type Options = Parameters<SignalProvider['read']>[1];

const POINTS = 120;
const SHORTEST_STEP_MS = 15_000;
const SHORTEST_RANGE_S = 300;
const MOST_SERIES = 10;
/** As probes name environments. It comes from whoever asks, and goes into queries. */
const ENVIRONMENT = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

interface Ask {
  id: string;
  server: PrometheusServer;
  what: Convention;
}

/** About so many moments, on whole steps, so that looking again asks the same. */
function gridFor({ from, to }: { from: number; to: number }): Grid {
  const raw = (to - from) / POINTS;
  const stepMs =
    Math.max(Math.ceil(raw / SHORTEST_STEP_MS), 1) * SHORTEST_STEP_MS;
  const start = Math.ceil(from / stepMs) * stepMs;
  return { start, stepMs, count: Math.floor((to - start) / stepMs) + 1 };
}

function rangeFor({ stepMs }: Grid): string {
  const seconds = Math.max(SHORTEST_RANGE_S, (2 * stepMs) / 1000);
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}

function emptyPanel({ id, server, what }: Ask): SignalPanel {
  const { title, signal, unit, query } = what;
  const url = query ? queryLink(server.config.page, query) : undefined;
  return {
    id,
    title,
    signal,
    unit,
    query,
    server: server.title,
    series: [],
    ...(url && { url }),
  };
}

function trouble(
  server: PrometheusServer,
  id: string,
  title: string,
  problem: string,
): SignalPanel {
  const what: Convention = { title, signal: 'other', unit: 'none', query: '' };
  return { ...emptyPanel({ id, server, what }), problem };
}

/**
 * Reads golden signals of services: what their entities say, and what the names of metrics promise.
 *
 * @internal
 */
export class PrometheusSignals implements SignalProvider {
  readonly id = 'prometheus';
  readonly #servers: PrometheusServer[];
  readonly #labels: Record<string, string>;
  readonly #finder = MetricFinder.create();

  private constructor(
    servers: ServerSet,
    { servers: names, labels }: SignalsConfig,
  ) {
    this.#servers = servers
      .all()
      .filter(({ name }) => names === undefined || names.includes(name));
    this.#labels = labels;
  }

  static create(options: {
    servers: ServerSet;
    config: SignalsConfig;
  }): PrometheusSignals {
    return new PrometheusSignals(options.servers, options.config);
  }

  async read(service: Service, options: Options): Promise<ServiceSignals> {
    const asks =
      this.#servers.length > 0 && ENVIRONMENT.test(service.environment);
    const panels = asks ? await this.#panels(service, options) : [];
    return {
      from: new Date(options.from).toISOString(),
      to: new Date(options.to).toISOString(),
      askedAt: new Date().toISOString(),
      panels,
    };
  }

  async #panels(service: Service, options: Options): Promise<SignalPanel[]> {
    const grid = gridFor(options);
    const values = placeholdersOf(service.entity, service.environment);
    const written = this.#written(service, values);
    const conventional = await Promise.all(
      this.#servers.map(server =>
        this.#conventional(server, values, grid, options.signal),
      ),
    );
    // What people wrote of a signal stands in place of what its name promises.
    const said = new Set(written.asks.map(({ what }) => what.signal));
    const asks = [
      ...written.asks,
      ...conventional
        .flatMap(each => each.asks)
        .filter(({ what }) => !said.has(what.signal)),
    ];
    const read = await Promise.all(
      asks.map(ask => this.#read(ask, grid, options.signal)),
    );
    return [
      ...read,
      ...written.troubles,
      ...conventional.flatMap(each => each.troubles),
    ];
  }

  #written(
    { entity }: Service,
    values: Record<string, string>,
  ): { asks: Ask[]; troubles: SignalPanel[] } {
    const { panels, problems } = writtenPanels(entity);
    const [first] = this.#servers;
    const asks: Ask[] = [];
    const troubles = problems.map((problem, i) =>
      trouble(first, `annotation.problem.${i}`, SIGNALS_ANNOTATION, problem),
    );
    panels.forEach((panel, i) => {
      const id = `annotation.${i}`;
      const server = panel.server
        ? this.#servers.find(({ config }) =>
            config.dataSources.includes(panel.server!),
          )
        : first;
      const what = { ...panel, query: fill(panel.query, values) };
      if (server) asks.push({ id, server, what });
      else {
        const problem = `Server ${panel.server} is not configured for signals.`;
        troubles.push(trouble(first, id, panel.title, problem));
      }
    });
    return { asks, troubles };
  }

  async #conventional(
    server: PrometheusServer,
    values: Record<string, string>,
    grid: Grid,
    signal: AbortSignal,
  ): Promise<{ asks: Ask[]; troubles: SignalPanel[] }> {
    const matchers = matchersOf(this.#labels, values);
    try {
      const found = await this.#finder.find(server, matchers, signal);
      const range = rangeFor(grid);
      const asks = conventionsFor(found, matchers, range).map((what, i) => ({
        id: `${server.name}.${what.signal}.${i}`,
        server,
        what,
      }));
      return { asks, troubles: [] };
    } catch (error) {
      const { message } = problemOf(error, server.title);
      const id = `${server.name}.trouble`;
      return {
        asks: [],
        troubles: [trouble(server, id, 'Golden signals', message)],
      };
    }
  }

  async #read(ask: Ask, grid: Grid, signal: AbortSignal): Promise<SignalPanel> {
    const panel = emptyPanel(ask);
    const { server, what } = ask;
    try {
      const options = { signal, urgent: true };
      const { series } = await server.read(what.query, grid, options);
      panel.series = series.slice(0, MOST_SERIES).map(each => ({
        name: nameOf(each.labels) || what.title,
        points: Array.from(each.values, (value, i) => [
          momentOf(grid, i),
          each.seen[i] && Number.isFinite(value) ? value : null,
        ]),
      }));
      if (series.length > MOST_SERIES) {
        panel.problem = `Only ${MOST_SERIES} of ${series.length} series are shown.`;
      }
    } catch (error) {
      panel.problem = problemOf(error, server.title).message;
    }
    return panel;
  }
}

function nameOf(labels: Record<string, string>): string {
  return Object.entries(labels)
    .map(([name, value]) => (name === '__name__' ? value : `${name} ${value}`))
    .join(', ');
}
