import {
  FetchResponse,
  KubernetesFetchError,
} from '@backstage/plugin-kubernetes-common';
import {
  FetchResponseWrapper,
  ObjectToFetch,
} from '@backstage/plugin-kubernetes-node';
import { ClusterCache, parseLabelSelector } from '@operate-first/cluster-cache';
import { CachedCluster, KindAnswer } from './cached/CachedCluster';
import { statusError } from './fetchErrors';
import { ClusterFindings, ClusterView } from './ClusterView';
import { PodReader } from './PodReader';
import { StockFetch } from './stock/StockFetch';
import { AccessReviews } from './viewers/AccessReviews';
import { hasOwnAccount } from './viewers/accounts';

/** Reads one cluster: from the cache what it holds, and the rest as the stock plugin does. */
export class ClusterReader {
  readonly #cache: ClusterCache;
  readonly #stock: StockFetch;
  readonly #reviews: AccessReviews;
  readonly #pods: PodReader;

  private constructor(cache: ClusterCache, stock: StockFetch) {
    this.#cache = cache;
    this.#stock = stock;
    this.#reviews = AccessReviews.create();
    this.#pods = PodReader.create({ cache, stock, reviews: this.#reviews });
  }

  static create(cache: ClusterCache, stock: StockFetch): ClusterReader {
    return new ClusterReader(cache, stock);
  }

  async read(view: ClusterView): Promise<ClusterFindings> {
    const cached = isReadable(view.labelSelector)
      ? CachedCluster.find(this.#cache, view.cluster)
      : undefined;
    const { responses, errors } = await this.#objects(view, cached);
    const pods = await this.#pods.read(view, cached, responses);
    return {
      responses,
      errors: [...errors, ...pods.errors],
      podMetrics: pods.statuses,
    };
  }

  async #objects(
    view: ClusterView,
    cached: CachedCluster | undefined,
  ): Promise<FetchResponseWrapper> {
    const answers = await Promise.all(
      view.kinds.map(kind => this.#fromCache(kind, view, cached)),
    );
    const responses = answers.flatMap(answer => answer?.response ?? []);
    const errors: KubernetesFetchError[] = answers.flatMap(
      answer => answer?.error ?? [],
    );
    const rest = view.kinds.filter((_, index) => !answers[index]);
    if (cached?.isFailing) {
      // It would not answer the rest either.
      return { responses, errors: [...errors, cached.trouble] };
    }
    if (rest.length === 0) return { responses, errors };
    const fetched = await this.#fetch(view, rest);
    // In one order, wherever each comes from.
    const types = view.kinds.map(({ objectType }) => objectType as string);
    const place = ({ type }: FetchResponse) => types.indexOf(type);
    return {
      responses: [...responses, ...fetched.responses].sort(
        (one, other) => place(one) - place(other),
      ),
      errors: [...errors, ...fetched.errors],
    };
  }

  async #fromCache(
    kind: ObjectToFetch,
    { cluster, viewer, namespace, labelSelector }: ClusterView,
    cached: CachedCluster | undefined,
  ): Promise<KindAnswer | undefined> {
    const ours = hasOwnAccount(cluster);
    const selection = { namespace, labelSelector };
    const answer = cached?.answer(kind, selection, ours);
    if (!cached || !answer?.response || ours) return answer;
    const ask = !cached.isFailing;
    const question = { cluster, viewer, kind, namespace, ask };
    const status = await this.#reviews.status(question);
    if (status === 200) return answer;
    // Nobody can tell whether they may see it: they see nothing, and the trouble of the cluster says why.
    if (status === undefined) return {};
    return { error: statusError(status, kind, namespace) };
  }

  async #fetch(
    { serviceId, cluster, viewer, namespace, labelSelector }: ClusterView,
    kinds: readonly ObjectToFetch[],
  ): Promise<FetchResponseWrapper> {
    const customResources = kinds.flatMap(kind =>
      kind.objectType === 'customresources'
        ? [{ ...kind, objectType: kind.objectType }]
        : [],
    );
    return this.#stock.objects({
      serviceId,
      clusterDetails: cluster,
      credential: await viewer.credentialFor(cluster),
      objectTypesToFetch: new Set(
        kinds.filter(({ objectType }) => objectType !== 'customresources'),
      ),
      customResources,
      labelSelector,
      namespace,
    });
  }
}

/** What we cannot read is for the API server to judge. */
function isReadable(labelSelector: string): boolean {
  try {
    parseLabelSelector(labelSelector);
    return true;
  } catch {
    return false;
  }
}
