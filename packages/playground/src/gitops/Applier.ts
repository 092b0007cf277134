import { Client, Draft } from '../cluster/controllers/Client';
import { isFields, KubeObject } from '../cluster/model';
import { Live } from './Live';
import { patchFor } from './merge';
import { isNamespace, trackedAs, TRACKING } from './ownerOf';
import { Place } from './Places';
import { Manifest } from './schema';
import { strangersIn } from './strangersIn';

/** Where `kubectl apply` remembers what it was given too, so that both may be used. */
const APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** What has been done with an object. @internal */
export type Done = 'created' | 'configured' | 'unchanged' | 'pruned' | 'kept';

function isMissing(error: unknown): boolean {
  return isFields(error) && error.code === 404;
}

function appliedTo({ metadata }: KubeObject): unknown {
  try {
    return JSON.parse(metadata.annotations?.[APPLIED] ?? '{}');
  } catch {
    // Whoever wrote that has not applied anything.
    return {};
  }
}

/** Brings objects into a cluster and out of it, as `kubectl apply` does on the side of the client. @internal */
export class Applier {
  readonly #client: Client;
  readonly #live: Live;

  private constructor(client: Client, live: Live) {
    this.#client = client;
    this.#live = live;
  }

  static create(client: Client, live: Live): Applier {
    return new Applier(client, live);
  }

  /** Throws the answer of the cluster when it refuses. */
  async apply(app: string, manifest: Manifest): Promise<Done> {
    const { metadata } = manifest;
    const place = await this.#place(manifest);
    const { name, namespace = '' } = metadata;
    const draft: Draft = {
      ...manifest,
      metadata: {
        ...metadata,
        annotations: {
          ...metadata.annotations,
          ...trackedAs(app, manifest),
          [APPLIED]: JSON.stringify(manifest),
        },
      },
    };
    const collection = place.collection(namespace);
    const before = await this.#find(`${collection}/${name}`, manifest);
    if (!before) {
      this.#live.learn(await this.#client.create(collection, draft));
      return 'created';
    }
    const patch = patchFor(appliedTo(before), draft, before);
    if (Object.keys(patch).length === 0) return 'unchanged';
    this.#live.learn(await this.#client.patch(`${collection}/${name}`, patch));
    return 'configured';
  }

  /** A namespace in which somebody has something stays, and is nobody's from then on. */
  async prune(object: KubeObject): Promise<Done> {
    const place = await this.#place(object);
    const { name, namespace } = object.metadata;
    if (isNamespace(object)) {
      const others = await strangersIn(this.#client, object);
      if (others.length > 0) {
        const annotations = { [TRACKING]: null, [APPLIED]: null };
        const path = `${place.collection()}/${name}`;
        this.#live.learn(
          await this.#client.patch(path, { metadata: { annotations } }),
        );
        return 'kept';
      }
    }
    try {
      await this.#client.delete(`${place.collection(namespace)}/${name}`);
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
    this.#live.forget(object);
    return 'pruned';
  }

  async #find(
    path: string,
    manifest: Manifest,
  ): Promise<KubeObject | undefined> {
    // What is not known here may have been made a moment ago.
    try {
      return this.#live.get(manifest) ?? (await this.#client.get(path));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async #place(object: Manifest | KubeObject): Promise<Place> {
    const { apiVersion, kind } = object;
    const place = await this.#live.place(apiVersion, kind);
    if (place) return place;
    throw new Error(
      `The Kubernetes API could not find ${apiVersion}/${kind} for requested resource ${object.metadata.name}. Make sure the "${kind}" CRD is installed on the destination cluster.`,
    );
  }
}
