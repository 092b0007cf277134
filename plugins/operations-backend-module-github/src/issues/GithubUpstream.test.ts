import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  TicketGoneError,
  TicketsBusyError,
} from '@operate-first/plugin-operations-node';
import { HttpResponse } from 'msw';
import { FakeGithub } from '../__testUtils__/FakeGithub';
import { GithubClients } from '../github/GithubClients';
import { GithubUpstream } from './GithubUpstream';

const API = 'https://ghes.example.org/api/v3';
const HOME = 'https://ghes.example.org/acme/ops';
const { signal } = new AbortController();

let github: FakeGithub;
beforeEach(() => {
  github = FakeGithub.create(API, 'ghes.example.org');
  github.server.listen({ onUnhandledRequest: 'error' });
});
afterEach(() => github.server.close());

function upstream(token: string | undefined = 'a-token-of-a-test') {
  const integrations = ScmIntegrations.fromConfig(
    new ConfigReader({
      integrations: {
        github: [{ host: 'ghes.example.org', apiBaseUrl: API, token }],
      },
    }),
  );
  return GithubUpstream.create({ clients: GithubClients.create(integrations) });
}

const ISSUE = {
  title: 'It leaks',
  body: 'See @maintainer',
  marker: 'operate-first-upstream:1',
  since: new Date(),
};

it.each([
  [
    `${HOME}/issues/12`,
    { kind: 'issue', number: 12, url: `${HOME}/issues/12` },
  ],
  [
    `${HOME}/pull/7/files?w=1#diff`,
    { kind: 'pullRequest', number: 7, url: `${HOME}/pull/7` },
  ],
  [`${HOME}.git`, undefined],
  [`${HOME}/tree/main`, undefined],
  [`${HOME}/issues/new`, undefined],
])('reads %s', (url, item) => {
  expect(upstream().read(url)).toEqual({
    url: HOME,
    name: 'acme/ops',
    ...(item && { item }),
  });
});

it.each([
  'https://other.example.org/acme/ops/issues/1',
  'https://ghes.example.org/acme',
  'data:text/html,hello',
])('knows nothing of %s', url => {
  expect(upstream().read(url)).toBeUndefined();
});

it('opens an issue once, as it was written', async () => {
  const tracker = upstream();
  const first = await tracker.open(HOME, ISSUE, { signal });
  expect(first).toEqual({
    url: `${HOME}/issues/1`,
    kind: 'issue',
    name: 'acme/ops#1',
    title: 'It leaks',
    state: 'open',
  });
  expect(github.issues[0].body).toBe(
    'See @maintainer\n\n<!-- operate-first-upstream:1 -->',
  );
  expect(await tracker.open(HOME, ISSUE, { signal })).toEqual(first);
  expect(github.issues).toHaveLength(1);
  const other = { ...ISSUE, marker: 'operate-first-upstream:2' };
  await tracker.open(HOME, other, { signal });
  expect(github.issues).toHaveLength(2);
});

it('opens no second one where the answer was lost', async () => {
  const tracker = upstream();
  github.lateFailure = () => new HttpResponse(null, { status: 502 });
  await expect(tracker.open(HOME, ISSUE, { signal })).rejects.toThrow('502');
  github.lateFailure = undefined;
  await tracker.open(HOME, ISSUE, { signal });
  expect(github.issues).toHaveLength(1);
});

it('asks with what it knows, and is answered only where something is new', async () => {
  const tracker = upstream();
  await tracker.open(HOME, ISSUE, { signal });
  const url = `${HOME}/issues/1`;
  const first = await tracker.look(url, { signal });
  expect(first.item).toMatchObject({ state: 'open', kind: 'issue' });
  const { etag } = first;
  expect(etag).toMatch(/^"/);
  const second = await tracker.look(url, { etag, signal });
  expect(second).toEqual({ etag });
  Object.assign(github.issues[0], { state: 'closed' });
  const third = await tracker.look(url, { etag, signal });
  expect(third.item).toMatchObject({ state: 'closed' });
  expect(third.etag).not.toBe(etag);
});

it.each([
  [
    { state: 'closed', state_reason: 'completed' },
    'issue',
    'closed',
    undefined,
  ],
  [
    { state: 'closed', state_reason: 'not_planned' },
    'issue',
    'closed',
    'It is not planned.',
  ],
  [{ pull_request: { merged_at: null } }, 'pullRequest', 'open', undefined],
  [
    { state: 'closed', pull_request: { merged_at: null } },
    'pullRequest',
    'closed',
    'It was not merged.',
  ],
  [
    { state: 'closed', pull_request: { merged_at: '2026-11-21T10:00:00Z' } },
    'pullRequest',
    'merged',
    undefined,
  ],
])('says how %o is', async (more, kind, state, message) => {
  const tracker = upstream();
  await tracker.open(HOME, ISSUE, { signal });
  Object.assign(github.issues[0], more);
  const { item } = await tracker.look(`${HOME}/issues/1`, { signal });
  expect([item?.kind, item?.state, item?.message]).toEqual([
    kind,
    state,
    message,
  ]);
});

it('knows who may read a repository, and whether it may write', async () => {
  const repository = { default_branch: 'main', private: false };
  github.answers.set('GET /repos/acme/ops', repository);
  expect(await upstream().isPublic(HOME, { signal })).toBe(true);
  github.answers.set('GET /repos/acme/ops', { ...repository, private: true });
  expect(await upstream().isPublic(HOME, { signal })).toBe(false);
  expect(await upstream().mayOpen(HOME)).toBe(true);
});

it('cannot write without a token', async () => {
  const integrations = ScmIntegrations.fromConfig(
    new ConfigReader({ integrations: { github: [{ host: 'github.com' }] } }),
  );
  const clients = GithubClients.create(integrations);
  const tracker = GithubUpstream.create({ clients });
  expect(await tracker.mayOpen('https://github.com/acme/ops')).toBe(false);
});

it('says in sentences what GitHub refuses', async () => {
  const tracker = upstream();
  const look = () => tracker.look(`${HOME}/issues/9`, { signal });
  await expect(look()).rejects.toThrow('does not let the portal do that');
  github.deleted.add(9);
  await expect(look()).rejects.toThrow(TicketGoneError);
  github.failure = () =>
    new HttpResponse(null, { status: 429, headers: { 'retry-after': '9' } });
  await expect(look()).rejects.toThrow(TicketsBusyError);
});

it('leads people to the forms of the host, with as much as fits', () => {
  const tracker = upstream();
  expect(tracker.formUrl(HOME, { title: 'A & B', body: 'c' })).toBe(
    `${HOME}/issues/new?title=A+%26+B&body=c`,
  );
  const long = tracker.formUrl(HOME, { title: 'A', body: 'x'.repeat(9_000) });
  expect(long).toBe(`${HOME}/issues/new?title=A`);
  expect(tracker.compareUrl(HOME)).toBe(`${HOME}/compare`);
});

it('hands on what webhooks tell', async () => {
  const tracker = upstream();
  // Nobody is there yet: it is asked for.
  await tracker.changed('https://ghes.example.org/acme/ops/issues/1');
  const told: string[] = [];
  tracker.connect({ changed: async url => void told.push(url) });
  await tracker.changed('https://ghes.example.org/acme/ops/issues/2');
  expect(told).toEqual(['https://ghes.example.org/acme/ops/issues/2']);
});
