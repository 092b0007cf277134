import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ClusterAccount,
  ClusterCache,
  ClusterDefinition,
} from '@operate-first/cluster-cache';
import { setTimeout as sleep } from 'node:timers/promises';
import { CatalogLocator } from '../config';
import { CatalogCluster, readCatalogCluster } from '../schema';
import { Clusters } from './Clusters';

const INTERVAL = 30_000;

/** @internal */
export interface CatalogClustersOptions {
  auth: AuthService;
  catalog: CatalogService;
  cache: ClusterCache;
  clusters: Clusters;
  accounts: ClusterAccount[];
  locator: CatalogLocator;
  logger: LoggerService;
}

/** Follows the clusters that are Resources in the catalog. @internal */
export class CatalogClusters {
  readonly #options: CatalogClustersOptions;
  /** By name, as they were written when they were added. */
  readonly #known = new Map<string, string>();

  private constructor(options: CatalogClustersOptions) {
    this.#options = options;
  }

  static create(options: CatalogClustersOptions): CatalogClusters {
    return new CatalogClusters(options);
  }

  /** Until it is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    const { logger } = this.#options;
    while (!signal.aborted) {
      await this.update().catch(error =>
        logger.warn(`Cannot read the clusters of the catalog: ${error}`),
      );
      await sleep(INTERVAL, undefined, { signal }).catch(() => undefined);
    }
  }

  async update(): Promise<void> {
    const { auth, catalog, logger } = this.#options;
    const { items } = await catalog.getEntities(
      { filter: { kind: 'Resource', 'spec.type': 'kubernetes-cluster' } },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    const found = new Map<string, CatalogCluster>();
    for (const entity of items) {
      const cluster = readCatalogCluster(entity);
      if (!cluster) continue;
      const other = found.get(cluster.name);
      if (!other || this.#isStronger(cluster, other)) {
        found.set(cluster.name, cluster);
      }
    }
    for (const name of [...this.#known.keys()]) {
      if (!found.has(name)) await this.#remove(name);
    }
    for (const cluster of found.values()) {
      await this.#follow(cluster).catch(error =>
        logger.warn(`Cannot watch ${cluster.name} of the catalog: ${error}`),
      );
    }
  }

  /** Of two entities that speak of one cluster: nobody takes a cluster away by writing a second one. */
  #isStronger(cluster: CatalogCluster, other: CatalogCluster): boolean {
    const [here, there] = [cluster, other].map(
      one => this.#accountOf(one) !== undefined,
    );
    if (here !== there) return here;
    return cluster.isInDefault && !other.isInDefault;
  }

  async #follow(cluster: CatalogCluster): Promise<void> {
    const { name } = cluster;
    const written = JSON.stringify(cluster);
    const before = this.#known.get(name);
    if (before === written) return;
    if (before !== undefined) await this.#remove(name);
    // What app-config says of a cluster is stronger.
    else if (this.#options.clusters.fleet.get(name)) return;
    this.#add(cluster);
    this.#known.set(name, written);
  }

  /** Ours, if it is meant for the address that the entity names. */
  #accountOf({ name, url }: CatalogCluster): ClusterAccount | undefined {
    return this.#options.accounts.find(
      one => one.cluster === name && isSameAddress(one.url, url),
    );
  }

  #add(cluster: CatalogCluster): void {
    const { cache, clusters } = this.#options;
    cache.addCluster(this.#define(cluster));
    clusters.follow(cluster.name, cluster.title);
  }

  async #remove(name: string): Promise<void> {
    const { cache, clusters } = this.#options;
    this.#known.delete(name);
    clusters.unfollow(name);
    await cache.removeCluster(name);
  }

  #define(cluster: CatalogCluster): ClusterDefinition {
    const { locator, accounts, logger } = this.#options;
    const { name, title, url, caData, provider } = cluster;
    const account = this.#accountOf(cluster);
    if (!account && accounts.some(one => one.cluster === name)) {
      logger.warn(
        `The account for ${name} is not used: the catalog says it is at ${url}; name that address as url beside the account if it is right`,
      );
    }
    return {
      name,
      title,
      url,
      caData,
      skipTLSVerify: locator.allowSkipTLSVerify && cluster.skipTLSVerify,
      // Whoever writes entities must not have our account sent to an address of their choice.
      auth: account?.auth ?? { type: 'viewer', provider },
    };
  }
}

function isSameAddress(ours: string | undefined, theirs: string): boolean {
  return (
    ours !== undefined &&
    URL.canParse(ours) &&
    new URL(ours).href === new URL(theirs).href
  );
}
