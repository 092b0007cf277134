import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { ClusterAccount } from '@operate-first/cluster-cache';
import {
  deployment,
  Harness,
  service,
  TestApiServer,
  until,
} from '../__testUtils__';
import { CatalogClusters } from './CatalogClusters';

jest.setTimeout(60_000);

function resource(
  name: string,
  annotations: Record<string, string> | undefined,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name, title: `Cluster ${name}`, annotations },
    spec: { type: 'kubernetes-cluster', owner: 'group:default/platform' },
  };
}

function at(url: string) {
  return {
    'kubernetes.io/api-server': url,
    'kubernetes.io/api-server-certificate-authority': 'Q0E=',
    'kubernetes.io/auth-provider': 'oidc',
  };
}

describe('CatalogClusters', () => {
  let harness: Harness;
  let server: TestApiServer;

  beforeEach(async () => {
    harness = new Harness();
    server = await harness.server();
    server.put(
      ...deployment('web', {
        labels: { 'backstage.io/kubernetes-id': 'shop' },
      }),
    );
  });

  afterEach(() => harness.end());

  function follow(accounts: ClusterAccount[]) {
    let entities: Entity[] = [];
    const catalog = catalogServiceMock.mock({
      getEntities: async () => ({ items: entities }),
    });
    const following = CatalogClusters.create({
      auth: mockServices.auth(),
      catalog,
      cache: harness.cache,
      clusters: harness.clusters,
      accounts,
      locator: { allowSkipTLSVerify: false },
      logger: mockServices.logger.mock(),
    });
    return async (...now: Entity[]) => {
      entities = now;
      await following.update();
    };
  }

  it('watches clusters of the catalog as long as they are there', async () => {
    harness.watch([]);
    const auth = { type: 'serviceAccountToken', token: 'ours' } as const;
    const catalog = follow([{ cluster: 'eu-1', url: `${server.url}/`, auth }]);

    await catalog(
      resource('eu-1', at(server.url)),
      resource('empty', undefined),
    );

    expect([...harness.sources.values()]).toMatchObject([
      { id: 'kubernetes:eu-1', title: 'Kubernetes Cluster eu-1' },
    ]);
    const core = harness.observe('eu-1', service('shop'));
    await until(() => core.last('shop', 'healthy'));
    expect([...server.authorizations]).toEqual(['Bearer ours']);

    // What is as it was is left as it is.
    const lists = () =>
      server.requests.filter(({ pathname }) => pathname === '/api/v1/pods');
    const before = lists().length;
    await catalog(resource('eu-1', at(server.url)));
    expect(lists()).toHaveLength(before);

    await catalog();
    await until(() => core.declarations.get('shop')?.scopes.length === 0);
    expect(core.reports.at(-1)?.message).toContain('in the catalog no longer');
    expect(harness.cache.clusters()).toEqual([]);

    const seen = core.of('shop').length;
    await catalog(resource('eu-1', at(server.url)));
    await until(() => core.of('shop').length > seen);
  });

  it('sends our account only where the operator said', async () => {
    harness.watch([]);
    const auth = { type: 'serviceAccountToken', token: 'ours' } as const;
    const catalog = follow([
      { cluster: 'moved', url: 'https://eu-1.example.org', auth },
      { cluster: 'vague', auth },
    ]);

    await catalog(
      resource('moved', at(server.url)),
      resource('vague', at(server.url)),
    );

    expect(harness.cache.clusters()).toMatchObject([
      { name: 'moved', status: 'unwatchable' },
      { name: 'vague', status: 'unwatchable' },
    ]);
    expect(server.requests).toEqual([]);
  });

  it('lets nobody take a cluster away by writing a second one', async () => {
    harness.watch([]);
    const auth = { type: 'serviceAccountToken', token: 'ours' } as const;
    const catalog = follow([
      { cluster: 'eu-1', url: server.url, auth },
      { cluster: 'us-1', url: 'no address', auth },
    ]);
    const elsewhere = at('https://elsewhere.example.org');
    const second = (name: string, annotations = elsewhere) => {
      const entity = resource(name, annotations);
      const metadata = { ...entity.metadata, namespace: 'team-x' };
      return { ...entity, metadata };
    };

    await catalog(
      resource('us-1', at(server.url)),
      second('eu-1'),
      resource('eu-1', at(server.url)),
      second('ap-1'),
      resource('ap-1', at(server.url)),
    );

    expect(harness.cache.cluster('eu-1')).toMatchObject({ url: server.url });
    expect(harness.cache.cluster('eu-1')?.status).not.toBe('unwatchable');
    expect(harness.cache.cluster('us-1')?.status).toBe('unwatchable');
    expect(harness.cache.clusters()).toHaveLength(3);
    expect(harness.clusters.fleet.get('ap-1')?.state?.status).toBe(
      'unwatchable',
    );
  });

  it('lets app-config have the last word', async () => {
    harness.watch([{ name: 'eu-1', url: server.url }]);
    const catalog = follow([]);

    await catalog(resource('eu-1', at('https://other.example.org')));
    await catalog();

    expect(harness.cache.cluster('eu-1')?.url).toBe(server.url);
  });
});
