import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import {
  Runbook,
  RunbookDetail,
} from '@operate-first/plugin-operations-common';
import { operationsDocumentsExtensionPoint } from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { Caller, startBackend } from '../__testUtils__/backend';
import { takeLease, testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';
import { FakeRepository } from '../__testUtils__/FakeRepository';
import { until } from '../__testUtils__/until';
import { LinkChecker } from './links/LinkChecker';
import { linkId } from './links/linkId';
import { lookAtLink, onlyPublic } from './links/LinkRequest';

jest.setTimeout(60_000);

const SHOP = 'component:default/shop';
const databases = testDatabases();

const QUEUE = [
  '---',
  'title: The queue is full',
  'alerts: [QueueFull]',
  'services: [shop]',
  'visibility: public',
  '---',
  '',
  'Wilhelmina Quist wrote it. See [nothing](#gone).',
  '',
  '<!-- internal -->',
  'The vendor is called Zebrafish Partners.',
  '<!-- /internal -->',
].join('\n');

describe.each(databases.ids)('runbooks on %s', databaseId => {
  let database: Knex;
  let repository: FakeRepository;
  let started: Awaited<ReturnType<typeof startBackend>>;

  beforeAll(async () => {
    database = await databases.open(databaseId);
    repository = new FakeRepository();
    repository.writes = ['postMortem', 'runbook'];
    repository.push('runbooks/queue.md', QUEUE);
    repository.push('runbooks/VaultSealed.md', '# Unseal it\n\n[x](y.md)\n');
    started = await startBackend({
      entities: [
        component('shop'),
        component('wiki', {
          annotations: {
            'operate-first.io/runbook-url': 'https://wiki.example.org/wiki',
          },
        }),
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'User',
          metadata: { name: 'quist', namespace: 'default' },
          spec: { profile: { displayName: 'Wilhelmina Quist' } },
        },
      ],
      config: {
        postMortems: { interval: '1s' },
        runbooks: { checkLinks: false },
      },
      features: [
        mockServices.database.factory({ knex: database }),
        createBackendModule({
          pluginId: 'operations',
          moduleId: 'test-documents',
          register(env) {
            env.registerInit({
              deps: { documents: operationsDocumentsExtensionPoint },
              async init({ documents }) {
                documents.addRepository(repository);
              },
            });
          },
        }),
      ],
    });
    await until(async () => (await find('The queue is full'))?.services[0]);
    await until(async () => (await database('redaction_names')).length > 0);
  });

  async function list(query = '', caller: Caller = 'user') {
    const { body, status } = await started.get(`/runbooks${query}`, caller);
    expect(status).toBe(200);
    return body;
  }

  async function find(title: string): Promise<Runbook | undefined> {
    const { items } = await list();
    return items.find((one: Runbook) => one.title === title);
  }

  async function show(id: string, caller: Caller = 'user') {
    const { body, status } = await started.get(`/runbooks/${id}`, caller);
    expect(status).toBe(200);
    return body as RunbookDetail;
  }

  it('shows what git has, with what is wrong with it', async () => {
    const queue = await find('The queue is full');
    expect(queue).toMatchObject({
      account: 'internal',
      services: [{ ref: SHOP }],
      alerts: ['QueueFull'],
      problems: [{ line: 8 }],
      helped: { yes: 0, no: 0 },
      changedAt: expect.any(String),
    });
    const detail = await show(queue?.id ?? '');
    expect(detail.text).toContain('Zebrafish');
    expect(detail.source).toMatchObject({ path: 'runbooks/queue.md' });
    expect((await list('?alert=QueueFull')).items).toHaveLength(1);
    expect((await list('?problems=true')).totalItems).toBe(2);
    expect((await list(`?service=${SHOP}`)).items).toHaveLength(1);
    expect((await list('?text=zebrafish')).items).toHaveLength(1);
    expect((await list()).sources).toMatchObject([{ id: 'post-mortems' }]);
    const wiki = await until(async () => {
      const { items } = await list('?service=component:default/wiki');
      return items[0] as Runbook | undefined;
    });
    expect(wiki.url).toBe('https://wiki.example.org/wiki');
    expect((await show(wiki.id)).text).toBe('');
    const dead = { id: linkId(wiki.url ?? ''), problem: 'It leads nowhere.' };
    await database('link_checks').insert({
      ...dead,
      url: wiki.url,
      due_at: Date.now() * 2,
      attempts: 0,
    });
    const doubtful: Runbook[] = (await list('?problems=true')).items;
    expect(doubtful).toHaveLength(3);
    expect(doubtful.find(({ id }) => id === wiki.id)?.problems).toMatchObject([
      { url: wiki.url, message: dead.problem },
    ]);
    expect((await list('?problems=true', 'anonymous')).totalItems).toBe(0);
    await database('link_checks').delete();
  });

  it('shows visitors what is public, redacted and without what is internal', async () => {
    // Nothing is public before it is known whom texts may name.
    const { open, items } = await until(async () => {
      const all: Runbook[] = (await list('', 'anonymous')).items;
      const found = all.find(({ alerts }) => alerts.length > 0);
      return found && { open: found, items: all };
    });
    expect(JSON.stringify(items)).not.toContain('Unseal');
    const detail = await show(open.id, 'anonymous');
    expect(detail.text).toContain('wrote it');
    expect(JSON.stringify(detail)).not.toMatch(/Wilhelmina|Zebrafish/);
    expect(detail.may).toEqual({ propose: false, merge: false, rate: false });
    expect((await list('?text=zebrafish', 'anonymous')).items).toEqual([]);
    const closed = await find('Unseal it');
    const hidden = await started.get(`/runbooks/${closed?.id}`, 'anonymous');
    expect(hidden.status).toBe(404);
  });

  it('says which alerts have none, those that fire first', async () => {
    const now = Date.now();
    const alert = (id: string, alertname: string, more: object = {}) => ({
      id,
      source: 'test',
      fingerprint: id,
      starts_at: now,
      ends_at: now,
      severity: 'page',
      title: alertname,
      labels: JSON.stringify({ alertname }),
      annotations: '{}',
      visibility: 'public',
      updated_at: now,
      ...more,
    });
    await database('alerts').insert(alert('a', 'QueueFull'));
    await database('alerts').insert(alert('b', 'DiskFull'));
    await database('alerts').insert(alert('c', 'Sleepy', { ends_at: null }));
    await database('alerts').insert(
      alert('d', 'Linked', {
        runbook_url: `${repository.url}/runbooks/queue.md#now`,
      }),
    );
    const { missing } = await list();
    expect(missing).toMatchObject([
      { alert: 'Sleepy', alertId: 'c', expectedPath: 'runbooks/Sleepy.md' },
      { alert: 'DiskFull' },
    ]);
    expect(missing).toHaveLength(2);
  });

  it('is rated once by each', async () => {
    const { id = '' } = (await find('The queue is full')) ?? {};
    const rate = (helped: boolean, caller: Caller = 'user') =>
      started.send(
        'post',
        `/runbooks/${id}/feedback`,
        { helped, text: 'It was clear.' },
        caller,
      );
    await rate(false);
    await rate(true, 'grace');
    const { body } = await rate(true);
    expect(body.runbook.helped).toEqual({ yes: 2, no: 0 });
    expect(body.mine).toBe(true);
    expect(body.feedback[0]).toMatchObject({ helped: true });
    expect((await rate(true, 'anonymous')).status).toBe(403);
    const open = await show(id, 'anonymous');
    expect(open.runbook.helped).toEqual({ yes: 2, no: 0 });
    expect(open.feedback).toEqual([]);
  });

  it('is changed in git, by two people', async () => {
    const { id = '' } = (await find('The queue is full')) ?? {};
    const { source } = await show(id);
    const propose = (text: string, base = source?.content ?? '') =>
      started.send('post', `/runbooks/${id}/proposal`, {
        markdown: text,
        base,
      });
    const stale = await propose(QUEUE, 'other');
    expect(stale.status).toBe(409);
    expect(stale.body.errors[0]).toMatchObject({ field: 'base', value: QUEUE });
    const token = ['gh', 'p_', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'].join('');
    expect((await propose(`${QUEUE}\n\n${token}`)).status).toBe(400);
    const better = QUEUE.replace('#gone', 'https://example.org/queue');
    const proposed = await propose(better);
    expect([proposed.status, proposed.body.detail]).toEqual([200, undefined]);
    expect(proposed.body).toMatchObject({
      proposed: better,
      proposal: { state: 'open', diff: '+ a line' },
      may: {
        merge: false,
        whyNotMerge: expect.stringContaining('somebody else'),
      },
    });
    const merge = (revision: string, caller: Caller) =>
      started.send(
        'post',
        `/runbooks/${id}/proposal/merge`,
        { revision },
        caller,
      );
    const { revision } = proposed.body.proposal;
    expect((await merge(revision, 'user')).status).toBe(403);
    expect((await merge('other', 'grace')).status).toBe(409);
    const merged = await merge(revision, 'grace');
    expect([merged.status, merged.body.detail]).toEqual([200, undefined]);
    expect(merged.body.proposal).toBeUndefined();
    expect(merged.body.runbook.problems).toEqual([]);
    expect(repository.text('runbooks/queue.md')).toBe(better);
  });

  it('follows what is renamed and removed, and says why it cannot be read', async () => {
    const before = await find('Unseal it');
    repository.rename('runbooks/VaultSealed.md', 'runbooks/Sealed.md');
    const renamed = await until(async () => {
      const found = await find('Unseal it');
      return found?.alerts[0] === 'Sealed' ? found : undefined;
    });
    expect(renamed.id).toBe(before?.id);
    repository.remove('runbooks/Sealed.md');
    await until(async () => (await find('Unseal it')) === undefined);
    repository.failure = new Error('The remote does not answer.');
    await until(async () => (await list()).sources[0].problem);
    repository.failure = undefined;
  });
});

describe('links of runbooks', () => {
  let server: Server;
  let base: string;
  let asked: string[];

  beforeEach(async () => {
    asked = [];
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      const headless = request.url === '/head' && request.method === 'HEAD';
      if (request.url === '/moved') response.setHeader('location', '/alive');
      response.statusCode = headless
        ? 405
        : { '/gone': 404, '/moved': 302, '/broken': 500 }[request.url ?? ''] ??
          200;
      response.end();
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(() => server.close());

  const { signal } = new AbortController();
  const everywhere = { allows: () => true, signal };

  it.each([
    ['/alive', 'alive'],
    ['/moved', 'alive'],
    ['/head', 'alive'],
    ['/gone', 'dead'],
    ['/broken', 'silent'],
  ])('%s is %s', async (path, state) => {
    expect(await lookAtLink(`${base}${path}`, everywhere)).toMatchObject({
      state,
    });
  });

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '169.254.169.254',
    '192.168.1.1',
    '100.64.0.1',
    '[::1]',
    '[::ffff:10.0.0.1]',
    '[fd00::1]',
    '[fe80::1]',
    '0.0.0.0',
    'localhost',
  ])('never leads to %s', async host => {
    const { port } = server.address() as AddressInfo;
    expect(
      await lookAtLink(`http://${host}:${port}/`, {
        allows: onlyPublic,
        signal,
      }),
    ).toEqual({ state: 'refused' });
    expect(asked).toEqual([]);
  });

  it.each(databases.ids)('are looked at once a day on %s', async databaseId => {
    const database = await databases.open(databaseId);
    const lease = await takeLease(database, 'runbooks');
    let now = 1_000_000;
    await database('runbooks').insert({
      id: 'one',
      visibility: 'public',
      title: 'One',
      service_refs: '[]',
      unresolved: false,
      alerts: '[]',
      problems: '[]',
      links: JSON.stringify([
        { url: `${base}/gone#top`, line: 3 },
        { url: `${base}/alive`, line: 4 },
      ]),
      created_at: 1,
      updated_at: 1,
      version: 1,
      markdown: '',
      search_text: '',
    });
    const checker = LinkChecker.create({
      database,
      allows: () => true,
      now: () => now,
    });
    await checker.check(lease, signal);
    await checker.check(lease, signal);
    expect(asked.filter(one => one.endsWith('/alive'))).toHaveLength(1);
    const rows = await database('link_checks').orderBy('url');
    expect(rows.map(({ problem }) => problem)).toEqual([
      null,
      'The link leads nowhere: the answer is 404.',
    ]);
    now += 24 * 60 * 60 * 1000;
    await checker.check(lease, signal);
    expect(asked.filter(one => one.endsWith('/alive'))).toHaveLength(2);
    await database('runbooks').update({ links: '[]' });
    await checker.check(lease, signal);
    expect(await database('link_checks')).toEqual([]);
  });
});
