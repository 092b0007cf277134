import { randomUUID } from 'node:crypto';
import { Kind, qualified } from '../kinds';
import { KubeObject, timestamp } from '../model';
import { StatusError } from '../StatusError';
import { Change, History } from './History';

const HISTORY = 2_000;

interface Collection {
  objects: Map<string, KubeObject>;
  history: History;
  listeners: Set<(change: Change) => void>;
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
  #revision = 1;

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
    return this.#collection(kind).history.knows(revision);
  }

  /** Hears of every change after a revision, until the function returned is called. */
  follow(
    kind: Kind,
    revision: number,
    listener: (change: Change) => void,
  ): () => void {
    const { history, listeners } = this.#collection(kind);
    history.since(revision).forEach(listener);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  #collection(kind: Kind): Collection {
    const name = qualified(kind);
    const found = this.#collections.get(name);
    if (found) return found;
    const made: Collection = {
      objects: new Map(),
      history: History.create(this.#historyLimit),
      listeners: new Set(),
    };
    this.#collections.set(name, made);
    return made;
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
    for (const listener of [...listeners]) listener(change);
    return written;
  }
}
