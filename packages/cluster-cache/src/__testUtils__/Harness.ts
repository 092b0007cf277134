import { mockServices } from '@backstage/backend-test-utils';
import { ClusterCache } from '../ClusterCache';
import { ClusterCacheTiming } from '../timing';
import {
  ClusterDefinition,
  ClusterState,
  KindDefinition,
  KindState,
} from '../types';
import { FakeApiServer } from './FakeApiServer';

/** Short enough for tests; long enough that only what is meant to be late is late. */
const QUICK: Partial<ClusterCacheTiming> = {
  answerLimit: 2_000,
  bodyLimit: 5_000,
  healthyWatch: 1_000,
  shortestPause: 20,
  longestPause: 500,
  retryDenied: 200,
  heartbeat: 300,
  heartbeatLimit: 2_000,
  batch: 20,
};

export const PODS: KindDefinition = {
  id: 'pods',
  group: '',
  versions: ['v1'],
  plural: 'pods',
};

export const JOBS: KindDefinition = {
  id: 'jobs.batch',
  group: 'batch',
  versions: ['v1'],
  plural: 'jobs',
};

/** Servers and caches of one test, all of which end with it. */
export class Harness {
  readonly #servers: FakeApiServer[] = [];
  readonly #caches: ClusterCache[] = [];

  async server(tls?: { cert: string; key: string }): Promise<FakeApiServer> {
    const server = await FakeApiServer.start(tls);
    this.#servers.push(server);
    return server;
  }

  cache(
    clusters: ClusterDefinition[],
    kinds: KindDefinition[] = [PODS],
    timing: Partial<ClusterCacheTiming> = {},
  ): ClusterCache {
    const cache = ClusterCache.create({
      clusters,
      kinds,
      logger: mockServices.logger.mock(),
      timing: { ...QUICK, ...timing },
    });
    this.#caches.push(cache);
    cache.start();
    return cache;
  }

  async end(): Promise<void> {
    await Promise.all(this.#caches.map(cache => cache.stop()));
    await Promise.all(this.#servers.map(server => server.close()));
  }
}

export function cluster(
  name: string,
  { url }: { url: string },
): ClusterDefinition {
  return { name, url, auth: { type: 'serviceAccountToken', token: 'token' } };
}

export function stateOf(cache: ClusterCache, name: string): ClusterState {
  const state = cache.cluster(name);
  if (!state) throw new Error(`no cluster ${name}`);
  return state;
}

export function kindOf(
  cache: ClusterCache,
  name: string,
  kind = 'pods',
): KindState {
  const state = stateOf(cache, name).kinds.find(one => one.kind === kind);
  if (!state) throw new Error(`no kind ${kind} in ${name}`);
  return state;
}

/** The names of what is found, in order. */
export function names(
  cache: ClusterCache,
  query: Parameters<ClusterCache['find']>[0],
): string[] {
  return cache
    .find(query)
    .map(({ object }) => object.metadata.name)
    .sort();
}
