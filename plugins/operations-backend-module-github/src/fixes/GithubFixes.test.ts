import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { TicketsBusyError } from '@operate-first/plugin-operations-node';
import { http, HttpResponse } from 'msw';
import { FakeGithub } from '../__testUtils__/FakeGithub';
import { GithubClients } from '../github/GithubClients';
import { GithubFixes } from './GithubFixes';

const API = 'https://ghes.example.org/api/v3';
const HOME = 'https://ghes.example.org/acme/shop';
const COMMIT = '3f2c1ab9d8e7f60514233241506f7e8d9c0b1a2f';
const REPOSITORY = 'GET /repos/acme/shop';
const PULL = `${REPOSITORY}/pulls/7`;
const ISSUE = `${REPOSITORY}/issues/5`;
const TIMELINE = `${ISSUE}/timeline`;
const { signal } = new AbortController();
const OPEN = {
  title: 'Mend it',
  state: 'open',
  merged_at: null,
  merge_commit_sha: COMMIT,
  base: { ref: 'main' },
};
const MERGED = {
  ...OPEN,
  state: 'closed',
  merged_at: '2026-11-20T10:00:00Z',
};
const REPORTED = {
  id: 9005,
  number: 5,
  html_url: `${HOME}/issues/5`,
  title: 'It breaks',
  body: null,
  state: 'open',
  created_at: '2026-11-18T10:00:00Z',
  updated_at: '2026-11-20T10:00:02Z',
  closed_at: null,
  user: null,
};
const CLOSED = {
  ...REPORTED,
  state: 'closed',
  state_reason: 'completed',
  closed_at: '2026-11-20T10:00:02Z',
};
const CLOSING = {
  event: 'closed',
  created_at: '2026-11-20T10:00:02Z',
  commit_id: null,
  commit_url: null,
};

function mention(address: string, mergedAt: string | null) {
  const issue = { html_url: address, pull_request: { merged_at: mergedAt } };
  return {
    event: 'cross-referenced',
    created_at: '2026-11-19T10:00:00Z',
    source: { type: 'issue', issue },
  };
}

