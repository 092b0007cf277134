import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { clusterCacheServiceFactory } from '@operate-first/cluster-cache';
import operations from '@operate-first/plugin-operations-backend';
import operationsKubernetes from '@operate-first/plugin-operations-backend-module-kubernetes';
import { certificate } from './__testUtils__/certificate';
import { FakeCluster } from './__testUtils__/FakeCluster';

jest.setTimeout(240_000);

const MANY = 200;
/** Every tenth is dead: every other of these refuses, the rest hangs. */
const DEAD = 10;
const LOOKS = 20;

/** What the test reads of an answer. */
interface Location {
  scope: { cluster: string };
  status: string;
  stale: boolean;
  staleReason?: string;
  observedAt: string;
  workloads: Array<{ ready: number }>;
}

/** Enough to see what was otherwise. */
function sampleOf(seen: unknown): string {
  const one = seen instanceof Map ? [...seen.values()].slice(0, 1) : seen;
  return JSON.stringify(one)?.slice(0, 2_000);
}

function median(times: number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];
}

describe('two hundred clusters, some of which go wrong', () => {
  const clusters: FakeCluster[] = [];
  let portal: Awaited<ReturnType<typeof startTestBackend>>;
  const trusted = certificate();

  const byName = (name: string) => {
    const found = clusters.find(one => one.name === name);
    if (!found) throw new Error(`There is no ${name}`);
    return found;
  };

  async function get(path: string) {
    const response = await fetch(
      `http://localhost:${portal.server.port()}/api/operations/${path}`,
      { headers: { authorization: mockCredentials.user.header() } },
    );
    if (!response.ok) throw new Error(await response.text());
    return response.json();
  }

  async function locations(): Promise<Map<string, Location>> {
    const { locations: found } = await get(
      'services/component/default/shop/workloads',
    ).catch(() => ({ locations: [] }));
    return new Map(found.map((one: Location) => [one.scope.cluster, one]));
  }

  async function until<T>(
    look: () => Promise<T>,
    holds: (seen: T) => unknown,
  ): Promise<T> {
    const deadline = Date.now() + 90_000;
    for (;;) {
      const seen = await look();
      if (holds(seen)) return seen;
      if (Date.now() > deadline)
        throw new Error(`It did not come to that: ${sampleOf(seen)}`);
      await new Promise(resolve => setTimeout(resolve, 250));
    }
  }

  const isStale = (name: string) => async () => {
    const seen = (await locations()).get(name);
    return seen?.stale ? seen : undefined;
  };

  /** How long an answer takes, in milliseconds. */
  async function answerTime(): Promise<number> {
    const times: number[] = [];
    for (let look = 0; look < LOOKS; look += 1) {
      const began = performance.now();
      await locations();
      times.push(performance.now() - began);
    }
    return median(times);
  }

  let replicas = 1;
  /** What changes in a good cluster is told, whatever the others do. */
  async function expectOthersLive() {
    replicas += 1;
    byName('c-1').scale(replicas);
    const seen = await until(
      locations,
      all => all.get('c-1')?.workloads[0]?.ready === replicas,
    );
    expect(seen.get('c-1')).toMatchObject({ status: 'healthy', stale: false });
  }

  /** Why it is old; the last that was seen stays, with its age. */
  async function toldOf(name: string): Promise<string | undefined> {
    const seen = await until(isStale(name), found => found);
    expect(seen?.staleReason).not.toContain('127.0.0.1');
    expect(seen?.workloads).toMatchObject([{ ready: 1 }]);
    expect(Date.parse(seen?.observedAt ?? '')).toBeLessThan(Date.now());
    await expectOthersLive();
    return seen?.staleReason;
  }

  beforeAll(async () => {
    for (let index = 0; index < MANY; index += 1) {
      const tls = index === 2 ? trusted : undefined;
      clusters.push(await FakeCluster.start(`c-${index}`, tls));
    }
    byName('c-3').clockAheadMs = 600_000;
    const account = {
      authProvider: 'serviceAccount',
      serviceAccountToken: 'x',
      caData: Buffer.from(trusted.cert).toString('base64'),
    };
    portal = await startTestBackend({
      features: [
        operations,
        operationsKubernetes,
        clusterCacheServiceFactory,
        mockServices.rootSystemMetadata.factory(),
        catalogServiceMock.factory({
          entities: [
            {
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'Component',
              metadata: {
                name: 'shop',
                annotations: { 'backstage.io/kubernetes-id': 'shop' },
              },
              spec: { type: 'service', owner: 'user:default/ada' },
            },
          ],
        }),
        mockServices.rootConfig.factory({
          data: {
            operations: { projection: { interval: '1s' } },
            kubernetes: {
              clusterLocatorMethods: [
                {
                  type: 'config',
                  clusters: clusters.map(({ name, url }) => ({
                    name,
                    url,
                    ...account,
                  })),
                },
              ],
            },
          },
        }),
      ],
    });
    await until(locations, all => {
      const healthy = [...all.values()].filter(
        ({ status, stale }) => status === 'healthy' && !stale,
      );
      return healthy.length === MANY;
    });
  });

  afterAll(async () => {
    await portal?.stop();
    await Promise.all(clusters.map(cluster => cluster.close()));
  });

  it('tells twenty that die, and answers for the others as before', async () => {
    const before = await answerTime();
    const dead = clusters.filter((_, index) => index % DEAD === 0);
    expect(dead).toHaveLength(20);
    for (const [index, cluster] of dead.entries()) {
      if (index % 2 === 0) await cluster.close();
      else cluster.break('hangs');
    }
    const seen = await until(
      locations,
      all => [...all.values()].filter(({ stale }) => stale).length === 20,
    );
    expect(seen.size).toBe(MANY);
    expect(await toldOf('c-0')).toMatch(
      /^Kubernetes cluster c-0 refuses connections/,
    );
    expect(await toldOf('c-10')).toMatch(
      /^Kubernetes cluster c-10 does not answer within/,
    );
    const after = await answerTime();
    process.stdout.write(
      `one answer for ${MANY} clusters: median ${before.toFixed(1)} ms, ` +
        `with 20 dead ${after.toFixed(1)} ms, ratio ${(after / before).toFixed(
          2,
        )}\n`,
    );
  });

  it('tells one that forgets where we were, again and again', async () => {
    byName('c-4').break('forgets');
    expect(await toldOf('c-4')).toMatch(
      /c-4 forgets where our watch .* was.*\(410\)/,
    );
  });

  it('tells one that sends half a JSON', async () => {
    byName('c-5').break('half');
    expect(await toldOf('c-5')).toMatch(/c-5 sent .* that is not whole/);
  });

  it('tells one whose certificate is another one', async () => {
    await byName('c-2').close();
    await byName('c-2').listen(certificate());
    expect(await toldOf('c-2')).toMatch(
      /c-2 has a certificate that we do not trust/,
    );
  });

  it('tells a clock that is ten minutes off, and goes on', async () => {
    const { items } = await get('clusters');
    const skewed = items.find((one: { name: string }) => one.name === 'c-3');
    expect(skewed.state).toBe('watching');
    expect(skewed.clockMessage).toMatch(/^The clock of c-3 is \d+ s ahead/);
    expect((await locations()).get('c-3')).toMatchObject({
      status: 'healthy',
      stale: false,
    });
    await expectOthersLive();
  });

  it('shows one again that has recovered', async () => {
    byName('c-5').break(undefined);
    byName('c-5').scale(7);
    const seen = await until(
      locations,
      all => all.get('c-5')?.workloads[0].ready === 7,
    );
    expect(seen.get('c-5')).toMatchObject({ status: 'healthy', stale: false });
  });
});
