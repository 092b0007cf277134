import {
  AlertTrial,
  CountedRequests,
  SignalExpressions,
} from '@operate-first/plugin-operations-common';
import {
  AlertAsk,
  AlertRuleReader,
  AlertSubject,
  LoadedRules,
} from '@operate-first/plugin-operations-node';
import { SignalsConfig } from '../config';
import { PrometheusServer } from '../server/PrometheusServer';
import { problemOf } from '../server/ServerError';
import { ServerSet } from '../server/ServerSet';
import { conventionsFor, countersFor } from '../signals/conventions';
import { FoundMetrics, MetricFinder } from '../signals/MetricFinder';
import { matchersOf, placeholdersOf } from '../signals/selectors';
import { tryExpression } from './tryExpression';

/** As probes name environments. It comes from whoever asks, and goes into queries. */
const ENVIRONMENT = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const RANGE = '5m';
const PROCESSORS = 'Processors in use';

/**
 * Tries alerts on Prometheus, and says which rules its servers have loaded.
 *
 * @internal
 */
export class PrometheusRules implements AlertRuleReader {
  readonly id = 'prometheus';
  readonly #servers: ServerSet;
  readonly #config: SignalsConfig;
  readonly #finder = MetricFinder.create();

  private constructor(servers: ServerSet, config: SignalsConfig) {
    this.#servers = servers;
    this.#config = config;
  }

  static create(options: {
    servers: ServerSet;
    config: SignalsConfig;
  }): PrometheusRules {
    return new PrometheusRules(options.servers, options.config);
  }

  async signals(
    subject: AlertSubject,
    { signal }: { signal: AbortSignal },
  ): Promise<SignalExpressions> {
    const there = await this.#find(subject, signal);
    if (!there) return {};
    const all = conventionsFor(there.found, there.matchers, RANGE);
    const queryOf = (name: string, title?: string) =>
      all.find(each => each.signal === name && (!title || each.title === title))
        ?.query;
    const found = {
      errors: queryOf('errors'),
      latency: queryOf('duration'),
      traffic: queryOf('rate'),
      saturation: queryOf('saturation', PROCESSORS),
    };
    return Object.fromEntries(
      Object.entries(found).filter(([, query]) => query !== undefined),
    );
  }

  async requests(
    subject: AlertSubject,
    { signal }: { signal: AbortSignal },
  ): Promise<CountedRequests | undefined> {
    const there = await this.#find(subject, signal);
    return there && countersFor(there.found, there.matchers);
  }

  async try(ask: AlertAsk): Promise<AlertTrial> {
    const server = this.#serverFor(ask.dataSource);
    const { expression } = ask;
    return server
      ? tryExpression(server, ask)
      : {
          state: 'notTried',
          expression,
          message:
            'No Prometheus is configured for it. Add one to operations.prometheus.servers.',
        };
  }

  async loaded({ signal }: { signal: AbortSignal }): Promise<LoadedRules[]> {
    return Promise.all(
      this.#servers.all().map(async (server): Promise<LoadedRules> => {
        try {
          const rules = await server.alertingRules({ signal, urgent: true });
          return {
            server: server.title,
            rules: rules.map(({ name, labels, health, lastEvaluation }) => {
              const at = Date.parse(lastEvaluation ?? '');
              return {
                name,
                labels: labels ?? {},
                // A rule that is new has the time zero of Go.
                ...(at > 0 && { evaluatedAt: at }),
                ...(health === 'err' && {
                  problem: `${server.title} cannot evaluate the rule ${name}. Try its expression there.`,
                }),
              };
            }),
          };
        } catch (error) {
          const { message } = problemOf(error, server.title);
          return { server: server.title, problem: message };
        }
      }),
    );
  }

  #serverFor(dataSource: string | undefined): PrometheusServer | undefined {
    for (const name of [dataSource, undefined]) {
      const found = this.#servers.serverOf([
        { type: 'Prometheus', dataSource: name, spec: {} },
      ]);
      if ('server' in found) return found.server;
    }
    return undefined;
  }

  /** What there is of a service on the first server that knows any of it. */
  async #find(
    { entity, environment }: AlertSubject,
    signal: AbortSignal,
  ): Promise<{ found: FoundMetrics; matchers: string } | undefined> {
    if (!ENVIRONMENT.test(environment)) return undefined;
    const matchers = matchersOf(
      this.#config.labels,
      placeholdersOf(entity, environment),
    );
    const { servers: names } = this.#config;
    for (const server of this.#servers.all()) {
      if (names && !names.includes(server.name)) continue;
      const found = await this.#finder
        .find(server, matchers, signal)
        .catch(() => undefined);
      if (found && found.names.size > 0) return { found, matchers };
    }
    return undefined;
  }
}
