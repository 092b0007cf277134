import { ChangeFeed } from './ChangeFeed';
import { ObjectStore } from './ObjectStore';
import { RawKubeObject } from './schema';
import { SharedParts } from './SharedParts';
import { trim } from './trim';
import { KubeObject } from './types';

interface Surroundings {
  /** Of the cluster. */
  readonly name: string;
  readonly feed: ChangeFeed;
  readonly parts: SharedParts;
}

/** By what an object is known within its kind. */
export function keyOf(object: {
  metadata: { namespace?: string; name: string };
}): string {
  return `${object.metadata.namespace ?? ''}/${object.metadata.name}`;
}

/** The objects of one watch: trimmed as they come, and every change is told. */
export class WatchedObjects {
  readonly store = new ObjectStore();
  readonly #kind: string;
  readonly #cluster: Surroundings;
  /** Items of lists say their kind only once, for all. */
  #saysOfItself = { apiVersion: '', kind: '' };

  private constructor(kind: string, cluster: Surroundings) {
    this.#kind = kind;
    this.#cluster = cluster;
  }

  static create(kind: string, cluster: Surroundings): WatchedObjects {
    return new WatchedObjects(kind, cluster);
  }

  say({ apiVersion, kind }: { apiVersion: string; kind?: string }): void {
    this.#saysOfItself = {
      apiVersion,
      kind: kind ?? this.#saysOfItself.kind,
    };
  }

  put(raw: RawKubeObject): void {
    const { namespace = '', name, resourceVersion } = raw.metadata;
    const before = this.store.get(namespace, name);
    const same = before?.metadata.resourceVersion === resourceVersion;
    if (before && same && resourceVersion !== undefined) return;
    const object = trim(raw, this.#saysOfItself, this.#cluster.parts);
    this.store.put(object);
    this.#tell(object, before);
  }

  remove(namespace: string, name: string): void {
    this.#tell(undefined, this.store.remove(namespace, name));
  }

  keepOnly(keys: ReadonlySet<string>): void {
    for (const object of [...this.store.all()]) {
      const { namespace = '', name } = object.metadata;
      if (!keys.has(keyOf(object))) this.remove(namespace, name);
    }
  }

  #tell(now: KubeObject | undefined, before: KubeObject | undefined): void {
    const { feed, name: cluster } = this.#cluster;
    feed.objectChanged({ cluster, kind: this.#kind }, now, before);
  }
}
