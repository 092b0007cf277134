import {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import {
  AuthenticationStrategy,
  ClusterDetails,
  KubernetesClustersSupplier,
} from '@backstage/plugin-kubernetes-node';
import {
  ClusterCache,
  ClusterDefinition,
  ProvidedCredential,
} from '@operate-first/cluster-cache';
import { definitionOf } from '../kinds';
import { hasOwnAccount } from '../viewers/accounts';

const INTERVAL_MS = 60_000;

/** What of a cluster decides how it is watched. */
function fingerprint(details: ClusterDetails): string {
  const { url, authMetadata, skipTLSVerify, caData, caFile } = details;
  const { customResources } = details;
  return JSON.stringify([
    url,
    authMetadata,
    skipTLSVerify,
    caData,
    caFile,
    customResources,
  ]);
}

/** Gives the cache the clusters that the stock plugin knows and it does not, with the credentials of that plugin. */
export class ClusterKeeper {
  readonly #cache: ClusterCache;
  readonly #supplier: KubernetesClustersSupplier;
  readonly #strategy: AuthenticationStrategy;
  readonly #logger: LoggerService;
  /** What we have added, by name. */
  readonly #added = new Map<string, string>();

  private constructor(options: {
    cache: ClusterCache;
    clusterSupplier: KubernetesClustersSupplier;
    authStrategy: AuthenticationStrategy;
    logger: LoggerService;
  }) {
    this.#cache = options.cache;
    this.#supplier = options.clusterSupplier;
    this.#strategy = options.authStrategy;
    this.#logger = options.logger;
  }

  static create(options: {
    cache: ClusterCache;
    clusterSupplier: KubernetesClustersSupplier;
    authStrategy: AuthenticationStrategy;
    logger: LoggerService;
  }): ClusterKeeper {
    return new ClusterKeeper(options);
  }

  /** Compares now and once a minute. Gives the end of it. */
  keepOn(credentials: () => Promise<BackstageCredentials>): () => void {
    let running = false;
    const compare = async () => {
      if (running) return;
      running = true;
      try {
        await this.keep(await credentials());
      } catch (error) {
        this.#logger.warn(
          `The clusters of the Kubernetes plugin could not be read: ${stringifyError(
            error,
          )}`,
        );
      } finally {
        running = false;
      }
    };
    void compare();
    const timer = setInterval(compare, INTERVAL_MS);
    return () => clearInterval(timer);
  }

  /** Compares once. Clusters where only viewers have credentials stay with the stock plugin. */
  async keep(credentials: BackstageCredentials): Promise<void> {
    const all = await this.#supplier.getClusters({ credentials });
    const known = new Map(
      all.filter(hasOwnAccount).map(details => [details.name, details]),
    );
    for (const [name, print] of this.#added) {
      const details = known.get(name);
      if (details && fingerprint(details) === print) continue;
      await this.#cache.removeCluster(name);
      this.#added.delete(name);
      this.#logger.info(`Cluster ${name} is watched no longer as it was.`);
    }
    for (const details of known.values()) await this.#add(details);
  }

  async #add(details: ClusterDetails): Promise<void> {
    const { name } = details;
    const state = this.#cache.cluster(name);
    if (state && state.status !== 'unwatchable') return;
    if (state) await this.#cache.removeCluster(name);
    this.#cache.addCluster(this.#definition(details));
    this.#added.set(name, fingerprint(details));
    this.#logger.info(`Cluster ${name} is watched as the plugin knows it.`);
  }

  #definition(details: ClusterDetails): ClusterDefinition {
    const { name, title, url, caData, caFile, skipTLSVerify } = details;
    return {
      name,
      title,
      url,
      caData,
      caFile,
      skipTLSVerify,
      kinds: details.customResources?.map(definitionOf),
      auth: { type: 'provided', credential: () => this.#credential(details) },
    };
  }

  async #credential(details: ClusterDetails): Promise<ProvidedCredential> {
    const credential = await this.#strategy.getCredential(details, {});
    switch (credential.type) {
      case 'bearer token':
        return { token: credential.token };
      case 'x509 client certificate':
        return { cert: credential.cert, key: credential.key };
      default:
        return {};
    }
  }
}
