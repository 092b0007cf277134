import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { RequestDetail } from '@operate-first/plugin-operations-common';
import { operationsDocumentsExtensionPoint } from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { Caller, startBackend } from '../../__testUtils__/backend';
import { testDatabases } from '../../__testUtils__/databases';
import { component } from '../../__testUtils__/entities';
import { until } from '../../__testUtils__/until';
import { GitTree } from '../__testUtils__/GitTree';
import {
  CONFIG,
  PEOPLE,
  wanted,
  wantedNamespace,
} from '../__testUtils__/RequestsLab';

jest.setTimeout(90_000);

const databases = testDatabases();
/** A group whose only members are those of the group within it. */
const TRADE = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'trade' },
  spec: { type: 'department', children: ['sales'] },
  relations: [{ type: 'parentOf', targetRef: 'group:default/sales' }],
};
/** Ada asks, Grace approves. */
const ONBOARDING = {
  ...CONFIG,
  approval: {
    ...CONFIG.approval,
    approvers: ['group:default/trade'],
    selfService: { quota: 'x-small', namespaces: 1, perDay: 100 },
  },
};

const LIST = 'resources:\n  - namespace.yaml\n';

function listOf(namespace: string): string {
  return `cluster-scope/base/core/namespaces/${namespace}/kustomization.yaml`;
}

