import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { CodePlace } from '@operate-first/plugin-operations-node';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GitSourceDocuments } from '../documents/GitSourceDocuments';
import { Git } from '../git/Git';
import { bytesOf } from '../git/size';
import { TestRemote } from '../__testUtils__/TestRemote';
import { readAuthorsConfig } from './config';
import { createAuthors } from './createAuthors';
import { GitAuthors } from './GitAuthors';

jest.setTimeout(120_000);

const ADA = 'Ada Example <ada@example.org>';
const BOB = 'Bob Example <bob@example.org>';
const CYD = 'Cyd Example <cyd@example.org>';
const NAME = 'https://git.example.org/shop/payments';
const MB = 1_000_000;
const LIMIT = 5 * MB;
const { signal } = new AbortController();
const lines = (...changed: string[]) =>
  [...changed, ...Array.from({ length: 20 }, (_, at) => `line ${at}`)].join(
    '\n',
  );

describe('the authors of repositories that are larger than they may be', () => {
  let remote: TestRemote;
  let working: string;
  const running: GitAuthors[] = [];

  beforeEach(() => {
    remote = TestRemote.create();
    working = mkdtempSync(join(tmpdir(), 'git-large-'));
  });

  afterEach(async () => {
    running.splice(0).forEach(source => source.stop());
    await remote.close();
    rmSync(working, { recursive: true, force: true, maxRetries: 20 });
  });

  function start(url: string, repositoryBytes = LIMIT) {
    const config = readAuthorsConfig(new ConfigReader({}));
    const source = createAuthors(
      {
        ...config,
        allow: ['https://git.example.org/shop/'],
        insteadOf: [{ prefix: NAME, base: url }],
        intervalMs: 50,
        limits: { ...config.limits, repositoryBytes },
      },
      {
        root: new ConfigReader({ backend: { workingDirectory: working } }),
        logger: mockServices.logger.mock(),
        integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
        git: Git.create(),
      },
    );
    running.push(source);
    const read = new Promise<void>(done => source.onRead(() => done()));
    source.follow([NAME]);
    return { source, read };
  }

  async function reading(url: string) {
    const { source, read } = start(url);
    await read;
    return source;
  }

  const look = async (source: GitAuthors, place: Partial<CodePlace> = {}) =>
    (await source.look({ repository: NAME, ...place }, { signal }))!;

  async function people(
    source: GitAuthors,
    kind: string,
    place: Partial<CodePlace>,
  ) {
    const { evidence } = await look(source, place);
    return evidence
      .filter(one => one.kind === kind)
      .map(({ identity }) => identity.name ?? identity.handle);
  }

  async function until(what: () => Promise<boolean>) {
    const deadline = Date.now() + 60_000;
    while (!(await what())) {
      if (Date.now() > deadline) throw new Error('It did not happen in time');
      await new Promise(done => setTimeout(done, 20));
    }
  }

  const onDisk = () => bytesOf(working);

  it('leaves large files out, and follows what was renamed all the same', async () => {
    remote.commit(
      { 'data.bin': randomBytes(30 * MB), 'pay/retry.ts': lines('one', 'two') },
      { author: ADA },
    );
    // Both in one commit: git would have to look into the large one to say what was renamed.
    remote.commit(
      {
        'data.bin': undefined,
        'data/new.bin': randomBytes(2 * MB),
        'pay/retry.ts': undefined,
        'pay/again.ts': lines('one', 'zwei'),
      },
      { author: BOB },
    );
    remote.commit({ 'lib/pay.ts': lines('a', 'b') }, { author: ADA });
    remote.commit(
      { 'lib/pay.ts': undefined, 'lib/paid.ts': lines('a', 'c') },
      { author: CYD },
    );
    const source = await reading(await remote.serve());
    expect(await onDisk()).toBeLessThan(MB);
    // Of the commit with the large file only equal ones are renames; of all others similar ones, too.
    expect(await people(source, 'commits', { path: 'data' })).toEqual([
      'Bob Example',
    ]);
    expect(
      (await people(source, 'commits', { path: 'lib/paid.ts' })).sort(),
    ).toEqual(['Ada Example', 'Cyd Example']);
    const line = { path: 'lib/paid.ts', line: 3 };
    expect(await people(source, 'line', line)).toEqual(['Ada Example']);
    expect((await look(source)).problems).toEqual([]);
    remote.commit({ 'lib/paid.ts': lines('d', 'c') }, { author: BOB });
    await until(async () =>
      (
        await people(source, 'commits', { path: 'lib' })
      ).includes('Bob Example'),
    );
    expect(await onDisk()).toBeLessThan(MB);
  });

  it('keeps only commits and names where that is still too much, and fetches what somebody asks about', async () => {
    const rule = 'groups:\n  - rules:\n      - alert: QueueFull\n';
    const runbook = 'docs/runbooks/QueueFull.md';
    const files = Object.fromEntries(
      Array.from({ length: 16 }, (_, at) => [
        `assets/${at}.bin`,
        randomBytes(600_000),
      ]),
    );
    remote.commit(
      {
        ...files,
        '.mailmap': 'Ada Lovelace <ada@example.org>\n',
        CODEOWNERS: '/src/ @grace\n',
        'src/pay.ts': lines('one'),
        'deploy/pay.yaml': 'data:\n  RETRIES: 3\n',
        'rules/pay.yaml': rule,
        [runbook]: 'Empty it.',
      },
      { author: ADA },
    );
    remote.commit({ 'src/pay.ts': lines('one', 'two') }, { author: BOB });
    const reformat = remote.commit(
      { 'src/pay.ts': lines('ONE', 'two') },
      { author: CYD },
    );
    remote.commit(
      {
        '.git-blame-ignore-revs': `${reformat}\n`,
        'src/pay.ts': undefined,
        'src/paid.ts': lines('ONE', 'two'),
      },
      { author: BOB },
    );
    const url = await remote.serve();
    const source = await reading(url);
    const before = await onDisk();
    expect(before).toBeLessThan(200_000);
    const place = { path: 'src/paid.ts' };
    expect((await people(source, 'commits', place)).sort()).toEqual([
      'Ada Lovelace',
      'Bob Example',
    ]);
    expect(await people(source, 'codeowners', place)).toEqual(['grace']);
    expect(await people(source, 'line', { ...place, line: 2 })).toEqual([
      'Bob Example',
    ]);
    expect(await people(source, 'line', { ...place, line: 1 })).toEqual([
      'Ada Lovelace',
    ]);
    const value = { path: 'deploy/pay.yaml', key: 'RETRIES' };
    expect((await look(source, value)).line).toBe(2);
    expect(await source.findRule(NAME, 'QueueFull')).toEqual([
      { path: 'rules/pay.yaml', line: 3 },
    ]);
    const documents = GitSourceDocuments.create(name => source.cloneOf(name));
    const wanted = (path: string) => path === runbook;
    const content = await documents.read(NAME, { wanted, signal });
    expect(content?.files).toEqual([
      expect.objectContaining({
        text: 'Empty it.',
        changedBy: expect.objectContaining({ name: 'Ada Example' }),
      }),
    ]);
    expect((await look(source)).problems).toEqual([
      expect.stringMatching(/only fetched when somebody asks.*repositoryBytes/),
    ]);
    expect(await onDisk()).toBeLessThan(before + 200_000);

    // Another process goes on with the same clone while the remote is away.
    source.stop();
    remote.hangs = true;
    const next = await reading(url);
    expect(await people(next, 'codeowners', place)).toEqual(['grace']);
    expect(await people(next, 'line', { ...place, line: 2 })).toEqual([
      'Bob Example',
    ]);
  });

  it('says so where even that is too large, and where the remote cannot leave anything out', async () => {
    remote.commit({ 'a.bin': randomBytes(2 * MB) }, { author: ADA });
    const url = await remote.serve();
    const problems = async (source: GitAuthors) =>
      (await source.look({ repository: NAME }, { signal }))?.problems ?? [];
    const small = start(url, 10).source;
    await until(async () => (await problems(small)).length > 0);
    expect((await problems(small)).join()).toMatch(
      /even without what its files hold. Name a smaller one, or raise/,
    );
    small.stop();
    remote.inBare('config', 'uploadpack.allowFilter', 'false');
    const other = start(url, MB).source;
    await until(async () => (await problems(other)).length > 0);
    expect((await problems(other)).join()).toMatch(/than 1 MB. Name a/);
    other.stop();
    const whole = await reading(url);
    expect(await people(whole, 'commits', {})).toEqual(['Ada Example']);
    expect(await onDisk()).toBeGreaterThan(2 * MB);
  });
});
