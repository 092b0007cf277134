import {
  ClusterDetails,
  FetchResponseWrapper,
  KubernetesFetcher,
  ObjectFetchParams,
} from '@backstage/plugin-kubernetes-node';
import { KubernetesCredential } from '@backstage/plugin-kubernetes-node';

const LIMIT_MS = 10_000;
const REST_MS = 30_000;

/**
 * The way of the stock plugin, for what the cache does not hold. It has no time limits there; here a cluster that has
 * not answered in time is not asked again for a while.
 */
export class StockFetch {
  readonly #fetcher: KubernetesFetcher;
  readonly #limitMs: number;
  readonly #resting = new Map<string, number>();

  private constructor(fetcher: KubernetesFetcher, limitMs: number) {
    this.#fetcher = fetcher;
    this.#limitMs = limitMs;
  }

  static create(fetcher: KubernetesFetcher, limitMs = LIMIT_MS): StockFetch {
    return new StockFetch(fetcher, limitMs);
  }

  objects(params: ObjectFetchParams): Promise<FetchResponseWrapper> {
    const { clusterDetails } = params;
    return this.#inTime(clusterDetails, () =>
      this.#fetcher.fetchObjectsForService(params),
    );
  }

  podMetrics(
    cluster: ClusterDetails,
    credential: KubernetesCredential,
    namespaces: Set<string>,
    labelSelector: string,
  ): Promise<FetchResponseWrapper> {
    return this.#inTime(cluster, () =>
      this.#fetcher.fetchPodMetricsByNamespaces(
        cluster,
        credential,
        namespaces,
        labelSelector,
      ),
    );
  }

  async #inTime<T>(
    { name, url }: ClusterDetails,
    work: () => Promise<T>,
  ): Promise<T> {
    const key = `${name} ${url}`;
    const seconds = this.#limitMs / 1000;
    const late = new Error(`${name} does not answer within ${seconds} s.`);
    if ((this.#resting.get(key) ?? 0) > Date.now()) throw late;
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        this.#resting.set(key, Date.now() + REST_MS);
        reject(late);
      }, this.#limitMs);
    });
    try {
      const answer = await Promise.race([work(), limit]);
      this.#resting.delete(key);
      return answer;
    } finally {
      clearTimeout(timer);
    }
  }
}
