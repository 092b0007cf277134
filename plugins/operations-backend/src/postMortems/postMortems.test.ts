import { setTimeout as sleep } from 'node:timers/promises';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  ActionItem,
  Incident,
  PostMortem,
  PostMortemDetail,
} from '@operate-first/plugin-operations-common';
import { operationsDocumentsExtensionPoint } from '@operate-first/plugin-operations-node';
import { Caller, startBackend } from '../__testUtils__/backend';
import { testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';
import { FakeRepository } from '../__testUtils__/FakeRepository';
import { until } from '../__testUtils__/until';

jest.setTimeout(60_000);

const SHOP = 'component:default/shop';
const VAULT = 'component:default/vault';
const TEAM = 'group:default/team';

/** What nobody outside may read of the people and machines of this test. */
const PERSONAL =
  /Wilhelmina|Quist|wquist|wilhelmina\.quist@|10\.20\.30\.40|Grace|Gitter/i;
const ADDRESS = /[\w.+-]+@[\w-]+\.[\w.]+|\b(?:\d{1,3}\.){3}\d{1,3}\b/;

function user(name: string, displayName: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name, namespace: 'default' },
    spec: {
      memberOf: ['team'],
      profile: { displayName, email: 'wilhelmina.quist@example.org' },
    },
  };
}

function account(more: {
  id?: string;
  title?: string;
  front?: string[];
  body?: string;
}): string {
  const { id, title = 'The certificate ran out', front = [], body } = more;
  return [
    '---',
    ...(id ? [`id: ${id}`] : []),
    `title: ${title}`,
    'status: published',
    'visibility: public',
    `services: [${SHOP}]`,
    'severity: 2',
    'started: 2026-03-01T10:00:00Z',
    'detected: 2026-03-01T10:10:00Z',
    'authors: [user:default/wquist]',
    'tags: [certificate]',
    ...front,
    '---',
    '',
    '## Summary',
    '',
    body ??
      'Nobody could pay. Wilhelmina Quist looked at 10.20.30.40 and wrote to wilhelmina.quist@example.org.',
    '',
    '## Timeline',
    '',
    '- 10:00 It began.',
    '',
    '<!-- internal -->',
    'The vendor is called Zebrafish Partners.',
    '<!-- /internal -->',
    '',
    '## Action items',
    '',
    'As above.',
    '',
  ].join('\n');
}

const ITEMS = [
  'actionItems:',
  '  - id: renewal-alert',
  '    title: Alert when a certificate has two weeks left, says Wilhelmina Quist',
  `    owner: ${TEAM}`,
  '    severity: high',
  '    due: 2026-04-01',
  '  - id: runbook',
  '    title: Write a runbook for renewals',
  '    owner: user:default/wquist',
  '    due: 2999-01-01',
];

const databases = testDatabases();

