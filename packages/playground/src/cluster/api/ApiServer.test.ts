import { deployment, TestCluster } from '../__testUtils__/TestCluster';

jest.setTimeout(60_000);

const MAPS = '/api/v1/namespaces/default/configmaps';
const DEPLOYMENTS = '/apis/apps/v1/namespaces/default/deployments';
const MERGE = 'application/merge-patch+json';
const STRATEGIC = 'application/strategic-merge-patch+json';
const JSON_PATCH = 'application/json-patch+json';

const namesOf = (list: { items: { metadata: { name: string } }[] }) =>
  list.items.map(({ metadata }) => metadata.name);

describe('the API server of a cluster', () => {
  let cluster: TestCluster;

  beforeEach(async () => {
    cluster = await TestCluster.start();
  });

  afterEach(() => cluster.end());

  it('says what it serves, and in plain text what it does not', async () => {
    const { resources } = await cluster.get('/apis/apps/v1');
    expect(resources.map((r: { name: string }) => r.name)).toEqual(
      expect.arrayContaining(['deployments', 'deployments/scale']),
    );
    expect((await cluster.get('/apis')).groups).toContainEqual(
      expect.objectContaining({ name: 'autoscaling' }),
    );
    const unknown = await fetch(`${cluster.server.url}/apis/no.such/v1/x`);
    expect(unknown.status).toBe(404);
    expect(await unknown.text()).toBe('404 page not found\n');
    expect(await cluster.get('/api/v1/nonsense')).toMatchObject({
      kind: 'Status',
      reason: 'NotFound',
      code: 404,
    });
  });

  it('does not answer web pages', async () => {
    const answer = await fetch(`${cluster.server.url}/api/v1/pods`, {
      headers: { origin: 'https://elsewhere.example.org' },
    });
    expect(answer.status).toBe(403);
  });

  it('lists in pages, all as of the first one', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) await cluster.configMap(name);
    const first = await cluster.get(`${MAPS}?limit=2`);
    expect(namesOf(first)).toEqual(['a', 'b']);
    expect(first.metadata.remainingItemCount).toBe(3);
    await cluster.ask('DELETE', `${MAPS}/a`);
    const token = encodeURIComponent(first.metadata.continue);
    const second = await cluster.get(`${MAPS}?limit=2&continue=${token}`);
    expect(namesOf(second)).toEqual(['c', 'd']);
    expect(second.metadata.resourceVersion).toBe(
      first.metadata.resourceVersion,
    );
    // Who watches from there hears what happened between the pages.
    const revision = second.metadata.resourceVersion;
    const [line] = await cluster.watch(
      `${MAPS}?watch=1&resourceVersion=${revision}`,
      1,
    );
    expect(line).toMatchObject({
      type: 'DELETED',
      object: { metadata: { name: 'a' } },
    });
    cluster.server.store.compact();
    expect(
      await cluster.get(`${MAPS}?limit=2&continue=${token}`),
    ).toMatchObject({ code: 410, reason: 'Expired' });
  });

  it.each([
    ['app=web', ['one', 'two']],
    ['app=web,tier!=back', ['one']],
    ['tier in (back,other)', ['two']],
    ['app notin (web)', ['none', 'three']],
    ['!app', ['none']],
    ['app', ['one', 'three', 'two']],
  ])('selects by label: %s', async (selector, names) => {
    await cluster.configMap('one', { app: 'web', tier: 'front' });
    await cluster.configMap('two', { app: 'web', tier: 'back' });
    await cluster.configMap('three', { app: 'db' });
    await cluster.configMap('none');
    const query = encodeURIComponent(selector);
    const list = await cluster.get(`${MAPS}?labelSelector=${query}`);
    expect(namesOf(list)).toEqual(names);
  });

  it('selects by the fields that a kind has, and refuses others', async () => {
    await cluster.configMap('one');
    await cluster.configMap('two');
    const field = (text: string) =>
      cluster.get(`${MAPS}?fieldSelector=${encodeURIComponent(text)}`);
    expect(namesOf(await field('metadata.name=one'))).toEqual(['one']);
    expect(namesOf(await field('metadata.name!=one'))).toEqual(['two']);
    expect(await field('spec.bogus=x')).toMatchObject({
      code: 400,
      message: 'field label not supported: spec.bogus',
    });
  });

  it('tells a watch what enters and leaves its selection', async () => {
    const { metadata } = await cluster.get(MAPS);
    const watched = cluster.watch(
      `${MAPS}?watch=true&labelSelector=app%3Dweb&resourceVersion=${metadata.resourceVersion}`,
      3,
    );
    await cluster.configMap('one', { app: 'web' });
    await cluster.configMap('other', { app: 'db' });
    const label = (app: string) =>
      cluster.ask(
        'PATCH',
        `${MAPS}/one`,
        { metadata: { labels: { app } } },
        MERGE,
      );
    await label('db');
    await label('web');
    const lines = await watched;
    expect(lines.map(({ type }) => type)).toEqual([
      'ADDED',
      'DELETED',
      'ADDED',
    ]);
    const revisions = lines.map(l => Number(l.object.metadata.resourceVersion));
    expect(revisions).toEqual([...revisions].sort((a, b) => a - b));
  });

  it('resumes a watch where it ended, with bookmarks, until that is forgotten', async () => {
    await cluster.configMap('one');
    const { metadata } = await cluster.get(MAPS);
    const watch = (revision: string) =>
      cluster.watch(
        `${MAPS}?watch=1&allowWatchBookmarks=true&timeoutSeconds=1&resourceVersion=${revision}`,
      );
    await cluster.configMap('two');
    await cluster.ask('DELETE', `${MAPS}/one`);
    const lines = await watch(metadata.resourceVersion);
    expect(lines.map(({ type }) => type)).toEqual([
      'ADDED',
      'DELETED',
      'BOOKMARK',
    ]);
    const { object } = lines[2];
    expect(object).toEqual({
      kind: 'ConfigMap',
      apiVersion: 'v1',
      metadata: { resourceVersion: lines[1].object.metadata.resourceVersion },
    });
    expect(
      (await watch(object.metadata.resourceVersion)).map(({ type }) => type),
    ).toEqual(['BOOKMARK']);
    cluster.server.store.compact();
    // A success whose only line is an error, as real servers say it.
    expect(await watch(metadata.resourceVersion)).toEqual([
      {
        type: 'ERROR',
        object: expect.objectContaining({ code: 410, reason: 'Expired' }),
      },
    ]);
  });

  it('knows nothing of what another run of it gave out, before or after', async () => {
    const { metadata } = await cluster.get(MAPS);
    await cluster.end();
    cluster = await TestCluster.start();
    await cluster.configMap('one');
    const now = Number((await cluster.get(MAPS)).metadata.resourceVersion);
    expect(now).toBeGreaterThan(Number(metadata.resourceVersion));
    for (const foreign of [7, Number(metadata.resourceVersion), now + 1000]) {
      const lines = await cluster.watch(
        `${MAPS}?watch=1&timeoutSeconds=1&resourceVersion=${foreign}`,
      );
      expect(lines).toMatchObject([{ type: 'ERROR', object: { code: 410 } }]);
    }
  });

  it('ends the watches of a kind with its definition', async () => {
    const DEFINITIONS =
      '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
    const LEAVES = '/apis/example.org/v1/namespaces/default/leaves';
    const define = () =>
      cluster.ask('POST', DEFINITIONS, {
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: 'CustomResourceDefinition',
        metadata: { name: 'leaves.example.org' },
        spec: {
          group: 'example.org',
          scope: 'Namespaced',
          names: { plural: 'leaves', singular: 'leaf', kind: 'Leaf' },
          versions: [
            {
              name: 'v1',
              served: true,
              storage: true,
              schema: { openAPIV3Schema: { type: 'object' } },
            },
          ],
        },
      });
    await define();
    await cluster.ask('POST', LEAVES, {
      apiVersion: 'example.org/v1',
      kind: 'Leaf',
      metadata: { name: 'one' },
    });
    const { metadata } = await cluster.get(LEAVES);
    const from = `${LEAVES}?watch=1&resourceVersion=${metadata.resourceVersion}`;
    const watched = cluster.watch(from);
    await cluster.ask('DELETE', `${DEFINITIONS}/leaves.example.org`);
    expect((await watched).map(({ type }) => type)).toEqual(['DELETED']);
    expect((await fetch(`${cluster.server.url}${LEAVES}`)).status).toBe(404);

    await define();
    expect((await cluster.get(LEAVES)).items).toEqual([]);
    expect(await cluster.watch(from)).toMatchObject([
      { type: 'ERROR', object: { code: 410 } },
    ]);
  });

  it('forgets the oldest writes first', async () => {
    await cluster.end();
    cluster = await TestCluster.start({ history: 8 });
    const { metadata } = await cluster.get(MAPS);
    for (let n = 0; n < 12; n++) await cluster.configMap(`map-${n}`);
    const path = `${MAPS}?watch=1&timeoutSeconds=1&resourceVersion=`;
    const [error] = await cluster.watch(path + metadata.resourceVersion);
    expect(error).toMatchObject({ type: 'ERROR', object: { code: 410 } });
    const { body } = await cluster.configMap('last');
    const before = Number(body.metadata.resourceVersion) - 1;
    const lines = await cluster.watch(path + before);
    expect(lines.map(l => l.object.metadata.name)).toEqual(['last']);
  });

  it('refuses what a real server refuses, in its words', async () => {
    const { body: made } = await cluster.ask(
      'POST',
      DEPLOYMENTS,
      deployment('web'),
    );
    const refused = async (
      code: number,
      reason: string,
      message: RegExp,
      ...request: Parameters<TestCluster['ask']>
    ) => {
      const { status, body } = await cluster.ask(...request);
      expect([status, body.kind, body.reason]).toEqual([
        code,
        'Status',
        reason,
      ]);
      expect(body.message).toMatch(message);
    };
    const path = `${DEPLOYMENTS}/web`;
    await refused(
      409,
      'AlreadyExists',
      /^deployments\.apps "web" already exists$/,
      'POST',
      DEPLOYMENTS,
      deployment('web'),
    );
    await refused(
      404,
      'NotFound',
      /^deployments\.apps "other" not found$/,
      'GET',
      `${DEPLOYMENTS}/other`,
    );
    await refused(
      404,
      'NotFound',
      /^namespaces "nowhere" not found$/,
      'POST',
      '/apis/apps/v1/namespaces/nowhere/deployments',
      deployment('web'),
    );
    const negative = {
      ...deployment('bad'),
      spec: { ...deployment('bad').spec, replicas: -1 },
    };
    await refused(
      422,
      'Invalid',
      /^Deployment\.apps "bad" is invalid: spec\.replicas: Invalid value: -1: must be greater than or equal to 0$/,
      'POST',
      DEPLOYMENTS,
      negative,
    );
    await refused(
      422,
      'Invalid',
      /field is immutable/,
      'PATCH',
      path,
      { spec: { selector: { matchLabels: { other: 'x' } } } },
      MERGE,
    );
    await refused(
      415,
      'UnsupportedMediaType',
      /server-side apply is not served here/,
      'PATCH',
      path,
      deployment('web'),
      'application/apply-patch+yaml',
    );
    await refused(
      405,
      'MethodNotAllowed',
      /does not allow/,
      'POST',
      path,
      deployment('web'),
    );
    await refused(
      504,
      'Timeout',
      /Too large resource version: 9007199254740000/,
      'GET',
      `${DEPLOYMENTS}?resourceVersion=9007199254740000`,
    );
    await refused(
      400,
      'BadRequest',
      /invalid resource version/,
      'GET',
      `${DEPLOYMENTS}?resourceVersion=abc`,
    );
    await cluster.ask('PATCH', path, { spec: { replicas: 5 } }, MERGE);
    await refused(
      409,
      'Conflict',
      /^Operation cannot be fulfilled on deployments\.apps "web": the object has been modified/,
      'PUT',
      path,
      made,
    );
  });

  it('counts generations of what is asked for, not of what is reported', async () => {
    await cluster.ask('POST', DEPLOYMENTS, deployment('web'));
    const path = `${DEPLOYMENTS}/web`;
    const status = { status: { readyReplicas: 2 }, spec: { replicas: 7 } };
    const { body } = await cluster.ask(
      'PATCH',
      `${path}/status`,
      status,
      MERGE,
    );
    expect(body).toMatchObject({
      metadata: { generation: 1 },
      spec: { replicas: 2 },
      status: { readyReplicas: 2 },
    });
    const scaled = await cluster.ask(
      'PATCH',
      `${path}/scale`,
      { spec: { replicas: 3 } },
      MERGE,
    );
    expect(scaled.body).toMatchObject({
      kind: 'Scale',
      spec: { replicas: 3 },
      status: { selector: 'app=web' },
    });
    expect(await cluster.get(path)).toMatchObject({
      metadata: { generation: 2 },
      status: { readyReplicas: 2 },
    });
  });

  it('patches in three ways', async () => {
    await cluster.ask('POST', DEPLOYMENTS, deployment('web'));
    const patch = async (body: unknown, type: string) =>
      (await cluster.ask('PATCH', `${DEPLOYMENTS}/web`, body, type)).body;
    const containers = (list: unknown[]) => ({
      spec: { template: { spec: { containers: list } } },
    });
    const added = await patch(
      containers([{ name: 'side', image: 'side:1' }]),
      STRATEGIC,
    );
    expect(
      added.spec.template.spec.containers.map((c: { name: string }) => c.name),
    ).toEqual(['web', 'side']);
    const removed = await patch(
      containers([
        { name: 'web', image: 'web:2' },
        { name: 'side', $patch: 'delete' },
      ]),
      STRATEGIC,
    );
    expect(removed.spec.template.spec.containers).toEqual([
      expect.objectContaining({ name: 'web', image: 'web:2' }),
    ]);
    const replaced = await patch(
      containers([{ name: 'only', image: 'only:1' }]),
      MERGE,
    );
    expect(replaced.spec.template.spec.containers).toHaveLength(1);
    const by = await patch(
      [
        { op: 'test', path: '/spec/replicas', value: 2 },
        { op: 'add', path: '/metadata/annotations', value: { why: 'so' } },
      ],
      JSON_PATCH,
    );
    expect(by).toMatchObject({ metadata: { annotations: { why: 'so' } } });
    expect(
      await patch(
        [{ op: 'test', path: '/spec/replicas', value: 9 }],
        JSON_PATCH,
      ),
    ).toMatchObject({ code: 422 });
  });

  it('keeps what has finalizers until they are gone', async () => {
    await cluster.ask('POST', MAPS, {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'held', finalizers: ['example.org/hold'] },
    });
    await cluster.ask('DELETE', `${MAPS}/held`);
    const held = await cluster.get(`${MAPS}/held`);
    expect(held.metadata.deletionTimestamp).toMatch(/^\d{4}-/);
    await cluster.ask(
      'PATCH',
      `${MAPS}/held`,
      { metadata: { finalizers: null } },
      MERGE,
    );
    expect(await cluster.get(`${MAPS}/held`)).toMatchObject({ code: 404 });
  });

  it('refuses pods beyond a quota', async () => {
    const core = '/api/v1/namespaces/default';
    await cluster.ask('POST', `${core}/resourcequotas`, {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'team-quota' },
      spec: { hard: { 'requests.memory': '1Gi' } },
    });
    const pod = (name: string) =>
      cluster.ask('POST', `${core}/pods`, {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name },
        spec: {
          containers: [
            { name, image: name, resources: { requests: { memory: '600Mi' } } },
          ],
        },
      });
    expect((await pod('x')).status).toBe(201);
    expect((await pod('y')).body).toMatchObject({
      code: 403,
      reason: 'Forbidden',
      message:
        'pods "y" is forbidden: exceeded quota: team-quota, requested: requests.memory=600Mi, used: requests.memory=600Mi, limited: requests.memory=1Gi',
    });
  });

  it('serves custom resources as soon as they are defined', async () => {
    const crds = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
    const apps = '/apis/argoproj.io/v1alpha1/namespaces/default/applications';
    expect((await fetch(`${cluster.server.url}${apps}`)).status).toBe(404);
    await cluster.ask('POST', crds, {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'applications.argoproj.io' },
      spec: {
        group: 'argoproj.io',
        scope: 'Namespaced',
        names: { kind: 'Application', plural: 'applications' },
        versions: [{ name: 'v1alpha1', served: true, storage: true }],
      },
    });
    const made = await cluster.ask('POST', apps, {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'shop' },
      spec: { project: 'default' },
      status: { sync: { status: 'OutOfSync' } },
    });
    expect(made.status).toBe(201);
    expect((await cluster.get(`${apps}/shop`)).status.sync.status).toBe(
      'OutOfSync',
    );
    expect(
      (await cluster.ask('PATCH', `${apps}/shop`, {}, STRATEGIC)).status,
    ).toBe(415);
    await cluster.ask('DELETE', `${crds}/applications.argoproj.io`);
    expect((await fetch(`${cluster.server.url}${apps}`)).status).toBe(404);
  });
});
