import { ClusterCache, KubeObject } from '@operate-first/cluster-cache';
import { Ask } from './Ask';
import { Collection } from './Collection';
import { CustomKinds } from './CustomKinds';
import { BESIDE_KINDS, GITOPS_KINDS, RUNNING_KINDS } from './kinds';
import { deliversHere, deliveryNamespace } from './links';
import { Relations } from './Relations';

/** The objects of a service in one namespace of a cluster. @internal */
export interface Found {
  namespace: string;
  objects: KubeObject[];
  /** What must change for this to be otherwise: keys of objects, and of what selects them. */
  touchedBy: ReadonlySet<string>;
}

/** Finds the objects of services in one cluster. @internal */
export class Finder {
  readonly #cache: ClusterCache;
  readonly #cluster: string;
  readonly #customKinds: CustomKinds;
  readonly #relations: Relations;

  private constructor(
    cache: ClusterCache,
    cluster: string,
    customKinds: CustomKinds,
    relations: Relations,
  ) {
    this.#cache = cache;
    this.#cluster = cluster;
    this.#customKinds = customKinds;
    this.#relations = relations;
  }

  static create(
    cache: ClusterCache,
    cluster: string,
    customKinds: CustomKinds,
    relations: Relations,
  ): Finder {
    return new Finder(cache, cluster, customKinds, relations);
  }

  /** Whether anything of the service runs here. */
  finds(ask: Ask): boolean {
    return this.#mayBeHere(ask) && this.#seeds(ask).size > 0;
  }

  /** What runs of the service, by namespace, with everything that has to do with it. */
  find(ask: Ask): Found[] {
    if (!this.#mayBeHere(ask)) return [];
    const seeds = this.#seeds(ask);
    for (const kind of seeds.size > 0 ? BESIDE_KINDS : []) {
      for (const object of this.#labelled(kind, ask)) {
        seeds.get(object.metadata.namespace ?? '')?.push(object);
      }
    }
    return [...seeds].map(([namespace, objects]) =>
      this.#all(namespace, objects),
    );
  }

  /** What a namespace without anything of the service still tells: that it is going, for instance. */
  empty(namespace: string): Found {
    return this.#all(namespace, []);
  }

  namespaceExists(name: string): boolean {
    const where = { cluster: this.#cluster, kind: 'namespaces', name };
    return this.#cache.get(where) !== undefined;
  }

  #mayBeHere({ cluster }: Ask): boolean {
    return cluster === undefined || cluster === this.#cluster;
  }

  #all(namespace: string, objects: KubeObject[]): Found {
    const collection = Collection.create({
      cache: this.#cache,
      cluster: this.#cluster,
      customKinds: this.#customKinds,
      relations: this.#relations,
      namespace,
    });
    return collection.collect(objects);
  }

  /** By namespace: what carries the labels and runs, or brings something there that does. */
  #seeds(ask: Ask): Map<string, KubeObject[]> {
    const seeds = new Map<string, KubeObject[]>();
    const add = (namespace: string, object: KubeObject) => {
      if (ask.namespace !== undefined && ask.namespace !== namespace) return;
      const known = seeds.get(namespace);
      if (known) known.push(object);
      else seeds.set(namespace, [object]);
    };
    for (const kind of [...RUNNING_KINDS, ...this.#customKinds.ids]) {
      for (const object of this.#labelled(kind, ask)) {
        add(object.metadata.namespace ?? '', object);
      }
    }
    for (const kind of GITOPS_KINDS) {
      const { selector } = ask;
      const found = this.#cache.find({
        cluster: this.#cluster,
        kind,
        labelSelector: selector,
      });
      for (const { object } of found) {
        if (deliversHere(object)) add(deliveryNamespace(object), object);
      }
    }
    return seeds;
  }

  #labelled(kind: string, { selector, namespace }: Ask): KubeObject[] {
    return this.#cache
      .find({
        cluster: this.#cluster,
        kind,
        namespace,
        labelSelector: selector,
      })
      .map(({ object }) => object);
  }
}
