import { randomUUID } from 'node:crypto';
import { Kind, qualified } from '../kinds';
import { KubeObject, timestamp } from '../model';
import { StatusError } from '../StatusError';
import { Change, History } from './History';

const HISTORY = 2_000;

interface Collection {
  objects: Map<string, KubeObject>;
  history: History;
  /** Each with what it is told when the kind is served no longer. */
  listeners: Map<(change: Change) => void, () => void>;
}

function keyOf(name: string, namespace = ''): string {
  return `${namespace}/${name}`;
}

/**
 * The objects of one cluster, in memory. What it hands out is shared and must not be changed; what it is
 * given becomes its own.
 *
 * @internal
 */
export class Store {
  readonly #collections = new Map<string, Collection>();
  readonly #historyLimit: number;
  /** Later than any that an earlier run of this cluster gave out, so that who asks from one of those is told. */
  readonly #beginning = Date.now() * 1_000;
  #revision = this.#beginning;

  private constructor(historyLimit: number) {
    this.#historyLimit = historyLimit;
  }

  static create(options: { history?: number } = {}): Store {
    return new Store(options.history ?? HISTORY);
  }

  get revision(): number {
    return this.#revision;
  }

  /** All objects of a kind, in the order of their namespaces and names. */
  list(kind: Kind, namespace?: string): KubeObject[] {
    const { objects } = this.#collection(kind);
    return [...objects.entries()]
      .filter(([key]) => !namespace || key.startsWith(`${namespace}/`))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, object]) => object);
  }

  find(kind: Kind, name: string, namespace?: string): KubeObject | undefined {
    return this.#collection(kind).objects.get(keyOf(name, namespace));
  }

  get(kind: Kind, name: string, namespace?: string): KubeObject {
    const found = this.find(kind, name, namespace);
    if (!found) throw StatusError.notFound(kind, name);
    return found;
  }

  create(kind: Kind, object: KubeObject): KubeObject {
    const { name, namespace } = object.metadata;
    if (this.find(kind, name, namespace)) throw StatusError.exists(kind, name);
    return this.#write(kind, 'ADDED', {
      ...object,
      metadata: {
        ...object.metadata,
        uid: randomUUID(),
        creationTimestamp: timestamp(),
      },
    });
  }

  update(kind: Kind, object: KubeObject): KubeObject {
    return this.#write(kind, 'MODIFIED', object);
  }

  remove(kind: Kind, object: KubeObject): KubeObject {
    return this.#write(kind, 'DELETED', object);
  }

  /** Forgets what is gone, so that watches that come back late get 410. */
  compact(): void {
    for (const { history } of this.#collections.values()) {
      history.forget(this.#revision);
    }
  }

  knows(kind: Kind, revision: number): boolean {
    const isPast = revision <= this.#revision;
    return isPast && this.#collection(kind).history.knows(revision);
  }

  /** Hears of every change after a revision, until the function returned is called, or the kind ends. */
  follow(
    kind: Kind,
    revision: number,
    listener: (change: Change) => void,
    onEnd: () => void = () => {},
  ): () => void {
    const { history, listeners } = this.#collection(kind);
    history.since(revision).forEach(listener);
    listeners.set(listener, onEnd);
    return () => listeners.delete(listener);
  }

  /** The kind is served no longer; should it come again, it begins anew. */
  end(kind: Kind): void {
    const { listeners } = this.#collection(kind);
    this.#collections.set(qualified(kind), this.#begin(this.#revision));
    for (const onEnd of [...listeners.values()]) onEnd();
  }

  #collection(kind: Kind): Collection {
    const name = qualified(kind);
    const found = this.#collections.get(name);
    if (found) return found;
    const made = this.#begin(this.#beginning);
    this.#collections.set(name, made);
    return made;
  }

  #begin(revision: number): Collection {
    return {
      objects: new Map(),
      history: History.create(this.#historyLimit, revision),
      listeners: new Map(),
    };
  }

  #write(kind: Kind, type: Change['type'], object: KubeObject): KubeObject {
    const { objects, history, listeners } = this.#collection(kind);
    this.#revision += 1;
    const written = {
      ...object,
      metadata: {
        ...object.metadata,
        resourceVersion: String(this.#revision),
      },
    };
    const key = keyOf(object.metadata.name, object.metadata.namespace);
    const previous = objects.get(key);
    if (type === 'DELETED') objects.delete(key);
    else objects.set(key, written);
    const change = {
      revision: this.#revision,
      type,
      object: written,
      previous,
    };
    history.add(change);
    for (const listener of [...listeners.keys()]) listener(change);
    return written;
  }
}
