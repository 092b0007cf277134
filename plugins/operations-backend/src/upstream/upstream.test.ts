import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import {
  TimelineEntry,
  UpstreamDraft,
  UpstreamLink,
} from '@operate-first/plugin-operations-common';
import {
  operationsIssuesExtensionPoint,
  TicketGoneError,
  UpstreamInbox,
  UpstreamItem,
  UpstreamTracker,
} from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { setTimeout as sleep } from 'node:timers/promises';
import { Caller, startBackend } from '../__testUtils__/backend';
import { testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';
import { until } from '../__testUtils__/until';
import { UpstreamRow } from './rows';

jest.setTimeout(60_000);

const SHOP = 'component:default/shop';
const VAULT = 'component:default/vault';
const LIB = 'https://git.example.org/acme/lib';
/** By then, names are read. */
const NAMES_MILLISECONDS = 7_000;
const SECRET = 'AKIAIOSFODNN7EXAMPLE';

/** A tracker in memory. */
class FakeTracker implements UpstreamTracker {
  readonly id = 'fake';
  readonly title = 'Fake';
  readonly items = new Map<string, UpstreamItem>();
  readonly bodies: string[] = [];
  readonly looks: Array<string | undefined> = [];
  hasToken = true;
  failure?: Error;
  inbox?: UpstreamInbox;

  connect(inbox: UpstreamInbox) {
    this.inbox = inbox;
  }

  read(url: string) {
    const [, name, kind, number] =
      /^https:\/\/git\.example\.org\/([\w-]+\/[\w-]+)(?:\/(issues|pull)\/(\d+))?/.exec(
        url,
      ) ?? [];
    if (!name) return undefined;
    const repository = `https://git.example.org/${name}`;
    const item = kind && {
      kind: kind === 'pull' ? ('pullRequest' as const) : ('issue' as const),
      number: Number(number),
      url: `${repository}/${kind}/${number}`,
    };
    return { url: repository, name, ...(item && { item }) };
  }

  async mayOpen() {
    return this.hasToken;
  }

  async isPublic(repository: string) {
    return !repository.endsWith('/private');
  }

  async look(url: string, { etag }: { etag?: string }) {
    if (this.failure) throw this.failure;
    this.looks.push(etag);
    const item = this.items.get(url);
    if (!item) throw new Error('git.example.org has no such thing (404).');
    const now = JSON.stringify(item);
    return etag === now ? { etag } : { item, etag: now };
  }

  async open(repository: string, issue: { title: string; body: string }) {
    if (this.failure) throw this.failure;
    const number = 100 + this.bodies.push(issue.body);
    return this.put(`${repository}/issues/${number}`, { title: issue.title });
  }

  formUrl(repository: string) {
    return `${repository}/issues/new`;
  }

  compareUrl(repository: string) {
    return `${repository}/compare`;
  }

  put(url: string, more: Partial<UpstreamItem> = {}): UpstreamItem {
    const number = url.slice(url.lastIndexOf('/') + 1);
    const item: UpstreamItem = {
      url,
      kind: url.includes('/pull/') ? 'pullRequest' : 'issue',
      name: `acme/lib#${number}`,
      title: 'It leaks',
      state: 'open',
      ...more,
    };
    this.items.set(url, item);
    return item;
  }
}

const databases = testDatabases();

describe.each(databases.ids)('upstream on %s', databaseId => {
  const tracker = new FakeTracker();
  let database: Knex;
  let started: Awaited<ReturnType<typeof startBackend>>;

  beforeAll(async () => {
    database = await databases.open(databaseId);
    started = await startBackend({
      entities: [
        component('shop', {
          title: 'Shop',
          annotations: { 'operate-first.io/upstream': `${LIB}/tree/main` },
        }),
        component('vault', {
          labels: { 'operate-first.io/visibility': 'internal' },
        }),
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'User',
          metadata: { name: 'quist', namespace: 'default' },
          spec: { memberOf: [], profile: { displayName: 'Wilhelmina Quist' } },
        },
      ],
      features: [
        mockServices.database.factory({ knex: database }),
        createBackendModule({
          pluginId: 'operations',
          moduleId: 'test-upstream',
          register(env) {
            env.registerInit({
              deps: { issues: operationsIssuesExtensionPoint },
              async init({ issues }) {
                issues.addUpstream(tracker);
              },
            });
          },
        }),
      ],
    });
    await until(async () => {
      const { body } = await started.get('/services');
      return body.totalItems === 2;
    });
    // What leaves the portal for ever waits until it is known whom texts may name.
    await until(async () => (await database('redaction_names')).length > 1);
    // The process reads names every few seconds.
    await sleep(NAMES_MILLISECONDS);
  });

  beforeEach(() => {
    tracker.failure = undefined;
    tracker.hasToken = true;
  });

  async function incident(service = SHOP, more: object = {}): Promise<string> {
    const { body } = await started.send('post', '/incidents', {
      title: 'Nobody can pay',
      summary: 'Wilhelmina Quist saw it first.',
      services: [{ service }],
      ...more,
    });
    return body.incident?.key ?? body.key;
  }

  const follow = (body: object, caller?: Caller) =>
    started.send('post', '/upstream', body, caller);

  const draft = async (body: object): Promise<UpstreamDraft> =>
    (await started.send('post', '/upstream/draft', body)).body;

  const links = async (
    query: string,
    caller?: Caller,
  ): Promise<UpstreamLink[]> =>
    (await started.get(`/upstream?${query}`, caller)).body.items;

  /** As if so much time had gone by that everything is looked at again. */
  const later = (url: string) =>
    database('upstream_links').where({ url }).update({ due_at: 1 });

  async function sentences(key: string): Promise<string[]> {
    const { body } = await started.get(`/incidents/${key}/timeline`);
    return (body.entries as TimelineEntry[])
      .filter(({ kind }) => kind === 'ticket')
      .map(({ text }) => text);
  }

  it('fills in what is known, as everybody may read it, and sends exactly what was shown', async () => {
    const key = await incident();
    await started.send('post', `/incidents/${key}/timeline`, {
      kind: 'log',
      text: `panic: key ${SECRET}\nmail wquist@example.com`,
    });
    const shown = await draft({ incident: key });
    expect(shown).toMatchObject({
      repository: { url: LIB, name: 'acme/lib' },
      repositories: [{ url: LIB, name: 'acme/lib' }],
      title: 'Nobody can pay',
      open: { allowed: true },
      formUrl: `${LIB}/issues/new`,
      compareUrl: `${LIB}/compare`,
    });
    expect(shown.body).toContain('We operate Shop');
    expect(shown.body).toContain('Nobody can pay');
    expect(shown.body).toContain(
      `https://portal.example.org/operations/incidents/${key}`,
    );
    expect(shown.body).not.toContain(SECRET);
    expect(shown.body).not.toContain('Quist');
    expect(shown.removed.length).toBeGreaterThan(0);
    const input = { incident: key, repository: LIB, title: shown.title };
    const { status, body } = await follow({ ...input, body: shown.body });
    expect([status, body.problem]).toEqual([201, undefined]);
    expect(body).toMatchObject({
      state: 'open',
      name: 'acme/lib#101',
      opened: true,
      createdBy: 'user:default/ada',
    });
    expect(tracker.bodies).toEqual([shown.body]);
    expect(await sentences(key)).toEqual(['Asked upstream: acme/lib#101']);
  });

  it('sends nothing that must not be public, and says what it is', async () => {
    const before = tracker.bodies.length;
    const incidentKey = await incident();
    const { status, body } = await follow({
      incident: incidentKey,
      repository: LIB,
      title: 'It leaks',
      body: `The key is ${SECRET}.`,
    });
    expect(status).toBe(400);
    expect(body.errors[0]).toMatchObject({ field: 'body' });
    expect(body.errors[0].remedy).toContain('as it will be public');
    expect(JSON.stringify(body)).not.toContain(SECRET);
    const shown = await draft({
      incident: incidentKey,
      title: 'It leaks',
      body: `The key is ${SECRET}.`,
    });
    expect(shown.body).not.toContain(SECRET);
    expect(shown.removed).not.toEqual([]);
    expect(tracker.bodies).toHaveLength(before);
  });

  it('follows what is there until upstream has fixed it', async () => {
    const key = await incident();
    const url = `${LIB}/pull/12`;
    tracker.put(url);
    const { body } = await follow({ incident: key, url: `${url}/files` });
    expect(body).toMatchObject({ state: 'open', kind: 'pullRequest', url });
    // The same again is the same.
    expect((await follow({ incident: key, url })).body.id).toBe(body.id);
    const row = async (): Promise<UpstreamRow> =>
      database('upstream_links').where({ url }).first();
    await until(async () => (await row()).etag !== null);
    const looks = tracker.looks.length;
    await later(url);
    await until(async () => tracker.looks.length > looks);
    expect(tracker.looks.at(-1)).toContain('"state":"open"');
    tracker.put(url, { state: 'merged' });
    await tracker.inbox?.changed(url);
    await until(async () => (await row()).state === 'merged');
    expect((await row()).due_at).toBeNull();
    expect(await sentences(key)).toEqual([
      'Followed upstream: acme/lib#12',
      'Upstream fixed it in acme/lib#12.',
    ]);
    const [link] = await links(`incident=${key}`, 'anonymous');
    expect(link).toMatchObject({ state: 'merged', title: 'It leaks' });
    expect(link.createdBy).toBeUndefined();
    const gone = await started.send('delete', `/upstream/${body.id}`);
    expect(gone.status).toBe(204);
    expect(await links(`incident=${key}`)).toEqual([]);
    const again = await started.send('delete', `/upstream/${body.id}`);
    expect(again.status).toBe(404);
  });

  it('waits while the host does not answer, says so to those who may know, and goes on', async () => {
    const url = `${LIB}/issues/30`;
    tracker.put(url);
    await follow({ service: SHOP, gap: 'runbook', url });
    tracker.failure = new Error('git.example.org cannot be reached.');
    await later(url);
    await until(async () => {
      const [link] = await links(`service=${SHOP}`);
      return link.problem === 'git.example.org cannot be reached.';
    });
    const [seen] = await links(`service=${SHOP}`, 'anonymous');
    expect(seen).toMatchObject({ gap: 'runbook', state: 'open' });
    expect(seen.problem).toBeUndefined();
    tracker.failure = new TicketGoneError('Gone');
    await later(url);
    await until(async () => {
      const [link] = await links(`service=${SHOP}`);
      return link.state === 'unknown';
    });
  });

  it.each<[string, object, string]>([
    ['no address', { url: 'acme/lib#12' }, 'no address of the web'],
    [
      'another host',
      { url: 'https://evil.example.com/acme/lib/issues/1' },
      'no project of a host that the portal knows',
    ],
    [
      'credentials',
      { url: 'https://a:b@git.example.org/acme/lib/issues/1' },
      'credentials',
    ],
    ['no issue', { url: LIB }, 'no issue or pull request'],
    [
      'a private project',
      { url: 'https://git.example.org/acme/private/issues/1' },
      'is private',
    ],
    [
      'an issue in a private project',
      {
        repository: 'https://git.example.org/acme/private',
        title: 'It leaks',
        body: 'See.',
      },
      'is private',
    ],
    ['what is not there', { url: `${LIB}/issues/404` }, '404'],
    [
      'no title',
      { repository: LIB, title: ' ', body: 'It leaks.' },
      'There is no title',
    ],
  ])('refuses %s with a remedy', async (_, more, words) => {
    tracker.put('https://git.example.org/acme/private/issues/1');
    const { status, body } = await follow({ service: SHOP, ...more });
    expect(status).toBe(400);
    expect(body.errors[0].message).toContain(words);
    expect(body.errors[0].remedy).toMatch(/\w/);
  });

  it('opens nothing without a token, and says what to do instead', async () => {
    tracker.hasToken = false;
    const { open, formUrl } = await draft({ service: SHOP, gap: 'slo' });
    expect(open.allowed).toBe(false);
    expect(open.reason).toContain('no token for git.example.org');
    expect(formUrl).toBe(`${LIB}/issues/new`);
    const { status, body } = await follow({
      service: SHOP,
      repository: LIB,
      title: 'Say what can be measured',
      body: 'Please.',
    });
    expect([status, body.detail]).toEqual([
      409,
      expect.stringContaining('no token'),
    ]);
  });

  it('tells nothing of what is internal', async () => {
    const key = await incident(VAULT);
    const shown = await draft({ incident: key, repository: LIB });
    expect(shown.open.reason).toContain('It is internal');
    expect(`${shown.title}${shown.body}`).not.toMatch(/vault|pay/i);
    const written = { repository: LIB, title: 'It leaks', body: 'See.' };
    expect((await follow({ incident: key, ...written })).status).toBe(409);
    const url = `${LIB}/issues/40`;
    tracker.put(url);
    expect((await follow({ incident: key, url })).status).toBe(201);
    const list = `/upstream?incident=${key}`;
    const service = `/upstream?service=${VAULT}`;
    for (const path of [list, service]) {
      expect((await started.get(path, 'anonymous')).status).toBe(404);
    }
    const unknown = await started.get(
      '/upstream?incident=INC-999',
      'anonymous',
    );
    const hidden = await started.get(list, 'anonymous');
    expect(hidden.body.detail.replace(key, '')).toBe(
      unknown.body.detail.replace('INC-999', ''),
    );
  });

  it('is begun by those who may write into incidents', async () => {
    const body = { service: SHOP, url: `${LIB}/issues/30` };
    expect((await follow(body, 'nobody')).status).toBe(401);
    expect((await follow(body, 'anonymous')).status).toBe(403);
    expect((await follow(body, 'service')).status).toBe(403);
    const asked = await started.send(
      'post',
      '/upstream/draft',
      body,
      'limited',
    );
    expect(asked.status).toBe(403);
    const { body: list } = await started.get(
      `/upstream?service=${SHOP}`,
      'anonymous',
    );
    expect(list.mayFollow).toBe(false);
  });

  it('asks for exactly one thing that it is about', async () => {
    for (const path of [
      '/upstream',
      `/upstream?incident=INC-1&service=${SHOP}`,
    ]) {
      const { status, body } = await started.get(path);
      expect([status, body.errors[0].field]).toEqual([400, 'incident']);
    }
  });
});
