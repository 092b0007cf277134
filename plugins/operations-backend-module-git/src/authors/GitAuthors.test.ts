import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { CodePlace } from '@operate-first/plugin-operations-node';
import { randomBytes } from 'node:crypto';
import {
  mkdtempSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Git } from '../git/Git';
import { TestRemote } from '../__testUtils__/TestRemote';
import { AuthorsConfig } from './config';
import { createAuthors } from './createAuthors';
import { GitAuthors } from './GitAuthors';

jest.setTimeout(60_000);

const ADA = 'Ada Example <ada@example.org>';
const BOB = 'Bob Example <bob@example.org>';
const CYD = 'Cyd Example <cyd@example.org>';
const NAME = 'https://git.example.org/shop/payments';
const { signal } = new AbortController();
const day = (number: number) => new Date(Date.UTC(2026, 0, number));

describe('GitAuthors', () => {
  let remote: TestRemote;
  let working: string;
  const running: GitAuthors[] = [];

  beforeEach(() => {
    remote = TestRemote.create();
    working = mkdtempSync(join(tmpdir(), 'git-authors-'));
  });

  afterEach(async () => {
    running.splice(0).forEach(source => source.stop());
    await remote.close();
    rmSync(working, { recursive: true, force: true, maxRetries: 20 });
  });

  function create(changes: Partial<AuthorsConfig> = {}, folder = working) {
    const source = createAuthors(
      {
        allow: ['https://git.example.org/shop/'],
        insteadOf: [{ prefix: NAME, base: remote.fileUrl }],
        intervalMs: 50,
        timeoutMs: 20_000,
        halfLifeDays: 180,
        bots: ['release-robot'],
        ...changes,
        limits: {
          ...{ repositories: 10, repositoryBytes: 1e9 },
          ...{ commits: 10_000, atOnce: 4 },
          ...changes.limits,
        },
      },
      {
        root: new ConfigReader({ backend: { workingDirectory: folder } }),
        logger: mockServices.logger.mock(),
        integrations: ScmIntegrations.fromConfig(
          new ConfigReader({
            integrations: { gitea: [{ host: 'git.example.org' }] },
          }),
        ),
        git: Git.create({ allowFiles: true }),
      },
    );
    running.push(source);
    return source;
  }

  async function until(what: () => Promise<boolean> | boolean) {
    const deadline = Date.now() + 30_000;
    while (!(await what())) {
      if (Date.now() > deadline) throw new Error('It did not happen in time');
      await new Promise(done => setTimeout(done, 20));
    }
  }

  /** A source that has read what the remote has now. */
  async function reading(changes: Partial<AuthorsConfig> = {}) {
    const source = create(changes);
    const read = new Promise<void>(done => source.onRead(() => done()));
    source.follow([`${NAME}.git/`]);
    await read;
    return source;
  }

  const look = (source: GitAuthors, place: Partial<CodePlace> = {}) =>
    source.look({ repository: NAME, ...place }, { signal });

  async function writers(source: GitAuthors, path?: string) {
    const { evidence } = (await look(source, { path }))!;
    return evidence
      .filter(({ kind }) => kind === 'commits')
      .map(({ identity }) => identity.name);
  }

  it('weighs commits by age, and says who was there last', async () => {
    remote.commit({ 'pay/retry.ts': '1' }, { author: ADA, at: day(1) });
    remote.commit({ 'pay/retry.ts': '2' }, { author: ADA, at: day(2) });
    remote.commit(
      { 'pay/retry.ts': '3', 'README.md': 'x' },
      { author: BOB, at: day(362) },
    );
    const source = await reading();
    const answer = (await look(source, { path: 'pay/retry.ts' }))!;
    expect(answer.evidence).toEqual([
      expect.objectContaining({
        identity: { name: 'Bob Example', email: 'bob@example.org' },
        kind: 'commits',
        weight: expect.closeTo(2 / 3, 2),
        text: 'wrote 67 % of pay/retry.ts',
        at: day(362),
        url: expect.stringMatching(`^${NAME}/commit/[0-9a-f]{40}$`),
      }),
      expect.objectContaining({
        identity: expect.objectContaining({ name: 'Ada Example' }),
        kind: 'commits',
        weight: expect.closeTo(1 / 3, 2),
      }),
      expect.objectContaining({
        identity: expect.objectContaining({ name: 'Bob Example' }),
        kind: 'lastChange',
        text: 'last changed pay/retry.ts',
      }),
    ]);
    expect(answer).toMatchObject({
      path: 'pay/retry.ts',
      url: `${NAME}/src/branch/main/pay/retry.ts`,
      problems: [],
      readAt: expect.any(Date),
    });
    expect((await look(source, { path: 'pay' }))!.evidence[0].text).toBe(
      'wrote 67 % of pay/',
    );
    expect((await look(source))!.evidence[0].text).toMatch(/of payments$/);
    expect((await look(source, { path: 'nothing' }))!.problems).toEqual([
      expect.stringContaining('There is no nothing in'),
    ]);
    expect(
      await source.look(
        { repository: 'https://elsewhere.example.org/x' },
        { signal },
      ),
    ).toBeUndefined();
  });

  it('leaves out programs, mass reformats, ignored and reverted commits, and counts co-authors', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 100 }, (_, at) => [`src/${at}.ts`, 'x']),
    );
    remote.commit(
      { 'src/0.ts': '1' },
      { author: ADA, message: `One\n\nCo-Authored-By: ${CYD}` },
    );
    remote.commit(many, { author: BOB });
    const ignored = remote.commit({ 'src/0.ts': '2' }, { author: BOB });
    const bad = remote.commit({ 'src/0.ts': '3' }, { author: BOB });
    remote.commit(
      { 'src/0.ts': '2' },
      { author: BOB, message: `Revert\n\nThis reverts commit ${bad}.` },
    );
    remote.commit(
      { 'src/0.ts': '4' },
      { author: 'dependabot[bot] <49+dependabot[bot]@users.noreply.x.org>' },
    );
    remote.commit(
      { 'src/0.ts': '5' },
      { author: 'Release-Robot <r@example.org>' },
    );
    remote.commit(
      { '.git-blame-ignore-revs': `# reformat\n${ignored}\nno revision\n` },
      { author: BOB },
    );
    const { evidence } = (await look(await reading(), { path: 'src/0.ts' }))!;
    expect(
      evidence.map(({ identity, kind, weight }) => [
        identity.name,
        kind,
        Math.round(weight * 100),
      ]),
    ).toEqual([
      ['Ada Example', 'commits', 42],
      ['Cyd Example', 'commits', 42],
      ['Bob Example', 'commits', 17],
      ['Bob Example', 'lastChange', 100],
    ]);
  });

  it('reads .mailmap as git does, whatever stands in it', async () => {
    remote.commit({ a: '1' }, { author: 'ada <old@example.org>' });
    remote.commit({ a: '2' }, { author: ADA });
    remote.commit(
      {
        '.mailmap':
          'Ada Example <ada@example.org> <old@example.org>\n<<< broken\n\u0000\nCyd <>\n',
      },
      { author: BOB },
    );
    const source = await reading();
    expect(await writers(source, 'a')).toEqual(['Ada Example']);
    remote.commit({ '.mailmap': undefined }, { author: BOB });
    await until(async () => (await writers(source, 'a')).length === 2);
  });

  it('follows renames, of files and of folders, and names what is gone', async () => {
    const text = 'line\n'.repeat(50);
    remote.commit(
      { 'old/retry.ts': text, 'old/b.ts': `b${text}` },
      { author: ADA, message: 'First' },
    );
    remote.commit(
      {
        'old/retry.ts': undefined,
        'old/b.ts': undefined,
        'new/again.ts': `${text}more\n`,
        'new/b.ts': `b${text}`,
      },
      { author: BOB },
    );
    remote.commit({ gone: 'x' }, { author: CYD });
    remote.commit({ gone: undefined }, { author: CYD });
    const source = await reading();
    expect(await writers(source, 'new/again.ts')).toHaveLength(2);
    expect(await look(source, { path: 'old/retry.ts' })).toMatchObject({
      path: 'new/again.ts',
      problems: [],
    });
    expect((await look(source, { path: 'old' }))!.path).toBe('new');
    const gone = (await look(source, { path: 'gone' }))!;
    expect(gone.problems).toEqual([expect.stringContaining('no longer')]);
    expect(gone.evidence[0].identity.name).toBe('Cyd Example');
  });

  it('finds who wrote a line at the revision that runs, and who made a change', async () => {
    remote.commit({ 'a.ts': 'one\ntwo\n' }, { author: ADA });
    const second = remote.commit(
      { 'a.ts': 'one\nTWO\n' },
      { author: BOB, message: 'Louder (#12)\n\nmore' },
    );
    remote.inBare('tag', 'v1.9.0', second);
    const third = remote.commit(
      { 'a.ts': 'zero\none\nTWO\n' },
      { author: CYD },
    );
    const source = await reading();
    for (const revision of ['1.9.0', `main-${second.slice(0, 8)}`]) {
      const answer = (await look(source, { path: 'a.ts', line: 2, revision }))!;
      expect(answer.commit).toMatchObject({
        revision: second,
        message: 'Louder (#12)',
        paths: ['a.ts'],
        pullRequest: { url: `${NAME}/pulls/12` },
      });
      expect(answer.evidence).toContainEqual(
        expect.objectContaining({
          identity: { name: 'Bob Example', email: 'bob@example.org' },
          kind: 'line',
          text: 'wrote line 2 of a.ts',
        }),
      );
    }
    const now = (await look(source, { path: 'a.ts', line: 1 }))!;
    expect(now.commit?.revision).toBe(third);
    expect(now.url).toBe(`${NAME}/src/branch/main/a.ts#L1`);
    const change = (await look(source, { revision: third }))!;
    expect(change.evidence).toContainEqual(
      expect.objectContaining({
        identity: expect.objectContaining({ name: 'Cyd Example' }),
        kind: 'change',
      }),
    );
    const problems = await Promise.all(
      [
        { path: 'a.ts', line: 99 },
        { path: 'a.ts', line: 1, revision: 'latest' },
        { path: 'a.ts', revision: '--output=x' },
      ].map(async place => (await look(source, place))!.problems.join()),
    );
    expect(problems).toEqual([
      'a.ts has no line 99.',
      expect.stringContaining('no commit and no tag latest'),
      expect.stringContaining('no commit and no tag --output=x'),
    ]);
  });

  it('of a commit names who wrote the files that it changed, of a repository a handful', async () => {
    const write = (path: string, name: string) =>
      remote.commit(
        { [path]: `${name}\n` },
        { author: `${name} Other <${name.toLowerCase()}@example.org>` },
      );
    const names = ['Ina', 'Jan', 'Kim', 'Lea', 'Max', 'Nia', 'Ola'];
    for (const name of names) write(`others/${name}.yaml`, name);
    remote.commit({ 'pay/web.yaml': '1\n' }, { author: ADA });
    remote.commit({ 'pay/web.yaml': '2\n' }, { author: ADA });
    const last = remote.commit({ 'pay/web.yaml': '3\n' }, { author: BOB });
    const source = await reading();
    const said = async (place: Partial<CodePlace>) =>
      (await look(source, place))!.evidence
        .filter(({ kind }) => kind === 'commits')
        .map(({ identity, text }) => [
          identity.name,
          text.replace(/\d+ %/, 'n %'),
        ]);
    expect(await said({ revision: last })).toEqual([
      ['Ada Example', 'wrote n % of pay/web.yaml'],
      ['Bob Example', 'wrote n % of pay/web.yaml'],
    ]);
    expect(await said({})).toHaveLength(5);
    expect(await said({ path: 'others' })).toHaveLength(names.length);
  });

  it('of a merge names who wrote the files that it brought', async () => {
    const base = remote.commit({ a: '1', b: '1' }, { author: ADA });
    remote.inBare('branch', 'side', base);
    const side = remote.commit({ b: '2' }, { branch: 'side', author: BOB });
    remote.commit({ a: '2' }, { author: CYD });
    const merge = remote.commit({ b: '2' }, { author: CYD, merges: side });
    const source = await reading();
    const { evidence } = (await look(source, { revision: merge }))!;
    const shares = evidence.filter(({ kind }) => kind === 'commits');
    expect(shares.map(({ identity }) => identity.name).sort()).toEqual([
      'Ada Example',
      'Bob Example',
    ]);
  });

  it('says when commits came into the branch, and who made those of a merge', async () => {
    const base = remote.commit({ a: '1' }, { author: ADA, at: day(1) });
    remote.inBare('branch', 'side', base);
    const side = remote.commit(
      { 'pay/b': '1' },
      { branch: 'side', author: BOB, at: day(2) },
    );
    remote.commit({ a: '2' }, { author: ADA, at: day(3) });
    const merge = remote.commit(
      { 'pay/b': '1' },
      { author: CYD, at: day(9), merges: side },
    );
    const source = await reading();
    const all = { from: day(1), to: day(30), limit: 10, signal };
    const list = async (place: Partial<CodePlace>, options = {}) =>
      (await source.commits(
        { repository: NAME, ...place },
        { ...all, ...options },
      ))!.map(({ revision, at }) => [revision, at.getUTCDate()]);
    expect(await list({ path: 'pay' })).toEqual([[side, 9]]);
    expect(await list({ path: 'pay' }, { to: day(8) })).toEqual([]);
    expect((await list({}))[0]).toEqual([side, 9]);
    expect(await list({}, { limit: 1 })).toHaveLength(1);
    expect(await list({ revision: merge }, { notIn: base })).toEqual([
      [side, 9],
      [expect.any(String), 3],
    ]);
    await expect(list({ revision: 'nowhere' })).rejects.toThrow(
      'no commit and no tag nowhere',
    );
    const { evidence } = (await look(source, { revision: merge }))!;
    expect(
      evidence
        .filter(({ kind }) => kind === 'change')
        .map(({ identity }) => identity.name),
    ).toEqual(['Bob Example']);
  });

  it('reads CODEOWNERS, and tells which of its lines it cannot follow', async () => {
    remote.commit({
      '.github/CODEOWNERS':
        '* @acme/platform\n/pay/ @ada bob@example.org\n!/pay/x @ada\n',
      'pay/a': '1',
      'pay/b': '1',
      c: '1',
    });
    const source = await reading();
    const owners = async (path?: string) => {
      const { evidence, problems } = (await look(source, { path }))!;
      return [
        problems.length,
        ...evidence
          .filter(({ kind }) => kind === 'codeowners')
          .map(({ identity, weight }) => [
            Object.values(identity)[0],
            Math.round(weight * 100),
          ]),
      ];
    };
    expect(await owners('pay/a')).toEqual([
      1,
      ['ada', 100],
      ['bob@example.org', 100],
    ]);
    expect(await owners()).toEqual([
      1,
      ...[
        ['acme/platform', 50],
        ['ada', 50],
        ['bob@example.org', 50],
      ],
    ]);
  });

  it('reads on where it has stopped, and anew where history was rewritten', async () => {
    remote.commit({ a: '1' }, { author: ADA });
    const source = await reading();
    expect(await writers(source)).toEqual(['Ada Example']);
    remote.commit({ a: '2' }, { author: BOB });
    await until(async () => (await writers(source)).length === 2);
    remote.commit({ a: '9' }, { author: CYD, force: true });
    await until(async () => (await writers(source)).join() === 'Cyd Example');
  });

  it('reads names that are no UTF-8, and passes over submodules', async () => {
    remote.commit(
      { a: '1' },
      {
        author: Buffer.from('J\u00fcrgen Example <j@example.org>', 'latin1'),
      },
    );
    remote.commitRaw(Buffer.from('caf\u00e9.txt', 'latin1'), 'x');
    remote.commitRaw(Buffer.from('vendor/other'), remote.head()!, '160000');
    const source = await reading();
    expect(await writers(source, 'a')).toEqual(['J\u00fcrgen Example']);
    expect(await writers(source, 'caf\u00e9.txt')).toEqual(['Grace Example']);
    expect((await look(source, { path: 'vendor' }))!.evidence).toEqual([]);
  });

  it('credits nobody with what a cut-off history begins with', async () => {
    remote.commit({ a: '1' }, { author: ADA });
    remote.commit({ a: '2', b: '1' }, { author: BOB });
    remote.commit({ b: '2' }, { author: CYD });
    const shallow = join(remote.folder, 'shallow.git');
    remote.git('clone', '--bare', '--depth=2', remote.fileUrl, shallow);
    // It could leave something out, and git would ask it for the missing beginning then, again and again.
    remote.git('-C', shallow, 'config', 'uploadpack.allowFilter', 'true');
    const source = await reading({
      insteadOf: [{ prefix: NAME, base: `file://${shallow}` }],
    });
    const answer = (await look(source))!;
    expect(answer.problems).toEqual([expect.stringContaining('complete')]);
    expect(await writers(source)).toEqual(['Cyd Example']);
  });

  it('keeps trouble with one repository to itself, and says it without passwords', async () => {
    remote.commit({ a: '1' }, { author: ADA });
    const [hanging, locked, large, empty] = Array.from({ length: 4 }, () =>
      TestRemote.create(),
    );
    try {
      hanging.hangs = true;
      locked.password = 'hunter2';
      large.commit({ a: randomBytes(900_000) });
      large.inBare('config', 'uploadpack.allowFilter', 'false');
      const base = 'https://git.example.org/shop';
      const source = create({
        timeoutMs: 1_500,
        insteadOf: [
          { prefix: NAME, base: remote.fileUrl },
          { prefix: `${base}/hanging`, base: await hanging.serve() },
          { prefix: `${base}/locked`, base: await locked.serve() },
          { prefix: `${base}/large`, base: large.fileUrl },
          { prefix: `${base}/empty`, base: empty.fileUrl },
        ],
        limits: {
          ...{ repositories: 10, repositoryBytes: 300_000 },
          ...{ commits: 10_000, atOnce: 2 },
        },
      });
      const others = ['hanging', 'locked', 'large', 'empty'];
      source.follow([
        ...others.map(name => `${base}/${name}`),
        NAME,
        'https://elsewhere.example.org/shop/x',
      ]);
      const said = async (name: string) =>
        (
          await source.look({ repository: `${base}/${name}` }, { signal })
        )?.problems.join();
      await until(async () => (await look(source)) !== undefined);
      for (const name of others) {
        await until(async () => (await said(name)) !== undefined);
      }
      expect(await writers(source)).toEqual(['Ada Example']);
      expect(await said('hanging')).toContain('does not answer');
      expect(await said('locked')).toContain('asks for credentials');
      expect(await said('large')).toContain('larger than 0 MB. Name');
      expect(await said('empty')).toContain('no commits yet');
      const { state, message } = source.report();
      expect(state).toBe('running');
      expect(message).toContain('2 of 5 repositories read');
      expect(message).toContain('operations.git.authors.allow does not admit');
      expect(message).not.toContain('hunter2');
      source.follow([]);
      expect(source.report().message).toBe('No service names a repository.');
      expect(await look(source)).toBeUndefined();
    } finally {
      await Promise.all(
        [hanging, locked, large, empty].map(one => one.close()),
      );
    }
  });

  it('answers after a restart while the remote is away, and beside another replica', async () => {
    remote.commit({ a: '1' }, { author: ADA });
    const first = await reading();
    const second = await reading();
    expect(await writers(second)).toEqual(await writers(first));
    remote.commit({ a: '2' }, { author: BOB });
    await until(async () => (await writers(first)).length === 2);
    await until(async () => (await writers(second)).length === 2);
    running.splice(0).forEach(source => source.stop());
    expect(readdirSync(working)).toEqual(['operate-first-git']);
    rmSync(remote.bare, { recursive: true });
    const third = await reading();
    expect(await writers(third)).toHaveLength(2);
    await until(() => third.report().state === 'failing');
    expect(await writers(third)).toHaveLength(2);
  });

  it('reads a repository out of its turn for who waits, and asks its remote no more often than is polite', async () => {
    remote.commit({ a: '1' }, { author: ADA });
    const base = await remote.serve();
    const source = await reading({
      intervalMs: 3_600_000,
      insteadOf: [{ prefix: NAME, base }],
    });
    const before = remote.authorizations.length;
    // It was read after that moment already.
    source.refresh(NAME, day(1));
    remote.commit({ a: '2' }, { author: BOB });
    source.refresh(`${NAME}.git`, new Date());
    for (let times = 0; times < 50; times += 1) {
      source.refresh(NAME, new Date());
    }
    await until(async () => (await writers(source)).length === 2);
    const asked = remote.authorizations.length - before;
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThan(5);
    source.refresh('https://elsewhere.example.org/x', new Date());
  });

  it('takes away the locks of who was ended in the middle, and says until then that it cannot read', async () => {
    remote.commit({ a: '1' }, { author: ADA });
    const first = await reading();
    expect(await writers(first)).toEqual(['Ada Example']);
    running.splice(0).forEach(source => source.stop());
    const authors = join(working, 'operate-first-git', 'authors');
    const [mirror] = readdirSync(authors);
    const lock = join(authors, mirror, 'refs/remotes/origin/main.lock');
    writeFileSync(lock, '');
    remote.commit({ a: '2' }, { author: BOB });
    const second = await reading();
    await until(() => second.report().state === 'failing');
    expect(await writers(second)).toEqual(['Ada Example']);
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(lock, longAgo, longAgo);
    await until(async () => (await writers(second)).length === 2);
    expect(second.report().state).toBe('running');
  });

  it('takes several places of one repository as one', async () => {
    const both = { 'eu/pay.yaml': '1', 'us/pay.yaml': '1' };
    remote.commit(both, { author: ADA });
    remote.commit({ 'us/pay.yaml': '2' }, { author: BOB });
    remote.commit({ 'us/shop.yaml': '2' }, { author: CYD });
    const source = await reading();
    const answer = (await look(source, {
      path: 'eu/pay.yaml',
      others: ['us/pay.yaml', 'asia/pay.yaml'],
    }))!;
    expect(
      answer.evidence.map(({ identity, text }) => [identity.name, text]),
    ).toEqual([
      ['Bob Example', 'wrote 50 % of pay.yaml in 2 places'],
      ['Ada Example', 'wrote 50 % of pay.yaml in 2 places'],
      ['Bob Example', 'last changed pay.yaml in 2 places'],
    ]);
    expect(answer.path).toBe('eu/pay.yaml');
    expect(answer.others).toEqual([
      {
        path: 'us/pay.yaml',
        url: `${NAME}/src/branch/main/us/pay.yaml`,
      },
      { path: undefined, url: NAME },
    ]);
    expect(answer.problems).toEqual([
      expect.stringContaining('There is no asia/pay.yaml'),
    ]);
    const mixed = await look(source, {
      path: 'us/shop.yaml',
      others: ['eu'],
    });
    expect(mixed!.evidence[0].text).toBe(
      'wrote 50 % of us/shop.yaml and 1 more',
    );
  });

  it('finds who set a value of the configuration, and guesses none that is there twice', async () => {
    const yaml = (retries: number) =>
      `spec:\n  env:\n    - name: RETRIES\n      value: '${retries}'\n    - name: MODE\n      value: a\ndata:\n  MODE: b\n`;
    remote.commit({ 'pay.yaml': yaml(3) }, { author: ADA });
    remote.commit({ 'pay.yaml': yaml(5) }, { author: BOB });
    const source = await reading();
    const value = async (key: string) => {
      const answer = await look(source, { path: 'pay.yaml', key });
      const { line, url, commit, problems } = answer!;
      return [line, url?.split('#')[1], commit?.author.name, problems.length];
    };
    expect(await value('RETRIES')).toEqual([4, 'L4', 'Bob Example', 0]);
    expect(await value('data.MODE')).toEqual([8, 'L8', 'Ada Example', 0]);
    expect(await value('MODE')).toEqual([undefined, undefined, undefined, 1]);
    expect(await value('nothing')).toEqual([
      undefined,
      undefined,
      undefined,
      1,
    ]);
  });

  it('finds where a frame is, at the revision that runs', async () => {
    const old = remote.commit({ 'src/pay/retry.ts': '1' });
    remote.commit({ 'src/pay/retry.ts': undefined, 'lib/retry.ts': '1' });
    const source = await reading();
    const frame = { file: '/app/src/pay/retry.ts', line: 4 };
    const find = (revision?: string) =>
      source.find(NAME, frame, { revision, signal });
    expect(await find(old)).toEqual([{ path: 'src/pay/retry.ts', line: 4 }]);
    expect(await find()).toEqual([{ path: 'lib/retry.ts', line: 4 }]);
    expect(await find('latest')).toEqual([{ path: 'lib/retry.ts' }]);
  });

  it('finds the rule of an alert by what files say, as they are now', async () => {
    const rules = (name: string, more = '') =>
      `groups:\n- name: pay\n  rules:\n  - alert: ${name}\n    expr: up == 0\n${more}`;
    remote.commit(
      {
        'monitoring/pay.yaml': rules('PayIsDown', '  - alert: PayIsDown\n'),
        'charts/alerts.tpl': `  - alert: "PayIsSlow" # of all\r\n`,
        'mixins/pay.libsonnet': `{ alert: 'x',\n  alert: 'PayIsSlow',\n}`,
        'dashboards/pay.json': '{\n  "alert" : "PayIsFull",\n}',
        'docs/pay.md': '- alert: PayIsDown\n',
      },
      { author: ADA },
    );
    const source = await reading();
    const find = (name: string) => source.findRule!(`${NAME}.git`, name);
    expect(await find('PayIsDown')).toEqual([
      { path: 'monitoring/pay.yaml', line: 4 },
    ]);
    expect(await find('PayIsSlow')).toEqual([
      { path: 'charts/alerts.tpl', line: 1 },
      { path: 'mixins/pay.libsonnet', line: 2 },
    ]);
    expect(await find('PayIsFull')).toHaveLength(1);
    expect(await find('PayIs')).toEqual([]);
    expect(await source.findRule!('https://else.example', 'PayIsDown')).toEqual(
      [],
    );
    remote.commit(
      { 'monitoring/pay.yaml': rules('PayIsGone') },
      { author: BOB },
    );
    await until(async () => (await find('PayIsGone')).length === 1);
    expect(await find('PayIsDown')).toEqual([]);
    const [place] = await find('PayIsGone');
    expect((await look(source, place))!.evidence[0]).toMatchObject({
      identity: { name: 'Bob Example' },
    });
  });
});
