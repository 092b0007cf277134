import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { clusterCacheServiceFactory } from '@operate-first/cluster-cache';
import {
  ObservationSource,
  operationsInspectorsExtensionPoint,
  operationsSourcesExtensionPoint,
  WorkloadInspector,
} from '@operate-first/plugin-operations-node';
import {
  database,
  deployment,
  FakeCore,
  owner,
  service,
  TestApiServer,
  until,
} from './__testUtils__';
import { readKubernetesConfig } from './config';
import operationsModuleKubernetes from './index';

jest.setTimeout(60_000);

describe('operationsModuleKubernetes', () => {
  let servers: TestApiServer[];

  beforeEach(async () => {
    servers = [await TestApiServer.start(), await TestApiServer.start()];
    const labels = { 'backstage.io/kubernetes-id': 'shop' };
    for (const server of servers) server.put(...deployment('web', { labels }));
    const [owned] = deployment('web', { labels });
    const ownerReferences = [owner('db.example.org/v1', 'Database', 'orders')];
    servers[0].put(
      { ...owned, metadata: { ...owned.metadata, ownerReferences } },
      database('orders', 'False'),
    );
    servers[1].put(database('orders', 'False', labels));
  });

  afterEach(async () => {
    await Promise.all(servers.map(server => server.close()));
  });

  it('adds a source for each cluster, and looks into them', async () => {
    const sources: ObservationSource[] = [];
    const inspectors: WorkloadInspector[] = [];
    const core = new FakeCore(service('shop'));
    const [configured, inCatalog] = servers;
    const backend = await startTestBackend({
      features: [
        createBackendPlugin({
          pluginId: 'operations',
          register(env) {
            env.registerExtensionPoint(operationsSourcesExtensionPoint, {
              addSource: source => sources.push(source),
            });
            env.registerExtensionPoint(operationsInspectorsExtensionPoint, {
              addInspector: inspector => inspectors.push(inspector),
            });
            env.registerInit({ deps: {}, init: async () => {} });
          },
        }),
        operationsModuleKubernetes,
        clusterCacheServiceFactory,
        catalogServiceMock.factory({
          entities: [
            {
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'Resource',
              metadata: {
                name: 'us-1',
                annotations: { 'kubernetes.io/api-server': inCatalog.url },
              },
              spec: { type: 'kubernetes-cluster' },
            },
          ],
        }),
        mockServices.rootConfig.factory({
          data: {
            kubernetes: {
              clusterLocatorMethods: [
                {
                  type: 'config',
                  clusters: [
                    { name: 'eu-1', url: configured.url, authProvider: 'oidc' },
                  ],
                },
                { type: 'catalog' },
              ],
            },
            operations: {
              kubernetes: {
                customKinds: [{ group: 'db.example.org', plural: 'databases' }],
                environments: [{ environment: 'lab', clusters: ['us-*'] }],
                accounts: [
                  { cluster: 'eu-1', serviceAccountToken: 'for-eu' },
                  {
                    cluster: 'us-1',
                    url: inCatalog.url,
                    serviceAccountToken: 'for-us',
                  },
                ],
              },
            },
          },
        }),
      ],
    });
    try {
      const ids = () => sources.map(({ id }) => id).sort();
      await until(() => ids().length === 2);
      expect(ids()).toEqual(['kubernetes:eu-1', 'kubernetes:us-1']);
      expect(inspectors).toMatchObject([{ id: 'kubernetes' }]);
      for (const source of sources) void source.start(core);
      await until(() => core.of('shop').length >= 2);
      expect(
        core
          .of('shop')
          .map(({ scope }) => scope.environment)
          .sort(),
      ).toEqual(expect.arrayContaining(['lab', 'production']));
      // Found above what carries the label, and by the label itself.
      for (const environment of ['lab', 'production']) {
        const { status, reasons } = await until(() =>
          core
            .of('shop')
            .find(({ scope }) => scope.environment === environment),
        );
        expect(status).toBe('degraded');
        expect(reasons[0]).toMatchObject({
          code: 'kubernetes.custom-not-ready',
          message: 'Database orders is not ready.',
          detail: 'BackupFailed: no space left',
        });
      }
      configured.put(database('orders', 'True'));
      const well = await until(() =>
        core
          .of('shop')
          .findLast(
            ({ scope, status }) =>
              scope.environment === 'production' && status === 'healthy',
          ),
      );
      expect(well.reasons.map(({ code }) => code)).toContain(
        'kubernetes.custom-ready',
      );
      expect([...configured.authorizations]).toEqual(['Bearer for-eu']);
      expect([...inCatalog.authorizations]).toEqual(['Bearer for-us']);
    } finally {
      core.end();
      await backend.stop();
    }
  });

  it.each([
    [{ environments: [{ environment: 'Live!' }] }, /names 'Live!'/],
    [{ environments: [{ namespaces: ['a'] }] }, /environment/],
    [{ accounts: [{ cluster: 'eu-1' }] }, /no account for eu-1/],
    [{ customKinds: [{ plural: 'dbs' }] }, /customKinds\[0\]\.group/],
    [
      { customKinds: [{ group: 'a.io', plural: 'dbs', ready: 'a[0]' }] },
      /has 'a\[0\]' as ready, which is no path; write one such as status\./,
    ],
    [
      { customKinds: [{ group: 'apps', plural: 'deployments' }] },
      /names deployments\.apps, which the portal judges already/,
    ],
    [
      {
        customKinds: [
          { group: 'a.io', plural: 'dbs' },
          { group: 'a.io', plural: 'dbs' },
        ],
      },
      /names dbs\.a\.io twice/,
    ],
  ])('does not start with %j', (kubernetes, message) => {
    const config = new ConfigReader({ operations: { kubernetes } });
    expect(() => readKubernetesConfig(config)).toThrow(message);
  });

  it('needs no configuration', () => {
    const { accounts, catalogLocator, customKinds, environments } =
      readKubernetesConfig(new ConfigReader({}));
    expect([accounts, catalogLocator, customKinds]).toEqual([
      [],
      undefined,
      [],
    ]);
    expect(environments.of('eu-1', 'shop')).toBe('production');
  });
});