describe.each(databases.ids)('post-mortems on %s', databaseId => {
  let repository: FakeRepository;
  let started: Awaited<ReturnType<typeof startBackend>>;

  beforeAll(async () => {
    repository = new FakeRepository();
    repository.push('accounts/certificate.md', account({ front: ITEMS }));
    repository.push('accounts/broken.md', '---\ntitle: [\n---\n');
    repository.push(
      'accounts/doubtful.md',
      account({ title: 'Doubtful' }).replace(
        'visibility: public',
        'visibility: pubic',
      ),
    );
    repository.spoil('accounts/large.md', 'It is larger than 1 MB.');
    started = await startBackend({
      entities: [
        component('shop'),
        component('vault', {
          labels: { 'operate-first.io/visibility': 'internal' },
        }),
        user('ada', 'Adelheid Zwirn'),
        user('wquist', 'Wilhelmina Quist'),
      ],
      config: { postMortems: { interval: '1s' } },
      features: [
        mockServices.database.factory({
          knex: await databases.open(databaseId),
        }),
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
    await until(async () => (await list('anonymous')).length === 1);
  });

  async function list(caller: Caller = 'user'): Promise<PostMortem[]> {
    const { body } = await started.get('/post-mortems', caller);
    return body.items ?? [];
  }

  async function detail(
    key: string,
    caller: Caller = 'user',
  ): Promise<PostMortemDetail> {
    const answer = await started.get(`/post-mortems/${key}`, caller);
    expect(answer.status).toBe(200);
    return answer.body;
  }

  async function start(input: object = { title: 'Slow pages' }) {
    const answer = await started.send('post', '/post-mortems', input);
    expect(answer.status).toBe(201);
    return answer.body as PostMortemDetail;
  }

  async function save(
    key: string,
    markdown: string,
    more: { version: number; base?: string },
  ) {
    return started.send('put', `/post-mortems/${key}`, { markdown, ...more });
  }

  /** Written, put to review, approved and published. */
  async function publish(key: string, version: number) {
    const proposed = await started.send('post', `/post-mortems/${key}/review`, {
      version,
    });
    expect(proposed.status).toBe(200);
    const approved = await started.send(
      'post',
      `/post-mortems/${key}/reviews`,
      { verdict: 'approved', version },
      'service',
    );
    expect(approved.status).toBe(201);
    return started.send('post', `/post-mortems/${key}/publication`, {
      version,
    });
  }

  it('shows one text as two accounts', async () => {
    const [seen] = await list('anonymous');
    expect(seen).toMatchObject({
      key: expect.stringMatching(/^PM-\d+$/),
      title: 'The certificate ran out',
      status: 'published',
      account: 'public',
      severity: 2,
      services: [{ ref: SHOP }],
      tags: ['certificate'],
      actionItems: { open: 2, overdue: 1, done: 0 },
    });
    expect(seen.authors).toBeUndefined();
    const open = await detail(seen.key, 'anonymous');
    expect(open.text).toContain('Nobody could pay.');
    expect(open.text).not.toContain('Zebrafish');
    expect(open.items[0]).toMatchObject({
      state: 'overdue',
      owner: { ref: TEAM },
      mayChange: false,
    });
    expect(open.items[1].owner).toBeUndefined();
    expect(open).not.toHaveProperty('source');
    expect(open).not.toHaveProperty('publicAccount');
    expect(open.may).toEqual({ write: false, review: false, publish: false });

    const inside = await detail(seen.key);
    expect(inside.text).toContain('Zebrafish');
    expect(inside.text).toContain('Wilhelmina Quist');
    expect(inside).toMatchObject({
      postMortem: {
        account: 'internal',
        authors: [{ ref: 'user:default/wquist' }],
      },
      publicAccount: { state: 'shown' },
      source: { repository: 'post-mortems', path: 'accounts/certificate.md' },
      may: { write: true, publish: false },
    });
    expect(inside.markdown).toBe(repository.text('accounts/certificate.md'));
  });

  it('lets nobody find by what they may not read', async () => {
    for (const [text, caller, found] of [
      ['zebrafish', 'user', 2],
      ['zebrafish', 'anonymous', 0],
      ['quist', 'anonymous', 0],
      ['certificate pay', 'anonymous', 1],
    ] as const) {
      const answer = await started.get(`/post-mortems?text=${text}`, caller);
      expect([text, caller, answer.body.totalItems]).toEqual([
        text,
        caller,
        found,
      ]);
    }
    const items = await started.get('/action-items?text=quist', 'anonymous');
    expect(items.body.totalItems).toBe(0);
    const mine = await started.get(
      '/action-items?owner=user:default/wquist',
      'anonymous',
    );
    expect(mine.body.totalItems).toBe(0);
    const facets = await started.get('/post-mortems/facets', 'anonymous');
    expect(facets.body).toMatchObject({
      status: [{ value: 'published', count: 1 }],
      tag: [{ value: 'certificate', count: 1 }],
      service: [{ value: SHOP, count: 1 }],
    });
  });

  it('says which files it cannot read, and why, to those inside', async () => {
    const inside = await started.get('/post-mortems/sources');
    expect(inside.body.items).toMatchObject([
      {
        id: 'post-mortems',
        writable: true,
        broken: [
          {
            path: 'accounts/broken.md',
            problems: [{ severity: 'error', message: expect.any(String) }],
          },
          {
            // It is shown, to those inside, without what is wrong in it.
            path: 'accounts/doubtful.md',
            problems: [{ severity: 'error', field: 'visibility' }],
          },
          {
            path: 'accounts/large.md',
            problems: [{ message: 'It is larger than 1 MB.' }],
          },
        ],
      },
    ]);
    const [doubtful] = (await list()).filter(
      ({ title }) => title === 'Doubtful',
    );
    expect(doubtful).toMatchObject({ visibility: 'internal' });
    const outside = await started.get('/post-mortems/sources', 'anonymous');
    expect(outside.body.items).toEqual([]);
    // It is a source like every other; visitors know of none that is internal.
    const isThere = async (caller: Caller) => {
      const { body } = await started.get('/sources', caller);
      return JSON.stringify(body).includes('documents:post-mortems');
    };
    expect(await isThere('user')).toBe(true);
    expect(await isThere('anonymous')).toBe(false);
  });

  it('goes from a draft over its review into git', async () => {
    const incident: Incident = (
      await started.send('post', '/incidents', {
        title: 'Nobody can pay',
        services: [{ service: SHOP, impact: 'outage' }],
        severity: 2,
      })
    ).body;
    const draft = await start({ incident: incident.key });
    const { key } = draft.postMortem;
    expect(draft).toMatchObject({
      postMortem: {
        key: expect.stringMatching(/^PM-\d+$/),
        status: 'draft',
        incident: incident.key,
        services: [{ ref: SHOP }],
      },
      text: '',
      working: { problems: expect.any(Array), approvals: { needed: 1 } },
      may: { write: true, publish: false, whyNotPublish: expect.any(String) },
    });
    expect(draft.working?.markdown).toContain(`id: ${key}`);
    expect(draft.working?.markdown).toContain('Nobody can pay');
    // An incident has one.
    expect((await start({ incident: incident.key })).postMortem.key).toBe(key);
    const byIncident = await started.get(
      `/post-mortems?incident=${incident.key}`,
    );
    expect(byIncident.body.items).toMatchObject([{ key }]);
    expect(
      (await started.get(`/post-mortems/${key}`, 'anonymous')).status,
    ).toBe(404);

    const text = account({ id: key, title: 'Nobody could pay' });
    const { version = 0 } = draft.working ?? {};
    const saved = await save(key, text, { version });
    expect(saved.body.postMortem.title).toBe('Nobody could pay');
    const stale = await save(key, 'Mine', { version });
    expect(stale.status).toBe(409);
    expect(stale.body.errors).toMatchObject([
      { field: 'working', value: text },
    ]);
    const next: number = saved.body.working.version;

    const early = await started.send(
      'post',
      `/post-mortems/${key}/publication`,
      { version: next },
    );
    expect([early.status, early.body.detail]).toEqual([
      409,
      'Put it to review first.',
    ]);
    await started.send('post', `/post-mortems/${key}/review`, {
      version: next,
    });
    expect(repository.branches.has(`post-mortem/${key}`)).toBe(true);
    const own = await started.send('post', `/post-mortems/${key}/reviews`, {
      verdict: 'approved',
      version: next,
    });
    expect(own.status).toBe(403);
    const published = await publish(key, next);
    expect(published.status).toBe(200);
    const path = `accounts/${key.toLowerCase()}-nobody-could-pay.md`;
    expect(repository.text(path)).toContain('status: published');
    expect(published.body).toMatchObject({
      postMortem: { status: 'published', incident: incident.key },
      source: { path },
    });
    expect(published.body).not.toHaveProperty('working');
    const open = await detail(key, 'anonymous');
    expect(open.postMortem.incident).toBe(incident.key);
    expect(open.text).toContain('Nobody could pay.');

    const history = await started.get(`/post-mortems/${key}/history`);
    const kinds = history.body.items.map(({ kind }: { kind: string }) => kind);
    expect(kinds).toEqual([
      'published',
      'reviewed',
      'proposed',
      'proposed',
      'saved',
      'started',
    ]);
    const outside = await started.get(
      `/post-mortems/${key}/history`,
      'anonymous',
    );
    expect(outside.body.items).toEqual([
      { kind: 'published', at: expect.any(String), text: 'Published' },
    ]);
    expect(
      started.audit
        .filter(({ outcome }) => outcome === 'succeeded')
        .map(({ event }) => event),
    ).toEqual(
      expect.arrayContaining([
        'post-mortem-start',
        'post-mortem-save',
        'post-mortem-propose',
        'post-mortem-review',
        'post-mortem-publish',
      ]),
    );

    // What is edited in git is what is shown.
    repository.push(path, account({ id: key, body: 'It was the clock.' }));
    await until(async () =>
      (await detail(key, 'anonymous')).text.includes('It was the clock.'),
    );
    // A text that was begun before is not to take that back.
    const { source } = await detail(key);
    const begun = await save(key, account({ id: key, body: 'Amended.' }), {
      version: 0,
      base: source?.content,
    });
    expect(begun.body.postMortem).toMatchObject({
      status: 'published',
      amended: true,
    });
    repository.push(path, account({ id: key, body: 'It was the moon.' }));
    await until(async () =>
      (await detail(key)).text.includes('It was the moon.'),
    );
    const mine = account({ id: key, body: 'Amended again.' });
    const conflict = await save(key, mine, {
      version: begun.body.working.version,
    });
    expect(conflict.status).toBe(409);
    expect(conflict.body.errors).toMatchObject([
      { field: 'base', value: expect.stringContaining('It was the moon.') },
    ]);
    const anew = await save(key, mine, {
      version: begun.body.working.version,
      base: (await detail(key)).source?.content,
    });
    expect(anew.status).toBe(200);
    expect((await detail(key, 'anonymous')).text).toContain('the moon');
    const gone = await started.send('delete', `/post-mortems/${key}`);
    expect(gone.status).toBe(204);
    expect(await detail(key)).not.toHaveProperty('working');

    // It is known by its id when it is renamed, gone with its file, and back with it.
    repository.rename(path, 'accounts/moon.md');
    await until(
      async () => (await detail(key)).source?.path === 'accounts/moon.md',
    );
    const last = repository.text('accounts/moon.md') ?? '';
    repository.push('accounts/copy.md', last);
    await until(async () => {
      const { body } = await started.get('/post-mortems/sources');
      return JSON.stringify(body).includes(
        `The id ${key} is also that of accounts/moon.md`,
      );
    });
    repository.remove('accounts/copy.md');
    repository.remove('accounts/moon.md');
    await until(
      async () => (await started.get(`/post-mortems/${key}`)).status === 404,
    );
    repository.push('accounts/back.md', last);
    await until(
      async () => (await started.get(`/post-mortems/${key}`)).status === 200,
    );
    expect((await detail(key)).postMortem.incident).toBe(undefined);
  });

  it('publishes nothing that leaks', async () => {
    const draft = await start({ title: 'Leaky', services: [SHOP] });
    const { key } = draft.postMortem;
    const preview = await started.send('post', `/post-mortems/${key}/preview`, {
      markdown: account({ id: key, front: ITEMS }),
    });
    expect(preview.body).toMatchObject({
      internal: expect.stringContaining('Wilhelmina'),
      public: expect.not.stringMatching(PERSONAL),
      fields: [
        {
          field: 'title',
          internal: 'The certificate ran out',
          public: 'The certificate ran out',
        },
        { field: 'tag', internal: 'certificate', public: 'certificate' },
        {
          field: 'actionItem',
          internal: expect.stringContaining('Wilhelmina'),
          public: expect.not.stringMatching(PERSONAL),
        },
        { field: 'owner', internal: TEAM, public: TEAM },
        {
          field: 'actionItem',
          internal: 'Write a runbook for renewals',
          public: 'Write a runbook for renewals',
        },
        { field: 'owner', internal: 'user:default/wquist' },
      ],
      findings: expect.arrayContaining([
        expect.objectContaining({
          kind: 'ipv4',
          line: 4,
          excerpt: '10.20.30.40',
        }),
      ]),
      leaks: [],
    });
    // Like no secret that anybody knows, and like no word either.
    const leaky = account({
      id: key,
      title: 'Leaky',
      body: 'The key was kV9xQ2mZ7pLw4RtY8uNb3HsJ6gDf1CaE5oXi0.',
    });
    const { version = 0 } = draft.working ?? {};
    const saved = await save(key, leaky, { version });
    const refused = await publish(key, saved.body.working.version);
    expect(refused.status).toBe(409);
    expect(refused.body.detail).toContain('The public account has a place');
    // Whoever pushes it past the portal does not publish it either.
    repository.push('accounts/leaky.md', leaky);
    await until(
      async () => (await detail(key)).postMortem.status === 'published',
    );
    expect((await detail(key)).publicAccount).toMatchObject({
      state: 'withheld',
      leaks: [{ line: 4, remedy: expect.any(String) }],
    });
    const outside = await started.get(`/post-mortems/${key}`, 'anonymous');
    expect(outside.status).toBe(404);
    const internal = await start({ title: 'Vault', services: [VAULT] });
    expect(internal.postMortem.key).toMatch(/^PMI-/);
    const there = await started.get(
      `/post-mortems/${internal.postMortem.key}`,
      'limited',
    );
    expect(there.status).toBe(404);
  });

  it('lets no secret into git, and says where it is, not what', async () => {
    const draft = await start({ title: 'Keys', services: [SHOP] });
    const { key } = draft.postMortem;
    const { version = 0 } = draft.working ?? {};
    const secret = `ghp_${'a1B2c3D4e5'.repeat(4)}`.slice(0, 40);
    const saved = await save(
      key,
      account({
        id: key,
        body: `<!-- internal -->\nIt was ${secret}.\n<!-- /internal -->`,
      }),
      { version },
    );
    const before = repository.commits.length;
    const { status, body } = await started.send(
      'post',
      `/post-mortems/${key}/review`,
      { version: saved.body.working.version },
    );
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([
      {
        field: 'markdown',
        value: expect.stringMatching(/^github token on line \d+$/),
        remedy: expect.stringContaining('revoke'),
      },
    ]);
    expect(JSON.stringify(body)).not.toContain(secret);
    expect(repository.branches.has(`post-mortem/${key}`)).toBe(false);
    expect(repository.commits).toHaveLength(before);
    const kept = await detail(key);
    expect(kept.working?.proposal).toBeUndefined();
    expect(kept.working?.markdown).toContain(secret);
  });

  it('refuses what is too large and whoever may not write', async () => {
    const draft = await start();
    const { key } = draft.postMortem;
    const { version = 0 } = draft.working ?? {};
    const huge = await save(key, 'x'.repeat(10 * 1024 * 1024), { version });
    expect(huge.status).toBe(413);
    for (const [caller, status] of [
      ['nobody', 401],
      ['anonymous', 403],
      ['limited', 403],
    ] as const) {
      const answers = [
        await started.send('post', '/post-mortems', { title: 'x' }, caller),
        await started.send(
          'put',
          `/post-mortems/${key}`,
          { markdown: 'x', version },
          caller,
        ),
        await started.send('post', '/removals', {}, caller),
      ];
      expect([caller, ...answers.map(answer => answer.status)]).toEqual([
        caller,
        status,
        status,
        // Nobody knows under which names texts speak of somebody whom the catalog does not know.
        caller === 'limited' ? 400 : status,
      ]);
    }
  });

  it('tells when a remote refuses, and when it does not answer', async () => {
    const draft = await start({ title: 'Remote' });
    const { key } = draft.postMortem;
    const { version = 0 } = draft.working ?? {};
    repository.failure = new Error('The remote hangs up.');
    const propose = () =>
      started.send('post', `/post-mortems/${key}/review`, { version });
    const silent = await propose();
    expect(silent.status).toBe(503);
    expect(silent.body.detail).toContain('The remote hangs up.');
    repository.failure = undefined;
    expect((await propose()).status).toBe(200);
    // Somebody pushes to the branch after it was put to review.
    const branch = `post-mortem/${key}`;
    const { change } = repository.branches.get(branch) ?? {};
    if (!change) throw new Error(`There is no branch ${branch}`);
    repository.branches.set(branch, { files: [], revision: 'other', change });
    const approved = await started.send(
      'post',
      `/post-mortems/${key}/reviews`,
      { verdict: 'approved', version },
      'service',
    );
    expect(approved.status).toBe(201);
    const refused = await started.send(
      'post',
      `/post-mortems/${key}/publication`,
      { version },
    );
    expect(refused.status).toBe(409);
    const withdrawn = await started.send(
      'delete',
      `/post-mortems/${key}/review`,
    );
    expect(withdrawn.body.postMortem.status).toBe('draft');
    const discarded = await started.send('delete', `/post-mortems/${key}`);
    expect(discarded.status).toBe(204);
    expect((await started.get(`/post-mortems/${key}`)).status).toBe(404);
  });

  it('changes action items in the text that they stand in', async () => {
    const [{ key }] = await list('anonymous').then(all =>
      all.filter(({ actionItems }) => actionItems.open > 0),
    );
    const path = 'accounts/certificate.md';
    repository.beforeCommit = () =>
      repository.push(
        path,
        (repository.text(path) ?? '').replace('severity: 2', 'severity: 1'),
      );
    const done = await started.send(
      'patch',
      `/action-items/${key}/renewal-alert`,
      { done: true },
    );
    expect(done.body).toMatchObject({
      state: 'done',
      done: expect.any(String),
    });
    expect(done.body.pendingSince).toBe(undefined);
    expect(repository.text(path)).toMatch(/done: .?\d{4}-\d{2}-\d{2}/);
    expect(repository.text(path)).toContain('severity: 1');
    const wrong = await started.send('patch', `/action-items/${key}/runbook`, {
      owner: 'somebody',
    });
    expect([wrong.status, wrong.body.errors?.[0].field]).toEqual([
      400,
      'owner',
    ]);
    // A remote that does not answer keeps nobody from ticking something off.
    repository.failure = new Error('The remote hangs up.');
    const pending = await started.send(
      'patch',
      `/action-items/${key}/runbook`,
      { done: true },
    );
    repository.failure = undefined;
    expect(pending.status).toBe(200);
    expect(pending.body).toMatchObject({
      state: 'done',
      pendingSince: expect.any(String),
    });
    expect(repository.text(path)).not.toMatch(/runbook[\s\S]*done:/);
    const all: { items: ActionItem[] } = (
      await started.get('/action-items?state=done')
    ).body;
    expect(all.items.map(({ id }) => id)).toContain('renewal-alert');
    const refused = await started.send(
      'patch',
      `/action-items/${key}/runbook`,
      { done: true },
      'anonymous',
    );
    expect(refused.status).toBe(403);
  });

  it('feeds readers with what everybody may read', async () => {
    const atom = await started.get('/feeds/post-mortems.atom').buffer(true);
    expect(atom.status).toBe(200);
    expect(atom.headers['content-type']).toContain('application/atom+xml');
    const text = atom.text ?? String(atom.body);
    expect(text).toContain('<title>The certificate ran out</title>');
    expect(text).toContain('&lt;h2&gt;Summary');
    expect(text).not.toMatch(/Zebrafish/);
    const again = await started
      .get('/feeds/post-mortems.atom')
      .set('If-None-Match', atom.headers.etag);
    expect(again.status).toBe(304);
    const json = await started.get('/feeds/post-mortems.json', 'anonymous');
    expect(JSON.parse(json.text)).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      items: expect.arrayContaining([
        expect.objectContaining({ title: 'The certificate ran out' }),
      ]),
    });
    expect(
      (await started.get('/feeds/post-mortems.atom', 'nobody')).status,
    ).toBe(401);
  });

  it('tells visitors of no person and no machine, wherever they look', async () => {
    const keys = (await list()).map(({ key }) => key);
    const paths = [
      '/post-mortems',
      '/post-mortems/facets',
      '/post-mortems/sources',
      '/action-items',
      '/feeds/post-mortems.atom',
      '/feeds/post-mortems.json',
      ...keys.flatMap(key => [
        `/post-mortems/${key}`,
        `/post-mortems/${key}/history`,
      ]),
    ];
    for (const path of paths) {
      const answer = await started.get(path, 'anonymous').buffer(true);
      const said = (answer.text ?? JSON.stringify(answer.body)).replace(
        /https:\/\/portal\.example\.org|127\.0\.0\.1:\d+/g,
        '',
      );
      expect([path, PERSONAL.exec(said)?.[0], ADDRESS.exec(said)?.[0]]).toEqual(
        [path, undefined, undefined],
      );
    }
  });

  it('takes whoever asks for it out of everything, in the background', async () => {
    const removal = async () => {
      const { body } = await started.get('/removals');
      return body.items[0];
    };
    const feed = await started.get('/feeds/post-mortems.json', 'anonymous');
    const others = await started.send('post', '/removals', {
      person: 'user:default/wquist',
    });
    // The user of this test may manage removals.
    expect(others.status).toBe(202);
    expect(others.body).toMatchObject({
      state: 'working',
      left: expect.any(Number),
      person: { ref: 'user:default/wquist' },
      names: expect.arrayContaining(['Wilhelmina Quist', 'wquist']),
      files: [],
    });
    expect(others.body.left).toBeGreaterThan(0);
    await until(async () => {
      // Whoever waits must not use up what one may ask within a minute.
      await sleep(500);
      return (await removal()).state === 'done';
    });
    const done = await removal();
    expect(done).toMatchObject({
      id: others.body.id,
      accounts: expect.any(Number),
      files: expect.arrayContaining([
        expect.objectContaining({ path: 'accounts/certificate.md' }),
      ]),
    });
    expect(done).not.toHaveProperty('left');
    expect(done.accounts).toBeGreaterThan(0);
    const [{ key }] = (await list('anonymous')).filter(
      ({ actionItems }) => actionItems.done > 0,
    );
    // Whoever has read the feed before is told that it is another one, by whatever they ask.
    const later = await started
      .get('/feeds/post-mortems.json', 'anonymous')
      .set('If-None-Match', feed.headers.etag);
    expect(later.status).toBe(200);
    const since = await started
      .get('/feeds/post-mortems.json', 'anonymous')
      .set('If-Modified-Since', new Date().toUTCString());
    expect(since.status).toBe(200);
    const unchanged = await started
      .get('/feeds/post-mortems.json', 'anonymous')
      .set('If-None-Match', later.headers.etag);
    expect(unchanged.status).toBe(304);
    const inside = await detail(key);
    expect(inside.text).not.toContain('Quist');
    expect(inside.postMortem.authors).toEqual([]);
    const limited = await started.send(
      'post',
      '/removals',
      { person: 'user:default/wquist' },
      'limited',
    );
    expect(limited.status).toBe(403);
    // Asked again, it is the same, and nothing is done again.
    const again = await started.send('post', '/removals', {
      person: 'user:default/wquist',
    });
    expect(again.body).toMatchObject({ id: done.id, state: 'done' });
    const ended = await started.send('delete', `/removals/${done.id}`);
    expect(ended.status).toBe(204);
    await until(async () => (await detail(key)).text.includes('Wilhelmina'));
  });

  it('lets nobody ask for removals without end', async () => {
    const statuses: number[] = [];
    let wait = 0;
    while (statuses.length < 7) {
      const answer = await started.send('delete', '/removals/none');
      statuses.push(answer.status);
      wait = Number(answer.headers['retry-after']);
    }
    expect(statuses.at(0)).toBe(404);
    expect(statuses.at(-1)).toBe(429);
    expect(wait).toBeGreaterThan(0);
    // Others may still ask.
    const other = await started.get('/removals', 'limited');
    expect(other.status).toBe(200);
  });
});
