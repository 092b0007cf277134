import { mockServices } from '@backstage/backend-test-utils';
import {
  IntakeEvent,
  TicketEvent,
} from '@operate-first/plugin-operations-node';
import express from 'express';
import { createHmac } from 'node:crypto';
import request from 'supertest';
import { GRACE, PORTAL } from '../__testUtils__/FakeGithub';
import { webhookRouter } from './webhookRouter';
import { WebhookConfig, WebhookSecrets } from './WebhookSecrets';

const SECRET = 'a-secret-of-a-test-0123';
const TIME = '2026-11-21T10:00:00Z';
const ISSUE = {
  id: 9001,
  number: 1,
  html_url: 'https://github.com/acme/ops/issues/1',
  title: 'INC-7: shop is down',
  body: null,
  state: 'open',
  created_at: TIME,
  updated_at: TIME,
  closed_at: TIME,
  user: PORTAL,
};
const COMMENT = {
  id: 5,
  html_url: 'https://github.com/acme/ops/issues/1#5',
  body: 'It is <script>the disk</script>.',
  updated_at: TIME,
  user: GRACE,
};

function start(
  secret: string | undefined = SECRET,
  own: WebhookConfig['own'] = [],
) {
  const received: TicketEvent[] = [];
  const asked: IntakeEvent[] = [];
  const changed: string[] = [];
  const state: { failure?: Error } = {};
  const app = express();
  app.use(
    webhookRouter({
      secrets:
        secret === undefined
          ? undefined
          : WebhookSecrets.create({ common: { text: secret }, own }),
      hasTickets: repository =>
        repository === 'https://github.com/acme/tickets',
      receive: async events => {
        if (state.failure) throw state.failure;
        received.push(...events);
      },
      ask: async event => {
        asked.push(event);
        return event.repository.endsWith('/ops');
      },
      changed: async url => {
        changed.push(url);
      },
      logger: mockServices.logger.mock(),
    }),
  );
  const post = (event: string, body: unknown, signed: string = SECRET) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const signature = createHmac('sha256', signed).update(text).digest('hex');
    return request(app)
      .post('/webhooks/github')
      .set({
        'content-type': 'application/json',
        'x-github-event': event,
        'x-github-delivery': `delivery of ${event}`,
        'x-hub-signature-256': `sha256=${signature}`,
      })
      .send(text);
  };
  return { app, post, received, asked, changed, state };
}

it('takes what is signed, and says the same of the same delivery', async () => {
  const { post, received } = start();
  const delivery = {
    action: 'created',
    issue: ISSUE,
    comment: COMMENT,
    sender: GRACE,
  };
  for (const _twice of [1, 2]) {
    expect((await post('issue_comment', delivery)).body).toEqual({ events: 1 });
  }
  expect(received[0]).toEqual(received[1]);
  expect(received[0]).toMatchObject({
    kind: 'commented',
    ticketId: 'github.com/9001',
    commentId: '5',
    text: 'It is <script>the disk</script>.',
    authorName: 'grace',
    ours: false,
  });
});

it.each([
  ['closed', GRACE, ['closed']],
  ['closed', PORTAL, []],
  ['reopened', GRACE, ['reopened']],
  ['deleted', GRACE, ['deleted']],
  ['transferred', GRACE, ['moved']],
  ['labeled', GRACE, []],
])('understands an issue that is %s by %o', async (action, sender, kinds) => {
  const { post, received } = start();
  const changes = {
    new_issue: {
      ...ISSUE,
      id: 1,
      html_url: 'https://github.com/acme/other/issues/4',
    },
  };
  const answer = await post('issues', {
    action,
    issue: ISSUE,
    sender,
    changes: action === 'transferred' ? changes : undefined,
  });
  expect(answer.status).toBe(200);
  expect(received.map(({ kind }) => kind)).toEqual(kinds);
});

it('refuses what GitHub did not sign', async () => {
  const { app, post, received } = start();
  const forged = await post('issues', {}, 'another-secret-of-a-test');
  expect([forged.status, forged.type]).toEqual([
    401,
    'application/problem+json',
  ]);
  const unsigned = await request(app).post('/webhooks/github').send({});
  expect(unsigned.status).toBe(401);
  expect(received).toEqual([]);
});

it('says what is wrong, and asks for it again where it cannot be stored', async () => {
  const { post, state } = start();
  expect(
    (await post('ping', { zen: 'Keep it logically awesome.' })).status,
  ).toBe(200);
  expect((await post('issues', 'payload=1')).body.detail).toContain(
    'application/json',
  );
  const half = { action: 'closed', issue: { ...ISSUE, id: 'x' } };
  expect((await post('issues', half)).body.detail).toContain('issue.id');
  const huge = await post('issues', `{"a":"${'x'.repeat(2_000_000)}"}`);
  expect(huge.status).toBe(413);
  state.failure = new Error('The database is away');
  const lost = await post('issues', {
    action: 'closed',
    issue: ISSUE,
    sender: GRACE,
  });
  expect(lost.status).toBe(500);
  expect(lost.text).not.toContain('database');
});

