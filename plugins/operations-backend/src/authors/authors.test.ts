import { createBackendModule } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import {
  AuthorAnswers,
  Incident,
  IncidentSuspects,
  QuestionDraft,
  ServiceChanges,
} from '@operate-first/plugin-operations-common';
import {
  Commit,
  operationsAuthorsExtensionPoint,
  SourceContext,
} from '@operate-first/plugin-operations-node';
import { Caller, startBackend } from '../__testUtils__/backend';
import { component } from '../__testUtils__/entities';
import {
  FakeAuthorSource,
  FakeOnCall,
} from '../__testUtils__/FakeAuthorSource';
import { until } from '../__testUtils__/until';
import { deployment } from '../__testUtils__/workloads';

const SOURCE = 'https://git.example.org/acme/pay';
const GITOPS = 'https://git.example.org/acme/gitops';
const VAULT = 'https://git.example.org/acme/vault';
const PAY = 'component:default/pay';
const LEDGER = 'component:default/ledger';
const MINUTE = 60_000;
const scope = { environment: 'production', cluster: 'eu-1', namespace: 'pay' };

const hash = (letter: string) => letter.repeat(40);
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE);

function user(name: string, displayName: string, groups: string[]): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name, namespace: 'default' },
    spec: { profile: { displayName, email: `${name}@example.org` } },
    relations: groups.map(group => ({
      type: 'memberOf',
      targetRef: `group:default/${group}`,
    })),
  };
}

const ENTITIES: Entity[] = [
  {
    ...component('pay', {
      spec: { owner: 'payments' },
      annotations: {
        'backstage.io/managed-by-location': `url:${SOURCE}/tree/main/catalog-info.yaml`,
        'backstage.io/source-location': `url:${SOURCE}/tree/main/`,
        'operate-first.io/manifests': `${GITOPS}.git//production/pay`,
      },
    }),
    relations: [
      { type: 'dependsOn', targetRef: 'component:default/vault' },
      { type: 'dependsOn', targetRef: 'component:default/ledger' },
    ],
  },
  component('ledger'),
  component('vault', {
    labels: { 'operate-first.io/visibility': 'internal' },
    annotations: { 'backstage.io/source-location': `url:${VAULT}` },
  }),
  user('wquist', 'Wilhelmina Quist', ['payments']),
  user('omar', 'Omar Okonjo', []),
  user('grace', 'Grace Holm', []),
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'payments', namespace: 'default', title: 'Payments' },
    spec: { type: 'team', children: [] },
  },
];

const WILHELMINA = { name: 'Wilhelmina Quist', email: 'wquist@example.org' };
const OMAR = { name: 'Omar', email: 'omar@example.org' };

function commit(
  repository: string,
  letter: string,
  minutes: number,
  more: Partial<Commit> = {},
): Commit {
  return {
    repository,
    revision: hash(letter),
    at: ago(minutes),
    author: OMAR,
    message: `Change ${letter}`,
    paths: ['src/retry.ts'],
    url: `${repository}/commit/${hash(letter)}`,
    ...more,
  };
}

