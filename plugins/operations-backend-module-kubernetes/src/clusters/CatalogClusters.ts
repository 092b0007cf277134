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
    const { auth, catalog, clusters } = this.#options;
    const { items } = await catalog.getEntities(
      { filter: { kind: 'Resource', 'spec.type': 'kubernetes-cluster' } },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    const found = new Map<string, CatalogCluster>();
    for (const entity of items) {
      const cluster = readCatalogCluster(entity);
      if (cluster && !found.has(cluster.name)) found.set(cluster.name, cluster);
    }
    for (const name of [...this.#known.keys()]) {
      if (!found.has(name)) await this.#remove(name);
    }
    for (const cluster of found.values()) {
      const written = JSON.stringify(cluster);
      const before = this.#known.get(cluster.name);
      if (before === written) continue;
      if (before !== undefined) await this.#remove(cluster.name);
      // What app-config says of a cluster is stronger.
      else if (clusters.fleet.get(cluster.name)) continue;
      this.#add(cluster);
      this.#known.set(cluster.name, written);
    }
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
    const account = accounts.find(one => one.cluster === name);
    const isMeant = account?.url !== undefined && sameAddress(account.url, url);
    if (account && !isMeant) {
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
      auth: account && isMeant ? account.auth : { type: 'viewer', provider },
    };
  }
}

function sameAddress(a: string, b: string): boolean {
  return new URL(a).href === new URL(b).href;
}
