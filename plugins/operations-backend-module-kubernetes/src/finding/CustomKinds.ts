import { ClusterCache } from '@operate-first/cluster-cache';
import {
  KubernetesCustomKind,
  KubernetesFieldPath,
} from '@operate-first/plugin-operations-common';
import { groupOf } from './objects';

/** A kind of the configuration, and where its objects say whether they are ready. @internal */
export interface ConfiguredKind {
  /** As the cache calls it: plural and group. */
  id: string;
  group: string;
  ready: KubernetesFieldPath;
  reason?: KubernetesFieldPath;
  message?: KubernetesFieldPath;
}

/**
 * The kinds of the configuration in one cluster. The configuration says their plurals, objects say what else they
 * are called: that is learnt from the first of them.
 *
 * @internal
 */
export class CustomKinds {
  readonly #cache: ClusterCache;
  readonly #cluster: string;
  readonly #unseen: Set<ConfiguredKind>;
  readonly #seen = new Map<string, KubernetesCustomKind>();
  readonly ids: readonly string[];

  private constructor(
    cache: ClusterCache,
    cluster: string,
    kinds: readonly ConfiguredKind[],
  ) {
    this.#cache = cache;
    this.#cluster = cluster;
    this.#unseen = new Set(kinds);
    this.ids = kinds.map(({ id }) => id);
  }

  static create(
    cache: ClusterCache,
    cluster: string,
    kinds: readonly ConfiguredKind[],
  ): CustomKinds {
    return new CustomKinds(cache, cluster, kinds);
  }

  /** Those of which an object has been seen here. */
  seen(): KubernetesCustomKind[] {
    this.#learn();
    return [...this.#seen.values()];
  }

  /** How the cache is asked for what the API calls by this kind. */
  idOf(apiVersion: string | undefined, kind: string): string | undefined {
    this.#learn();
    const group = groupOf(apiVersion);
    const known = [...this.#seen].find(
      ([, one]) => one.group === group && one.kind === kind,
    );
    return known?.[0];
  }

  #learn(): void {
    for (const configured of this.#unseen) {
      const { id, ...rest } = configured;
      const [first] = this.#cache.find({ cluster: this.#cluster, kind: id });
      if (!first) continue;
      this.#unseen.delete(configured);
      this.#seen.set(id, { ...rest, kind: first.object.kind });
    }
  }
}
