import type { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { ChangeFeed } from './ChangeFeed';
import { ClusterWatch } from './ClusterWatch';
import { DEFAULT_KINDS } from './kinds';
import { parseLabelSelector } from './labelSelector';
import { SharedParts } from './SharedParts';
import { ClusterCacheTiming, DEFAULT_TIMING } from './timing';
import { unwatchable } from './unwatchable';
import {
  ChangeBatch,
  ClusterDefinition,
  ClusterState,
  FoundObject,
  KindDefinition,
  KubeObject,
  ObjectQuery,
} from './types';

/**
 * What a cluster cache is made of.
 *
 * @public
 */
export interface ClusterCacheOptions {
  clusters: readonly ClusterDefinition[];
  /** Instead of the default kinds. */
  kinds?: readonly KindDefinition[];
  logger: LoggerService;
  timing?: Partial<ClusterCacheTiming>;
}

/**
 * The objects of all clusters, in memory: each cluster is watched once, however many people look.
 *
 * @public
 */
export class ClusterCache {
  readonly #watches = new Map<string, ClusterWatch>();
  readonly #unwatchable = new Map<string, ClusterState>();
  readonly #order: readonly string[];
  readonly #feed: ChangeFeed;
  readonly #logger: LoggerService;
  #running: Promise<unknown> | undefined;

  private constructor(options: ClusterCacheOptions) {
    const { clusters, kinds = DEFAULT_KINDS, logger } = options;
    const timing = { ...DEFAULT_TIMING, ...options.timing };
    this.#logger = logger;
    this.#feed = ChangeFeed.create(logger, timing.batch);
    this.#order = clusters.map(({ name }) => name);
    const parts = new SharedParts();
    for (const cluster of clusters) {
      const { name } = cluster;
      if (this.#watches.has(name) || this.#unwatchable.has(name)) {
        throw new InputError(`There are two clusters with the name ${name}`);
      }
      if (cluster.auth.type === 'viewer') {
        this.#unwatchable.set(name, unwatchable(cluster, cluster.auth));
      } else {
        const surroundings = { logger, feed: this.#feed, parts, timing };
        const watch = ClusterWatch.create(cluster, kinds, surroundings);
        this.#watches.set(name, watch);
      }
    }
  }

  static create(options: ClusterCacheOptions): ClusterCache {
    return new ClusterCache(options);
  }

  /** Begins to watch. Nobody waits for a cluster: what is not there yet is told when it comes. */
  start(): void {
    if (this.#running) return;
    const runs = [...this.#watches.values()].map(watch => watch.run());
    this.#running = Promise.all(runs).catch(error =>
      this.#logger.error(`The cluster cache has failed: ${error}`),
    );
  }

  /** Ends every watch; what was seen last can still be read. */
  async stop(): Promise<void> {
    this.#feed.stop();
    for (const watch of this.#watches.values()) watch.stop();
    await this.#running;
  }

  /** How it goes with each cluster, in the order in which they were given. */
  clusters(): ClusterState[] {
    return this.#order.flatMap(name => this.cluster(name) ?? []);
  }

  cluster(name: string): ClusterState | undefined {
    return this.#watches.get(name)?.state() ?? this.#unwatchable.get(name);
  }

  get(where: {
    cluster: string;
    kind: string;
    namespace?: string;
    name: string;
  }): KubeObject | undefined {
    const { cluster, kind, namespace = '', name } = where;
    return this.#watches.get(cluster)?.store(kind)?.get(namespace, name);
  }

  /** What is known now; of a cluster that fails, what was known last. */
  find(query: ObjectQuery): FoundObject[] {
    const { kind, namespace, labelSelector = '' } = query;
    const requirements = parseLabelSelector(labelSelector);
    const names = query.cluster === undefined ? this.#order : [query.cluster];
    return names.flatMap(cluster => {
      const store = this.#watches.get(cluster)?.store(kind);
      const objects = store?.find(namespace, requirements) ?? [];
      return objects.map(object => ({ cluster, object }));
    });
  }

  /** Tells what changes from now on, several times a second at most. Gives the end of it. */
  subscribe(listener: (batch: ChangeBatch) => void): () => void {
    return this.#feed.subscribe(listener);
  }
}
