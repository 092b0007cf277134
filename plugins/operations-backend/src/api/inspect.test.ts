import {
  ConflictError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  ClusterList,
  ServiceList,
  SourceList,
} from '@operate-first/plugin-operations-common';
import {
  ObservationSource,
  SourceContext,
} from '@operate-first/plugin-operations-node';
import request from 'supertest';
import { Caller, CALLERS, startBackend } from '../__testUtils__/backend';
import { component } from '../__testUtils__/entities';
import { FakeInspector, MACHINE_WORDS } from '../__testUtils__/FakeInspector';
import { until } from '../__testUtils__/until';
import { clusterReport, deployment } from '../__testUtils__/workloads';

const scope = { environment: 'production', cluster: 'eu-1' };
const object = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  namespace: 'shops',
  name: 'web',
};

async function look(context: SourceContext) {
  const services = context.listServices();
  await context.declare(
    services.map(({ id: serviceId }) => ({
      serviceId,
      scopes: [{ ...scope, intervalSeconds: 600 }],
      problems: [],
    })),
  );
  await context.record(
    services.map(({ id: serviceId }) => ({
      serviceId,
      scope,
      status: 'degraded',
      reasons: [
        {
          code: 'kubernetes.crash-loop',
          status: 'degraded',
          message: 'web crashes again and again.',
          detail: MACHINE_WORDS,
          object,
          container: 'app',
        },
      ],
      observedAt: new Date(),
      workloads: [deployment('web', 2)],
    })),
  );
  await context.recordChanges(
    services.map(({ id: serviceId }) => ({
      serviceId,
      scope,
      key: '1',
      kind: 'rollout',
      at: new Date(Date.now() - 1000),
      summary: 'Version 1 was brought in.',
      detail: MACHINE_WORDS,
    })),
  );
  await context.recordCluster(clusterReport('eu-1', { namespaces: ['shops'] }));
}

function watcher(id: string): ObservationSource {
  return {
    id,
    title: `Watches for ${id}`,
    async start(context) {
      context.onServicesChanged(() => look(context));
      await look(context);
    },
  };
}

const entities = [
  component('shop'),
  component('vault', { labels: { 'operate-first.io/visibility': 'internal' } }),
];
const SHOP = '/services/component/default/shop';
const VAULT = '/services/component/default/vault';
const WEB =
  'cluster=eu-1&apiVersion=apps/v1&objectKind=Deployment&objectNamespace=shops&objectName=web';
const LOG = 'cluster=eu-1&objectNamespace=shops&pod=web-1';

type Started = Awaited<ReturnType<typeof startBackend>>;

async function startWatched(config?: object) {
  const inspector = new FakeInspector();
  const started = await startBackend({
    entities,
    sources: [watcher('kubernetes:eu-1')],
    inspectors: [inspector],
    config,
  });
  await until(async () => {
    const { items = [] }: ServiceList = (await started.get('/services')).body;
    return (
      items.length === 2 &&
      items.every(({ health }) => health.reasons[0].object)
    );
  });
  return { ...started, inspector };
}

