import { ApiError, Client } from '../cluster/controllers/Client';
import { resourceListSchema } from './schema';

/** Where a cluster keeps a kind. @internal */
export interface Place {
  collection(namespace?: string): string;
  namespaced: boolean;
}

/** Where a cluster keeps which kinds, as it says itself. @internal */
export class Places {
  readonly #client: Client;
  readonly #found = new Map<string, Place>();

  private constructor(client: Client) {
    this.#client = client;
  }

  static of(client: Client): Places {
    return new Places(client);
  }

  /** Undefined when the cluster does not know the kind; it may come to know it. */
  async find(apiVersion: string, kind: string): Promise<Place | undefined> {
    const id = `${apiVersion}|${kind}`;
    const known = this.#found.get(id);
    if (known) return known;
    const api = `${apiVersion.includes('/') ? '/apis' : '/api'}/${apiVersion}`;
    const served = (await this.#kindsAt(api)).find(
      each => each.kind === kind && !each.name.includes('/'),
    );
    if (!served) return undefined;
    const { name, namespaced } = served;
    const place: Place = {
      namespaced,
      collection: namespace =>
        namespaced && namespace
          ? `${api}/namespaces/${namespace}/${name}`
          : `${api}/${name}`,
    };
    this.#found.set(id, place);
    return place;
  }

  async #kindsAt(api: string) {
    try {
      return resourceListSchema.parse(await this.#client.get(api)).resources;
    } catch (error) {
      if (error instanceof ApiError && error.code === 404) return [];
      throw error;
    }
  }
}
