import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { ReadableStream } from 'node:stream/web';
import { Fields, KubeObject } from '../model';

const AGAIN_MS = 500;

/** What the API answered when it did not do what was asked. @internal */
export class ApiError extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
  }
}

/** An object that is to be written: the server says the rest. @internal */
export interface Draft {
  apiVersion: string;
  kind: string;
  metadata: Fields & { namespace?: string };
  [field: string]: unknown;
}

/** Who hears of the objects of a kind. @internal */
export interface Follower {
  all(objects: KubeObject[]): void;
  written(object: KubeObject): void;
  gone(object: KubeObject): void;
}

/** Speaks to a cluster as every program does: over its API. @internal */
export class Client {
  readonly #url: string;
  readonly #signal: AbortSignal;

  private constructor(url: string, signal: AbortSignal) {
    this.#url = url;
    this.#signal = signal;
  }

  static create(url: string, signal: AbortSignal): Client {
    return new Client(url, signal);
  }

  async list(path: string): Promise<{ revision: string; items: KubeObject[] }> {
    const { kind, apiVersion, metadata, items } = await this.#ask('GET', path);
    // Real servers leave out of the items what the list says already.
    const type = { apiVersion, kind: String(kind).replace(/List$/, '') };
    return {
      revision: metadata.resourceVersion,
      items: items.map((item: KubeObject) => ({ ...item, ...type })),
    };
  }

  get(path: string): Promise<KubeObject> {
    return this.#ask('GET', path);
  }

  /** Creates an object in a collection. */
  create(path: string, object: Draft): Promise<KubeObject> {
    return this.#ask('POST', path, object);
  }

  patch(path: string, patch: Fields): Promise<KubeObject> {
    return this.#ask('PATCH', path, patch, 'application/merge-patch+json');
  }

  put(path: string, object: KubeObject): Promise<KubeObject> {
    return this.#ask('PUT', path, object);
  }

  async delete(path: string, gracePeriodSeconds?: number): Promise<void> {
    await this.#ask('DELETE', path, { gracePeriodSeconds });
  }

  /** Tells of all objects of a kind, and then of each change, for ever. */
  async follow(path: string, follower: Follower): Promise<void> {
    while (!this.#signal.aborted) {
      try {
        const { revision, items } = await this.list(path);
        follower.all(items);
        await this.#watch(path, revision, follower);
      } catch {
        // The server is away or has forgotten where we were: from the beginning.
      }
      if (!this.#signal.aborted) {
        await new Promise(next => setTimeout(next, AGAIN_MS));
      }
    }
  }

  async #watch(
    path: string,
    revision: string,
    follower: Follower,
  ): Promise<void> {
    const response = await fetch(
      `${this.#url}${path}?watch=1&resourceVersion=${revision}`,
      { signal: this.#signal },
    );
    if (!response.ok || !response.body) return;
    const input = Readable.fromWeb(response.body as ReadableStream);
    for await (const line of createInterface({ input })) {
      const { type, object } = JSON.parse(line);
      if (type === 'ERROR') break;
      if (type === 'DELETED') follower.gone(object);
      else follower.written(object);
    }
    input.destroy();
  }

  async #ask(method: string, path: string, body?: unknown, type?: string) {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      signal: this.#signal,
      headers: { 'content-type': type ?? 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (response.ok) return response.json();
    const text = await response.text();
    let message = text;
    try {
      message = JSON.parse(text).message;
    } catch {
      // Some errors are plain text.
    }
    throw new ApiError(response.status, message);
  }
}