describe('looking into workloads', () => {
  let closed: Started & { inspector: FakeInspector };
  let open: typeof closed;

  beforeAll(async () => {
    closed = await startWatched();
    open = await startWatched({ unauthenticatedRead: true });
  });

  afterEach(() => {
    closed.inspector.error = undefined;
    closed.audit.length = 0;
  });

  const manifest = `${SHOP}/manifest?${WEB}`;
  const log = `${SHOP}/logs?${LOG}`;
  const read = [
    `${SHOP}/workloads`,
    `${SHOP}/changes`,
    `${SHOP}/workload?${WEB}`,
    '/clusters',
    '/clusters/eu-1',
  ];

  describe.each([
    ['closed', 'nobody', 401, 401],
    ['closed', 'forged', 401, 401],
    ['closed', 'stranger', 403, 403],
    ['closed', 'anonymous', 200, 403],
    ['closed', 'limited', 200, 403],
    ['closed', 'user', 200, 200],
    ['closed', 'service', 200, 200],
    ['open', 'nobody', 200, 401],
    ['open', 'anonymous', 200, 403],
    ['open', 'user', 200, 200],
  ] as Array<['open' | 'closed', Caller, number, number]>)(
    '%s, as %s',
    (backend, caller, readStatus, inspectStatus) => {
      const get = (path: string) =>
        (backend === 'open' ? open : closed).get(path, caller);

      it(`answers ${readStatus}, and manifests and logs ${inspectStatus}`, async () => {
        for (const path of read) {
          expect([path, (await get(path)).status]).toEqual([path, readStatus]);
        }
        for (const path of [manifest, log]) {
          const { status } = await get(path);
          expect([path, status]).toEqual([path, inspectStatus]);
        }
      });

      if (readStatus !== 200) return;
      it('shows nothing of what the caller may not see', async () => {
        const words = inspectStatus === 200;
        for (const path of ['/services', SHOP, `${SHOP}/history`, ...read]) {
          const { text } = await get(path);
          const expected = words && !path.startsWith('/clusters');
          expect([path, text.includes(MACHINE_WORDS)]).toEqual([
            path,
            expected,
          ]);
        }
        expect((await get(`${SHOP}/workload?${WEB}`)).body).toMatchObject({
          diagnosticsHidden: !words,
          logsHidden: !words,
          pods: [{ containers: [{ reason: 'CrashLoopBackOff' }] }],
        });
        const internal = ['anonymous', 'nobody'].includes(caller) ? 404 : 200;
        for (const path of ['/workloads', '/changes', `/workload?${WEB}`]) {
          const { status } = await get(VAULT + path);
          expect([path, status]).toEqual([path, internal]);
        }
        const { body } = await get('/clusters');
        expect((body as ClusterList).items).toMatchObject([
          { name: 'eu-1', services: { degraded: internal === 200 ? 2 : 1 } },
        ]);
      });
    },
  );

  it('says what runs and what changed', async () => {
    expect((await closed.get(`${SHOP}/workloads`)).body).toMatchObject({
      locations: [
        {
          source: 'kubernetes:eu-1',
          scope,
          status: 'degraded',
          reasons: [{ object, container: 'app', detail: MACHINE_WORDS }],
          stale: false,
          workloads: [{ object, ready: 2 }],
        },
      ],
    });
    const { body } = await closed.get(`${SHOP}/changes`);
    expect(body).toMatchObject({
      complete: true,
      items: [{ kind: 'rollout', summary: 'Version 1 was brought in.', scope }],
    });
    const none = await closed.get(`${SHOP}/changes?environment=staging`);
    expect(none.body.items).toEqual([]);
    const backwards = await closed.get(
      `${SHOP}/changes?from=2999-01-01T00:00:00Z`,
    );
    expect(backwards.status).toBe(400);
  });

  it('hands the service and the object to the inspector', async () => {
    await closed.get(`${SHOP}/workload?${WEB}`);
    expect(closed.inspector.asked.at(-1)).toMatchObject({
      service: {
        entityRef: 'component:default/shop',
        entity: { kind: 'Component', metadata: { name: 'shop' } },
      },
      cluster: 'eu-1',
      object,
    });
    await closed.get(`${log}&container=app&previous=true&tailLines=7`);
    expect(closed.inspector.logRequests.at(-1)).toMatchObject({
      service: { entityRef: 'component:default/shop' },
      cluster: 'eu-1',
      namespace: 'shops',
      pod: 'web-1',
      container: 'app',
      previous: true,
      follow: false,
      tailLines: 7,
      timestamps: false,
    });
  });

  it('names what was probably meant', async () => {
    const detail = async (path: string) => {
      const { status, body } = await closed.get(path);
      return [status, body.detail];
    };
    expect(await detail(`${SHOP}/workload?${WEB}s`)).toEqual([
      404,
      'There is no Deployment webs of component:default/shop in the namespace shops of eu-1. Did you mean web?',
    ]);
    expect(
      await detail(`${SHOP}/manifest?${WEB.replace('eu-1', 'eu1')}`),
    ).toEqual([
      404,
      'Nobody can look into a cluster eu1 here. Did you mean eu-1?',
    ]);
    expect(await detail('/clusters/eu1')).toEqual([
      404,
      'There is no cluster eu1. Did you mean eu-1?',
    ]);
    const { status, body } = await closed.get(`${SHOP}/logs?cluster=eu-1`);
    expect([status, body.errors[0].field]).toEqual([400, 'objectNamespace']);
  });

  it('asks no cluster for the head of an answer', async () => {
    const { logRequests, asked } = closed.inspector;
    const before = [logRequests.length, asked.length];
    for (const path of [log, manifest, `${SHOP}/workload?${WEB}`]) {
      const { status } = await request(closed.server)
        .head(`/api/operations${path}`)
        .set('Authorization', CALLERS.user);
      expect([path, status]).toEqual([path, 404]);
    }
    expect([logRequests.length, asked.length]).toEqual(before);
  });

  it.each([
    {
      error: new NotFoundError('There is no pod web-1.'),
      status: 404,
      detail: 'There is no pod web-1.',
    },
    {
      error: new ConflictError('web-1 has not started'),
      status: 409,
      detail: 'web-1 has not started.',
    },
    {
      error: new ServiceUnavailableError('eu-1 does not answer'),
      status: 503,
      detail: 'eu-1 does not answer.',
    },
    {
      error: new TypeError('connect ECONNREFUSED 10.0.0.7:6443'),
      status: 503,
      detail:
        'eu-1 cannot be asked now. Try again; if it stays so, the log of the portal says why.',
    },
  ])(
    'says $error.name in words, as $status',
    async ({ error, status, detail }) => {
      closed.inspector.error = error;
      for (const path of [log, manifest, `${SHOP}/workload?${WEB}`]) {
        const answer = await closed.get(path);
        expect(answer.type).toBe('application/problem+json');
        expect([answer.status, answer.body.detail]).toEqual([status, detail]);
      }
      expect(closed.audit.map(({ outcome }) => outcome)).toEqual([
        'begun',
        'failed',
        'begun',
        'failed',
      ]);
    },
  );

  it('leaves a trace of manifests and logs, and not of what is in them', async () => {
    await closed.get(manifest);
    await closed.get(log);
    await closed.get(`${SHOP}/workload?${WEB}`);
    const who = { authorization: CALLERS.user };
    const about = { entityRef: 'component:default/shop', cluster: 'eu-1' };
    await until(() => closed.audit.length === 4);
    expect(closed.audit).toMatchObject([
      { event: 'manifest-read', outcome: 'begun', ...who },
      {
        event: 'manifest-read',
        outcome: 'succeeded',
        meta: { ...about, object },
      },
      { event: 'log-read', outcome: 'begun', ...who },
      {
        event: 'log-read',
        outcome: 'succeeded',
        meta: { ...about, namespace: 'shops', pod: 'web-1' },
      },
    ]);
    expect(JSON.stringify(closed.audit)).not.toContain(MACHINE_WORDS);
    expect(JSON.stringify(closed.audit)).not.toContain('a line');
  });

  it('limits each reader in each cluster, and says what to do', async () => {
    const { get, inspector, server } = await startWatched({
      inspect: { openLogs: 2, logsPerMinute: 3, looksPerMinute: 2 },
    });
    let ended = 0;
    inspector.pieces = async function* following({ signal, follow: stays }) {
      if (!stays) return;
      yield Buffer.from('begun\n');
      await new Promise(resolve => signal.addEventListener('abort', resolve));
      ended += 1;
    };
    const { port } = server.address() as { port: number };
    const follow = () =>
      fetch(`http://localhost:${port}/api/operations${log}&follow=true`, {
        headers: { Authorization: CALLERS.user },
      });
    const bodies = [await follow(), await follow()].map(({ body }) => body);
    const refused = await get(log);
    expect([refused.status, refused.body.detail]).toEqual([
      429,
      'You have 2 logs of eu-1 open. Close one of them, then open this one.',
    ]);
    expect(refused.headers['retry-after']).toBe('10');
    expect((await get(log, 'service')).status).toBe(200);
    await Promise.all(bodies.map(body => body?.cancel()));
    await until(() => ended === 2);
    await until(async () => (await get(log)).status === 200);
    const often = await get(log);
    expect([often.status, often.body.detail]).toEqual([
      429,
      expect.stringMatching(
        /^You have opened 3 logs of eu-1 within a minute\. Try again in \d+ s\.$/,
      ),
    ]);
    const looks = [];
    for (const path of [manifest, `${SHOP}/workload?${WEB}`, manifest]) {
      looks.push((await get(path)).status);
    }
    expect(looks).toEqual([200, 200, 429]);
  });

  it('begins with sources that are added later', async () => {
    const { get, addSource, signals } = closed;
    addSource({
      id: 'kubernetes:us-1',
      title: 'Cluster us-1',
      start: context => context.recordCluster(clusterReport('us-1')),
    });
    await until(async () => {
      const { items }: SourceList = (await get('/sources')).body;
      return items.some(
        ({ id, state }) => id === 'kubernetes:us-1' && state === 'running',
      );
    });
    expect((await get('/clusters/us-1')).body).toMatchObject({
      name: 'us-1',
      state: 'watching',
      nodesReady: 1,
    });
    const told = () =>
      signals.map(({ message }) => Number(message.clustersVersion ?? 0));
    await until(() => Math.max(...told()) >= 2);
    expect(() => addSource(watcher('kubernetes:us-1'))).toThrow('two sources');
  });
});
