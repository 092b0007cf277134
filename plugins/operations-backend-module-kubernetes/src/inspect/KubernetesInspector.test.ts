import { ServerResponse } from 'node:http';
import { LogRequest } from '@operate-first/plugin-operations-node';
import {
  clusterNode,
  crashing,
  deployment,
  event,
  Harness,
  namespaceObject,
  other,
  owner,
  pod,
  send,
  service,
  TestApiServer,
  until,
  withoutReadyPods,
} from '../__testUtils__';
import { KubernetesInspector } from './KubernetesInspector';

jest.setTimeout(60_000);

const ID = 'backstage.io/kubernetes-id';
const SHOP = service('shop');
const DEPLOYMENT = { apiVersion: 'apps/v1', kind: 'Deployment' };

async function textOf(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += Buffer.from(piece).toString();
  return text;
}

describe('KubernetesInspector', () => {
  let harness: Harness;
  let server: TestApiServer;
  let inspector: KubernetesInspector;

  beforeEach(async () => {
    harness = new Harness();
    server = await harness.server();
    const env = [
      { name: 'DB_PASSWORD', value: 'swordfish' },
      { name: 'DB_URL', value: 'postgres://shop:swordfish@db/shop' },
      { name: 'COLOUR', value: 'green' },
    ];
    const [web, set, ...pods] = deployment('web', {
      labels: { [ID]: 'shop' },
      env,
    });
    const broken = crashing(pods[1]);
    server.put(
      clusterNode('node-1'),
      namespaceObject('shop'),
      withoutReadyPods(web),
      set,
      pods[0],
      broken,
      event(broken, 'BackOff', 'Back-off restarting failed container'),
      event(web, 'Odd', 'something odd'),
      ...deployment('theirs', { labels: { [ID]: 'theirs' } }),
    );
    harness.watch([{ name: 'eu-1', url: server.url }]);
    inspector = KubernetesInspector.create(harness.clusters);
    const core = harness.observe('eu-1', SHOP);
    await until(() => core.last('shop'));
  });

  afterEach(() => harness.end());

  function asked(kind: string, name: string, apiVersion = 'v1') {
    const object = { apiVersion, kind, namespace: 'shop', name };
    return { service: SHOP, cluster: 'eu-1', object };
  }

  function log(more: Partial<LogRequest> = {}): LogRequest {
    return {
      service: SHOP,
      cluster: 'eu-1',
      namespace: 'shop',
      pod: 'web-5d4f-0',
      previous: false,
      follow: false,
      tailLines: 2,
      timestamps: false,
      signal: new AbortController().signal,
      ...more,
    };
  }

  it('knows the clusters that it can look into', () => {
    expect(inspector.knows('eu-1')).toBe(true);
    expect(inspector.knows('eu-2')).toBe(false);
  });

  it.each([
    ['Deployment', 'web', 'apps/v1'],
    ['ReplicaSet', 'web-5d4f', 'apps/v1'],
    ['Pod', 'web-5d4f-1', 'v1'],
  ])(
    'tells of a workload, asked for by its %s',
    async (kind, name, version) => {
      const workload = await inspector.workload(asked(kind, name, version));

      expect(workload).toMatchObject({
        cluster: 'eu-1',
        stale: false,
        workload: { object: { ...DEPLOYMENT, namespace: 'shop', name: 'web' } },
        pods: [
          {
            object: { name: 'web-5d4f-0' },
            phase: 'Running',
            ready: true,
            version: '1.0.0',
          },
          {
            phase: 'CrashLoopBackOff',
            ready: false,
            restarts: 7,
            node: 'node-1',
            containers: [
              { name: 'web', state: 'waiting', lastExit: { exitCode: 1 } },
            ],
          },
        ],
        rollouts: [{ revision: 1, current: true, images: [{ tag: '1.0.0' }] }],
      });
      expect(workload?.events.map(({ reason }) => reason).sort()).toEqual([
        'BackOff',
        'Odd',
      ]);
    },
  );

  it.each([
    ['Deployment', 'theirs', 'apps/v1'],
    ['Pod', 'theirs-5d4f-0', 'v1'],
    ['Deployment', 'nothing', 'apps/v1'],
    ['Deployment', 'web', 'example.org/v1'],
  ])(
    'does not find what is not of the service: %s %s',
    async (kind, name, version) => {
      const request = asked(kind, name, version);

      expect(await inspector.workload(request)).toBeUndefined();
      expect(await inspector.manifest(request)).toBeUndefined();
      await expect(
        inspector.logs(log({ pod: 'theirs-5d4f-0' })),
      ).rejects.toThrow('There is no pod theirs-5d4f-0 of this service.');
      expect(
        server.requests.some(({ pathname }) => pathname.endsWith('/log')),
      ).toBe(false);
    },
  );

  it('shows manifests without what should not be in them', async () => {
    server.put(
      other('argoproj.io/v1alpha1', 'Application', 'web', {
        metadata: { namespace: 'argocd' },
        spec: {
          destination: { namespace: 'shop' },
          source: {
            helm: {
              values: 'password: swordfish',
              valuesObject: { db: { password: 'swordfish', port: 5432 } },
            },
            repoURL: 'https://swordfish@git.example.org/shop.git',
            plugin: {
              env: [
                { name: 'MYSQL_PWD', value: 'swordfish' },
                { name: 'DB', value: 'Server=db;Password=swordfish;Port=1' },
                { name: 'RUN', value: 'psql --token swordfish -h db' },
              ],
            },
          },
          postBuild: { substitute: { db_password: 'swordfish', zone: 'a' } },
        },
        status: {
          resources: [{ kind: 'Deployment', namespace: 'shop', name: 'web' }],
        },
      }),
      pod('bare', {
        labels: { [ID]: 'shop' },
        owner: owner('apps/v1', 'ReplicaSet', 'web-5d4f'),
      }),
    );
    await until(
      () => harness.cache.find({ kind: 'applications.argoproj.io' })[0],
    );

    const manifest = await inspector.manifest(
      asked('Deployment', 'web', 'apps/v1'),
    );
    expect(manifest?.object).toMatchObject({ kind: 'Deployment', name: 'web' });
    expect(manifest?.yaml).toContain('value: green');
    expect(manifest?.yaml).toContain('value: (hidden)');
    expect(manifest?.yaml).toContain('postgres://(hidden)@db/shop');
    expect(manifest?.yaml).not.toContain('swordfish');
    expect(manifest?.yaml).not.toContain('managedFields');

    const application = await until(async () =>
      inspector.manifest({
        ...asked('Application', 'web', 'argoproj.io/v1alpha1'),
        object: {
          apiVersion: 'argoproj.io/v1alpha1',
          kind: 'Application',
          namespace: 'argocd',
          name: 'web',
        },
      }),
    );
    expect(application?.yaml).not.toContain('swordfish');
    expect(application?.yaml).toContain('port: 5432');
    expect(application?.yaml).toContain('zone: a');
    expect(application?.yaml).toContain(';Port=1');
    expect(application?.yaml).toContain('-h db');
  });

  it('reads logs: the last lines, those to come, and of the run before', async () => {
    server.logs.set('web-5d4f-0/web', ['one', 'two', 'three']);
    server.logs.set('web-5d4f-0/web?previous', ['before']);

    expect(await textOf(await inspector.logs(log()))).toBe('two\nthree\n');
    expect(
      await textOf(await inspector.logs(log({ previous: true, follow: true }))),
    ).toBe('before\n');

    const reader = new AbortController();
    const pieces = await inspector.logs(
      log({ follow: true, timestamps: true, signal: reader.signal }),
    );
    const reading = textOf(pieces);
    await until(() => server.followers === 1);
    server.say('four');
    const asking = server.requests.at(-1)?.searchParams;
    expect(asking?.get('timestamps')).toBe('true');
    reader.abort();
    await reading;
    await until(() => server.followers === 0);
  });

  it('ends the stream of whoever stops reading', async () => {
    server.logs.set('web-5d4f-0/web', ['one']);
    for await (const piece of await inspector.logs(log({ follow: true }))) {
      expect(Buffer.from(piece).toString()).toBe('one\n');
      break;
    }
    await until(() => server.followers === 0);
  });

  it.each([
    [
      'NotFoundError',
      'Container web has no earlier run whose log is kept.',
      { previous: true },
    ],
    [
      'NotFoundError',
      'Container web has not started yet (CrashLoopBackOff), so it has said nothing.',
      { pod: 'web-5d4f-1' },
    ],
    [
      'NotFoundError',
      'Pod web-5d4f-0 has no container db; it has web.',
      { container: 'db' },
    ],
  ])('says with a %s: %s', async (name, message, more) => {
    await expect(inspector.logs(log(more))).rejects.toMatchObject({
      name,
      message,
    });
  });

  it.each([
    [403, 'ServiceUnavailableError', /may not read logs in eu-1.*pods\/log/s],
    [404, 'NotFoundError', /Pod web-5d4f-0 is there no longer/],
    [500, 'ServiceUnavailableError', /^eu-1 answers 500\.$/],
  ])('has words for the answer %d', async (code, name, message) => {
    server.fault = (url: URL, response: ServerResponse) => {
      if (!url.pathname.endsWith('/log')) return false;
      send(response, code, { kind: 'Status', code, message: 'at 10.1.2.3' });
      return true;
    };
    const error = await inspector.logs(log()).catch(caught => caught);
    expect(error).toMatchObject({ name });
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain('10.1.2.3');
  });

  it('says of a dead cluster what was seen last, and since when', async () => {
    await server.close();
    await until(() => harness.cache.cluster('eu-1')?.status === 'failing');

    const workload = await inspector.workload(
      asked('Deployment', 'web', 'apps/v1'),
    );
    expect(workload).toMatchObject({
      stale: true,
      staleReason: 'Kubernetes cluster eu-1 refuses connections',
    });
    await expect(inspector.logs(log())).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: 'Kubernetes cluster eu-1 refuses connections.',
    });
    await server.listen();
  });
});
