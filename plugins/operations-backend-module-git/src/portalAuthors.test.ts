import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  IdentityIndex,
  NamedIdentity,
} from '@operate-first/plugin-operations-common';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRepository } from './__testUtils__/openRepository';
import { TestRemote } from './__testUtils__/TestRemote';
import { createAuthors } from './authors/createAuthors';
import { GitAuthors } from './authors/GitAuthors';
import { Git } from './git/Git';

jest.setTimeout(60_000);

const { signal } = new AbortController();
const NAME = 'https://git.example.org/shop/payments';
const PATH = 'runbooks/payments.md';
const PORTAL = 'portal@example.org';
const YUSUF = { name: 'Yusuf Demir', key: 'a1'.repeat(12) };
const MATEUS = { name: 'Mateus Lima', key: 'b2'.repeat(12) };
const INDEX = IdentityIndex.create({
  portals: [PORTAL],
  people: [
    { ref: 'user:default/yusuf', title: 'Yusuf Demir', key: YUSUF.key },
    { ref: 'user:default/mateus', title: 'Mateus Lima', key: MATEUS.key },
    { ref: 'user:default/linh', title: 'Linh Tran', key: 'c3'.repeat(12) },
  ].map(person => ({ ...person, emails: [], handles: [] })),
});
const who = (identity: NamedIdentity) => {
  const { person, isPortal, name } = INDEX.match(identity);
  return isPortal ? 'the portal' : person?.ref ?? `stranger ${name}`;
};

