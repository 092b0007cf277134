import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { pod } from './__testUtils__/FakeCollection';
import { eventually } from './__testUtils__/eventually';
import { Harness, cluster, names } from './__testUtils__/Harness';
import { readAccountsFromConfig, withAccount } from './accounts';
import { ClusterCache } from './ClusterCache';
import { clusterCacheServiceFactory, clusterCacheServiceRef } from './service';
import { ChangeBatch, ClusterDefinition } from './types';

jest.setTimeout(30_000);

describe('a cache at run time', () => {
  const harness = new Harness();
  afterAll(() => harness.end());

  it('takes clusters in and gives them up', async () => {
    const [one, two] = [await harness.server(), await harness.server()];
    one.pods(pod('web-1'));
    const pods = two.pods(pod('web-2'));
    const cache = harness.cache([cluster('eu-1', one)]);
    const batches: ChangeBatch[] = [];
    cache.subscribe(batch => batches.push(batch));
    const query = { kind: 'pods' };
    await eventually(() => expect(names(cache, query)).toEqual(['web-1']));

    cache.addCluster(cluster('us-1', two));
    await eventually(() =>
      expect(names(cache, query)).toEqual(['web-1', 'web-2']),
    );
    expect(cache.clusters().map(({ name }) => name)).toEqual(['eu-1', 'us-1']);
    expect(() => cache.addCluster(cluster('us-1', two))).toThrow(
      /two clusters/,
    );

    await cache.removeCluster('us-1');
    expect(names(cache, query)).toEqual(['web-1']);
    expect(cache.cluster('us-1')).toBeUndefined();
    await eventually(() => expect(pods.watchers).toBe(0));
    await eventually(() => expect(batches.at(-1)?.clusters).toContain('us-1'));

    cache.addCluster({
      ...cluster('us-1', two),
      auth: { type: 'viewer', provider: 'oidc' },
    });
    expect(cache.cluster('us-1')?.status).toBe('unwatchable');
    await cache.removeCluster('us-1');
    cache.addCluster(cluster('us-1', two));
    await eventually(() => expect(names(cache, query)).toHaveLength(2));
  });

  it('asks a cluster itself, with its account', async () => {
    const server = await harness.server();
    server.pods(pod('web-1'));
    const cache = harness.cache([cluster('eu-1', server)]);
    const { signal } = new AbortController();
    const request = { cluster: 'eu-1', path: '/version', signal };

    expect(JSON.parse(await cache.ask(request))).toEqual({
      gitVersion: 'v1.36.0',
    });
    expect([...server.authorizations]).toEqual(['Bearer token']);
    await expect(
      cache.ask({ ...request, cluster: 'eu-2' }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    await expect(
      cache.open({ ...request, path: '/none' }),
    ).rejects.toMatchObject({
      name: 'ApiError',
      status: 404,
      publicMessage: 'answers 404',
    });
  });

  it('gives an answer that goes on as it comes, until nobody reads', async () => {
    const server = await harness.server();
    const cache = harness.cache([cluster('eu-1', server)]);
    let closed = false;
    server.fault = (url, response) => {
      if (url.pathname !== '/log') return false;
      response.write('one');
      response.on('close', () => {
        closed = true;
      });
      return true;
    };
    const { signal } = new AbortController();
    const path = '/log';
    for await (const piece of await cache.open({
      cluster: 'eu-1',
      path,
      signal,
    })) {
      expect(Buffer.from(piece).toString()).toBe('one');
      break;
    }
    await eventually(() => expect(closed).toBe(true));
  });

  it('does not wait for ever for an answer to begin', async () => {
    const server = await harness.server();
    const cache = harness.cache([cluster('eu-1', server)], [], {
      answerLimit: 200,
    });
    server.fault = url => url.pathname === '/log';
    const { signal } = new AbortController();
    await expect(
      cache.open({ cluster: 'eu-1', path: '/log', signal }),
    ).rejects.toMatchObject({ publicMessage: 'does not answer within 0.2 s' });
  });

  it('is one service of a backend, and ends with it', async () => {
    const server = await harness.server();
    const pods = server.pods(pod('web-1'));
    let cache: ClusterCache | undefined;
    const backend = await startTestBackend({
      features: [
        clusterCacheServiceFactory,
        mockServices.rootConfig.factory({
          data: {
            kubernetes: {
              clusterLocatorMethods: [
                {
                  type: 'config',
                  clusters: [
                    { name: 'eu-1', url: server.url, authProvider: 'oidc' },
                  ],
                },
              ],
            },
            operations: {
              kubernetes: {
                accounts: [{ cluster: 'eu-1', serviceAccountToken: 'ours' }],
              },
            },
          },
        }),
        createBackendPlugin({
          pluginId: 'test',
          register(env) {
            env.registerInit({
              deps: { found: clusterCacheServiceRef },
              init: async ({ found }) => {
                cache = found;
              },
            });
          },
        }),
      ],
    });
    await eventually(() => expect(pods.watchers).toBe(1));
    expect(cache?.find({ kind: 'pods' })).toHaveLength(1);
    expect([...server.authorizations]).toEqual(['Bearer ours']);
    await backend.stop();
    await eventually(() => expect(pods.watchers).toBe(0));
  });
});

describe('accounts', () => {
  const viewer: ClusterDefinition = {
    name: 'eu-1',
    url: 'https://eu-1.example.org',
    auth: { type: 'viewer', provider: 'oidc' },
  };

  it('are for the clusters that they name', () => {
    const config = new ConfigReader({
      operations: {
        kubernetes: {
          accounts: [
            { cluster: 'eu-1', serviceAccountTokenFile: '/run/token' },
            { cluster: 'us-1', serviceAccountToken: 'other' },
          ],
        },
      },
    });
    const accounts = readAccountsFromConfig(config);
    expect(withAccount(viewer, accounts).auth).toEqual({
      type: 'serviceAccountFile',
      tokenFile: '/run/token',
    });
    const elsewhere = { ...viewer, name: 'eu-2' };
    expect(withAccount(elsewhere, accounts)).toBe(elsewhere);
    expect(readAccountsFromConfig(new ConfigReader({}))).toEqual([]);
  });
});
