import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { GithubClients } from '../github/GithubClients';
import { GithubAuthors } from './GithubAuthors';

const API = 'https://ghes.example.org/api/v3';
const SHOP = 'https://ghes.example.org/acme/shop';
const DAY = 24 * 60 * 60_000;

const account = (login: string, type = 'User') => ({ login, type });
const sha = (number: number) => String(number).padStart(40, 'a');

function pull(number: number, login: string, daysAgo: number) {
  const at = new Date(Date.now() - daysAgo * DAY).toISOString();
  return {
    number,
    html_url: `${SHOP}/pull/${number}`,
    title: `Change ${number}`,
    updated_at: at,
    merged_at: at as string | null,
    merge_commit_sha: sha(number),
    head: { sha: sha(number + 500) },
    user: account(login) as object | null,
  };
}

describe('authors by pull requests', () => {
  const server = setupServer();
  const requests: string[] = [];
  const made: GithubAuthors[] = [];
  let pulls: ReturnType<typeof pull>[];
  let files: Record<number, string[]>;
  let reviews: Record<number, object[]>;
  let brought: Record<string, object[]>;
  let headers: Record<string, string>;
  let failure: (() => Response) | undefined;

  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  afterAll(() => server.close());
  afterEach(() => Promise.all(made.splice(0).map(one => one.end())));
  beforeEach(() => {
    pulls = [pull(1, 'ada', 2), pull(2, 'ada', 30), pull(3, 'grace', 1)];
    files = {
      1: ['src/retry.ts'],
      2: ['src/retry.ts', 'README.md'],
      3: ['docs/a.md', 'src/retry.tsx'],
    };
    reviews = {
      1: [
        { state: 'COMMENTED', user: account('grace') },
        { state: 'APPROVED', user: account('grace') },
        { state: 'COMMENTED', user: account('ada') },
        { state: 'APPROVED', user: account('checker', 'Bot') },
        { state: 'APPROVED', user: null },
        { state: 'PENDING', user: account('linus') },
      ],
    };
    brought = {};
    headers = {};
    failure = undefined;
    requests.length = 0;
    const answer = (what: string, data: object[]) => {
      requests.push(what);
      return failure?.() ?? HttpResponse.json(data, { headers });
    };
    server.resetHandlers(
      http.get(`${API}/repos/acme/:repo/pulls`, ({ params }) =>
        answer(`list ${params.repo}`, params.repo === 'shop' ? pulls : []),
      ),
      http.get(`${API}/repos/acme/shop/commits/:sha/pulls`, ({ params }) =>
        answer(`commit ${params.sha}`, brought[String(params.sha)] ?? []),
      ),
      http.get(`${API}/repos/acme/shop/pulls/:id/files`, ({ params }) =>
        answer(
          `files ${params.id}`,
          (files[Number(params.id)] ?? []).map(filename => ({ filename })),
        ),
      ),
      http.get(`${API}/repos/acme/shop/pulls/:id/reviews`, ({ params }) =>
        answer(`reviews ${params.id}`, reviews[Number(params.id)] ?? []),
      ),
    );
  });

  function source(interval = 60_000): GithubAuthors {
    const github = [
      { host: 'ghes.example.org', apiBaseUrl: API, token: 'a-token-of-a-test' },
    ];
    const created = GithubAuthors.create({
      interval,
      clients: GithubClients.create(
        ScmIntegrations.fromConfig(
          new ConfigReader({ integrations: { github } }),
        ),
      ),
    });
    made.push(created);
    return created;
  }

  async function until(condition: () => boolean) {
    while (!condition()) await new Promise(next => setTimeout(next, 10));
  }

  async function followed(interval?: number) {
    const github = source(interval);
    const read: string[] = [];
    github.onRead(repository => read.push(repository));
    github.follow([SHOP]);
    await until(() => read.length > 0);
    return { github, read };
  }

  it('knows who proposed and who reviewed what touched a path, and nothing of programs', async () => {
    const { github, read } = await followed();
    expect(read).toEqual([SHOP]);
    // As somebody else writes the same address.
    const place = { repository: `${SHOP}.git`, path: '/src/retry.ts' };
    const answer = await github.look(place);
    expect(answer?.problems).toEqual([]);
    expect(answer?.readAt).toBeInstanceOf(Date);
    expect(answer?.evidence).toEqual([
      {
        identity: { handle: 'ada' },
        kind: 'pullRequest',
        weight: 1,
        text: 'proposed “Change 1”',
        at: new Date(pulls[0].merged_at ?? ''),
        url: `${SHOP}/pull/1`,
      },
      expect.objectContaining({
        identity: { handle: 'grace' },
        kind: 'review',
        weight: 1,
        text: 'reviewed “Change 1”',
      }),
    ]);
    const folder = await github.look({ repository: SHOP, path: 'src/' });
    const proposed = folder?.evidence.filter(e => e.kind === 'pullRequest');
    expect(proposed?.map(({ identity }) => identity.handle)).toEqual([
      'ada',
      'grace',
    ]);
    const [ada, grace] = proposed ?? [];
    expect(ada.weight + grace.weight).toBeCloseTo(1);
    // Two of three, one of them older.
    expect(ada.weight).toBeGreaterThan(0.6);
    expect(ada.weight).toBeLessThan(2 / 3);
  });

  it('knows the pull request that brought a commit', async () => {
    const { github } = await followed();
    for (const revision of [sha(2), sha(502), sha(2).toUpperCase()]) {
      const answer = await github.look({ repository: SHOP, revision });
      expect(answer?.evidence).toEqual([
        expect.objectContaining({ url: `${SHOP}/pull/2`, weight: 1 }),
      ]);
    }
    const other = { repository: SHOP, revision: 'b'.repeat(40) };
    expect((await github.look(other))?.evidence).toEqual([]);
  });

  it('finds out by which pull request another of its commits came, once, while nobody waits', async () => {
    const { github, read } = await followed();
    const [inner, outer, alone] = ['c', 'd', 'e'].map(one => one.repeat(40));
    // One that is known, and one that is too old to be listed.
    brought = {
      [inner]: [{ ...pulls[1], merged_at: null }, pulls[1]],
      [outer]: [pull(9, 'linus', 900)],
    };
    const asked = () => requests.filter(one => one.startsWith('commit'));
    const title = (revision: string) =>
      github.pullRequest(`${SHOP}.git`, revision)?.title;
    expect(title(sha(2))).toBe('Change 2');
    expect(title(inner)).toBeUndefined();
    for (const revision of [inner, outer, alone, inner]) {
      await github.look({ repository: SHOP, revision });
    }
    await until(() => read.length === 3);
    expect(title(inner)).toBe('Change 2');
    expect(github.pullRequest(SHOP, outer)).toEqual({
      url: `${SHOP}/pull/9`,
      title: 'Change 9',
    });
    const answer = await github.look({ repository: SHOP, revision: outer });
    expect(answer?.evidence).toEqual([
      expect.objectContaining({ identity: { handle: 'linus' } }),
    ]);
    await github.look({ repository: SHOP, revision: alone });
    await github.look({ repository: SHOP, revision: '1.9.0' });
    await github.end();
    expect(asked()).toEqual([inner, outer, alone].map(one => `commit ${one}`));
    expect(title(alone)).toBeUndefined();
  });

  it('asks again about a commit when GitHub could not say', async () => {
    const { github, read } = await followed();
    const revision = 'c'.repeat(40);
    brought = { [revision]: [pulls[1]] };
    failure = () => HttpResponse.json({}, { status: 500 });
    await github.look({ repository: SHOP, revision });
    await until(() => requests.includes(`commit ${revision}`));
    failure = undefined;
    await until(() => {
      void github.look({ repository: SHOP, revision });
      return read.length === 2;
    });
    expect(github.pullRequest(SHOP, revision)?.title).toBe('Change 2');
  });

  it('asks again in hours about a commit that no pull request had yet, and in the end no more', async () => {
    const { github, read } = await followed();
    const revision = 'c'.repeat(40);
    const asked = () => requests.filter(one => one.startsWith('commit')).length;
    let now = Date.now();
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => now);
    /** Whether it was asked about after so many hours. */
    const lookAfter = async (hours: number) => {
      const before = asked();
      now += hours * 3_600_000;
      await github.look({ repository: SHOP, revision });
      await github.idle();
      return asked() > before;
    };
    try {
      expect(await lookAfter(0)).toBe(true);
      expect(await lookAfter(0.9)).toBe(false);
      expect(await lookAfter(0.2)).toBe(true);
      expect(await lookAfter(5)).toBe(false);
      brought = { [revision]: [pulls[1]] };
      expect(await lookAfter(2)).toBe(true);
      expect(github.pullRequest(SHOP, revision)?.title).toBe('Change 2');
      expect(read).toHaveLength(2);
      const other = 'd'.repeat(40);
      const again: boolean[] = [];
      for (let look = 0; look < 6; look += 1) {
        const before = asked();
        now += 25 * 3_600_000;
        await github.look({ repository: SHOP, revision: other });
        await github.idle();
        again.push(asked() > before);
      }
      expect(again).toEqual([true, true, true, true, false, false]);
    } finally {
      clock.mockRestore();
    }
  });

  it('asks for nothing twice, and again for what has changed', async () => {
    pulls.push({ ...pull(4, 'ada', 3), merged_at: null });
    const { read } = await followed(20);
    const details = () => requests.filter(one => !one.startsWith('list'));
    expect(details()).toHaveLength(6);
    await until(() => read.length > 2);
    expect(details()).toHaveLength(6);
    pulls[1].updated_at = new Date().toISOString();
    await until(() => details().length > 7);
    expect(details().slice(6)).toEqual(['files 2', 'reviews 2']);
  });

  it('reads large repositories in turns with others, and all of them in the end', async () => {
    pulls = Array.from({ length: 50 }, (_, index) => pull(index, 'ada', 1));
    const github = source();
    let told = 0;
    github.onRead(() => (told += 1));
    github.follow([SHOP, 'https://ghes.example.org/acme/tiny']);
    await until(() => told === 4);
    expect(requests.indexOf('list tiny')).toBe(41);
    expect(requests.filter(one => one.startsWith('files'))).toHaveLength(50);
  });

  it('leaves the last requests to others, and goes on afterwards with what it has', async () => {
    headers = {
      'x-ratelimit-limit': '5000',
      'x-ratelimit-remaining': '900',
      'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 600),
    };
    const github = source(20);
    github.follow([SHOP]);
    await until(() => github.report().state === 'failing');
    expect(github.report().message).toContain('asks to be asked less often');
    expect(await github.look({ repository: SHOP })).toBeUndefined();
    await new Promise(next => setTimeout(next, 100));
    expect(requests).toEqual(['list shop']);
  });

  it.each([401, 404, 500])(
    'keeps what it knows on %i, and says so without what was answered',
    async status => {
      const { github } = await followed(20);
      failure = () => HttpResponse.json({ message: 'a-secret' }, { status });
      await until(() => github.report().state === 'failing');
      expect(github.report().message).toContain('ghes.example.org');
      expect(github.report().message).not.toContain('secret');
      const answer = await github.look({ repository: SHOP });
      expect(answer?.evidence).not.toEqual([]);
      expect(answer?.problems).toHaveLength(1);
      failure = undefined;
      await until(() => github.report().state === 'running');
    },
  );

  it('asks nothing of repositories that are elsewhere or no longer named, and nothing after its end', async () => {
    const { github } = await followed(20);
    github.follow(['https://git.example.net/acme/shop', 'ssh://git@x/y/z']);
    expect(await github.look({ repository: SHOP })).toBeUndefined();
    expect(await github.commits()).toBeUndefined();
    await github.end();
    const asked = requests.length;
    github.follow([SHOP]);
    await new Promise(next => setTimeout(next, 60));
    expect(requests).toHaveLength(asked);
  });
});
