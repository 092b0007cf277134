import { LoggerService } from '@backstage/backend-plugin-api';
import { ClusterCache } from '@operate-first/cluster-cache';
import { OperationsSourcesExtensionPoint } from '@operate-first/plugin-operations-node';
import { KubernetesSource } from '../KubernetesSource';
import { ConfiguredKind } from '../finding/CustomKinds';
import { Environments } from './environments';
import { Fleet } from './Fleet';
import { WatchedCluster } from './WatchedCluster';

/** @internal */
export interface ClustersOptions {
  cache: ClusterCache;
  sources: OperationsSourcesExtensionPoint;
  environments: Environments;
  customKinds?: readonly ConfiguredKind[];
  /** Namespaces in which nothing is looked for, whatever a service asks for. */
  isHidden?: (namespace: string) => boolean;
  logger: LoggerService;
  atLeastEvery?: number;
}

/** Makes a source of each cluster, as clusters come. @internal */
export class Clusters {
  readonly fleet: Fleet;
  readonly #options: ClustersOptions;
  /** Sources cannot be taken back: a cluster that comes again finds its own. */
  readonly #added = new Set<string>();

  private constructor(options: ClustersOptions) {
    this.#options = options;
    this.fleet = Fleet.create({ isHidden: options.isHidden });
  }

  /** With the clusters that the cache knows already. */
  static create(options: ClustersOptions): Clusters {
    const clusters = new Clusters(options);
    for (const { name, title } of options.cache.clusters()) {
      clusters.follow(name, title);
    }
    return clusters;
  }

  /** The cache knows this cluster now. */
  follow(name: string, title?: string): void {
    const { cache, customKinds, isHidden, sources, ...rest } = this.#options;
    const { logger } = rest;
    const { fleet } = this;
    fleet.add(
      WatchedCluster.create(cache, name, { logger, customKinds, isHidden }),
    );
    if (this.#added.has(name)) return;
    this.#added.add(name);
    sources.addSource(
      KubernetesSource.create({
        ...rest,
        clusterName: name,
        title,
        fleet,
      }),
    );
  }

  unfollow(name: string): void {
    this.fleet.remove(name);
  }

  end(): void {
    for (const { name } of this.fleet.all()) this.fleet.remove(name);
  }
}
