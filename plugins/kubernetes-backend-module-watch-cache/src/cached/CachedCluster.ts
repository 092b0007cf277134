import {
  FetchResponse,
  KubernetesFetchError,
} from '@backstage/plugin-kubernetes-common';
import {
  ClusterDetails,
  ObjectToFetch,
} from '@backstage/plugin-kubernetes-node';
import {
  ClusterCache,
  ClusterState,
  KindState,
  KubeObject,
} from '@operate-first/cluster-cache';
import { fetchError, statusError } from '../fetchErrors';
import { groupVersionOf, idOf, isBeyondCache, isNotServed } from '../kinds';

/** What the cache says of one kind: objects, an error, or both where the objects are old. */
export interface KindAnswer {
  response?: FetchResponse;
  error?: KubernetesFetchError;
}

/** Which objects somebody wants to see. */
export interface Selection {
  namespace?: string;
  labelSelector: string;
}

function sameServer(one: string | undefined, other: string): boolean {
  if (one === undefined) return false;
  try {
    return new URL(one).href === new URL(other).href;
  } catch {
    return one === other;
  }
}

/** As an API server orders a list. */
function inOrder(one: KubeObject, other: KubeObject): number {
  const key = ({ metadata }: KubeObject) =>
    `${metadata.namespace ?? ''}/${metadata.name}`;
  return key(one) < key(other) ? -1 : 1;
}

/** Items of a list of a built-in kind do not say what they are. */
function asListed({ apiVersion: _, kind: __, ...rest }: KubeObject): object {
  return rest;
}

function old(message: string, known: Date): KubernetesFetchError {
  return fetchError(
    `${message} What is shown is what was known at ${known.toISOString()}.`,
  );
}

/** One cluster as the cache knows it now. */
export class CachedCluster {
  readonly #cache: ClusterCache;
  readonly #state: ClusterState;

  private constructor(cache: ClusterCache, state: ClusterState) {
    this.#cache = cache;
    this.#state = state;
  }

  /** Undefined where the cache does not watch that very cluster: another may have the same name. */
  static find(
    cache: ClusterCache,
    { name, url }: ClusterDetails,
  ): CachedCluster | undefined {
    const state = cache.cluster(name);
    const isWatched = state && state.status !== 'unwatchable';
    return isWatched && sameServer(state.url, url)
      ? new CachedCluster(cache, state)
      : undefined;
  }

  /** Whether it does not answer us, so that nobody needs to ask it. */
  get isFailing(): boolean {
    return this.#state.status === 'failing';
  }

  /** Said once beside what was known last. */
  get trouble(): KubernetesFetchError {
    const { message, since, lastAnswerAt = since, kinds } = this.#state;
    if (!kinds.some(({ listedAt }) => listedAt)) return fetchError(message);
    return old(message, lastAnswerAt < since ? lastAnswerAt : since);
  }

  /**
   * Undefined where the cluster has to be asked. `sameAccount` says that who would ask has no other rights than our
   * account.
   */
  answer(
    kind: ObjectToFetch,
    selection: Selection,
    sameAccount: boolean,
  ): KindAnswer | undefined {
    const { namespace } = selection;
    if (isBeyondCache(kind, namespace)) return undefined;
    const state = this.#state.kinds.find(one => one.kind === idOf(kind));
    if (!state) return undefined;
    if (state.status === 'missing') {
      return isNotServed(kind)
        ? { error: statusError(404, kind, namespace) }
        : undefined;
    }
    if (state.status === 'forbidden') {
      // An account that may not list everywhere may still list in a namespace.
      return sameAccount && namespace === undefined
        ? { error: statusError(403, kind, namespace) }
        : undefined;
    }
    if (state.apiVersion && state.apiVersion !== groupVersionOf(kind)) {
      return isNotServed(kind, state.apiVersion)
        ? { error: statusError(404, kind, namespace) }
        : undefined;
    }
    if (!state.listedAt) return undefined;
    const response = this.#find(kind, selection);
    return response && { response, error: this.#troubleOf(state) };
  }

  #find(
    kind: ObjectToFetch,
    { namespace, labelSelector }: Selection,
  ): FetchResponse {
    const { name } = this.#state;
    const objects = this.#cache
      .find({ cluster: name, kind: idOf(kind), namespace, labelSelector })
      .map(({ object }) => object)
      .sort(inOrder);
    const type = kind.objectType;
    const resources =
      type === 'customresources' ? objects : objects.map(asListed);
    // The type of the plugin ties each name of a kind to the class of its objects; both come from the same kind here.
    return { type, resources } as FetchResponse;
  }

  /** While the cluster as a whole does not answer, that is said once for all kinds. */
  #troubleOf({ status, message, since }: KindState) {
    if (status !== 'failing' || this.isFailing) return undefined;
    return old(message, since);
  }
}
