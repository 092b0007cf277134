import { apiVersionOf, Kind } from '../kinds';
import { at, Fields, KubeObject, listAt, timestamp } from '../model';
import { Registry } from '../Registry';
import { StatusError } from '../StatusError';
import { selectionOf } from '../api/list';
import { Route } from '../api/Route';
import { Store } from '../store/Store';
import { Usage, UsageMeter } from './UsageMeter';

/** The group of APIs that a metrics-server serves. @internal */
export const METRICS = 'metrics.k8s.io';

function quantities(usages: Usage[]) {
  const sum = (field: 'cpu' | 'memory') =>
    usages.reduce((total, usage) => total + usage[field], 0);
  return {
    cpu: `${Math.round(sum('cpu') * 1e9)}n`,
    memory: `${Math.round(sum('memory') / 1_024)}Ki`,
  };
}

function measured(kind: Kind, { metadata }: KubeObject, usages: Usage[]) {
  const { name, namespace, labels } = metadata;
  const [{ at: time, windowSeconds }] = usages;
  return {
    kind: kind.kind,
    apiVersion: apiVersionOf(kind),
    metadata: { name, namespace, labels, creationTimestamp: timestamp() },
    timestamp: timestamp(new Date(time)),
    window: `${windowSeconds.toFixed(3)}s`,
  };
}

/** What pods and nodes use now: nothing of it is stored, and what is not known is left out. @internal */
export class MetricsApi {
  readonly #registry: Registry;
  readonly #store: Store;
  readonly #meter: UsageMeter;

  private constructor(registry: Registry, store: Store, meter: UsageMeter) {
    this.#registry = registry;
    this.#store = store;
    this.#meter = meter;
  }

  static create(
    registry: Registry,
    store: Store,
    meter: UsageMeter,
  ): MetricsApi {
    return new MetricsApi(registry, store, meter);
  }

  answer({ kind, namespace, name }: Route, query: URLSearchParams): unknown {
    const about = this.#registry.builtIn(kind.plural);
    const items = this.#store
      .list(about, namespace)
      .filter(selectionOf(about, query, namespace, name))
      .flatMap(object =>
        kind.plural === 'nodes'
          ? this.#node(kind, object)
          : this.#pod(kind, object),
      );
    if (!name) {
      return {
        kind: `${kind.kind}List`,
        apiVersion: apiVersionOf(kind),
        metadata: {},
        items,
      };
    }
    if (items.length === 0) throw StatusError.notFound(kind, name);
    return items[0];
  }

  #usagesOf(pod: KubeObject): { name: unknown; usage: Usage }[] {
    return listAt(pod, 'spec', 'containers').flatMap(({ name }) => {
      const usage = this.#meter.of(pod.metadata.uid, String(name));
      return usage ? [{ name, usage }] : [];
    });
  }

  #pod(kind: Kind, pod: KubeObject): Fields[] {
    const found = this.#usagesOf(pod);
    if (found.length === 0) return [];
    const containers = found.map(({ name, usage }) => ({
      name,
      usage: quantities([usage]),
    }));
    const usages = found.map(({ usage }) => usage);
    return [{ ...measured(kind, pod, usages), containers }];
  }

  /** What its pods use: the machine beneath is the same for all nodes. */
  #node(kind: Kind, node: KubeObject): Fields[] {
    const usages = this.#store
      .list(this.#registry.builtIn('pods'))
      .filter(pod => at(pod, 'spec', 'nodeName') === node.metadata.name)
      .flatMap(pod => this.#usagesOf(pod))
      .map(({ usage }) => usage);
    if (usages.length === 0) return [];
    return [{ ...measured(kind, node, usages), usage: quantities(usages) }];
  }
}
