import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  NotificationSendOptions,
  notificationService,
} from '@backstage/plugin-notifications-node';
import {
  AuthorAnswers,
  Incident,
  PostMortemDetail,
  QuestionDetail,
  QuestionInput,
  Runbook,
  TimelineEntry,
} from '@operate-first/plugin-operations-common';
import { operationsDocumentsExtensionPoint } from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { Caller, startBackend } from '../__testUtils__/backend';
import { testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';
import { FakeRepository } from '../__testUtils__/FakeRepository';
import { until } from '../__testUtils__/until';
import { PublicText } from '../redaction/PublicText';
import { TicketNoteRow, TicketRow } from '../tickets/rows';
import { TicketViews } from '../tickets/TicketViews';

jest.setTimeout(60_000);

const SHOP = 'component:default/shop';
const ADA = 'user:default/ada';
const GRACE = 'user:default/grace';
const QUIST = 'user:default/quist';
const TEAM = 'group:default/team';
/** The portal's address, with the key of somebody. */
const KEYED = /^portal\+[0-9a-f]{24}@example\.org$/;

function user(name: string, displayName: string, more: object = {}): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name, namespace: 'default', ...more },
    spec: { memberOf: ['team'], profile: { displayName } },
    relations: [{ type: 'memberOf', targetRef: TEAM }],
  };
}

const team: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: {
    name: 'team',
    namespace: 'default',
    annotations: {
      'operate-first.io/chat-url': 'https://acme.slack.com/archives/C1',
    },
  },
  spec: { type: 'team', children: [], profile: { email: 'team@example.org' } },
  relations: [
    { type: 'hasMember', targetRef: ADA },
    { type: 'hasMember', targetRef: GRACE },
    { type: 'hasMember', targetRef: QUIST },
  ],
};

const databases = testDatabases();

