import {
  crashing,
  deployment,
  Harness,
  namespaceObject,
  clusterNode,
  service,
  until,
  withoutReadyPods,
} from './__testUtils__';

const ID = 'backstage.io/kubernetes-id';

jest.setTimeout(60_000);

describe('KubernetesSource', () => {
  let harness: Harness;

  beforeEach(() => {
    harness = new Harness();
  });

  afterEach(async () => {
    await harness.end();
  });

  it('observes what runs, and tells at once what changes', async () => {
    const server = await harness.server();
    const objects = deployment('web', { labels: { [ID]: 'shop' } });
    server.put(clusterNode('node-1'), namespaceObject('shop'), ...objects);
    harness.watch([{ name: 'eu-1', url: server.url, title: 'Europe' }]);
    const core = harness.observe('eu-1', service('shop'), service('other', {}));

    const seen = await until(() => core.last('shop'));

    expect(seen).toMatchObject({
      scope: { environment: 'production', cluster: 'eu-1', namespace: 'shop' },
      status: 'healthy',
      workloads: [
        {
          object: { kind: 'Deployment', name: 'web', namespace: 'shop' },
          wanted: 2,
          ready: 2,
          images: [{ tag: '1.0.0' }],
          use: {
            requested: { cpuCores: 0.5, memoryBytes: 128 * 2 ** 20 },
            limit: { memoryBytes: 256 * 2 ** 20 },
          },
        },
      ],
    });
    expect(core.declarations.get('shop')).toEqual({
      serviceId: 'shop',
      scopes: [{ ...seen.scope, intervalSeconds: 30 }],
      problems: [],
    });
    expect(core.of('other')).toEqual([]);
    expect(core.changes).toMatchObject([
      { serviceId: 'shop', kind: 'rollout', scope: seen.scope },
    ]);

    const [web, , ...pods] = objects;
    server.put(withoutReadyPods(web), ...pods.map(crashing));
    const down = await until(() => core.last('shop', 'down'));

    expect(down.reasons[0]).toMatchObject({
      code: 'kubernetes.crash',
      status: 'down',
      object: { kind: 'Pod' },
      container: 'web',
    });
    expect(JSON.stringify(down.reasons.map(one => one.message))).not.toContain(
      '10.1.2.3',
    );
    await until(() => core.changes.some(({ kind }) => kind === 'restart'));
  });
});