describe.each(databases.ids)('the API of requests on %s', databaseId => {
  let database: Knex;
  let tree: GitTree;
  let started: Awaited<ReturnType<typeof startBackend>>;

  const send = (path: string, body: object, caller: Caller = 'user') =>
    started.send('post', path, body, caller);

  beforeAll(async () => {
    database = await databases.open(databaseId);
    tree = await GitTree.create({
      'README.md': '# Clusters\n',
      [listOf('booth')]: LIST,
      [listOf('safe')]: LIST,
    });
    started = await startBackend({
      entities: [
        ...PEOPLE,
        TRADE,
        component('vault', {
          labels: { 'operate-first.io/visibility': 'internal' },
        }),
      ],
      config: { onboarding: ONBOARDING },
      features: [
        mockServices.database.factory({ knex: database }),
        createServiceFactory({
          service: coreServices.userInfo,
          deps: {},
          factory: () => ({
            getUserInfo: async credentials => {
              const { userEntityRef } = credentials.principal as {
                userEntityRef: string;
              };
              return { userEntityRef, ownershipEntityRefs: [userEntityRef] };
            },
          }),
        }),
        createBackendModule({
          pluginId: 'operations',
          moduleId: 'test-documents',
          register(env) {
            env.registerInit({
              deps: { documents: operationsDocumentsExtensionPoint },
              async init({ documents }) {
                documents.addRepository(tree);
              },
            });
          },
        }),
      ],
    });
    await until(async () => {
      const { body } = await started.get('/onboarding/options');
      return body.available || undefined;
    });
    // Nothing is shown to visitors before it is known whom it must not name.
    await until(async () => {
      const names = await database('redaction_names').select('ref');
      return names.length >= 3 || undefined;
    });
    await until(async () => {
      const { text } = await send(
        '/onboarding/preview',
        { request: wanted('kiosk') },
        'anonymous',
      );
      return /kind: Namespace/.test(text) || undefined;
    });
  });

  afterAll(async () => {
    await tree.remove();
  });

  async function open(name: string, quota: string): Promise<RequestDetail> {
    const { body, status } = await send('/requests', {
      kind: 'onboard',
      taskId: `task-${name}`,
      parameters: wanted(name, { quota }),
      checks: [
        {
          name: 'Kustomize',
          state: 'notRun',
          message: 'There is no kustomize here.',
          details: ['ask Grace'],
        },
      ],
    });
    expect(status).toBe(201);
    return body;
  }

  it('lets visitors read and preview, and people ask', async () => {
    const visitor = await started.get('/onboarding/options', 'anonymous');
    expect(visitor.body).toMatchObject({
      available: true,
      repository: 'https://git.example.org/clusters',
      template: 'template:default/onboard-service',
      clusters: [
        { name: 'eu-1', approval: expect.stringContaining('x-small') },
        { name: 'us-1' },
      ],
    });
    const preview = await send(
      '/onboarding/preview',
      { request: wanted('kiosk', { cluster: 'us-1' }) },
      'anonymous',
    );
    expect(preview.status).toBe(200);
    expect(preview.body.problems).toEqual([]);
    expect(preview.body.files.length).toBeGreaterThan(10);
    expect(preview.text).not.toMatch(/\bada\b|grace|pete/i);

    expect((await started.get('/onboarding/tree', 'anonymous')).status).toBe(
      403,
    );
    const read = await started.get('/onboarding/tree');
    expect(read.body.files).toContainEqual({
      path: 'README.md',
      text: '# Clusters\n',
    });
    const input = { kind: 'onboard', taskId: 'x', parameters: wanted('kiosk') };
    expect((await send('/requests', input, 'anonymous')).status).toBe(403);
    expect((await send('/requests', input, 'service')).status).toBe(403);
    expect((await send('/requests', input, 'forged')).status).toBe(401);
  });

  it('says which namespaces the tree has, and visitors those in which they see something', async () => {
    const asked = '/onboarding/namespaces?name=booth&name=safe&name=nowhere';
    const namesFor = async (caller?: Caller) =>
      (await started.get(asked, caller)).body.names;
    expect(await namesFor()).toEqual(['booth', 'safe']);
    expect(await namesFor('anonymous')).toEqual([]);
    for (const [name, namespace] of [
      ['rides', 'booth'],
      ['vault', 'safe'],
    ]) {
      const { id: service_id } = await database('services')
        .where('entity_ref', `component:default/${name}`)
        .first('id');
      await database('observations').insert({
        service_id,
        namespace,
        source: 'kubernetes-eu-1',
        environment: 'production',
        cluster: 'eu-1',
        status: 'healthy',
        reasons: '[]',
        facts: '{}',
        observed_at: Date.now(),
        since: 0,
        interval_seconds: 30,
        expired: false,
      });
    }
    expect(await namesFor('anonymous')).toEqual(['booth']);
    expect((await started.get('/onboarding/namespaces')).status).toBe(400);
  });

  it('says what is wrong with each field', async () => {
    const { status, body } = await send('/requests', {
      kind: 'onboard',
      taskId: 'wrong',
      parameters: wanted('Kiosk', { team: 'nobodies' }),
    });
    expect(status).toBe(400);
    expect(body.errors).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ field: 'parameters.team.name' }),
        expect.objectContaining({
          field: 'parameters.services[0].name',
          value: 'Kiosk',
        }),
      ]),
    );
    const odd = await send('/requests', { kind: 'other', taskId: 'x' });
    expect(odd.status).toBe(400);
    const none = await send('/onboarding/preview', {
      kind: 'change',
      request: {},
    });
    expect(none.status).toBe(400);
    expect(none.body.errors).toEqual([
      expect.objectContaining({
        field: 'kind',
        value: 'change',
        remedy: expect.stringContaining('namespace'),
      }),
    ]);
    const own = await send('/requests', {
      kind: 'onboard',
      taskId: 'own',
      parameters: wanted('kiosk'),
      checks: [
        { name: 'Rules of the portal', state: 'passed', message: 'All good.' },
      ],
    });
    expect(own.status).toBe(400);
    expect(own.body.errors[0].field).toBe('checks[0].name');
  });

  it('shows visitors the words of problems as those of everything', async () => {
    const { body, text } = await send(
      '/onboarding/preview',
      {
        request: {
          ...wanted('kiosk', { team: 'grace' }),
          namespaces: [{ name: 'Grace@example.org', places: [] }],
        },
      },
      'anonymous',
    );
    expect(body.problems.length).toBeGreaterThan(0);
    expect(text).not.toMatch(/grace@example/i);
  });

  it('merges what the policy approves, and shows it without people to visitors', async () => {
    const { summary, may, branch } = await open('kiosk', 'x-small');
    expect(summary).toMatchObject({
      key: 'REQ-1',
      requester: 'user:default/ada',
    });
    expect(branch).toBe('requests/req-1-kiosk');
    expect(may.review.allowed).toBe(false);
    const again = await send('/requests', {
      kind: 'onboard',
      taskId: 'task-kiosk',
      parameters: wanted('kiosk'),
    });
    expect(again.status).toBe(200);
    expect(again.body.summary.key).toBe('REQ-1');

    const merged = await until(async () => {
      const { body } = await started.get('/requests/REQ-1');
      const stage = body.stages.find(
        ({ name }: { name: string }) => name === 'merged',
      );
      return stage.state === 'done' ? body : undefined;
    });
    expect(merged.approvals).toEqual([
      expect.objectContaining({ by: 'policy' }),
    ]);
    expect(await tree.titles()).toContain(
      'Merge REQ-1: Onboard kiosk for sales',
    );

    const visitor = await started.get('/requests/req-1', 'anonymous');
    expect(visitor.status).toBe(400);
    for (const caller of ['anonymous', 'limited'] as const) {
      const seen = await started.get('/requests/REQ-1', caller);
      expect(seen.status).toBe(200);
      expect(seen.text).not.toMatch(/user:default|\bada\b|grace|task-kiosk/i);
      expect(seen.body.parameters.namespaces[0].name).toBe('kiosk');
    }
    const list = await started.get('/requests?text=kiosk', 'anonymous');
    expect(list.body).toMatchObject({ totalItems: 1 });
    expect(list.text).not.toContain('user:');
    expect(
      started.audit.map(({ event, outcome }) => `${event} ${outcome}`),
    ).toContain('request-open succeeded');
    expect(
      started.signals.some(
        ({ message }) =>
          (message as { requestsVersion?: number }).requestsVersion,
      ),
    ).toBe(true);
  });

  it('has people approve, merge, refuse and withdraw', async () => {
    const { summary, revision, need } = await open('till', 'large');
    const path = `/requests/${summary.key}`;
    expect(need).toMatchObject({
      by: 'people',
      groups: ['group:default/trade'],
    });
    const forMe = async (caller: Caller) =>
      (await started.get('/requests?scope=forMe', caller)).body.items.map(
        ({ key }: { key: string }) => key,
      );
    // Grace is of a group within the one that approves.
    expect(await forMe('grace')).toEqual([summary.key]);
    expect(await forMe('user')).toEqual([]);
    expect(await forMe('anonymous')).toEqual([]);

    const review = { verdict: 'approve', revision };
    expect((await send(`${path}/approval`, review)).status).toBe(403);
    expect((await send(`${path}/approval`, review, 'anonymous')).status).toBe(
      403,
    );
    const stale = { verdict: 'approve', revision: 'x' };
    expect((await send(`${path}/approval`, stale, 'grace')).status).toBe(409);
    expect((await send(`${path}/merge`, {})).status).toBe(409);
    const approved = await send(`${path}/approval`, review, 'grace');
    expect(approved.status).toBe(200);
    expect(approved.body.may.merge).toEqual({ allowed: true });
    expect((await send(`${path}/merge`, { revision: 'x' })).status).toBe(409);
    const merged = await send(`${path}/merge`, { revision });
    expect(merged.status).toBe(200);
    expect(merged.body.summary.stage).not.toBe('merged');
    expect((await send(`${path}/withdrawal`, {})).status).toBe(409);

    const other = await open('desk', 'large');
    const refused = await send(
      `/requests/${other.summary.key}/approval`,
      { verdict: 'reject', revision: other.revision, reason: 'Too large' },
      'grace',
    );
    expect(refused.body.summary.state).toBe('rejected');
    const third = await open('shelf', 'large');
    const withdrawn = await send(`/requests/${third.summary.key}/withdrawal`, {
      reason: 'A slip',
    });
    expect(withdrawn.body.summary.state).toBe('withdrawn');
    const ended = await started.get('/requests?state=ended&sort=age');
    expect(ended.body.totalItems).toBe(2);
    const byTeam = await started.get(
      '/requests?team=sales&cluster=eu-1&service=component:default/till',
    );
    expect(byTeam.body.items).toHaveLength(1);
    await until(async () =>
      (await tree.branches()).length === 0 ? true : undefined,
    );
  });

  it('shows what is internal to those who may see it', async () => {
    const parameters = wanted('safe', { quota: 'large' });
    Object.assign(parameters.services[0], { visibility: 'internal' });
    const { body } = await send('/requests', {
      kind: 'onboard',
      taskId: 'task-safe',
      parameters,
    });
    const { key, visibility } = body.summary;
    expect(visibility).toBe('internal');
    expect((await started.get(`/requests/${key}`, 'anonymous')).status).toBe(
      404,
    );
    const seen = await started.get('/requests', 'anonymous');
    expect(seen.text).not.toContain('safe');
    // A service that has become internal takes its requests with it.
    const till = await started.get('/requests?text=till', 'anonymous');
    expect(till.body.totalItems).toBe(1);
    const row = await database('requests')
      .where('key', till.body.items[0].key)
      .first('id');
    await database('request_subjects').insert({
      request_id: row.id,
      kind: 'service',
      name: 'component:default/vault',
    });
    const hidden = await started.get('/requests?text=till', 'anonymous');
    expect(hidden.body.totalItems).toBe(0);
    expect((await started.get('/requests?text=till')).body.totalItems).toBe(1);
    expect((await started.get(`/requests/${key}`)).status).toBe(200);
  });

  it('asks for a namespace, and keeps to itself what it knows beside', async () => {
    const parameters = wantedNamespace('ledger', { quota: 'large' });
    for (const caller of ['user', 'anonymous'] as const) {
      const preview = await send(
        '/onboarding/preview',
        { kind: 'namespace', request: parameters },
        caller,
      );
      expect(preview.status).toBe(200);
      expect(preview.body.problems).toEqual([]);
      expect(preview.text).not.toMatch(/\$ground/);
    }
    const wish = { kind: 'namespace', taskId: 'task-ledger', parameters };
    expect((await send('/requests', wish, 'anonymous')).status).toBe(403);
    const { body, status, text } = await send('/requests', wish);
    expect(status).toBe(201);
    expect(body.parameters).toEqual({ ...parameters, isolated: true });
    expect(text).not.toMatch(/\$ground|"known"/);
    const { key } = body.summary;
    for (const caller of ['user', 'anonymous', 'limited'] as const) {
      const seen = await started.get(`/requests/${key}`, caller);
      expect(seen.status).toBe(200);
      expect(seen.text).not.toMatch(/\$ground|"known"/);
      const list = await started.get('/requests', caller);
      expect(list.text).not.toMatch(/\$ground|"known"/);
    }
    const other = await send('/onboarding/preview', {
      request: wanted('ledger'),
    });
    expect(other.body.problems).toContainEqual(
      expect.objectContaining({
        field: 'namespaces[0].name',
        message: expect.stringContaining(`asked for in ${key} already`),
      }),
    );
    await send(`/requests/${key}/withdrawal`, {});
  });
});

it('says that nothing can be asked for where nothing is configured', async () => {
  const started = await startBackend({ entities: [] });
  const { body } = await started.get('/onboarding/options', 'anonymous');
  expect(body).toMatchObject({
    available: false,
    problem: expect.stringContaining('operations.onboarding'),
  });
  const preview = await started.send('post', '/onboarding/preview', {
    request: {},
  });
  expect(preview.status).toBe(503);
  expect(preview.body.detail).toContain('operations.onboarding');
  expect((await started.get('/requests')).body).toEqual({
    items: [],
    totalItems: 0,
  });
});