const FORM = {
  ...ISSUE,
  user: GRACE,
  title: 'A namespace',
  body: '### Team\n\nsales',
  closed_at: null,
  labels: [{ name: 'request:namespace' }, 'odd', { name: null }],
};

it('hands on what somebody asks for by an issue', async () => {
  const { post, asked, changed } = start();
  const delivery = { action: 'opened', issue: FORM, sender: GRACE };
  expect((await post('issues', delivery)).body).toEqual({ events: 1 });
  expect(asked).toEqual([
    {
      delivery: 'delivery of issues',
      action: 'opened',
      repository: 'https://github.com/acme/ops',
      number: 1,
      url: 'https://github.com/acme/ops/issues/1',
      title: 'A namespace',
      body: '### Team\n\nsales',
      labels: ['request:namespace', 'odd', ''],
      state: 'open',
      author: 'grace',
      by: 'grace',
      at: new Date(TIME),
    },
  ]);
  expect(changed).toEqual(['https://github.com/acme/ops/issues/1']);
});

it.each([
  ['a pull request', { issue: { ...FORM, pull_request: {} } }],
  ['a comment', { comment: COMMENT, action: 'created' }],
  ['what changes nothing of it', { action: 'assigned' }],
  ['an issue of nobody', { issue: { ...FORM, user: null } }],
])('asks for nothing by %s', async (_, more) => {
  const { post, asked } = start();
  const delivery = { action: 'opened', issue: FORM, sender: GRACE, ...more };
  expect((await post('issues', delivery)).status).toBe(200);
  expect(asked).toEqual([]);
});

it('knows its own issues by their markers', async () => {
  const { post, asked } = start();
  const body = 'Shown\n\n<!-- operate-first-mirror:1-a -->\n';
  const issue = { ...FORM, body };
  await post('issues', { action: 'closed', issue, sender: GRACE });
  expect(asked[0]).toMatchObject({ marker: 'operate-first-mirror:1-a' });
});

it('says which pull request may be otherwise by now', async () => {
  const { post, changed, asked } = start();
  const url = 'https://github.com/acme/lib/pull/4';
  const answer = await post('pull_request', {
    action: 'closed',
    pull_request: { html_url: url },
  });
  expect([answer.status, changed, asked]).toEqual([200, [url], []]);
  const odd = await post('pull_request', { pull_request: {} });
  expect(odd.body.detail).toContain('pull_request.html_url');
});

describe('repositories with a secret of their own', () => {
  const OWN = 'a-secret-of-one-alone-01';
  const own = ['Acme/Support', 'acme/tickets'].map(name => ({
    repository: `https://github.com/${name}`,
    secret: { text: name === 'acme/tickets' ? `${OWN}-2` : OWN },
  }));
  const of = (name: string) => ({
    action: 'closed',
    issue: { ...ISSUE, html_url: `https://github.com/${name}/issues/1` },
    sender: GRACE,
  });

  it.each([
    ['acme/support', OWN, 200],
    ['acme/support', SECRET, 401],
    ['acme/support', `${OWN}-2`, 401],
    ['acme/ops', SECRET, 200],
    ['acme/ops', OWN, 401],
    ['acme/tickets', `${OWN}-2`, 200],
    ['acme/tickets', 'a-secret-of-nobody-000', 401],
  ])(
    'are believed with it alone: %s, signed with %s',
    async (name, signed, status) => {
      const { post, received, asked, changed } = start(SECRET, own);
      const answer = await post('issues', of(name), signed);
      expect(answer.status).toBe(status);
      const taken =
        status === 200 ? [`https://github.com/${name}/issues/1`] : [];
      expect(changed).toEqual(taken);
      expect(asked.map(({ url }) => url)).toEqual(taken);
      // A ticket is known by an id that anybody can write into a delivery.
      const mayTellOfTickets = status === 200 && name !== 'acme/support';
      expect(received).toHaveLength(mayTellOfTickets ? 1 : 0);
    },
  );

  it('are believed of their pull requests only', async () => {
    const { post, changed } = start(SECRET, own);
    const pull = (name: string) => ({
      pull_request: { html_url: `https://github.com/${name}/pull/2` },
    });
    expect((await post('pull_request', pull('acme/ops'), OWN)).status).toBe(
      401,
    );
    const answer = await post('pull_request', pull('acme/support'), OWN);
    expect(answer.status).toBe(200);
    expect(changed).toEqual(['https://github.com/acme/support/pull/2']);
  });

  it('say whose secret is missing, and wait until a file is there', async () => {
    const { post } = start(SECRET, own);
    const { body } = await post('issues', of('acme/support'));
    expect(body.detail).toContain(
      'not signed with the secret of https://github.com/acme/support',
    );
    const repository = 'https://github.com/acme/support';
    const later = start(SECRET, [
      { repository, secret: { file: '/nowhere/at/all' } },
    ]);
    expect((await later.post('issues', of('acme/support'), OWN)).status).toBe(
      503,
    );
    // Others do not suffer from it.
    expect((await later.post('issues', of('acme/ops'))).status).toBe(200);
  });
});
