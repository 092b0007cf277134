import { pod } from './__testUtils__/FakeCollection';
import { eventually } from './__testUtils__/eventually';
import { Harness, JOBS, cluster, kindOf, names } from './__testUtils__/Harness';
import { recording } from './__testUtils__/recordings';
import { ChangeBatch } from './types';

const PODS_PATH = '/api/v1/pods';
const RESTARTED = 'crash-with-apiserver-restart';

describe('ClusterCache', () => {
  const harness = new Harness();
  afterEach(() => harness.end());

  it('lists in pages, then only watches', async () => {
    const server = await harness.server();
    const many = Array.from({ length: 600 }, (_, i) => pod(`pod-${i}`));
    const pods = server.pods(...many);
    const cache = harness.cache([cluster('eu-1', server)]);
    await eventually(() => expect(pods.watchers).toBe(1));
    expect(names(cache, { kind: 'pods' })).toHaveLength(600);
    expect(server.count(PODS_PATH, 'list')).toBe(3);

    pods.put(pod('late'));
    pods.remove('pod-1');
    await eventually(() => {
      const known = names(cache, { kind: 'pods' });
      expect(known).toContain('late');
      expect(known).not.toContain('pod-1');
    });
    expect(server.count(PODS_PATH, 'list')).toBe(3);
    expect(kindOf(cache, 'eu-1')).toMatchObject({
      apiVersion: 'v1',
      status: 'watching',
      objects: 600,
      events: 2,
      relists: 0,
    });
    expect(kindOf(cache, 'eu-1').bytesReceived).toBeGreaterThan(600 * 100);
    expect(kindOf(cache, 'eu-1').eventsPerSecond).toBeGreaterThan(0);
  });

  it('finds by namespace and label in one cluster or in all, also after changes', async () => {
    const [one, two] = [await harness.server(), await harness.server()];
    const pods = one.pods(
      pod('web-1', { app: 'web', tier: 'front' }),
      pod('web-2', { app: 'web' }, 'other'),
      pod('db-1', { app: 'db' }),
    );
    two.pods(pod('web-3', { app: 'web' }));
    const cache = harness.cache([cluster('eu-1', one), cluster('us-1', two)]);
    const web = { kind: 'pods', labelSelector: 'app=web' };
    await eventually(() =>
      expect(names(cache, web)).toEqual(['web-1', 'web-2', 'web-3']),
    );
    expect(names(cache, { ...web, cluster: 'us-1' })).toEqual(['web-3']);
    expect(names(cache, { ...web, namespace: 'other' })).toEqual(['web-2']);
    expect(names(cache, { kind: 'pods', namespace: 'shop' })).toHaveLength(3);
    const front = { kind: 'pods', labelSelector: 'app in (web,db), tier' };
    expect(names(cache, front)).toEqual(['web-1']);
    const where = { cluster: 'eu-1', kind: 'pods', namespace: 'shop' };
    expect(cache.get({ ...where, name: 'db-1' })?.kind).toBe('Pod');
    expect(cache.get({ ...where, name: 'web-3' })).toBeUndefined();

    // What was indexed by the first question follows.
    pods.put(pod('db-1', { app: 'web' }));
    pods.remove('web-1');
    await eventually(() =>
      expect(names(cache, { ...web, cluster: 'eu-1' })).toEqual([
        'db-1',
        'web-2',
      ]),
    );
  });

  it('tells changes in batches, each object once', async () => {
    const server = await harness.server();
    const pods = server.pods(pod('web-1'), pod('web-2'));
    const cache = harness.cache([cluster('eu-1', server)], undefined, {
      batch: 200,
    });
    const batches: ChangeBatch[] = [];
    const end = cache.subscribe(batch => batches.push(batch));
    const told = () =>
      batches
        .flatMap(({ changes }) => changes)
        .map(({ type, object }) => `${type} ${object.metadata.name}`);
    await eventually(() =>
      expect(told()).toEqual(['added web-1', 'added web-2']),
    );
    await eventually(() => expect(pods.watchers).toBe(1));
    const first = cache.find({ kind: 'pods' })[0].object;

    pods.put(pod('web-1', { step: '1' }));
    pods.put(pod('web-1', { step: '2' }));
    pods.remove('web-2');
    pods.put(pod('fleeting'));
    pods.remove('fleeting');
    await eventually(() =>
      expect(told().slice(2)).toEqual(['modified web-1', 'deleted web-2']),
    );
    const modified = batches
      .flatMap(({ changes }) => changes)
      .find(({ type }) => type === 'modified');
    expect(modified?.object.metadata.labels).toEqual({ step: '2' });
    expect(modified?.previous).toBe(first);
    expect(batches.flatMap(({ clusters }) => clusters)).toContain('eu-1');

    end();
    const before = batches.length;
    pods.put(pod('unheard'));
    await eventually(() =>
      expect(names(cache, { kind: 'pods' })).toContain('unheard'),
    );
    expect(batches).toHaveLength(before);
  });

  it('watches one kind more, once, in the clusters that are there and in those that come', async () => {
    const [one, two] = [await harness.server(), await harness.server()];
    for (const server of [one, two]) {
      server.collection('/apis/batch/v1/jobs', 'Job').put(pod('job'));
    }
    const cache = harness.cache([cluster('eu-1', one)]);
    cache.addKind(JOBS);
    cache.addKind(JOBS);
    await eventually(() =>
      expect(names(cache, { kind: JOBS.id })).toEqual(['job']),
    );
    cache.addCluster(cluster('us-1', two));
    await eventually(() =>
      expect(names(cache, { kind: JOBS.id })).toEqual(['job', 'job']),
    );
    expect(one.count('/apis/batch/v1/jobs', 'list')).toBe(1);
  });

  it('goes on from the last bookmark when a watch ends, without a new list', async () => {
    const server = await harness.server();
    const pods = server.pods(pod('web-1'));
    const cache = harness.cache([cluster('eu-1', server)]);
    await eventually(() => expect(pods.watchers).toBe(1));
    pods.bookmark();
    await eventually(() =>
      expect(kindOf(cache, 'eu-1').lastBookmarkAt).toBeDefined(),
    );
    // A watch from before the bookmark would be told that this is too long ago.
    const [last] = server.requests.slice(-1);
    pods.endWatches();
    pods.put(pod('while-away'));
    await eventually(() =>
      expect(names(cache, { kind: 'pods' })).toEqual(['web-1', 'while-away']),
    );
    const resumedFrom = server.requests
      .filter(url => url.searchParams.has('watch'))
      .map(url => Number(url.searchParams.get('resourceVersion')));
    expect(resumedFrom[1]).toBeGreaterThan(resumedFrom[0]);
    expect(last.searchParams.get('allowWatchBookmarks')).toBe('true');
    expect(server.count(PODS_PATH, 'list')).toBe(1);
    expect(kindOf(cache, 'eu-1').resumes).toBeGreaterThan(0);
  });

  it('follows a recorded crash across a restart of the API server', async () => {
    const server = await harness.server();
    const file = (name: string) => recording(`watch/${RESTARTED}/${name}`);
    const lists = [file('1-list.json'), file('4-relist.json')];
    const watches = [
      file('2-watch.jsonl'),
      file('3-resume-410.watch.jsonl'),
      file('5-watch-after-relist.jsonl'),
    ];
    const asked: string[] = [];
    server.pods();
    server.fault = (url, response) => {
      if (url.pathname !== PODS_PATH) return false;
      const isWatch = url.searchParams.has('watch');
      if (isWatch) asked.push(url.searchParams.get('resourceVersion') ?? '');
      const body = (isWatch ? watches : lists).shift();
      if (body === undefined) response.flushHeaders();
      else response.end(body);
      return true;
    };
    const cache = harness.cache([cluster('eu-1', server)]);
    const restarts: number[] = [];
    cache.subscribe(({ changes }) =>
      changes.forEach(({ object }) => {
        const { containerStatuses } = object.status as {
          containerStatuses?: { restartCount: number }[];
        };
        restarts.push(containerStatuses?.[0].restartCount ?? 0);
      }),
    );
    await eventually(() => expect(asked).toHaveLength(4));
    // The bookmark before the restart, then the list after it, then the last bookmark.
    expect(asked.slice(1)).toEqual(['4948', '5248', '6087']);
    expect(kindOf(cache, 'eu-1')).toMatchObject({ relists: 1, objects: 1 });
    await eventually(() => expect(restarts.at(-1)).toBe(5));
    expect(restarts).toEqual([...restarts].sort());
  });

  it('lives on bookmarks alone in a quiet cluster', async () => {
    const server = await harness.server();
    server.pods();
    server.fault = (url, response) => {
      if (url.pathname !== PODS_PATH) return false;
      if (!url.searchParams.has('watch')) {
        response.end(recording('watch/quiet/list.json'));
      } else if (server.count(PODS_PATH, 'watch') === 1) {
        response.end(recording('watch/quiet/watch.jsonl'));
      } else {
        response.flushHeaders();
      }
      return true;
    };
    const cache = harness.cache([cluster('eu-1', server)]);
    await eventually(() => expect(server.count(PODS_PATH, 'watch')).toBe(2));
    expect(server.requests.at(-1)?.searchParams.get('resourceVersion')).toBe(
      '6389',
    );
    expect(kindOf(cache, 'eu-1')).toMatchObject({ objects: 1, events: 0 });
  });

  it('keeps neither managed fields nor what was applied last nor secrets, and says how late it is', async () => {
    const server = await harness.server();
    const pods = server.pods();
    const secrets = server.collection('/api/v1/secrets', 'Secret');
    secrets.put({
      metadata: { name: 'password', namespace: 'shop' },
      data: { password: 'c2VjcmV0' },
      type: 'Opaque',
    });
    const cache = harness.cache(
      [cluster('eu-1', server)],
      [
        { id: 'pods', group: '', plural: 'pods' },
        { id: 'secrets', group: '', plural: 'secrets' },
      ],
    );
    await eventually(() => expect(pods.watchers).toBe(1));
    const time = new Date(Date.now() - 60_000).toISOString();
    const base = pod('web-1');
    pods.put({
      ...base,
      metadata: {
        ...base.metadata,
        managedFields: [{ manager: 'kubelet', time }],
        annotations: {
          'kubectl.kubernetes.io/last-applied-configuration': '{"all":"again"}',
          'backstage.io/kubernetes-id': 'web',
        },
      },
    });
    await eventually(() =>
      expect(names(cache, { kind: 'pods' })).toEqual(['web-1']),
    );
    const [found] = cache.find({ kind: 'pods' });
    expect(found.object.metadata).toMatchObject({
      annotations: { 'backstage.io/kubernetes-id': 'web' },
    });
    expect(JSON.stringify(found.object)).not.toMatch(/managedFields|again/);
    expect(kindOf(cache, 'eu-1').lagSeconds).toBeGreaterThan(50);
    await eventually(() =>
      expect(names(cache, { kind: 'secrets' })).toEqual(['password']),
    );
    const [secret] = cache.find({ kind: 'secrets' });
    expect(secret.object).not.toHaveProperty('data');
    expect(secret.object.type).toBe('Opaque');
  });

  it('finds kinds by discovery, in the version that is served, also when they come later and go again', async () => {
    const server = await harness.server();
    const path = '/apis/argoproj.io/v1alpha1/applications';
    server.collection('/apis/autoscaling/v1/horizontalpodautoscalers', 'HPA');
    const applications = {
      id: 'applications.argoproj.io',
      group: 'argoproj.io',
      plural: 'applications',
    };
    const autoscalers = {
      id: 'hpa',
      group: 'autoscaling',
      plural: 'horizontalpodautoscalers',
      versions: ['v2', 'v1'],
    };
    const cache = harness.cache(
      [cluster('eu-1', server)],
      [applications, autoscalers],
    );
    const argo = () => kindOf(cache, 'eu-1', 'applications.argoproj.io');
    await eventually(() => expect(argo().status).toBe('missing'));
    expect(argo().message).toBe(
      'eu-1 does not serve applications.argoproj.io.',
    );
    await eventually(() =>
      expect(kindOf(cache, 'eu-1', 'hpa')).toMatchObject({
        status: 'watching',
        apiVersion: 'autoscaling/v1',
      }),
    );

    server.collection(path, 'Application').put(pod('shop'));
    await eventually(() => expect(argo().status).toBe('watching'));
    expect(names(cache, { kind: 'applications.argoproj.io' })).toEqual([
      'shop',
    ]);
    server.drop(path);
    await eventually(() =>
      expect(argo()).toMatchObject({ status: 'missing', objects: 0 }),
    );
    expect(kindOf(cache, 'eu-1', 'hpa').status).toBe('watching');
  });

  it('says of a cluster without an account how to give one', async () => {
    const cache = harness.cache([
      { name: 'eu-1', auth: { type: 'viewer', provider: 'oidc' } },
    ]);
    expect(cache.cluster('eu-1')).toMatchObject({
      status: 'unwatchable',
      message: expect.stringContaining('cannot be watched without an account'),
      remedy: expect.stringContaining('serviceAccountToken'),
    });
  });

  it('does not accept two clusters with one name', () => {
    const auth = { type: 'anonymous' as const };
    const twice = [
      { name: 'eu-1', auth },
      { name: 'eu-1', auth },
    ];
    expect(() => harness.cache(twice, [JOBS])).toThrow('two clusters');
  });
});