async function start() {
  const git = new FakeAuthorSource();
  const calendar = new FakeOnCall();
  git.files.set(SOURCE, ['src/retry.ts']);
  git.files.set(GITOPS, ['production/pay/web.yaml', 'staging/pay/web.yaml']);
  git.history.set(VAULT, [commit(VAULT, '9', 30)]);
  git.history.set(SOURCE, [
    commit(SOURCE, 'b', 60, {
      message: 'Retry less, says Wilhelmina Quist',
      pullRequest: { url: `${SOURCE}/pull/7`, title: 'Retry less' },
    }),
    commit(SOURCE, 'a', 600),
  ]);
  git.history.set(GITOPS, [
    commit(GITOPS, 'c', 6, {
      author: WILHELMINA,
      message: 'pay: another image',
      paths: ['production/pay/web.yaml'],
    }),
  ]);
  git.evidence.set(SOURCE, [
    { identity: WILHELMINA, kind: 'commits', weight: 0.6, text: 'wrote 60 %' },
    { identity: OMAR, kind: 'commits', weight: 0.3, text: 'wrote 30 %' },
    {
      identity: { name: 'Gone Girl', email: 'gone@example.org' },
      kind: 'commits',
      weight: 0.1,
      text: 'wrote 10 %',
    },
  ]);
  let context: SourceContext | undefined;
  const backend = await startBackend({
    entities: ENTITIES,
    features: [
      createBackendModule({
        pluginId: 'operations',
        moduleId: 'test-authors',
        register(env) {
          env.registerInit({
            deps: { authors: operationsAuthorsExtensionPoint },
            async init({ authors }) {
              authors.addAuthors(git);
              authors.addOnCall(calendar);
            },
          });
        },
      }),
    ],
    sources: [
      {
        id: 'puppet',
        title: 'Puppet',
        start: async given => {
          context = given;
        },
      },
    ],
  });
  const services = await until(() => {
    const known = context?.listServices() ?? [];
    return known.length === 3 ? known : undefined;
  });
  const serviceId =
    services.find(({ entityRef }) => entityRef === PAY)?.id ?? '';
  await context?.declare([
    { serviceId, scopes: [{ ...scope, intervalSeconds: 600 }], problems: [] },
  ]);
  const web = deployment('web', 2);
  const image = { container: 'app', image: 'pay:x', short: 'pay:x' };
  await context?.record([
    {
      serviceId,
      scope,
      status: 'healthy',
      reasons: [],
      observedAt: new Date(),
      workloads: [{ ...web, images: [{ ...image, tag: hash('b') }] }],
    },
  ]);
  await context?.recordChanges([
    {
      serviceId,
      scope,
      kind: 'rollout',
      at: ago(4),
      key: 'one',
      object: web.object,
      summary: `web: image ${hash('a')} → ${hash('b')} (revision 2)`,
    },
  ]);
  const { get, send } = backend;
  const ask = async (artefact: object, caller: Caller = 'user') => {
    const answer = await send('post', '/authors', { artefact }, caller);
    return { status: answer.status, body: answer.body as AuthorAnswers };
  };
  const changes = async (caller: Caller = 'user') =>
    (await get('/services/component/default/pay/changes', caller))
      .body as ServiceChanges;
  await until(async () => {
    const { items } = await changes();
    return items.length === 4 ? items : undefined;
  });
  return { ...backend, git, calendar, ask, changes };
}

const names = ({ suggestions }: AuthorAnswers) =>
  suggestions.map(
    ({ person, name, state }) => `${person?.title ?? name}: ${state}`,
  );

jest.setTimeout(60_000);

