import { LoggerService } from '@backstage/backend-plugin-api';
import { MetricQuery } from '@operate-first/plugin-operations-common';
import { SliProblem } from '@operate-first/plugin-operations-node';
import { ServerConfig } from '../config';
import { PrometheusServer } from './PrometheusServer';
import { problemOf } from './ServerError';

function notConfigured(
  message: string,
  remedy: string,
): { problem: SliProblem } {
  return { problem: { code: 'prometheus.notConfigured', message, remedy } };
}

/**
 * The servers of the configuration: no other is ever contacted, whatever a document says.
 *
 * @internal
 */
export class ServerSet {
  readonly #servers: PrometheusServer[];

  private constructor(servers: PrometheusServer[]) {
    this.#servers = servers;
  }

  static create(configs: ServerConfig[]): ServerSet {
    return new ServerSet(configs.map(PrometheusServer.create));
  }

  all(): PrometheusServer[] {
    return this.#servers;
  }

  /** Says in the log what each server is, or why that cannot be said. */
  async greet(logger: LoggerService): Promise<void> {
    const signal = new AbortController().signal;
    await Promise.all(
      this.#servers.map(async server => {
        try {
          const flavour = await server.flavour({ signal });
          logger.info(`${server.name} is ${flavour}`);
        } catch (error) {
          const { message, detail } = problemOf(error, server.title);
          logger.warn(`${message} ${detail ?? ''}`);
        }
      }),
    );
  }

  /** The server that these queries are for, or why there is none. */
  serverOf(
    queries: MetricQuery[],
  ): { server: PrometheusServer } | { problem: SliProblem } {
    const found = queries.map(({ dataSource }) => this.#named(dataSource));
    const trouble = found.find(each => 'problem' in each);
    if (trouble) return trouble;
    const servers = found.flatMap(each =>
      'server' in each ? each.server : [],
    );
    if (new Set(servers).size > 1) {
      return notConfigured(
        'The queries of the SLI are for different servers, which do not see the same moments.',
        'Name one data source for all queries of an SLI.',
      );
    }
    return { server: servers[0] };
  }

  #named(
    dataSource: string | undefined,
  ): { server: PrometheusServer } | { problem: SliProblem } {
    if (dataSource !== undefined) {
      const server = this.#servers.find(({ config }) =>
        config.dataSources.includes(dataSource),
      );
      return server
        ? { server }
        : notConfigured(
            `Data source ${dataSource} is not configured.`,
            'Add it to operations.prometheus.servers, or to `dataSources` of a server there.',
          );
    }
    const server =
      this.#servers.length === 1
        ? this.#servers[0]
        : this.#servers.find(({ config }) => config.isDefault);
    if (server) return { server };
    return this.#servers.length === 0
      ? notConfigured(
          'No Prometheus server is configured.',
          'Add one to operations.prometheus.servers.',
        )
      : notConfigured(
          'The SLI names no data source, and there are several servers.',
          'Name one by `metricSourceRef`, or make a server the default.',
        );
  }
}
