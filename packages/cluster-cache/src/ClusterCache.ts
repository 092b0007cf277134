import type { LoggerService } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import { ApiClient } from './ApiClient';
import { ChangeFeed } from './ChangeFeed';
import { ClusterWatch, Surroundings } from './ClusterWatch';
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
 * One request to the API server of a cluster.
 *
 * @public
 */
export interface ClusterRequest {
  cluster: string;
  /** As in `/api/v1/namespaces/shop/pods/web-1/log`. */
  path: string;
  query?: Record<string, string | undefined>;
  signal: AbortSignal;
}

/**
 * The objects of all clusters, in memory: each cluster is watched once, however many people look.
 *
 * @public
 */
export class ClusterCache {
  readonly #watches = new Map<string, ClusterWatch>();
  readonly #unwatchable = new Map<string, ClusterState>();
  readonly #runs = new Map<string, Promise<void>>();
  readonly #surroundings: Surroundings;
  #kinds: readonly KindDefinition[];
  #order: readonly string[] = [];
  #running = false;

  private constructor(options: ClusterCacheOptions) {
    const { clusters, kinds = DEFAULT_KINDS, logger } = options;
    const timing = { ...DEFAULT_TIMING, ...options.timing };
    this.#kinds = kinds;
    this.#surroundings = {
      logger,
      feed: ChangeFeed.create(logger, timing.batch),
      parts: new SharedParts(),
      timing,
    };
    for (const cluster of clusters) this.addCluster(cluster);
  }

  static create(options: ClusterCacheOptions): ClusterCache {
    return new ClusterCache(options);
  }

  /** Begins to watch. Nobody waits for a cluster: what is not there yet is told when it comes. */
  start(): void {
    if (this.#running) return;
    this.#running = true;
    for (const name of this.#watches.keys()) this.#run(name);
  }

  /** Ends every watch; what was seen last can still be read. */
  async stop(): Promise<void> {
    this.#running = false;
    this.#surroundings.feed.stop();
    for (const watch of this.#watches.values()) watch.stop();
    await Promise.all(this.#runs.values());
  }

  /** One cluster more; it is watched at once where the others are. */
  addCluster(cluster: ClusterDefinition): void {
    const { name, auth } = cluster;
    if (this.#order.includes(name)) {
      throw new InputError(`There are two clusters with the name ${name}`);
    }
    this.#order = [...this.#order, name];
    if (auth.type === 'viewer') {
      this.#unwatchable.set(name, unwatchable(cluster, auth));
    } else {
      this.#watches.set(
        name,
        ClusterWatch.create(cluster, this.#kinds, this.#surroundings),
      );
      if (this.#running) this.#run(name);
    }
    this.#surroundings.feed.stateChanged(name);
  }

  /** One kind more, in all clusters, unless it is watched already. */
  addKind(kind: KindDefinition): void {
    if (this.#kinds.some(({ id }) => id === kind.id)) return;
    this.#kinds = [...this.#kinds, kind];
    for (const watch of this.#watches.values()) watch.addKind(kind);
  }

  /** The cluster is watched no longer, and forgotten. */
  async removeCluster(name: string): Promise<void> {
    this.#order = this.#order.filter(other => other !== name);
    this.#unwatchable.delete(name);
    this.#watches.get(name)?.stop();
    this.#watches.delete(name);
    const run = this.#runs.get(name);
    this.#runs.delete(name);
    await run;
    this.#surroundings.feed.forget(name);
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
    return this.#surroundings.feed.subscribe(listener);
  }

  /** Asks a cluster itself, with its account: for what a person opens, and what cannot be watched. Throws an ApiError. */
  async ask(request: ClusterRequest): Promise<string> {
    const { path, query = {}, signal } = request;
    return this.#client(request).get(path, query, signal);
  }

  /** As `ask`, for an answer that goes on; resolves when it begins. Whoever stops reading ends it. */
  async open(request: ClusterRequest): Promise<AsyncIterable<Uint8Array>> {
    const { path, query = {}, signal } = request;
    return this.#client(request).open(path, query, signal);
  }

  #client({ cluster }: ClusterRequest): ApiClient {
    const watch = this.#watches.get(cluster);
    if (!watch) throw new NotFoundError(`No cluster ${cluster} is watched`);
    return watch.client;
  }

  #run(name: string): void {
    const { logger } = this.#surroundings;
    const run = this.#watches
      .get(name)
      ?.run()
      .catch(error => logger.error(`The watch of ${name} failed: ${error}`));
    if (run) this.#runs.set(name, run);
  }
}
