import {
  ClientPodStatus,
  FetchResponse,
  KubernetesFetchError,
} from '@backstage/plugin-kubernetes-common';
import { ClusterCache } from '@operate-first/cluster-cache';
import { CachedCluster } from './cached/CachedCluster';
import {
  POD_METRICS,
  PodMetricsLists,
  PodUses,
} from './cached/PodMetricsLists';
import { ClusterView } from './ClusterView';
import { fetchError, statusError } from './fetchErrors';
import { podStatuses, podsByNamespace, toClient } from './podStatus';
import { StockFetch } from './stock/StockFetch';
import { AccessReviews } from './viewers/AccessReviews';
import { hasOwnAccount } from './viewers/accounts';

interface PodFindings {
  statuses: ClientPodStatus[];
  errors: KubernetesFetchError[];
}

const NOTHING: PodFindings = { statuses: [], errors: [] };

/** What the pods that were found use. */
export class PodReader {
  readonly #lists: PodMetricsLists;
  readonly #stock: StockFetch;
  readonly #reviews: AccessReviews;

  private constructor(options: {
    cache: ClusterCache;
    stock: StockFetch;
    reviews: AccessReviews;
  }) {
    this.#lists = PodMetricsLists.create(options.cache);
    this.#stock = options.stock;
    this.#reviews = options.reviews;
  }

  static create(options: {
    cache: ClusterCache;
    stock: StockFetch;
    reviews: AccessReviews;
  }): PodReader {
    return new PodReader(options);
  }

  async read(
    view: ClusterView,
    cached: CachedCluster | undefined,
    responses: FetchResponse[],
  ): Promise<PodFindings> {
    const { cluster } = view;
    if (cluster.skipMetricsLookup) return NOTHING;
    const pods = podsByNamespace(responses);
    if (pods.size === 0) return NOTHING;
    if (!cached) return this.#fetch(view, [...pods.keys()]);
    const uses = await this.#lists.of(cluster.name, !cached.isFailing);
    if (!uses) return NOTHING;
    if ('trouble' in uses) {
      return { statuses: [], errors: [fetchError(uses.trouble)] };
    }
    // Who may not list everywhere may still list in a namespace.
    if ('refused' in uses && uses.refused === 403) {
      return this.#fetch(view, [...pods.keys()]);
    }
    const found = await Promise.all(
      [...pods].map(([namespace, there]) =>
        this.#ofNamespace(view, cached, uses, namespace, there),
      ),
    );
    return {
      statuses: found.flatMap(({ statuses }) => statuses),
      errors: found.flatMap(({ errors }) => errors),
    };
  }

  async #ofNamespace(
    { cluster, viewer }: ClusterView,
    cached: CachedCluster,
    uses: Exclude<PodUses, { trouble: string }>,
    namespace: string,
    pods: Parameters<typeof podStatuses>[0],
  ): Promise<PodFindings> {
    const refuse = (status: number): PodFindings => ({
      statuses: [],
      errors: [statusError(status, POD_METRICS, namespace)],
    });
    if ('refused' in uses) return refuse(uses.refused);
    if (!hasOwnAccount(cluster)) {
      const kind = POD_METRICS;
      const ask = !cached.isFailing;
      const question = { cluster, viewer, kind, namespace, ask };
      const status = await this.#reviews.status(question);
      if (status === undefined) return NOTHING;
      if (status !== 200) return refuse(status);
    }
    const there = uses.uses.get(namespace) ?? [];
    return { statuses: await podStatuses(pods, there), errors: [] };
  }

  async #fetch(
    { cluster, viewer, labelSelector }: ClusterView,
    namespaces: string[],
  ): Promise<PodFindings> {
    const { responses, errors } = await this.#stock.podMetrics(
      cluster,
      await viewer.credentialFor(cluster),
      new Set(namespaces),
      labelSelector,
    );
    const statuses = responses.flatMap(response =>
      response.type === 'podstatus' ? response.resources.map(toClient) : [],
    );
    return { statuses, errors };
  }
}
