import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { FakeGithub } from '../__testUtils__/FakeGithub';
import { GithubClients } from '../github/GithubClients';
import { GithubFixes } from './GithubFixes';

const API = 'https://ghes.example.org/api/v3';
const HOME = 'https://ghes.example.org/acme/shop';
const COMMIT = '3f2c1ab9d8e7f60514233241506f7e8d9c0b1a2f';
const REPOSITORY = 'GET /repos/acme/shop';
const PULL = `${REPOSITORY}/pulls/7`;
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
