import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { clusterCacheServiceFactory } from '@operate-first/cluster-cache';
import operations from '@operate-first/plugin-operations-backend';
import operationsKubernetes from '@operate-first/plugin-operations-backend-module-kubernetes';
import {
  freePort,
  PlaygroundClusters,
} from './__testUtils__/PlaygroundClusters';

jest.setTimeout(240_000);

const SHOP = 'services/component/default/shop';
const NAMESPACE = '/api/v1/namespaces';
const DEPLOYMENTS = '/apis/apps/v1/namespaces/shop/deployments';

/** What the test reads of an answer. */
interface Location {
  scope: { cluster: string; environment: string; namespace: string };
  status: string;
  stale: boolean;
  staleReason?: string;
  reasons: Array<{ code: string; message: string }>;
  workloads: Array<{
    wanted: number;
    ready: number;
    images: { tag: string }[];
  }>;
}

const container = (tag: string) => ({
  name: 'shop',
  image: `registry.example.com/shop:${tag}`,
  env: [{ name: 'API_TOKEN', value: 'swordfish' }],
});

function deployment(replicas: number) {
  const labels = { app: 'shop' };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: 'shop',
      namespace: 'shop',
      labels: { 'backstage.io/kubernetes-id': 'shop' },
    },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          terminationGracePeriodSeconds: 0,
          containers: [container('1.0.0')],
        },
      },
    },
  };
}

describe('a service in clusters, from the clusters to the API', () => {
  let clusters: PlaygroundClusters;
  let portal: Awaited<ReturnType<typeof startTestBackend>>;

  async function get(path: string) {
    const response = await fetch(
      `http://localhost:${portal.server.port()}/api/operations/${path}`,
      { headers: { authorization: mockCredentials.user.header() } },
    );
    return { status: response.status, text: await response.text() };
  }

  /** Waits until the service is so in a cluster. */
  async function location(
    cluster: string,
    holds: (location: Location) => boolean,
  ): Promise<Location> {
    const deadline = Date.now() + 60_000;
    let seen: Location | undefined;
    while (Date.now() < deadline) {
      const { status, text } = await get(`${SHOP}/workloads`);
      const { locations = [] } = status === 200 ? JSON.parse(text) : {};
      seen = locations.find((one: Location) => one.scope.cluster === cluster);
      if (seen && holds(seen)) return seen;
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    throw new Error(`It did not come to that: ${JSON.stringify(seen)}`);
  }

  const isHealthy = ({ status, stale }: Location) =>
    status === 'healthy' && !stale;
  const codeOf = (one: Location) => one.reasons[0]?.code;

  beforeAll(async () => {
    clusters = await PlaygroundClusters.start('eu-1', 'us-1');
    for (const name of ['eu-1', 'us-1']) {
      const metadata = { name: 'shop' };
      const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata };
      await clusters.send(name, 'POST', NAMESPACE, namespace);
      await clusters.send(name, 'POST', DEPLOYMENTS, deployment(2));
    }
    const account = {
      authProvider: 'serviceAccount',
      serviceAccountToken: 'x',
    };
    const nowhere = `http://127.0.0.1:${await freePort()}`;
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
              spec: {
                type: 'service',
                lifecycle: 'production',
                owner: 'user:default/ada',
              },
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
                  clusters: [
                    { name: 'eu-1', url: clusters.urlOf('eu-1'), ...account },
                    { name: 'us-1', url: clusters.urlOf('us-1'), ...account },
                    { name: 'dead-1', url: nowhere, ...account },
                  ],
                },
              ],
            },
          },
        }),
      ],
    });
  });

  afterAll(async () => {
    await portal?.stop();
    await clusters?.end();
  });

  it('is told in the right words, and recovers', async () => {
    const well = await location('eu-1', isHealthy);
    await location('us-1', isHealthy);
    expect(well).toMatchObject({
      scope: { environment: 'production', namespace: 'shop' },
      workloads: [{ wanted: 2, ready: 2, images: [{ tag: '1.0.0' }] }],
    });

    const deploy = (change: object) =>
      clusters.send('eu-1', 'PATCH', `${DEPLOYMENTS}/shop`, { spec: change });
    const withTag = (tag: string) => ({
      template: { spec: { containers: [container(tag)] } },
    });
    await deploy(withTag('2-broken'));
    const broken = await location(
      'eu-1',
      one => codeOf(one) === 'kubernetes.image',
    );
    expect(broken.status).toBe('degraded');
    expect(broken.reasons[0].message).toContain('2-broken');
    await deploy(withTag('3.0.0'));
    await location(
      'eu-1',
      one => isHealthy(one) && one.workloads[0].images[0].tag === '3.0.0',
    );

    await deploy({ replicas: 0 });
    await location('eu-1', one => codeOf(one) === 'kubernetes.scaled-to-zero');
    await deploy({ replicas: 1 });
    await location(
      'eu-1',
      one => isHealthy(one) && one.workloads[0].ready === 1,
    );
    // What happened there did not touch the other cluster.
    expect(isHealthy(await location('us-1', () => true))).toBe(true);

    const { text } = await get(`${SHOP}/changes`);
    const kinds = JSON.parse(text).items.map(
      (one: { kind: string }) => one.kind,
    );
    expect(kinds).toEqual(expect.arrayContaining(['rollout', 'scaling']));
  });

  it('shows every cluster, the dead one with its reason', async () => {
    await location('us-1', isHealthy);
    const { text } = await get('clusters');

    const { items } = JSON.parse(text);
    const named = (name: string) =>
      items.find((one: { name: string }) => one.name === name);
    expect(named('us-1')).toMatchObject({ state: 'watching', stale: false });
    expect(named('us-1').nodesReady).toBeGreaterThan(0);
    expect(named('dead-1')).toMatchObject({
      state: 'failing',
      message: 'dead-1 refuses connections.',
    });
    expect(JSON.stringify(named('dead-1'))).not.toContain('127.0.0.1');
  });

  it('opens a workload, its manifest and its log', async () => {
    await location('us-1', isHealthy);
    const object =
      'cluster=us-1&apiVersion=apps/v1&objectKind=Deployment&objectNamespace=shop&objectName=shop';

    const workload = JSON.parse((await get(`${SHOP}/workload?${object}`)).text);
    const [pod] = workload.pods;
    expect(pod).toMatchObject({ phase: 'Running', ready: true });
    expect(workload.rollouts).toMatchObject([{ revision: 1, current: true }]);

    const manifest = JSON.parse((await get(`${SHOP}/manifest?${object}`)).text);
    expect(manifest.yaml).toContain('kind: Deployment');
    expect(manifest.yaml).not.toContain('swordfish');

    const log = `cluster=us-1&objectNamespace=shop&pod=${pod.object.name}`;
    expect(await get(`${SHOP}/logs?${log}`)).toMatchObject({ status: 200 });
    const previous = await get(`${SHOP}/logs?${log}&previous=true`);
    expect(previous.status).toBe(404);
    expect(previous.text).toContain('no earlier run');
  });
});
