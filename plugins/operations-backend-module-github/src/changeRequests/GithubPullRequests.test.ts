import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { GithubClients } from '../github/GithubClients';
import { GithubPullRequests } from './GithubPullRequests';

const API = 'https://ghes.example.org/api/v3';
const REPOSITORY = `${API}/repos/acme/lessons`;
const PULL = {
  number: 7,
  html_url: 'https://ghes.example.org/acme/lessons/pull/7',
};
const PROPOSAL = {
  branch: 'post-mortem/PM-1',
  revision: 'a'.repeat(40),
  remote: 'https://ghes.example.org/acme/lessons.git',
  target: 'main',
  title: 'PM-1: a certificate expired',
  body: 'Written in the portal.',
};
const { signal } = new AbortController();

describe('pull requests', () => {
  const server = setupServer();
  const requests: string[] = [];
  let open: object[];
  let create: () => Response;

  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  afterAll(() => server.close());
  beforeEach(() => {
    open = [];
    requests.length = 0;
    create = () => HttpResponse.json(PULL, { status: 201 });
    server.resetHandlers(
      http.get(`${REPOSITORY}/pulls`, ({ request }) => {
        const { searchParams } = new URL(request.url);
        requests.push(`list ${searchParams.get('head')}`);
        return HttpResponse.json(open);
      }),
      http.post(`${REPOSITORY}/pulls`, async ({ request }) => {
        requests.push(`create ${JSON.stringify(await request.json())}`);
        return create();
      }),
      http.get(`${REPOSITORY}/pulls/7`, () =>
        HttpResponse.json({
          title: 'x',
          state: 'open',
          merged_at: null,
          base: { ref: 'main' },
        }),
      ),
      http.get(`${REPOSITORY}/pulls/7/reviews`, () =>
        HttpResponse.json([
          {
            state: 'APPROVED',
            user: { id: 1, login: 'ada' },
            commit_id: PROPOSAL.revision,
          },
          { state: 'COMMENTED', user: { id: 1, login: 'ada' } },
          { state: 'APPROVED', user: { id: 2, login: 'grace' } },
          { state: 'CHANGES_REQUESTED', user: { id: 2, login: 'grace' } },
          { state: 'APPROVED', user: null },
        ]),
      ),
    );
  });

  const system = GithubPullRequests.create({
    clients: GithubClients.create(
      ScmIntegrations.fromConfig(
        new ConfigReader({
          integrations: {
            github: [{ host: 'ghes.example.org', apiBaseUrl: API, token: 't' }],
          },
        }),
      ),
    ),
  });

  it('are opened once', async () => {
    const ref = { id: '7', url: PULL.html_url };
    expect(await system.open(PROPOSAL, { signal })).toEqual(ref);
    expect(requests).toEqual([
      'list acme:post-mortem/PM-1',
      `create ${JSON.stringify({
        head: PROPOSAL.branch,
        base: 'main',
        title: PROPOSAL.title,
        body: PROPOSAL.body,
      })}`,
    ]);
    open = [PULL];
    expect(await system.open(PROPOSAL, { signal })).toEqual(ref);
    expect(requests.filter(one => one.startsWith('create'))).toHaveLength(1);
  });

  it('are found where another replica was faster', async () => {
    create = () => {
      open = [PULL];
      return HttpResponse.json({ message: 'exists' }, { status: 422 });
    };
    expect(await system.open(PROPOSAL, { signal })).toMatchObject({ id: '7' });
  });

  it.each([401, 403, 422])('say what is wrong on %i', async status => {
    create = () => HttpResponse.json({ message: 'a-secret' }, { status });
    const failure = await system.open(PROPOSAL, { signal }).catch(e => e);
    expect(failure.message).toContain('ghes.example.org');
    expect(failure.message).not.toContain('a-secret');
  });

  it('are none of a remote that is elsewhere', async () => {
    const remote = 'https://git.example.net/acme/lessons.git';
    expect(await system.open({ ...PROPOSAL, remote }, { signal })).toBe(
      undefined,
    );
    expect(requests).toEqual([]);
  });

  it('say who approves now', async () => {
    expect(
      await system.look(
        PROPOSAL.remote,
        { id: '7', url: PULL.html_url },
        { signal },
      ),
    ).toEqual({
      state: 'open',
      approvers: ['ada'],
      changesRequested: ['grace'],
    });
  });

  it.each([
    [PROPOSAL.revision, ['ada']],
    ['b'.repeat(40), []],
  ])('say who approves of %s', async (revision, approvers) => {
    const ref = { id: '7', url: PULL.html_url };
    const found = await system.look(PROPOSAL.remote, ref, { revision, signal });
    const changesRequested = ['grace'];
    expect(found).toEqual({ state: 'open', approvers, changesRequested });
  });
});
