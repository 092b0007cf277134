import { LoggerService } from '@backstage/backend-plugin-api';
import {
  ChangeBatch,
  ClusterCache,
  ClusterState,
  ObjectChange,
} from '@operate-first/cluster-cache';
import { RestartMemory } from '../figures/RestartMemory';
import { Usage } from '../figures/Usage';
import { ConfiguredKind, CustomKinds } from '../finding/CustomKinds';
import { Finder } from '../finding/Finder';
import { Relations } from '../finding/Relations';
import { OpenFinder } from './OpenFinder';

interface WatchedClusterOptions {
  logger: LoggerService;
  customKinds?: readonly ConfiguredKind[];
  /** Namespaces in which nothing is looked for. */
  isHidden?: (namespace: string) => boolean;
  usageInterval?: number;
}

/**
 * What every process knows of a cluster, whether or not it is the one that writes: its objects, who belongs to
 * whom, and what it uses.
 *
 * @internal
 */
export class WatchedCluster {
  readonly name: string;
  readonly cache: ClusterCache;
  readonly finder: OpenFinder;
  readonly customKinds: CustomKinds;
  readonly usage: Usage;
  readonly restarts: RestartMemory;
  readonly #logger: LoggerService;
  readonly #relations: Relations;
  readonly #listeners = new Set<(batch: ChangeBatch) => void>();
  readonly #end = new AbortController();
  readonly #unsubscribe: () => void;

  private constructor(
    cache: ClusterCache,
    name: string,
    options: WatchedClusterOptions,
  ) {
    this.name = name;
    this.cache = cache;
    const { customKinds = [], isHidden = () => false, logger } = options;
    this.#logger = logger;
    this.#relations = Relations.create(cache, name);
    this.customKinds = CustomKinds.create(cache, name, customKinds);
    this.finder = OpenFinder.create({
      finder: Finder.create(cache, name, this.customKinds, this.#relations),
      cache,
      cluster: name,
      isHidden,
      logger,
    });
    this.restarts = new RestartMemory(name);
    this.usage = Usage.create({
      cache,
      cluster: name,
      logger,
      interval: options.usageInterval,
    });
    this.#unsubscribe = cache.subscribe(batch => this.#changed(batch));
    void this.usage.run(this.#end.signal);
  }

  static create(
    cache: ClusterCache,
    name: string,
    options: WatchedClusterOptions,
  ): WatchedCluster {
    return new WatchedCluster(cache, name, options);
  }

  /** Undefined once the cluster is no longer watched. */
  get state(): ClusterState | undefined {
    return this.cache.cluster(this.name);
  }

  /** Tells what changed here, when what belongs together is known. Gives the end of it. */
  subscribe(listener: (batch: ChangeBatch) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  end(): void {
    this.#end.abort();
    this.#unsubscribe();
    this.#listeners.clear();
  }

  #changed({ changes, clusters }: ChangeBatch): void {
    const mine = {
      changes: changes.filter(
        change => change.cluster === this.name && this.#learn(change),
      ),
      clusters: clusters.filter(cluster => cluster === this.name),
    };
    if (mine.changes.length === 0 && mine.clusters.length === 0) return;
    for (const listener of this.#listeners) listener(mine);
  }

  /** False where an object is not as it should be: it must not keep back what else has changed. */
  #learn(change: ObjectChange): boolean {
    const one = { changes: [change], clusters: [] };
    try {
      this.#relations.update(one);
      this.restarts.update(one);
      return true;
    } catch (error) {
      const { kind, object } = change;
      const { namespace = '', name } = object.metadata;
      this.#logger.warn(
        `Cannot read ${kind} ${namespace}/${name} of ${this.name}: ${error}`,
      );
      return false;
    }
  }
}
