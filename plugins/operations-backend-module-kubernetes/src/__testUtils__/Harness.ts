import { mockServices } from '@backstage/backend-test-utils';
import {
  ClusterCache,
  ClusterCacheTiming,
  ClusterDefinition,
} from '@operate-first/cluster-cache';
import {
  DeclaredScope,
  ObservationSource,
  ObservedService,
} from '@operate-first/plugin-operations-node';
import { Clusters } from '../clusters/Clusters';
import { EnvironmentRule, Environments } from '../clusters/environments';
import { FakeCore } from './FakeCore';
import { TestApiServer } from './TestApiServer';

/** Short enough for tests; long enough that only what is meant to be late is late. */
const QUICK: Partial<ClusterCacheTiming> = {
  answerLimit: 2_000,
  shortestPause: 20,
  longestPause: 500,
  retryDenied: 200,
  heartbeat: 300,
  batch: 20,
};

/** Servers, a cache and sources of one test, all of which end with it. */
export class Harness {
  readonly sources = new Map<string, ObservationSource>();
  /** Where nothing is looked for, in what is watched from then on. */
  isHidden = (_namespace: string) => false;
  readonly #servers: TestApiServer[] = [];
  readonly #cores: FakeCore[] = [];
  #parts: { cache: ClusterCache; clusters: Clusters } | undefined;

  get cache(): ClusterCache {
    return this.#made().cache;
  }

  get clusters(): Clusters {
    return this.#made().clusters;
  }

  async server(): Promise<TestApiServer> {
    const server = await TestApiServer.start();
    this.#servers.push(server);
    return server;
  }

  /** Watches these clusters; sources begin with `observe`. */
  watch(
    definitions: Array<Partial<ClusterDefinition> & { name: string }>,
    environments: EnvironmentRule[] = [],
    atLeastEvery?: number,
  ): void {
    const logger = mockServices.logger.mock();
    const cache = ClusterCache.create({
      clusters: definitions.map(one => ({
        auth: { type: 'serviceAccountToken', token: 'account' },
        ...one,
      })),
      logger,
      timing: QUICK,
    });
    const clusters = Clusters.create({
      cache,
      sources: { addSource: source => this.sources.set(source.id, source) },
      environments: Environments.create(environments),
      isHidden: this.isHidden,
      logger,
      atLeastEvery,
    });
    this.#parts = { cache, clusters };
    cache.start();
  }

  /** A core that runs the source of a cluster. */
  observe(cluster: string, ...services: ObservedService[]): FakeCore {
    return this.takeOver(cluster, [], ...services);
  }

  /** The same, after another has run it. */
  takeOver(
    cluster: string,
    before: DeclaredScope[],
    ...services: ObservedService[]
  ): FakeCore {
    const core = new FakeCore(...services);
    core.before = before;
    this.#cores.push(core);
    const source = this.sources.get(`kubernetes:${cluster}`);
    if (!source) throw new Error(`There is no source of ${cluster}`);
    void source.start(core);
    return core;
  }

  async end(): Promise<void> {
    this.#cores.forEach(core => core.end());
    this.#parts?.clusters.end();
    await this.#parts?.cache.stop();
    await Promise.all(this.#servers.map(server => server.close()));
  }

  #made() {
    if (!this.#parts) throw new Error('Nothing is watched yet');
    return this.#parts;
  }
}
