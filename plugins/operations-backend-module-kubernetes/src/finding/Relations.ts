import {
  ChangeBatch,
  ClusterCache,
  KubeObject,
  ObjectChange,
} from '@operate-first/cluster-cache';
import { Link, linksOf } from './links';
import { keyOfObject } from './objects';

interface Place {
  kind: string;
  namespace?: string;
  name: string;
}

/**
 * Who points at whom in a cluster, kept as objects change: what belongs to an object is found without looking
 * at all the others.
 *
 * @internal
 */
export class Relations {
  readonly #cache: ClusterCache;
  readonly #cluster: string;
  /** By relation and target: the objects that point there, by their keys. */
  readonly #pointing = new Map<string, Map<string, Place>>();

  private constructor(cache: ClusterCache, cluster: string) {
    this.#cache = cache;
    this.#cluster = cluster;
  }

  /** Knows what the cache knows now; tell it what changes from then on. */
  static create(cache: ClusterCache, cluster: string): Relations {
    const relations = new Relations(cache, cluster);
    for (const { kind } of cache.cluster(cluster)?.kinds ?? []) {
      for (const { object } of cache.find({ cluster, kind })) {
        relations.#add(kind, object);
      }
    }
    return relations;
  }

  update({ changes }: ChangeBatch): void {
    for (const change of changes) {
      if (change.cluster === this.#cluster) this.#apply(change);
    }
  }

  /** The objects that point at a target, as they are now. */
  pointingAt(relation: Link['relation'], target: string): KubeObject[] {
    const places = this.#pointing.get(`${relation} ${target}`)?.values() ?? [];
    return [...places].flatMap(
      place => this.#cache.get({ cluster: this.#cluster, ...place }) ?? [],
    );
  }

  #apply({ kind, type, object, previous }: ObjectChange): void {
    if (previous) this.#remove(kind, previous);
    if (type !== 'deleted') this.#add(kind, object);
  }

  #add(kind: string, object: KubeObject): void {
    const { namespace, name } = object.metadata;
    const key = `${kind} ${keyOfObject(object)}`;
    for (const { relation, target } of linksOf(object)) {
      const link = `${relation} ${target}`;
      const places = this.#pointing.get(link) ?? new Map<string, Place>();
      this.#pointing.set(link, places.set(key, { kind, namespace, name }));
    }
  }

  #remove(kind: string, object: KubeObject): void {
    const key = `${kind} ${keyOfObject(object)}`;
    for (const { relation, target } of linksOf(object)) {
      const link = `${relation} ${target}`;
      const places = this.#pointing.get(link);
      places?.delete(key);
      if (places?.size === 0) this.#pointing.delete(link);
    }
  }
}
