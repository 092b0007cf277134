import { LoggerService } from '@backstage/backend-plugin-api';
import { ApiError, ClusterCache } from '@operate-first/cluster-cache';
import {
  parseQuantity,
  ResourceUse,
} from '@operate-first/plugin-operations-common';
import { setTimeout as sleep } from 'node:timers/promises';
import { PodObject } from '../finding/objects';
import { nodeMetricsSchema, podMetricsSchema } from '../schema';
import { asUse, sumOf } from './resources';

const GROUP = '/apis/metrics.k8s.io/v1beta1';
const INTERVAL = 30_000;
const LONGEST_PAUSE = 600_000;
/** Older figures are no figures. */
const STALE = 120_000;

interface Seen {
  at: number;
  pods: Map<string, ResourceUse>;
  nodes: Map<string, ResourceUse>;
}

interface UsageOptions {
  cache: ClusterCache;
  cluster: string;
  logger: LoggerService;
  interval?: number;
}

function readUsage(usage: { cpu?: string; memory?: string }) {
  const cpu = parseQuantity(usage.cpu);
  const memory = parseQuantity(usage.memory);
  return asUse({
    ...(cpu !== undefined && { cpu }),
    ...(memory !== undefined && { memory }),
  });
}

/**
 * What pods and nodes use, where metrics-server is there: one list of each, however many people look. A cluster
 * that has none, or fails to tell, is asked less and less often.
 *
 * @internal
 */
export class Usage {
  readonly #options: UsageOptions;
  #seen: Seen | undefined;
  #failures = 0;

  private constructor(options: UsageOptions) {
    this.#options = options;
  }

  static create(options: UsageOptions): Usage {
    return new Usage(options);
  }

  /** Until it is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    const { interval = INTERVAL } = this.#options;
    while (!signal.aborted) {
      const asked = await this.#ask(signal);
      const pause = asked
        ? Math.min(interval * 2 ** this.#failures, LONGEST_PAUSE)
        : Math.min(interval, 1_000);
      await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  }

  ofPods(pods: PodObject[]): ResourceUse | undefined {
    const seen = this.#fresh();
    return sumOf(
      pods.map(({ metadata: { namespace, name } }) =>
        seen?.pods.get(`${namespace}/${name}`),
      ),
    );
  }

  ofNode(name: string): ResourceUse | undefined {
    return this.#fresh()?.nodes.get(name);
  }

  #fresh(): Seen | undefined {
    const seen = this.#seen;
    return seen && Date.now() - seen.at < STALE ? seen : undefined;
  }

  /** Whether the cluster could be asked at all. */
  async #ask(signal: AbortSignal): Promise<boolean> {
    const { cache, cluster, logger } = this.#options;
    if (cache.cluster(cluster)?.status !== 'watching') return false;
    try {
      // Asking the group first costs a cluster without metrics-server one short answer.
      await cache.ask({ cluster, path: GROUP, signal });
      const [pods, nodes] = await Promise.all([
        this.#list('pods', signal),
        this.#list('nodes', signal),
      ]);
      this.#seen = {
        at: Date.now(),
        pods: new Map(
          podMetricsSchema.parse(pods).items.flatMap(item => {
            const { namespace, name } = item.metadata;
            const use = sumOf(
              (item.containers ?? []).map(({ usage }) => readUsage(usage)),
            );
            return use ? [[`${namespace}/${name}`, use]] : [];
          }),
        ),
        nodes: new Map(
          nodeMetricsSchema.parse(nodes).items.flatMap(item => {
            const use = readUsage(item.usage);
            return use ? [[item.metadata.name, use]] : [];
          }),
        ),
      };
      this.#failures = 0;
    } catch (error) {
      this.#failures = Math.min(this.#failures + 1, 10);
      const why = error instanceof ApiError ? error.message : error;
      if (!signal.aborted) logger.debug(`No metrics of ${cluster}: ${why}`);
    }
    return true;
  }

  async #list(kind: string, signal: AbortSignal): Promise<unknown> {
    const { cache, cluster } = this.#options;
    const path = `${GROUP}/${kind}`;
    return JSON.parse(await cache.ask({ cluster, path, signal }));
  }
}
