import { Requirement } from './labelSelector';
import { KubeObject } from './types';

type ByName = Map<string, KubeObject>;
type ByValue = Map<string, Set<KubeObject>>;

const EMPTY: ReadonlySet<KubeObject> = new Set();

/** The objects of one kind in one cluster. */
export class ObjectStore {
  readonly #namespaces = new Map<string, ByName>();
  /** By label, made when somebody first asks for that label and kept from then on. */
  readonly #indexes = new Map<string, ByValue>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get(namespace: string, name: string): KubeObject | undefined {
    return this.#namespaces.get(namespace)?.get(name);
  }

  /** Gives the object that was there. */
  put(object: KubeObject): KubeObject | undefined {
    const { namespace = '', name } = object.metadata;
    const previous = this.remove(namespace, name);
    const byName = this.#namespaces.get(namespace) ?? new Map();
    this.#namespaces.set(namespace, byName.set(name, object));
    this.#size += 1;
    for (const [key, byValue] of this.#indexes) addTo(byValue, key, object);
    return previous;
  }

  /** Gives the object that was there. */
  remove(namespace: string, name: string): KubeObject | undefined {
    const byName = this.#namespaces.get(namespace);
    const object = byName?.get(name);
    if (!byName || !object) return undefined;
    byName.delete(name);
    if (byName.size === 0) this.#namespaces.delete(namespace);
    this.#size -= 1;
    for (const [key, byValue] of this.#indexes) {
      removeFrom(byValue, key, object);
    }
    return object;
  }

  *all(): Generator<KubeObject> {
    for (const byName of this.#namespaces.values()) yield* byName.values();
  }

  find(
    namespace: string | undefined,
    requirements: readonly Requirement[],
  ): KubeObject[] {
    const found: KubeObject[] = [];
    for (const object of this.#candidates(namespace, requirements)) {
      const { namespace: itsNamespace, labels = {} } = object.metadata;
      const here = namespace === undefined || itsNamespace === namespace;
      if (here && requirements.every(one => one.matches(labels))) {
        found.push(object);
      }
    }
    return found;
  }

  #candidates(
    namespace: string | undefined,
    requirements: readonly Requirement[],
  ): Iterable<KubeObject> {
    const pinned = requirements.find(({ values }) => values !== undefined);
    if (pinned?.values) {
      const byValue = this.#index(pinned.key);
      return new Set(
        pinned.values.flatMap(value => [...(byValue.get(value) ?? EMPTY)]),
      );
    }
    if (namespace === undefined) return this.all();
    return this.#namespaces.get(namespace)?.values() ?? [];
  }

  #index(key: string): ByValue {
    const known = this.#indexes.get(key);
    if (known) return known;
    const byValue: ByValue = new Map();
    for (const object of this.all()) addTo(byValue, key, object);
    this.#indexes.set(key, byValue);
    return byValue;
  }
}

function addTo(byValue: ByValue, key: string, object: KubeObject): void {
  const value = object.metadata.labels?.[key];
  if (value === undefined) return;
  byValue.set(value, (byValue.get(value) ?? new Set()).add(object));
}

function removeFrom(byValue: ByValue, key: string, object: KubeObject): void {
  const value = object.metadata.labels?.[key];
  if (value === undefined) return;
  const objects = byValue.get(value);
  objects?.delete(object);
  if (objects?.size === 0) byValue.delete(value);
}
