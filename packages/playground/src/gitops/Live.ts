import { Client } from '../cluster/controllers/Client';
import { KubeObject } from '../cluster/model';
import { Place, Places } from './Places';
import { Manifest } from './schema';

/** An object by what does not change of it. @internal */
export function keyOf({ apiVersion, kind, metadata }: Manifest | KubeObject) {
  const { namespace = '', name } = metadata;
  return [apiVersion, kind, namespace, name].join('|');
}

/** What is in a cluster of the kinds that git speaks of, as told last. @internal */
export class Live {
  readonly #client: Client;
  readonly #changed: () => void;
  readonly #places: Places;
  readonly #objects = new Map<string, Map<string, KubeObject>>();

  private constructor(client: Client, changed: () => void) {
    this.#client = client;
    this.#places = Places.of(client);
    this.#changed = changed;
  }

  static create(client: Client, changed: () => void): Live {
    return new Live(client, changed);
  }

  /** Where a kind is, undefined when the cluster does not know it. Its objects are followed from then on. */
  async place(apiVersion: string, kind: string): Promise<Place | undefined> {
    const place = await this.#places.find(apiVersion, kind);
    const id = `${apiVersion}|${kind}`;
    if (place && !this.#objects.has(id)) {
      await this.#follow(id, place.collection());
    }
    return place;
  }

  get(object: Manifest | KubeObject): KubeObject | undefined {
    const id = `${object.apiVersion}|${object.kind}`;
    return this.#objects.get(id)?.get(keyOf(object));
  }

  all(): KubeObject[] {
    return [...this.#objects.values()].flatMap(kind => [...kind.values()]);
  }

  /** What we have written is known before the cluster tells. */
  learn(object: KubeObject): void {
    const objects = this.#objects.get(`${object.apiVersion}|${object.kind}`);
    const before = objects?.get(keyOf(object));
    const revision = ({ metadata }: KubeObject) =>
      Number(metadata.resourceVersion);
    if (!before || revision(before) <= revision(object)) {
      objects?.set(keyOf(object), object);
    }
  }

  forget(object: KubeObject): void {
    const id = `${object.apiVersion}|${object.kind}`;
    this.#objects.get(id)?.delete(keyOf(object));
  }

  async #follow(id: string, collection: string): Promise<void> {
    // Following is silent about what it may not see; asking once is not.
    await this.#client.list(collection);
    await new Promise<void>(known => {
      void this.#client.follow(collection, {
        all: objects => {
          this.#objects.set(id, new Map(objects.map(o => [keyOf(o), o])));
          this.#changed();
          known();
        },
        written: object => {
          this.learn(object);
          this.#changed();
        },
        gone: object => {
          this.forget(object);
          this.#changed();
        },
      });
    });
  }
}