describe.each(databases.ids)('questions on %s', databaseId => {
  let database: Knex;
  let repository: FakeRepository;
  let started: Awaited<ReturnType<typeof startBackend>>;
  const sent: NotificationSendOptions[] = [];

  beforeAll(async () => {
    database = await databases.open(databaseId);
    repository = new FakeRepository();
    repository.writes = ['postMortem', 'runbook'];
    started = await startBackend({
      entities: [
        component('shop', { spec: { owner: TEAM } }),
        component('vault', {
          labels: { 'operate-first.io/visibility': 'internal' },
        }),
        team,
        user('ada', 'Adelheid Zwirn'),
        user('grace', 'Gracia Gitter', {
          annotations: { 'github.com/user-login': 'ggitter' },
        }),
        user('quist', 'Wilhelmina Quist'),
      ],
      config: { runbooks: { checkLinks: false } },
      features: [
        mockServices.database.factory({ knex: database }),
        createServiceFactory({
          service: notificationService,
          deps: {},
          factory: () => ({
            send: async (options: NotificationSendOptions) => {
              sent.push(options);
            },
          }),
        }),
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
                documents.addRepository(repository);
              },
            });
          },
        }),
      ],
    });
    await until(async () => {
      const { body } = await started.get(
        '/services/component/default/vault',
        'user',
      );
      return body.service !== undefined || body.entityRef !== undefined;
    });
    await until(async () => {
      const names = await database('redaction_names').select('ref');
      return names.length >= 3;
    });
  });

  async function declare(service = SHOP): Promise<Incident> {
    const { body, status } = await started.send('post', '/incidents', {
      title: 'Nobody can pay',
      services: [{ service }],
    });
    expect(status).toBe(201);
    return body;
  }

  async function ask(
    more: Partial<QuestionInput> = {},
    caller: Caller = 'user',
  ): Promise<QuestionDetail> {
    const { body, status } = await started.send(
      'post',
      '/questions',
      {
        title: 'What does the queue do?',
        text: 'It is full. <script>alert(1)</script>',
        artefact: { kind: 'service', service: SHOP },
        to: GRACE,
        ...more,
      },
      caller,
    );
    expect([status, body.detail]).toEqual([201, undefined]);
    return body;
  }

  async function answer(
    key: string,
    text: string,
    caller: Caller = 'grace',
    more: object = {},
  ): Promise<QuestionDetail> {
    const { body, status } = await started.send(
      'post',
      `/questions/${key}/answers`,
      { text, ...more },
      caller,
    );
    expect(status).toBe(201);
    return body;
  }

  async function detail(
    key: string,
    caller: Caller = 'user',
    query = '',
  ): Promise<QuestionDetail> {
    const { body, status } = await started.get(
      `/questions/${key}${query}`,
      caller,
    );
    expect(status).toBe(200);
    return body;
  }

  const toldOf = (key: string) =>
    sent
      .filter(({ payload }) => payload.scope === key)
      .map(({ recipients, payload }) => [
        recipients.type === 'entity' ? recipients.entityRef : recipients.type,
        payload.title,
      ]);

  it('asks, tells exactly whom it is asked of, and goes the whole way', async () => {
    const incident = await declare();
    const asked = await ask({ incident: incident.key });
    const { key } = asked.question;
    expect(key).toMatch(/^Q-\d+$/);
    expect(asked.question).toMatchObject({
      state: 'open',
      visibility: 'public',
      account: 'internal',
      mine: true,
      asker: { ref: ADA },
      service: { ref: SHOP },
      owner: { ref: TEAM },
      incident: incident.key,
      recipients: [{ ref: { ref: GRACE } }],
      nextEscalationTo: { ref: QUIST },
    });
    // Half an hour, and half of it while the incident is open.
    const wait =
      Date.parse(asked.question.nextEscalationAt ?? '') -
      Date.parse(asked.question.askedAt);
    expect(Math.round(wait / 60_000)).toBe(15);
    expect(asked.may).toEqual({ answer: true, accept: true, change: true });
    await until(() => toldOf(key).length > 0);
    expect(toldOf(key)).toEqual([
      [GRACE, 'You are asked: What does the queue do?'],
    ]);

    const answered = await answer(key, 'It keeps what is *late*.');
    expect(answered.question).toMatchObject({
      state: 'answered',
      answers: 1,
      firstAnswerAt: expect.any(String),
    });
    expect(answered.question.nextEscalationAt).toBeUndefined();
    await until(() => toldOf(key).length > 1);
    expect(toldOf(key)[1]).toEqual([ADA, 'Answered: What does the queue do?']);

    const accepted = await started.send('put', `/questions/${key}/accepted`, {
      answer: answered.answers[0].id,
    });
    expect(accepted.body.question.state).toBe('accepted');
    expect(accepted.body.answers[0].accepted).toBe(true);
    await until(() => toldOf(key).length > 2);
    expect(toldOf(key)[2]).toEqual([
      GRACE,
      'Accepted: What does the queue do?',
    ]);

    const timeline = await started.get(`/incidents/${incident.key}/timeline`);
    const texts = timeline.body.entries
      .filter(({ kind }: TimelineEntry) => kind === 'question')
      .map(({ text }: TimelineEntry) => text);
    expect(texts).toEqual([
      `${key} asked: What does the queue do?`,
      `${key} answered: What does the queue do?`,
      `${key}, an answer was accepted: What does the queue do?`,
    ]);
    expect(started.signals.some(({ message }) => 'questions' in message)).toBe(
      true,
    );

    const once = await started.send('post', `/questions/${key}/post-mortem`);
    expect([once.status, once.body.detail]).toEqual([200, undefined]);
    const written: PostMortemDetail = once.body;
    expect(written.working?.markdown).toContain('> It keeps what is *late*.');
    const twice = await started.send('post', `/questions/${key}/post-mortem`);
    expect(twice.body.working.version).toBe(written.working?.version);
    const after = await detail(key);
    expect(after.postMortem).toBe(written.postMortem.key);
    expect(after.events.map(({ kind, who }) => [kind, who?.ref])).toEqual([
      ['asked', GRACE],
      ['told', GRACE],
      ['answered', GRACE],
      ['accepted', GRACE],
      ['postMortem', undefined],
    ]);
    // Visitors learn that it was, and not by whom.
    expect(
      (await detail(key, 'anonymous')).events.map(({ kind, who, text }) => [
        kind,
        who,
        text,
      ]),
    ).toEqual([
      ['asked', undefined, 'Asked somebody'],
      ['told', undefined, 'Somebody was told'],
      ['answered', undefined, 'Somebody answered'],
      ['accepted', undefined, 'An answer was accepted'],
    ]);
    const { id: keptId, key: keptKey, title } = written.postMortem;
    expect(after.kept).toEqual({
      postMortem: { id: keptId, key: keptKey, title, state: 'draft' },
    });

    const runbook = await started.send('post', `/questions/${key}/runbook`, {});
    expect([runbook.status, runbook.body.detail]).toEqual([200, undefined]);
    expect(runbook.body).toMatchObject({
      runbook: { title: 'shop' },
      proposal: { branch: `runbook/${key}`, state: 'open' },
      proposed: expect.stringContaining('> It keeps what is *late*.'),
      may: { merge: false },
    });
    const { id } = runbook.body.runbook;
    const { revision } = runbook.body.proposal;
    const own = await started.send('post', `/runbooks/${id}/proposal/merge`, {
      revision,
    });
    expect(own.status).toBe(403);
    const waiting = await detail(key);
    expect(waiting.kept?.runbook).toEqual({
      id,
      title: 'shop',
      state: 'proposed',
    });
    expect((await detail(key, 'anonymous')).kept).toBeUndefined();
    started.signals.length = 0;
    const merged = await started.send(
      'post',
      `/runbooks/${id}/proposal/merge`,
      { revision },
      'grace',
    );
    expect([merged.status, merged.body.detail]).toEqual([200, undefined]);
    expect(repository.text('runbooks/shop.md')).toContain('## Questions');
    const kept = await detail(key);
    expect(kept.kept?.runbook).toEqual({ id, title: 'shop', state: 'merged' });
    expect(kept.events.at(-1)).toMatchObject({
      kind: 'merged',
      target: 'shop',
      url: `/operations/runbooks/${id}`,
    });
    // Whoever looks at it learns of it as of an answer.
    expect(kept.question.version).toBeGreaterThan(waiting.question.version);
    const { id: questionId } = kept.question;
    await until(() => JSON.stringify(started.signals).includes(questionId));
    // Who clicked is the author, and whose words they are as well; to nobody but the portal the addresses say who.
    const [{ author, coAuthors = [] }] = await repository.history(
      'runbooks/shop.md',
    );
    expect([author, ...coAuthors]).toEqual([
      { name: 'Adelheid Zwirn', email: expect.stringMatching(KEYED) },
      { name: 'Gracia Gitter', email: expect.stringMatching(KEYED) },
    ]);
    const shown = await until(async () => {
      const { body } = await started.get('/runbooks');
      return body.items.find(
        (one: Runbook) => one.id === id && one.changedBy !== undefined,
      );
    });
    expect(shown.changedBy).toEqual({ ref: ADA });
    const authors = await started.send('post', '/authors', {
      artefact: { kind: 'runbook', runbook: id },
    });
    const { suggestions }: AuthorAnswers = authors.body;
    expect(
      suggestions.map(({ person, name, state }) => [
        person?.ref ?? name,
        state,
      ]),
    ).toEqual([
      [ADA, 'present'],
      [GRACE, 'present'],
    ]);
    // As the portal committed before there were keys: somebody whom the catalog knows, and somebody whom it does not.
    for (const name of ['Wilhelmina Quist', 'Nobody Here']) {
      const content = await repository.read({});
      const file = content?.files.find(
        ({ path }) => path === 'runbooks/shop.md',
      );
      await repository.commit({
        message: 'As formerly',
        author: { name },
        files: [
          {
            path: 'runbooks/shop.md',
            text: `${file?.text}\n${name}\n`,
            baseContentId: file?.contentId,
          },
        ],
      });
    }
    const formerly = await started.send('post', '/authors', {
      artefact: { kind: 'runbook', runbook: id },
    });
    expect(
      (formerly.body as AuthorAnswers).suggestions
        .map(({ person, name }) => person?.ref ?? name)
        .sort(),
    ).toEqual([ADA, GRACE, QUIST]);
    expect(
      started.audit
        .filter(({ outcome }) => outcome === 'succeeded')
        .map(({ event }) => event),
    ).toEqual(
      expect.arrayContaining([
        'question-ask',
        'question-answer',
        'question-accept',
        'question-to-post-mortem',
        'question-to-runbook',
        'runbook-merge',
      ]),
    );
  });

  it('begins a post-mortem in the language in which was asked and answered', async () => {
    const incident = await declare();
    const { question } = await ask({
      incident: incident.key,
      title: 'Warum ist die Queue voll?',
    });
    const answered = await answer(
      question.key,
      'Der Pool ist zu klein, und die Queue wartet auf ihn.',
    );
    await started.send('put', `/questions/${question.key}/accepted`, {
      answer: answered.answers[0].id,
    });
    const { body } = await started.send(
      'post',
      `/questions/${question.key}/post-mortem`,
    );
    const { markdown } = (body as PostMortemDetail).working!;
    expect(markdown).toMatch(/## Wer gefragt wurde[^]*> Der Pool ist zu klein/);
    expect(markdown).not.toContain('Who was asked');
  });

  it('shows visitors what was redacted, and nobody', async () => {
    const { question } = await ask({
      title: 'Why does Wilhelmina Quist restart it?',
      text: 'She wrote to quist@example.org from 10.20.30.40.',
      artefact: { kind: 'frame', service: SHOP, text: 'at /home/quist/x.js:1' },
    });
    await answer(question.key, 'Ask Wilhelmina Quist.');
    const open = await detail(question.key, 'anonymous');
    expect(JSON.stringify(open)).not.toMatch(
      /Wilhelmina|quist@|10\.20\.30\.40|user:|home/,
    );
    expect(open.question).toMatchObject({ account: 'public', answers: 1 });
    expect(open.may).toEqual({ answer: false, accept: false, change: false });
    expect(open.answers[0]).toMatchObject({ redacted: true });
    const found = await started.get('/questions?text=Wilhelmina', 'anonymous');
    expect(found.body.totalItems).toBe(0);
    const inside = await started.get('/questions?text=Wilhelmina');
    expect(inside.body.totalItems).toBe(1);
    for (const caller of ['anonymous', 'limited'] as const) {
      const refused = await started.send(
        'post',
        `/questions/${question.key}/answers`,
        { text: 'Hello' },
        caller,
      );
      expect(refused.status).toBe(403);
    }
  });

  it('is as restricted as its service and its incident', async () => {
    const hidden = await ask({
      artefact: { kind: 'service', service: 'component:default/vault' },
      visibility: 'public',
    });
    expect(hidden.question.key).toMatch(/^QI-/);
    expect(hidden.question.visibility).toBe('internal');
    const incident = await declare('component:default/vault');
    const about = await ask({ incident: incident.key, visibility: 'public' });
    for (const { question } of [hidden, about]) {
      const { status } = await started.get(
        `/questions/${question.key}`,
        'anonymous',
      );
      expect(status).toBe(404);
    }
    const list = await started.get('/questions?limit=100', 'anonymous');
    expect(JSON.stringify(list.body)).not.toContain('QI-');
  });

  it('loses nothing of two who answer at once, and knows who asks again', async () => {
    const { question } = await ask();
    const { key } = question;
    await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        answer(key, `Answer ${at}`, at % 2 ? 'grace' : 'user'),
      ),
    );
    const again = { idempotencyKey: 'once' };
    await answer(key, 'Once', 'grace', again);
    await answer(key, 'Once', 'grace', again);
    const { answers, totalAnswers, question: after } = await detail(key);
    expect(totalAnswers).toBe(9);
    expect(answers.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const first = await ask({ idempotencyKey: 'same' });
    const second = await ask({ idempotencyKey: 'same' });
    expect(second.question.id).toBe(first.question.id);

    const mine = answers.find(one => one.mine);
    const edit = (edits: number, caller: Caller = 'user') =>
      started.send(
        'put',
        `/questions/${key}/answers/${mine?.id}`,
        { text: `Better ${edits}`, edits },
        caller,
      );
    expect((await edit(0)).status).toBe(200);
    // The same again changes nothing.
    expect((await edit(0)).status).toBe(200);
    const late = await started.send(
      'put',
      `/questions/${key}/answers/${mine?.id}`,
      { text: 'Late', edits: 0 },
    );
    expect(late.status).toBe(409);
    expect(late.body.errors[0]).toMatchObject({
      field: 'text',
      value: 'Better 0',
    });
    expect((await edit(1, 'grace')).status).toBe(403);
    const changed = await detail(key, 'user', `?after=${after.version}`);
    expect(changed.answers.map(({ text, edits }) => [text, edits])).toEqual([
      ['Better 0', 1],
    ]);
  });

  it('is closed and opened again, corrected, and asked of others', async () => {
    const { question } = await ask();
    const path = `/questions/${question.key}`;
    const change = (body: object, caller: Caller = 'user') =>
      started.send(
        'patch',
        path,
        { version: question.version, ...body },
        caller,
      );
    expect((await change({ closed: true })).body.question.state).toBe('closed');
    const open = await change({ closed: false });
    expect(open.body.question.state).toBe('open');
    const corrected = await change({ title: 'What does it do?' });
    expect(corrected.body.question.title).toBe('What does it do?');
    const stale = await change({ title: 'What is it?' });
    expect(stale.status).toBe(409);
    expect(stale.body.errors[0].field).toBe('title');
    const others = await change({ to: TEAM });
    expect(
      others.body.question.recipients.map(
        ({ ref }: { ref: { ref: string } }) => ref.ref,
      ),
    ).toEqual([GRACE, TEAM]);
    const hidden = await change({
      visibility: 'internal',
      version: others.body.question.version,
    });
    expect(hidden.body.question.visibility).toBe('internal');
    expect((await started.get(path, 'anonymous')).status).toBe(404);
  });

  it.each<[string, object, string]>([
    ['nobody of that name', { to: 'user:default/nobody' }, 'to'],
    ['no group of that name', { to: 'group:default/none' }, 'to'],
    ['oneself', { to: ADA }, 'to'],
    ['an incident that is not there', { incident: 'INC-99999' }, 'incident'],
    ['a ticket that is not there', { toTicket: true }, 'toTicket'],
    ['nothing', { text: '  \n' }, 'text'],
    [
      'a service that is not there',
      { artefact: { kind: 'service', service: 'component:default/none' } },
      'artefact.service',
    ],
  ])('says what is wrong with a question of %s', async (_, more, field) => {
    const { status, body } = await started.send('post', '/questions', {
      title: 'What?',
      text: 'What?',
      artefact: { kind: 'service', service: SHOP },
      to: GRACE,
      ...more,
    });
    expect(status).toBe(400);
    expect(body.errors[0]).toMatchObject({ field, remedy: expect.any(String) });
  });

  it('fills in everything beforehand, and saves nothing', async () => {
    const incident = await declare();
    const before = await started.get('/questions');
    const { body, status } = await started.send('post', '/questions/draft', {
      artefact: { kind: 'service', service: SHOP },
      incident: incident.key,
      language: 'de',
    });
    expect([status, body.detail]).toEqual([200, undefined]);
    expect(body.title).toContain(incident.key);
    expect(body.text).toContain('- Dienst: [shop]');
    expect(body.visibility).toBe('public');
    expect(body.authors.team).toEqual(expect.objectContaining({ ref: TEAM }));
    expect(body.links.map(({ kind }: { kind: string }) => kind).sort()).toEqual(
      ['email', 'slack'],
    );
    const after = await started.get('/questions');
    expect(after.body.totalItems).toBe(before.body.totalItems);
  });

  it('is copied to tickets once, with the mention, and redacted where strangers read', async () => {
    const { id, key } = await declare();
    const ticket = (system: string, visibility: TicketRow['visibility']) => ({
      incident_id: id,
      system,
      place: 'https://tickets.example.org/ops',
      visibility,
      notes: false,
      ticket_id: '1',
      url: 'https://tickets.example.org/ops/1',
      title: '#1',
      state: 'open',
      revision: 1,
      attempts: 0,
      created_at: Date.now(),
    });
    await database('tickets').insert([
      ticket('open', 'public'),
      ticket('own', 'internal'),
    ]);
    const own = {
      incident: key,
      toTicket: true,
      title: 'Why does Wilhelmina Quist restart it?',
      text: 'She wrote to quist@example.org.',
      idempotencyKey: 'copied',
    };
    const { question } = await ask(own);
    expect((await ask(own)).question.id).toBe(question.id);
    // What is not wanted there is not told there.
    await ask({ incident: key });
    const queued: TicketNoteRow[] = await database('ticket_notes')
      .where('incident_id', id)
      .orderBy('system');
    expect(queued.map(({ system }) => system)).toEqual(['open', 'own']);
    const tickets: TicketRow[] = await database('tickets')
      .where('incident_id', id)
      .orderBy('system');
    expect(tickets.map(({ revision }) => revision)).toEqual([2, 2]);
    expect(tickets.every(({ due_at }) => due_at !== null)).toBe(true);
    const views = TicketViews.create({
      database,
      appUrl: 'https://portal.example.org',
      publicText: await PublicText.create({
        database,
        logger: mockServices.logger.mock(),
        config: { keepHosts: [], rules: [] },
      }),
    });
    const [open, inside] = await Promise.all(
      tickets.map(async (row, at) => (await views.note(row, queued[at]))?.text),
    );
    const address = `https://portal.example.org/operations/questions/${question.key}`;
    expect(inside).toBe(
      `@ggitter **${own.title}**\n\n${own.text}\n\n${address}`,
    );
    expect(open).toMatch(/^@ggitter \*\*Why does /);
    expect(open).toContain(address);
    expect(open).not.toMatch(/Wilhelmina|Quist|quist@/);
  });

  it('lists what waits first, and knows what is asked of whom', async () => {
    const { body } = await started.get('/questions?limit=2');
    expect(body.items[0].state).toBe('open');
    const next = await started.get(
      `/questions?limit=2&cursor=${encodeURIComponent(body.nextCursor)}`,
    );
    expect(next.status).toBe(200);
    const keys = [...body.items, ...next.body.items].map(({ key }) => key);
    expect(new Set(keys).size).toBe(4);
    const toMe = await started.get('/questions?scope=toMe', 'grace');
    expect(toMe.body.totalItems).toBeGreaterThan(0);
    const byMe = await started.get('/questions?scope=byMe', 'grace');
    expect(byMe.body.totalItems).toBe(0);
    const visitor = await started.get('/questions?scope=toMe', 'anonymous');
    expect(visitor.body.totalItems).toBe(0);
    const metrics = await started.get('/questions/metrics');
    expect(metrics.body.all.asked).toBeGreaterThan(4);
    expect(metrics.body.groups[0]).toMatchObject({
      owner: { ref: TEAM },
      firstAnswer: { count: expect.any(Number), median: expect.any(Number) },
    });
  });

  it('stays quick with 500 answers', async () => {
    const { question } = await ask();
    const { id, key } = question;
    await database('questions').where({ id }).update({ answers: 500 });
    await database.batchInsert(
      'question_answers',
      Array.from({ length: 500 }, (_, at) => ({
        id: `${id.slice(0, 30)}-${at}`,
        question_id: id,
        seq: at + 1,
        changed_version: 1,
        at: at + 1,
        author: at % 2 ? ADA : GRACE,
        edits: 0,
        text: `Answer ${at + 1}`,
      })),
      100,
    );
    const newest = await detail(key);
    expect(newest.totalAnswers).toBe(500);
    expect(newest.answers).toHaveLength(200);
    expect(newest.answers.at(-1)?.seq).toBe(500);
    await answer(key, 'One more');
    const fresh = await detail(key, 'user', `?after=${question.version}`);
    expect(fresh.answers.map(({ seq }) => seq)).toEqual([501]);
  });
});
