import { ApiClient } from './ApiClient';
import { ApiError } from './ApiError';
import { ApiGroup, readApiGroups, readWatchable } from './schema';
import { KindDefinition } from './types';

/** Discovery says of a kind that it can be watched, under this path. */
export interface ServedKind {
  apiVersion: string;
  path: string;
}

/** Refused discovery is no answer: then the kind is simply tried. */
const UNKNOWN = 'unknown';
type Known<T> = T | typeof UNKNOWN;

function pathOf(groupVersion: string): string {
  return groupVersion.includes('/')
    ? `/apis/${groupVersion}`
    : `/api/${groupVersion}`;
}

function served(groupVersion: string, plural: string): ServedKind {
  const path = `${pathOf(groupVersion)}/${plural}`;
  return { apiVersion: groupVersion, path };
}

/** Which kinds a cluster serves, and in which version. Asked once for all kinds, and anew when it has grown old. */
export class Discovery {
  readonly #client: ApiClient;
  readonly #maximumAge: number;
  #asked = new Map<string, Promise<unknown>>();
  #askedAt = 0;

  private constructor(client: ApiClient, maximumAge: number) {
    this.#client = client;
    this.#maximumAge = maximumAge;
  }

  static create(client: ApiClient, maximumAge: number): Discovery {
    return new Discovery(client, maximumAge);
  }

  /** Undefined when the cluster says that it has no such kind. */
  async find(
    kind: KindDefinition,
    signal: AbortSignal,
  ): Promise<ServedKind | undefined> {
    if (Date.now() - this.#askedAt > this.#maximumAge) this.forget();
    const { group, plural } = kind;
    const versions = await this.#versions(kind, signal);
    for (const version of versions) {
      const groupVersion = group ? `${group}/${version}` : version;
      const resources = await this.#resources(groupVersion, signal);
      if (resources === UNKNOWN || resources.has(plural)) {
        return served(groupVersion, plural);
      }
    }
    return undefined;
  }

  /** What was heard is not believed any more. */
  forget(): void {
    this.#asked = new Map();
    this.#askedAt = Date.now();
  }

  async #versions(
    kind: KindDefinition,
    signal: AbortSignal,
  ): Promise<readonly string[]> {
    if (kind.group === '') return kind.versions ?? ['v1'];
    const groups = await this.#ask<Known<ApiGroup[]>>('/apis', signal, body =>
      readApiGroups(body),
    );
    if (groups === UNKNOWN) return kind.versions?.slice(0, 1) ?? [];
    const there = groups.find(({ name }) => name === kind.group)?.versions;
    if (!kind.versions) return there ?? [];
    return kind.versions.filter(version => there?.includes(version));
  }

  #resources(
    groupVersion: string,
    signal: AbortSignal,
  ): Promise<Known<Set<string>>> {
    return this.#ask<Known<Set<string>>>(pathOf(groupVersion), signal, body =>
      readWatchable(body),
    );
  }

  #ask<T>(
    path: string,
    signal: AbortSignal,
    read: (body: string) => T,
  ): Promise<T | typeof UNKNOWN> {
    const running = this.#asked.get(path) as Promise<T> | undefined;
    if (running) return running;
    const asked = this.#askNow(path, signal, read);
    this.#asked.set(path, asked);
    // A failure is not kept: the next who asks tries again.
    const mine = this.#asked;
    asked.catch(() => mine.delete(path));
    return asked;
  }

  async #askNow<T>(
    path: string,
    signal: AbortSignal,
    read: (body: string) => T,
  ): Promise<T | typeof UNKNOWN> {
    try {
      const body = await this.#client.get(path, {}, signal);
      return read(body);
    } catch (error) {
      if (error instanceof SyntaxError || error instanceof TypeError) {
        throw ApiError.broken('a discovery document that is not whole', error);
      }
      if (error instanceof ApiError && [403, 404].includes(error.status ?? 0)) {
        return UNKNOWN;
      }
      throw error;
    }
  }
}
