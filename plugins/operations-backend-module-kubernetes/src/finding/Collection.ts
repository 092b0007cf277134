import { ClusterCache, KubeObject } from '@operate-first/cluster-cache';
import { CustomKinds } from './CustomKinds';
import { Found } from './Finder';
import { KIND_IDS } from './kinds';
import { claimsOf, labelTarget, selectedLabels } from './links';
import {
  groupOf,
  keyedKind,
  keyOf,
  keyOfObject,
  ownersOf,
  PodObject,
} from './objects';
import { Relations } from './Relations';

/** Owners of owners of owners: a pod, its job, its cron job, and one to spare. */
const LONGEST_CHAIN = 4;

interface Surroundings {
  cache: ClusterCache;
  cluster: string;
  customKinds: CustomKinds;
  relations: Relations;
  namespace: string;
}

/**
 * Gathers what belongs to some objects: up to their owners, down to what those own, and whatever speaks of them,
 * holds them or limits them.
 *
 * @internal
 */
export class Collection {
  readonly #objects = new Map<string, KubeObject>();
  readonly #touchedBy = new Set<string>();
  readonly #where: Surroundings;

  private constructor(where: Surroundings) {
    this.#where = where;
  }

  static create(where: Surroundings): Collection {
    return new Collection(where);
  }

  collect(seeds: KubeObject[]): Found {
    const { namespace } = this.#where;
    for (const seed of seeds) {
      this.#addWithOwned(this.#topOf(seed));
      this.#addWithOwned(seed);
    }
    for (const pod of this.#ofKind<PodObject>('Pod')) this.#addAround(pod);
    for (const key of [...this.#objects.keys()]) {
      this.#pointing('scales', key);
      this.#pointing('delivers', key);
    }
    this.#addPlace();
    for (const key of [...this.#objects.keys()]) this.#pointing('about', key);
    const objects = [...this.#objects.values()];
    return { namespace, objects, touchedBy: this.#touchedBy };
  }

  #add(object: KubeObject | undefined): boolean {
    if (!object) return false;
    const key = keyOfObject(object);
    if (this.#objects.has(key)) return false;
    this.#objects.set(key, object);
    this.#touchedBy.add(key);
    return true;
  }

  #ofKind<T extends KubeObject>(kind: string): T[] {
    const all = [...this.#objects.values()];
    return all.filter((object): object is T => object.kind === kind);
  }

  #get(kind: string, name: string, namespace?: string): KubeObject | undefined {
    const { cache, cluster } = this.#where;
    return cache.get({ cluster, kind, namespace, name });
  }

  /** The workload of a pod, which may not carry the labels that the pod carries. */
  #topOf(object: KubeObject): KubeObject {
    let top = object;
    for (let step = 0; step < LONGEST_CHAIN; step += 1) {
      const owner = ownersOf(top).find(({ controller }) => controller);
      if (!owner) return top;
      const { apiVersion, name } = owner;
      const keyed = keyedKind(groupOf(apiVersion), owner.kind);
      const kind =
        KIND_IDS[keyed] ?? this.#where.customKinds.idOf(apiVersion, owner.kind);
      // A pod may be owned by its node, which owns the pods of others, too.
      if (!kind || keyed === 'Node') return top;
      const { namespace } = top.metadata;
      const above = this.#get(kind, name, namespace);
      this.#touchedBy.add(keyOf(keyed, namespace ?? '', name));
      if (!above) return top;
      top = above;
    }
    return top;
  }

  #addWithOwned(object: KubeObject): void {
    if (!this.#add(object)) return;
    const key = keyOfObject(object);
    const owned = this.#where.relations.pointingAt('owned by', key);
    for (const one of owned) this.#addWithOwned(one);
  }

  /** What holds a pod, what it mounts, and what selects it. */
  #addAround(pod: PodObject): void {
    const { namespace = '', labels = {} } = pod.metadata;
    const { nodeName } = pod.spec ?? {};
    if (nodeName) {
      this.#touchedBy.add(keyOf('Node', '', nodeName));
      this.#add(this.#get('nodes', nodeName));
    }
    for (const claim of claimsOf(pod)) {
      this.#touchedBy.add(keyOf('PersistentVolumeClaim', namespace, claim));
      this.#add(this.#get('persistentvolumeclaims', claim, namespace));
    }
    for (const label of Object.entries(labels)) {
      const target = labelTarget(namespace, label);
      this.#touchedBy.add(target);
      const selecting = this.#where.relations
        .pointingAt('selects', target)
        .filter(object => selects(object, labels));
      for (const object of selecting) this.#add(object);
    }
  }

  #pointing(relation: 'about' | 'scales' | 'delivers' | 'within', key: string) {
    const pointing = this.#where.relations.pointingAt(relation, key);
    for (const object of pointing) this.#add(object);
  }

  #addPlace(): void {
    const { namespace } = this.#where;
    const key = keyOf('Namespace', '', namespace);
    this.#touchedBy.add(key);
    this.#add(this.#get('namespaces', namespace));
    this.#pointing('within', key);
  }
}

function selects(object: KubeObject, labels: Readonly<Record<string, string>>) {
  return Object.entries(selectedLabels(object)).every(
    ([label, value]) => labels[label] === value,
  );
}
