import { ApiError, ClusterCache } from '@operate-first/cluster-cache';
import { PodUse, podMetricsSchema } from '../schema';

export const POD_METRICS = {
  group: 'metrics.k8s.io',
  apiVersion: 'v1beta1',
  plural: 'pods',
};
const PATH = '/apis/metrics.k8s.io/v1beta1/pods';

/** As often as metrics servers measure. */
const INTERVAL_MS = 15_000;
/** Who has no metrics server will not have one in a moment. */
const REFUSED_MS = 60_000;
/** Nobody waits longer for figures that come again in a moment. */
const PATIENCE_MS = 1_000;
const LIMIT_MS = 60_000;

/** What a cluster says its pods use, by namespace; or why it does not say. */
export type PodUses =
  | { uses: ReadonlyMap<string, PodUse[]> }
  | { refused: number }
  | { trouble: string };

interface Known {
  last?: PodUses;
  fresh: number;
  running?: Promise<void>;
}

/** One list of pod metrics per cluster and interval, and none while nobody looks. */
export class PodMetricsLists {
  readonly #cache: ClusterCache;
  readonly #known = new Map<string, Known>();

  private constructor(cache: ClusterCache) {
    this.#cache = cache;
  }

  static create(cache: ClusterCache): PodMetricsLists {
    return new PodMetricsLists(cache);
  }

  /** What is known now, and a fresh list for the next who looks. Who looks first waits a moment. */
  async of(cluster: string, ask: boolean): Promise<PodUses | undefined> {
    const known = this.#known.get(cluster) ?? { fresh: 0 };
    this.#known.set(cluster, known);
    if (ask && known.fresh < Date.now() && !known.running) {
      known.running = this.#list(cluster, known).finally(() => {
        known.running = undefined;
      });
    }
    if (!known.last && known.running) await atMost(PATIENCE_MS, known.running);
    return known.last;
  }

  async #list(cluster: string, known: Known): Promise<void> {
    try {
      const signal = AbortSignal.timeout(LIMIT_MS);
      const body = await this.#cache.ask({ cluster, path: PATH, signal });
      const { items } = podMetricsSchema.parse(JSON.parse(body));
      known.last = { uses: byNamespace(items) };
      known.fresh = Date.now() + INTERVAL_MS;
    } catch (error) {
      const status = error instanceof ApiError ? error.status : undefined;
      const why = error instanceof ApiError ? error.message : 'sent no metrics';
      known.last = status
        ? { refused: status }
        : { trouble: `What pods use is not known: ${cluster} ${why}.` };
      known.fresh = Date.now() + (status ? REFUSED_MS : INTERVAL_MS);
    }
  }
}

function byNamespace(items: PodUse[]): Map<string, PodUse[]> {
  const uses = new Map<string, PodUse[]>();
  for (const item of items) {
    const { namespace } = item.metadata;
    const there = uses.get(namespace);
    if (there) there.push(item);
    else uses.set(namespace, [item]);
  }
  return uses;
}

async function atMost(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<void>(resolve => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, end]);
  clearTimeout(timer);
}