describe('fixes', () => {
  let github: FakeGithub;

  beforeEach(() => {
    github = FakeGithub.create(API, 'ghes.example.org');
    github.server.listen({ onUnhandledRequest: 'error' });
  });
  afterEach(() => github.server.close());

  function look(url: string) {
    const integrations = ScmIntegrations.fromConfig(
      new ConfigReader({
        integrations: {
          github: [{ host: 'ghes.example.org', apiBaseUrl: API, token: 't' }],
        },
      }),
    );
    const clients = GithubClients.create(integrations);
    return GithubFixes.create({ clients }).look(url, { signal });
  }

  it('are pull requests until they are merged and released', async () => {
    const { answers } = github;
    answers.set(PULL, OPEN);
    expect(await look(`${HOME}/pull/7`)).toEqual({
      kind: 'pullRequest',
      title: 'Mend it',
      state: 'open',
    });
    answers.set(PULL, { ...OPEN, state: 'closed' });
    expect(await look(`${HOME}/pull/7`)).toMatchObject({
      state: 'closed',
      message: 'It was not merged.',
    });
    answers.set(PULL, MERGED);
    answers.set(`${REPOSITORY}/releases`, [
      { tag_name: 'v1.2.2', published_at: '2026-11-19T10:00:00Z' },
    ]);
    expect(await look(`${HOME}/pull/7`)).toMatchObject({
      state: 'merged',
      message: 'It is in main.',
      contained: [COMMIT],
    });
    answers.set(`${REPOSITORY}/releases`, [
      { tag_name: 'v1.2.4', published_at: '2026-11-22T10:00:00Z' },
      { tag_name: 'v0.9.9', published_at: '2026-11-21T12:00:00Z' },
      { tag_name: 'v1.2.3', published_at: '2026-11-21T10:00:00Z' },
      { tag_name: 'v1.2.2', published_at: '2026-11-19T10:00:00Z' },
    ]);
    const compare = `${REPOSITORY}/compare/${COMMIT}...`;
    answers.set(`${compare}v1.2.4`, { status: 'ahead' });
    answers.set(`${compare}v0.9.9`, { status: 'diverged' });
    answers.set(`${compare}v1.2.3`, { status: 'identical' });
    expect(await look(`${HOME}/pull/7`)).toEqual({
      kind: 'pullRequest',
      title: 'Mend it',
      state: 'released',
      message: 'It is in v1.2.3.',
      contained: [COMMIT, 'v1.2.4', 'v1.2.3'],
    });
  });

  it('are commits, which may be on their way', async () => {
    const { answers } = github;
    answers.set(`${REPOSITORY}/commits/3f2c1ab`, {
      sha: COMMIT,
      commit: {
        message: 'Mend it\n\nAll of it.',
        committer: { date: '2026-11-20T10:00:00Z' },
      },
    });
    answers.set(`${REPOSITORY}/compare/${COMMIT}...main`, {
      status: 'diverged',
    });
    answers.set(`${REPOSITORY}/compare/${COMMIT}...v2`, { status: 'ahead' });
    answers.set(`${REPOSITORY}/releases`, []);
    answers.set(`${REPOSITORY}/tags`, [{ name: 'v2' }]);
    // The shortest beginning comes last.
    answers.set(REPOSITORY, { default_branch: 'main' });
    expect(await look(`${HOME}/commit/3f2c1ab`)).toMatchObject({
      kind: 'change',
      title: 'Mend it',
      state: 'open',
      message: 'It is not in main yet.',
    });
    answers.set(`${REPOSITORY}/compare/${COMMIT}...main`, { status: 'ahead' });
    expect(await look(`${HOME}/commit/3f2c1ab`)).toMatchObject({
      state: 'released',
      contained: [COMMIT, 'v2'],
    });
  });

  it('are issues, as far as the pull request that closed them', async () => {
    const { answers } = github;
    answers.set(TIMELINE, []);
    answers.set(ISSUE, REPORTED);
    const url = `${HOME}/issues/5`;
    const issue = { kind: 'issue', title: 'It breaks' };
    expect(await look(url)).toEqual({ ...issue, state: 'open' });
    expect(github.requests).toHaveLength(1);
    answers.set(ISSUE, CLOSED);
    answers.set(TIMELINE, [
      { event: 'labeled', created_at: '2026-11-18T10:00:00Z' },
      { event: 'committed', sha: COMMIT },
      mention(`${HOME}/pull/7`, '2026-11-20T10:00:00Z'),
      mention(`${HOME}/pull/8`, '2026-11-20T09:59:30Z'),
      mention(`${HOME}/pull/6`, '2026-11-19T10:00:00Z'),
      mention(`${HOME}/pull/9`, null),
      mention('https://elsewhere.example.org/a/b/pull/1', CLOSED.closed_at),
      { event: 'cross-referenced', source: { issue: { html_url: url } } },
      CLOSING,
    ]);
    answers.set(PULL, MERGED);
    answers.set(`${REPOSITORY}/releases`, []);
    answers.set(`${REPOSITORY}/tags`, []);
    expect(await look(url)).toEqual({
      ...issue,
      state: 'merged',
      message: 'It is in main.',
      contained: [COMMIT],
    });
    answers.set(`${REPOSITORY}/releases`, [
      { tag_name: 'v1.2.3', published_at: '2026-11-21T10:00:00Z' },
    ]);
    answers.set(`${REPOSITORY}/compare/${COMMIT}...v1.2.3`, {
      status: 'ahead',
    });
    expect(await look(url)).toEqual({
      ...issue,
      state: 'released',
      message: 'It is in v1.2.3.',
      contained: [COMMIT, 'v1.2.3'],
    });
  });

  it('are issues that a commit closed, of another repository and on a later page', async () => {
    const { answers, server } = github;
    const other = 'GET /repos/acme/stock';
    answers.set(ISSUE, CLOSED);
    const earlier = { ...CLOSING, created_at: '2026-11-19T10:00:00Z' };
    server.use(
      http.get(`${API}/repos/acme/shop/issues/5/timeline`, ({ request }) => {
        const page = new URL(request.url).searchParams.get('page');
        if (page === '2') {
          const commit = `${API}/repos/acme/stock/commits/${COMMIT}`;
          return HttpResponse.json([
            { ...CLOSING, commit_id: COMMIT, commit_url: commit },
          ]);
        }
        const next = `${API}/repos/acme/shop/issues/5/timeline?page=2`;
        return HttpResponse.json(
          [{ ...earlier, commit_id: 'a'.repeat(40) }, { event: 'reopened' }],
          { headers: { link: `<${next}>; rel="next"` } },
        );
      }),
    );
    answers.set(`${other}/commits/${COMMIT}`, {
      sha: COMMIT,
      commit: { message: 'Mend it', committer: { date: CLOSED.closed_at } },
    });
    answers.set(`${other}/compare/${COMMIT}...main`, { status: 'ahead' });
    answers.set(`${other}/compare/${COMMIT}...v2`, { status: 'ahead' });
    answers.set(`${other}/releases`, []);
    answers.set(`${other}/tags`, [{ name: 'v2' }]);
    answers.set(other, { default_branch: 'main' });
    expect(await look(`${HOME}/issues/5`)).toEqual({
      kind: 'issue',
      title: 'It breaks',
      state: 'released',
      message: 'It is in v2.',
      contained: [COMMIT, 'v2'],
    });
  });

  it('are over where an issue is not mended, or nobody knows how', async () => {
    const { answers, requests } = github;
    const url = `${HOME}/issues/5`;
    for (const [reason, message] of [
      ['not_planned', 'It is not planned.'],
      ['duplicate', 'It is a duplicate.'],
    ]) {
      answers.set(ISSUE, { ...CLOSED, state_reason: reason });
      expect(await look(url)).toMatchObject({ state: 'closed', message });
    }
    expect(requests).toEqual([ISSUE, ISSUE]);
    const unknown = {
      kind: 'issue',
      title: 'It breaks',
      state: 'closed',
      message: 'It is not known by which change.',
    };
    answers.clear();
    answers.set(TIMELINE, [
      mention(`${HOME}/pull/6`, '2026-11-19T10:00:00Z'),
      CLOSING,
    ]);
    answers.set(ISSUE, CLOSED);
    expect(await look(url)).toEqual(unknown);
    expect(requests).not.toContain(`${REPOSITORY}/pulls/6`);
    // What closed it may be in a repository that the portal cannot read.
    answers.set(TIMELINE, [{ ...CLOSING, commit_id: COMMIT }]);
    expect(await look(url)).toEqual(unknown);
    expect(requests).toContain(`${REPOSITORY}/commits/${COMMIT}`);
  });

  it('are pull requests also by the address of an issue', async () => {
    const { answers } = github;
    const url = `${HOME}/pull/7`;
    answers.set(`${REPOSITORY}/issues/7`, {
      ...REPORTED,
      number: 7,
      html_url: url,
      pull_request: { url: `${API}/repos/acme/shop/pulls/7` },
    });
    answers.set(PULL, OPEN);
    expect(await look(`${HOME}/issues/7`)).toEqual(await look(url));
  });

  it('wait where GitHub asks for patience', async () => {
    github.answers.set(ISSUE, CLOSED);
    const busy = { status: 403, headers: { 'retry-after': '60' } };
    github.server.use(
      http.get(`${API}/repos/acme/shop/issues/5/timeline`, () =>
        HttpResponse.json({ message: 'secondary rate limit' }, busy),
      ),
    );
    await expect(look(`${HOME}/issues/5`)).rejects.toThrow(TicketsBusyError);
  });

  it('are nothing that GitHub is asked for elsewhere', async () => {
    for (const url of [
      'https://tracker.example.org/acme/shop/pull/7',
      `${HOME}/wiki/7`,
      `${HOME}/pull/seven`,
      'no address',
    ]) {
      expect(await look(url)).toBeUndefined();
    }
    expect(github.requests).toEqual([]);
  });
});