describe('whom to ask', () => {
  let started: Awaited<ReturnType<typeof start>>;

  beforeAll(async () => {
    started = await start();
    started.git.keys.set('production/pay/web.yaml RETRIES', 7);
    started.git.keys.set('catalog-info.yaml operate-first.io/probes', 9);
  });

  it('follows the repositories that services name', () => {
    expect(started.git.followed).toEqual([GITOPS, SOURCE, VAULT].sort());
  });

  it('of a service: who wrote it, the team, and why', async () => {
    const { status, body } = await started.ask({
      kind: 'service',
      service: PAY,
    });
    expect(status).toBe(200);
    expect(names(body)).toEqual([
      'Wilhelmina Quist: present',
      'Omar Okonjo: present',
      'Gone Girl: unknown',
    ]);
    expect(body.suggestions[0]).toMatchObject({
      confidence: 'medium',
      why: [
        { kind: 'commits', text: 'wrote 60 %' },
        { kind: 'owner', text: 'is a member of Payments, which owns it' },
      ],
      contacts: [{ kind: 'email' }],
    });
    expect(body).toMatchObject({
      title: 'pay',
      team: { ref: 'group:default/payments', title: 'Payments' },
      places: [
        { repository: SOURCE },
        { repository: GITOPS, path: 'production/pay' },
      ],
      problems: [],
      peopleHidden: false,
      hidden: 0,
    });
  });

  it.each<[string, object, object]>([
    [
      'a frame: the line at the commit that runs',
      { kind: 'frame', text: 'at charge (/app/dist/src/retry.ts:42:7)' },
      { path: 'src/retry.ts', line: 42, revision: hash('b') },
    ],
    [
      'a workload: its manifest, and not that of another place',
      { kind: 'workload', name: 'web' },
      { repository: GITOPS, path: 'production/pay/web.yaml' },
    ],
    [
      'a value of the configuration that nobody finds: the folder',
      { kind: 'configuration', name: 'pay-config.RETRIES' },
      { repository: GITOPS, path: 'production/pay' },
    ],
    [
      'a value of the configuration: its line, by the name of the file',
      { kind: 'configuration', name: 'web.RETRIES' },
      { repository: GITOPS, path: 'production/pay/web.yaml', line: 7 },
    ],
    [
      'a value of the configuration: its line, by the path of the file',
      {
        kind: 'configuration',
        name: 'Retries',
        path: 'production/pay/web.yaml',
        key: 'RETRIES',
      },
      { repository: GITOPS, path: 'production/pay/web.yaml', line: 7 },
    ],
    [
      'an annotation: its line in the file of the catalog',
      { kind: 'configuration', name: 'operate-first.io/probes[0].url' },
      { repository: SOURCE, path: 'catalog-info.yaml', line: 9 },
    ],
    [
      'a file',
      { kind: 'runbook', repository: `${SOURCE}.git`, path: 'docs/a.md' },
      { repository: SOURCE, path: 'docs/a.md' },
    ],
  ])('of %s', async (_, artefact, place) => {
    const { body } = await started.ask({ service: PAY, ...artefact });
    expect(body.places).toHaveLength(1);
    expect(body.places[0]).toMatchObject(place);
  });

  it('of an alert: the line of its rule, and nobody is guessed', async () => {
    const { git } = started;
    const rule = (repository: string, name: string, path: string) => {
      git.history.set(repository, git.history.get(repository) ?? []);
      git.rules.set(`${repository} ${name}`, [{ path, line: 4 }]);
    };
    rule(SOURCE, 'PayDown', 'monitoring/rules.yaml');
    git.rules.set(`${GITOPS} PayDown`, [
      { path: 'production/pay/rules.yaml', line: 9 },
      { path: 'staging/pay/rules.yaml', line: 9 },
    ]);
    rule(SOURCE, 'PaySlow', 'monitoring/rules.yaml');
    rule(VAULT, 'Elsewhere', 'rules/all.yaml');
    const ask = async (name: string, service = PAY, caller?: Caller) =>
      (await started.ask({ kind: 'alertRule', service, name }, caller)).body;
    const where = async (...asked: Parameters<typeof ask>) =>
      (await ask(...asked)).places.map(({ path, line }) => [path, line]);
    // What is beside the service comes before the rest of its repositories.
    expect(await where('PayDown')).toEqual([['production/pay/rules.yaml', 9]]);
    expect(await where('PaySlow')).toEqual([['monitoring/rules.yaml', 4]]);
    expect(await where('Elsewhere')).toEqual([['rules/all.yaml', 4]]);
    const nowhere = await ask('Nowhere');
    expect(nowhere.problems[0]).toMatch(/^No file of rules .* alert Nowhere\./);
    expect(nowhere.suggestions.length).toBeGreaterThan(0);
    expect((await ask('ServiceDown')).problems).toEqual([]);
    // It is in a repository that only an internal service names.
    const visitor = await ask('Elsewhere', PAY, 'anonymous');
    expect(JSON.stringify(visitor)).not.toContain('rules/all.yaml');
    expect(git.asked.at(-1)?.repository).not.toBe(VAULT);
    rule(SOURCE, 'Twice', 'rules.yaml');
    rule(GITOPS, 'Twice', 'rules.yaml');
    const unclear = await ask('Twice', LEDGER);
    expect(unclear.problems[0]).toMatch(/^2 repositories have a rule Twice/);
    expect(unclear.places).toEqual([]);
  });

  it('says how long before a rollout something was changed last', async () => {
    const { git } = started;
    const before = git.evidence.get(SOURCE) ?? [];
    const changed = { ...before[0], kind: 'lastChange' as const };
    const evidence = [
      { ...changed, at: ago(3.5 * 24 * 60), text: 'before it' },
      { ...changed, at: ago(1), text: 'after it' },
    ];
    git.evidence.set(SOURCE, evidence);
    git.evidence.set(GITOPS, evidence);
    const why = async (artefact: object) => {
      const { body } = await started.ask({ service: PAY, ...artefact });
      return body.suggestions[0].why
        .filter(({ kind }) => kind === 'lastChange')
        .map(({ text }) => text)
        .sort();
    };
    const { items } = await started.changes();
    const change = items.find(({ kind }) => kind === 'rollout')?.id;
    const file = { repository: SOURCE, path: 'src/retry.ts' };
    expect(await why({ kind: 'frame', ...file })).toEqual([
      'after it',
      'before it, 3 days before the last rollout',
    ]);
    expect(await why({ kind: 'change', change })).toEqual([
      'after it',
      'before it, 3 days before this rollout',
    ]);
    expect(await why({ kind: 'runbook', ...file })).toEqual([
      'after it',
      'before it',
    ]);
    git.evidence.set(SOURCE, before);
    git.evidence.delete(GITOPS);
  });

  it('of a frame of nobody: says so, and whose service it is', async () => {
    const { body } = await started.ask({
      kind: 'frame',
      service: PAY,
      text: 'at x (/app/other.js:1:1)',
    });
    expect(body.problems[0]).toContain('/app/other.js');
    expect(body.suggestions.length).toBeGreaterThan(0);
  });

  it('of a change: who made it', async () => {
    const { items } = await started.changes();
    const rollout = items.find(({ kind }) => kind === 'rollout');
    const { body } = await started.ask({
      kind: 'change',
      service: PAY,
      change: rollout?.id,
    });
    expect(body.commit).toMatchObject({
      revision: hash('c'),
      author: { ref: 'user:default/wquist' },
    });
    expect(names(body)[0]).toBe('Wilhelmina Quist: present');
    expect(body.suggestions[0].why[0].kind).toBe('change');
  });

  it('fills in what the commit says and where a value is, and of public questions nothing internal', async () => {
    const { git, send } = started;
    const draft = async (artefact: object) => {
      const asked = { artefact: { service: PAY, ...artefact } };
      const { body } = await send('post', '/questions/draft', asked);
      return body as QuestionDraft;
    };
    const { items } = await started.changes();
    const rollout = items.find(({ kind }) => kind === 'rollout');
    const change = { kind: 'change', change: rollout?.id };
    const made = await draft({ ...change, name: rollout?.summary });
    expect(made.title).toBe('pay: what does “pay: another image” do?');
    expect(made.text).toContain('we look at **pay: another image** and');
    expect(made.text).toMatch(
      `- Change: [pay: another image](${GITOPS}/commit/${hash(
        'c',
      )}) (commit cccccccc), `,
    );
    expect(made.text).toMatch(/- Change: .* UTC: web: image a+ → b+ /);
    const value = { kind: 'configuration', name: 'web.RETRIES' };
    expect((await draft(value)).text).toContain(
      `- Where: [production/pay/web.yaml:7](${GITOPS}/blob/main/production/pay/web.yaml)\n`,
    );
    const vault = { kind: 'runbook', repository: VAULT, path: 'docs/a.md' };
    git.evidence.set(`${VAULT} docs/a.md`, []);
    expect((await draft(vault)).text).not.toContain(`${VAULT}/`);
  });

  it('suggests nobody to themselves', async () => {
    const { git, calendar, send } = started;
    const grace = { email: 'grace@example.org', name: 'Grace Holm' };
    const path = 'docs/grace.md';
    const wrote = { identity: grace, kind: 'commits' as const, weight: 1 };
    git.evidence.set(`${SOURCE} ${path}`, [{ ...wrote, text: 'wrote it' }]);
    const artefact = { kind: 'runbook', repository: SOURCE, path };
    const draft = async (caller: Caller, more: object = {}) => {
      const asked = { artefact: { ...artefact, ...more } };
      const { body } = await send('post', '/questions/draft', asked, caller);
      return body.authors as AuthorAnswers;
    };
    expect(names(await draft('user'))).toEqual(['Grace Holm: present']);
    const own = await draft('grace');
    expect(own.suggestions).toEqual([]);
    expect(own.problems).toEqual([
      'Nobody else than you is known who wrote it.',
    ]);
    calendar.all = [
      { id: 'pay', title: 'P', for: ['group:default/payments'], level: 1 },
    ];
    const [from, to] = [ago(1), ago(-1)];
    calendar.of.set('pay', [{ from, to, people: [grace], title: 'G' }]);
    const onCall = async (caller: Caller) =>
      (await draft(caller, { service: PAY })).onCall?.[0].people.length;
    expect(await onCall('user')).toBe(1);
    expect(await onCall('grace')).toBe(0);
    calendar.all = [];
    calendar.of.clear();
  });

  it('shows visitors how many there are, and the team, and nobody', async () => {
    const { status, body } = await started.ask(
      { kind: 'service', service: PAY },
      'anonymous',
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      suggestions: [],
      peopleHidden: true,
      hidden: 3,
      team: { title: 'Payments' },
    });
    expect(JSON.stringify(body)).not.toMatch(/wquist|Quist|Omar|Gone/);
  });

  it('tells visitors nothing of what is internal', async () => {
    const vault = 'component:default/vault';
    for (const artefact of [
      { kind: 'service', service: vault },
      { kind: 'runbook', repository: VAULT },
      { kind: 'runbook', service: PAY, repository: VAULT },
    ]) {
      expect((await started.ask(artefact, 'anonymous')).status).toBe(404);
      expect((await started.ask(artefact)).status).toBe(200);
    }
  });

  it.each<[Caller, number]>([
    ['nobody', 401],
    ['forged', 401],
    ['stranger', 403],
    ['anonymous', 403],
    ['service', 403],
    ['user', 200],
  ])('%s says how they want to be asked with %i', async (caller, status) => {
    const { get, send } = started;
    const own = { suggested: true, prefers: 'me', shownTo: 'signedIn' };
    expect((await get('/author-settings', caller)).status).toBe(status);
    expect((await send('put', '/author-settings', own, caller)).status).toBe(
      status,
    );
  });

  it('explains what is wrong with a question', async () => {
    const answers = await Promise.all([
      started.ask({ kind: 'service' }),
      started.ask({ kind: 'service', service: 'component:default/none' }),
      started.ask({ kind: 'change', service: PAY, change: 'none' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([400, 404, 200]);
    expect(answers[2].body.problems[0]).toContain('no such change');
  });

  it('answers while a source fails, and says so', async () => {
    started.git.error = new Error('The mirror is broken');
    const { body } = await started.ask({ kind: 'service', service: PAY });
    started.git.error = undefined;
    expect(body.problems).toEqual(['Fake git: The mirror is broken']);
    expect(names(body)).toEqual(['Wilhelmina Quist: present']);
  });

  it('shows how it is read among the sources', async () => {
    const { get } = started;
    const { body } = await get('/sources');
    expect(body.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: 'fake', state: 'running' }),
        expect.objectContaining({ id: 'calendar', state: 'running' }),
      ]),
    );
  });

  it('says who is on call, when it changes hands and when nobody is', async () => {
    const { calendar, get, ask } = started;
    const hour = 60 * MINUTE;
    const now = Date.now();
    const at = (hours: number) => new Date(now + hours * hour);
    calendar.all = [
      {
        id: 'pay',
        title: 'Payments',
        for: ['group:default/payments'],
        level: 1,
        readAt: new Date(),
      },
      { id: 'other', title: 'Others', for: ['group:default/other'], level: 1 },
    ];
    calendar.of.set('pay', [
      { from: at(-1), to: at(2), people: [WILHELMINA], title: 'W. Quist' },
      { from: at(5), to: at(30), people: [{ name: 'Somebody' }], title: 'S' },
    ]);
    const path = '/services/component/default/pay/on-call?days=1';
    const { body } = await get(path);
    expect(body.schedules).toHaveLength(1);
    expect(body.schedules[0]).toMatchObject({
      id: 'calendar:pay',
      handoverAt: at(2).toISOString(),
      gaps: [{ from: at(2).toISOString(), to: at(5).toISOString() }],
      stale: false,
      shifts: [
        { people: [{ person: { ref: 'user:default/wquist' } }] },
        { people: [{ name: 'Somebody' }] },
      ],
    });
    expect(body.gaps).toEqual(body.schedules[0].gaps);
    // Another region, and somebody who is asked later.
    const [pay] = calendar.all;
    calendar.all.push(
      { ...pay, id: 'asia' },
      { ...pay, id: 'later', level: 2 },
    );
    calendar.of.set('asia', [
      { from: at(1), to: at(4), people: [WILHELMINA], title: 'Asia' },
    ]);
    const { body: regions } = await get(path);
    expect(regions.schedules).toHaveLength(3);
    expect(regions.gaps).toEqual([
      { from: at(4).toISOString(), to: at(5).toISOString() },
    ]);
    calendar.all.splice(-2);
    const { body: answers } = await ask({ kind: 'service', service: PAY });
    expect(answers.onCall).toHaveLength(1);
    expect(answers.suggestions[0].why.map(({ kind }) => kind)).toContain(
      'onCall',
    );
    const { body: visitors } = await get(path, 'anonymous');
    expect(visitors.schedules[0].shifts).toHaveLength(2);
    expect(JSON.stringify(visitors)).not.toMatch(/Quist|Somebody/);
    const { body: none } = await get(
      '/services/component/default/ledger/on-call',
    );
    expect(none.problem).toContain('no schedule');
    calendar.all = [];
  });

  it('tells what changed in one line, with the commits that belong to it', async () => {
    const { items } = await started.changes();
    expect(items.map(({ kind }) => kind)).toEqual([
      'rollout',
      'gitops',
      'commit',
      'commit',
    ]);
    const [rollout, gitops, source] = items;
    expect(rollout).toMatchObject({
      code: { revision: hash('c'), author: { ref: 'user:default/wquist' } },
      commits: [{ revision: hash('b') }],
    });
    expect(gitops.scope).toBeUndefined();
    expect(source.code?.pullRequest?.title).toBe('Retry less');
    const { items: seen } = await started.changes('anonymous');
    expect(seen.map(({ kind }) => kind)).toEqual(items.map(({ kind }) => kind));
    expect(seen[2].summary).toMatch(/^Retry less, says /);
    expect(JSON.stringify(seen)).not.toMatch(/Quist|wquist|Omar/);
  });

  it('looks before an incident that was opened again where it broke again', async () => {
    const { send, get } = started;
    const { body } = await send('post', '/incidents', {
      title: 'pay did not answer',
      services: [{ service: PAY }],
      startedAt: new Date(Date.now() - 72 * 60 * MINUTE).toISOString(),
    });
    const { key } = body as Incident;
    const first = async () => {
      const answer = await get(`/incidents/${key}/suspects`);
      return (answer.body as IncidentSuspects).suspects[0]?.why[0].text;
    };
    expect(await first()).not.toMatch(/before it began$/);
    await send('patch', `/incidents/${key}`, { status: 'resolved' });
    await send('patch', `/incidents/${key}`, { status: 'reopened' });
    expect(await first()).toMatch(/^went live \d+ min before it began$/);
  });

  it('names the change that went live before an incident, and not what is internal to visitors', async () => {
    const { send, get } = started;
    const { body: incident } = await send('post', '/incidents', {
      title: 'pay does not answer',
      services: [{ service: PAY }],
    });
    const { key } = incident as Incident;
    const path = `/incidents/${key}/suspects`;
    const { body } = (await get(path)) as { body: IncidentSuspects };
    expect(body.suspects[0]).toMatchObject({
      service: { ref: PAY },
      change: {
        kind: 'rollout',
        code: { author: { ref: 'user:default/wquist' } },
      },
      why: [
        {
          kind: 'time',
          text: expect.stringMatching(/^went live \d+ min before it began$/),
        },
        { kind: 'component', text: 'is of a service that is affected' },
      ],
    });
    const services = body.suspects.map(({ service }) => service.ref);
    expect(services).toContain('component:default/vault');
    expect(body.considered).toBe(5);
    const { body: seen } = (await get(path, 'anonymous')) as {
      body: IncidentSuspects;
    };
    expect(seen.suspects[0].change.code?.revision).toBe(hash('c'));
    expect(JSON.stringify(seen)).not.toMatch(/vault|Quist|wquist|Omar/);
  });

  it('leaves out who does not want to be suggested', async () => {
    const { send, ask } = started;
    const quiet = { suggested: false, prefers: 'me', shownTo: 'everybody' };
    const settings = await send('put', '/author-settings', quiet);
    expect(settings.body).toEqual(quiet);
    // The caller is nobody of the history: their own wish is theirs alone.
    const { body } = await ask({ kind: 'service', service: PAY });
    expect(names(body)).toHaveLength(3);
    expect(started.audit.map(({ event }) => event)).toContain(
      'author-settings-change',
    );
  });
});
