import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { GithubServer } from './GithubServer';
import { startGithub } from './startGithub';

const SUPPORT = '/repos/acme/support';
const FILLED_IN = {
  team: 'journeys',
  name: 'till',
  environment: 'production',
  clusters: ['eu-1', 'us-1'],
};

interface Told {
  event: string;
  delivery: string;
  isSigned: boolean;
  body: { action: string; sender: { login: string }; issue?: { body: string } };
}

describe('what speaks as GitHub does', () => {
  const told: Told[] = [];
  let state: string;
  let portal: Server;
  let answers: number[];
  let github: GithubServer;

  beforeEach(async () => {
    told.length = 0;
    answers = [];
    state = mkdtempSync(join(tmpdir(), 'github-'));
    portal = createServer(async (req, res) => {
      const body = await text(req);
      const secret = readFileSync(join(state, 'github/webhook-secret'), 'utf8');
      const hmac = createHmac('sha256', secret).update(body).digest('hex');
      told.push({
        event: String(req.headers['x-github-event']),
        delivery: String(req.headers['x-github-delivery']),
        isSigned: req.headers['x-hub-signature-256'] === `sha256=${hmac}`,
        body: JSON.parse(body),
      });
      res.writeHead(answers.shift() ?? 200).end();
    });
    portal.listen(0, '127.0.0.1');
    await once(portal, 'listening');
    const { port } = portal.address() as AddressInfo;
    github = await startGithub(
      {
        host: 'github.example.org',
        port: 0,
        token: 'known-to-all',
        bot: 'portal[bot]',
        repositories: ['acme/support', 'acme/library'],
        forms: resolve(__dirname, '../../../../templates/issue-forms'),
      },
      { state, portal: `http://127.0.0.1:${port}` },
    );
  });

  afterEach(async () => {
    await github.close();
    portal.closeAllConnections();
    portal.close();
    rmSync(state, { recursive: true, force: true });
  });

  async function ask(
    method: string,
    path: string,
    { body, ...headers }: { body?: object } & Record<string, unknown> = {},
  ) {
    const response = await fetch(`${github.url}${path}`, {
      method,
      headers: headers as Record<string, string>,
      body: body && JSON.stringify(body),
    });
    const said = await response.text();
    return {
      status: response.status,
      etag: String(response.headers.get('etag')),
      said,
      json: () => JSON.parse(said),
    };
  }

  const asPortal = (method: string, path: string, more: object = {}) =>
    ask(method, `/api/v3${path}`, {
      authorization: 'token known-to-all',
      ...more,
    });
  const as = (login: string, method: string, path: string, body?: object) =>
    ask(method, `/people/${login}${path}`, { body });
  const settled = async (count: number) => {
    while (told.length < count) await new Promise(next => setTimeout(next, 20));
  };

  it('makes an issue of a form as GitHub writes it, and tells of it signed', async () => {
    const { status, json } = await as(
      'linh',
      'POST',
      `${SUPPORT}/forms/namespace`,
      {
        fields: FILLED_IN,
      },
    );
    expect(status).toBe(201);
    expect(json()).toMatchObject({
      number: 1,
      html_url: 'https://github.example.org/acme/support/issues/1',
      title: 'Request a namespace: ',
      labels: [{ name: 'request:namespace' }],
      user: { login: 'linh' },
    });
    expect(json().body).toBe(
      [
        '### Team\n\njourneys',
        '### Name of the namespace\n\ntill',
        '### What it is for\n\n_No response_',
        '### Environment\n\nproduction',
        '### Clusters\n\neu-1\nus-1',
        '### Quota\n\nsmall',
        '### Keep everybody out who is not let in\n\nYes',
      ].join('\n\n'),
    );
    await settled(1);
    expect(told).toMatchObject([
      {
        event: 'issues',
        isSigned: true,
        body: { action: 'opened', sender: { login: 'linh' } },
      },
    ]);
    expect(statSync(join(state, 'github/webhook-secret')).mode & 0o777).toBe(
      0o600,
    );
  });

  it.each([
    [{ ...FILLED_IN, team: '' }, 'team must be filled in.'],
    [{ ...FILLED_IN, quota: 'huge' }, 'quota is "huge": choose one of'],
    [{ ...FILLED_IN, colour: 'red' }, 'The form has no field colour'],
  ])(
    'takes of a form only what can be filled in: %o',
    async (fields, message) => {
      const answer = await as('linh', 'POST', `${SUPPORT}/forms/namespace`, {
        fields,
      });
      expect(answer.status).toBe(422);
      expect(answer.json().message).toContain(message);
    },
  );

  it('keeps what the portal and people write and do', async () => {
    await as('linh', 'POST', `${SUPPORT}/issues`, { title: 'It leaks' });
    const said = await asPortal('POST', `${SUPPORT}/issues/1/comments`, {
      body: { body: 'It is REQ-1.' },
    });
    const { id } = said.json();
    await asPortal('PATCH', `${SUPPORT}/issues/comments/${id}`, {
      body: { body: 'It is done.' },
    });
    await as('kwame', 'PATCH', `${SUPPORT}/issues/1`, {
      state: 'closed',
      state_reason: 'not_planned',
    });
    const comments = await asPortal('GET', `${SUPPORT}/issues/1/comments`);
    expect(comments.json()).toMatchObject([
      { body: 'It is done.', user: { login: 'portal[bot]' } },
    ]);
    const open = await asPortal('GET', `${SUPPORT}/issues`);
    expect(open.json()).toEqual([]);
    const all = await asPortal('GET', `${SUPPORT}/issues?state=all`);
    expect(all.json()).toMatchObject([
      { state: 'closed', state_reason: 'not_planned' },
    ]);
    await settled(4);
    expect(
      told.map(({ event, body }) => [event, body.action, body.sender.login]),
    ).toEqual([
      ['issues', 'opened', 'linh'],
      ['issue_comment', 'created', 'portal[bot]'],
      ['issue_comment', 'edited', 'portal[bot]'],
      ['issues', 'closed', 'kwame'],
    ]);
  });

  it('merges a pull request, and says that what is known is not new', async () => {
    await as('linh', 'POST', '/repos/acme/library/pulls', { title: 'Mend it' });
    const path = '/repos/acme/library/issues/1';
    const { etag } = await asPortal('GET', path);
    const again = await asPortal('GET', path, { 'if-none-match': etag });
    expect(again.status).toBe(304);
    await as('kwame', 'PUT', '/repos/acme/library/pulls/1/merge');
    const merged = await asPortal('GET', path, { 'if-none-match': etag });
    expect(merged.json()).toMatchObject({
      state: 'closed',
      html_url: 'https://github.example.org/acme/library/pull/1',
      pull_request: { merged_at: expect.any(String) },
    });
    await settled(2);
    expect(told[1]).toMatchObject({ event: 'pull_request' });
  });

  it('tells again what was not taken, when somebody wants it', async () => {
    answers = [503];
    await as('linh', 'POST', `${SUPPORT}/issues`, { title: 'It leaks' });
    await settled(1);
    const [delivery] = (await ask('GET', '/deliveries')).json();
    expect(delivery).toMatchObject({ action: 'opened', issue: 1, answer: 503 });
    const again = await ask('POST', `/deliveries/${delivery.id}/attempts`);
    expect(again.json()).toMatchObject({ answer: 200 });
    expect(told.map(one => one.delivery)).toEqual([delivery.id, delivery.id]);
  });

  it('shows what people wrote as text', async () => {
    await as('linh', 'POST', `${SUPPORT}/issues`, {
      title: '<b>It</b> leaks',
      body: '<script>alert(1)</script>',
    });
    const { said } = await ask('GET', '/acme/support/issues/1');
    expect(said).toContain('&lt;script&gt;alert(1)');
    expect(said).not.toMatch(/<script|<b>/);
    const list = await ask('GET', '/acme/support');
    expect(list.said).toContain('#1 &lt;b&gt;It&lt;/b&gt; leaks');
  });

  it.each([
    ['another token', 401, { authorization: 'token another' }],
    ['no token', 401, {}],
    [
      'a web page',
      403,
      { authorization: 'token known-to-all', origin: 'http://localhost:7007' },
    ],
  ])('lets nobody write with %s', async (_, status, headers) => {
    const body = { title: 'It leaks' };
    const answer = await ask('POST', `/api/v3${SUPPORT}/issues`, {
      body,
      ...headers,
    });
    expect(answer.status).toBe(status);
    expect((await asPortal('GET', `${SUPPORT}/issues`)).json()).toEqual([]);
  });

  it.each([
    '/api/v3/repos/acme/nothing',
    `/api/v3${SUPPORT}/issues/7`,
    `/api/v3${SUPPORT}/stargazers`,
    '/people/linh/repos/acme/support/forms/..%2Fnamespace',
    '/nowhere',
  ])('says that there is no %s', async path => {
    expect((await ask('GET', path)).status).toBe(404);
  });
});