describe('what the portal commits for people', () => {
  let remote: TestRemote;
  let working: string;
  let source: GitAuthors | undefined;

  beforeEach(() => {
    remote = TestRemote.create();
    working = mkdtempSync(join(tmpdir(), 'git-portal-'));
  });

  afterEach(async () => {
    source?.stop();
    source = undefined;
    await remote.close();
    rmSync(working, { recursive: true, force: true, maxRetries: 20 });
  });

  const open = () => openRepository(remote.fileUrl, working);

  /** Who wrote the file, as the reading of authors says. */
  async function writers() {
    source = createAuthors(
      {
        allow: ['https://git.example.org/shop/'],
        insteadOf: [{ prefix: NAME, base: remote.fileUrl }],
        ...{ intervalMs: 50, timeoutMs: 20_000, halfLifeDays: 180, bots: [] },
        portal: PORTAL,
        limits: {
          ...{ repositories: 10, repositoryBytes: 1e9 },
          ...{ commits: 10_000, atOnce: 4 },
        },
      },
      {
        root: new ConfigReader({
          backend: { workingDirectory: join(working, 'authors') },
        }),
        logger: mockServices.logger.mock(),
        integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
        git: Git.create({ allowFiles: true }),
      },
    );
    const read = new Promise<void>(done => source!.onRead(() => done()));
    source.follow([NAME]);
    await read;
    const answer = await source.look(
      { repository: NAME, path: PATH },
      { signal },
    );
    return Object.fromEntries(
      answer!.evidence
        .filter(({ kind }) => kind === 'commits')
        .map(({ identity, weight }) => [who(identity), weight]),
    );
  }

  async function propose(text: string, by = YUSUF) {
    const repository = open();
    const content = await repository.read({ signal });
    const { contentId } = content?.files.find(file => file.path === PATH) ?? {};
    const { revision } = await repository.propose(
      {
        branch: 'runbook/one',
        message: 'Q-1: Why?',
        author: by,
        coAuthors: [MATEUS, by],
        files: [{ path: PATH, text, baseContentId: contentId }],
      },
      { signal },
    );
    return { repository, revision };
  }

  it('is theirs, whoever clicked and whoever wrote the words', async () => {
    remote.commit({ 'README.md': 'x' });
    const { repository, revision } = await propose('Restart it.\n');
    // Somebody pushes meanwhile, so that it has to be merged.
    remote.commit({ 'README.md': 'y' });
    await repository.merge('runbook/one', {
      ...{ revision, signal },
      message: 'Merge it',
      author: { name: 'Linh Tran', key: 'c3'.repeat(12) },
    });
    const raw = remote.inBare('cat-file', 'commit', revision);
    expect(raw).toContain(
      `\nauthor Yusuf Demir <portal+${YUSUF.key}@example.org> `,
    );
    expect(raw).toContain(`\ncommitter Portal <${PORTAL}> `);
    expect(raw.trimEnd().split('\n\n').slice(1)).toEqual([
      'Q-1: Why?',
      `Co-authored-by: Mateus Lima <portal+${MATEUS.key}@example.org>`,
    ]);
    const content = await repository.read({ signal });
    const file = content!.files.find(({ path }) => path === PATH);
    expect(who(file!.changedBy!)).toBe('user:default/yusuf');
    const history = await repository.history(PATH, { limit: 10, signal });
    expect(
      history.map(({ author, coAuthors = [] }) =>
        [author, ...coAuthors].map(who),
      ),
    ).toEqual([['user:default/yusuf', 'user:default/mateus']]);
    expect(await writers()).toEqual({
      'user:default/yusuf': 0.5,
      'user:default/mateus': 0.5,
    });
  });

  it('is nobody else’s who merges changes of two branches in one file', async () => {
    const lines = (first: string, last: string) =>
      [first, ...'abcdefgh', last, ''].join('\n');
    remote.commit(
      { [PATH]: lines('1', '1') },
      { author: 'Cyd Example <cyd@example.org>' },
    );
    const { repository, revision } = await propose(lines('2', '1'));
    remote.commit(
      { [PATH]: lines('1', '2') },
      { author: 'Cyd Example <cyd@example.org>' },
    );
    await repository.merge('runbook/one', {
      ...{ revision, signal },
      message: 'Merge it',
      author: { name: 'Linh Tran', key: 'c3'.repeat(12) },
    });
    expect(remote.show(PATH)).toBe(lines('2', '2'));
    const history = await repository.history(PATH, { limit: 10, signal });
    expect(history.map(({ author }) => who(author)).sort()).toEqual([
      'stranger Cyd Example',
      'stranger Cyd Example',
      'user:default/yusuf',
    ]);
    expect(Object.keys(await writers()).sort()).toEqual([
      'stranger Cyd Example',
      'user:default/mateus',
      'user:default/yusuf',
    ]);
  });

  it('was theirs before there were keys, each under the same address', async () => {
    const older = (text: string, name: string) =>
      remote.commit({ [PATH]: text }, { author: `${name} <${PORTAL}>` });
    older('1', 'Linh Tran');
    older('2', 'Yusuf Demir');
    older('3', 'Somebody Else');
    expect(Object.keys(await writers()).sort()).toEqual([
      'the portal',
      'user:default/linh',
      'user:default/yusuf',
    ]);
    const repository = open();
    await repository.read({ signal });
    const history = await repository.history(PATH, { limit: 10, signal });
    expect(history.map(({ author }) => who(author))).toEqual([
      'the portal',
      'user:default/yusuf',
      'user:default/linh',
    ]);
  });

  it('names nobody who is to be named nowhere', async () => {
    const { revision } = await open().commit(
      {
        message: 'Change it',
        author: { name: '' },
        files: [{ path: PATH, text: 'x' }],
      },
      { signal },
    );
    const said = remote.inBare('log', '-1', '--format=%an <%ae>%n%B', revision);
    expect(said.trim()).toBe(`Portal <${PORTAL}>\nChange it`);
  });

  it('writes no trailer that a name has made up', async () => {
    const { revision } = await open().commit(
      {
        message: 'Change it',
        author: YUSUF,
        coAuthors: [
          { name: 'X> \nCo-authored-by: Y <y@z.org>', key: '> <y@z.org' },
        ],
        files: [{ path: PATH, text: 'x' }],
      },
      { signal },
    );
    const body = remote.inBare('log', '-1', '--format=%b', revision);
    expect(body.trim()).toMatch(
      /^Co-authored-by: [^<>\n]* <portal@example.org>$/,
    );
  });
});
