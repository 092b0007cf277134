import {
  ChangeConflictError,
  ChangeRefusedError,
} from '@operate-first/plugin-operations-node';
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RepositoryConfig } from '../config';
import { openRepository } from '../__testUtils__/openRepository';
import { TestRemote } from '../__testUtils__/TestRemote';
import { GitRepository } from './GitRepository';

jest.setTimeout(60_000);

const AUTHOR = { name: 'Ada Example', email: 'ada@example.org' };
const PATH = 'post-mortems/one.md';
const signal = new AbortController().signal;

describe('GitRepository', () => {
  let remote: TestRemote;
  let working: string;

  beforeEach(() => {
    remote = TestRemote.create();
    working = mkdtempSync(join(tmpdir(), 'git-working-'));
  });

  afterEach(async () => {
    await remote.close();
    rmSync(working, { recursive: true, force: true });
  });

  function open(changes: Partial<RepositoryConfig> = {}, folder = working) {
    return openRepository(remote.fileUrl, folder, changes);
  }

  async function contentIdOf(repository: GitRepository, path = PATH) {
    const content = await repository.read({ signal });
    return content?.files.find(file => file.path === path)?.contentId;
  }

  it('reads documents with who changed them last, and nothing else', async () => {
    remote.commit({ [PATH]: 'first', 'README.md': 'no document' });
    remote.commit({ 'runbooks/Down.md': 'do this' }, { message: 'Runbook' });
    const repository = open();
    const content = await repository.read({ signal });
    expect(content).toEqual({
      revision: remote.head(),
      renamed: [],
      files: [
        expect.objectContaining({
          path: PATH,
          purpose: 'postMortem',
          text: 'first',
          changedBy: { name: 'Grace Example', email: 'grace@example.org' },
          changedAt: expect.any(Date),
        }),
        expect.objectContaining({
          path: 'runbooks/Down.md',
          purpose: 'runbook',
          revision: remote.head(),
        }),
      ],
      paths: ['README.md', PATH, 'runbooks/Down.md'],
    });
    expect(
      await repository.read({ since: content!.revision, signal }),
    ).toBeUndefined();
    expect(repository.report().state).toBe('running');
  });

  it('reads what nobody has committed to as empty, and makes the first commit', async () => {
    const repository = open();
    expect(await repository.read({ signal })).toEqual({
      revision: '',
      renamed: [],
      files: [],
    });
    const told = jest.fn();
    repository.onPushed(told);
    const first = {
      message: 'First',
      author: AUTHOR,
      files: [{ path: PATH, text: 'one' }],
    };
    await repository.commit(first, { signal });
    expect(remote.show(PATH)).toBe('one');
    // Whoever reads it here need not wait for their turn.
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('says of each file why it cannot be read, and reads the others', async () => {
    remote.commit({
      [PATH]: 'good',
      'post-mortems/latin.md': Buffer.from([0x66, 0xfc, 0x72]),
      'post-mortems/large.md': 'x'.repeat(1_001),
      'post-mortems/huge.md': 'x'.repeat(1_200_000),
    });
    const content = await open().read({ signal });
    const said = Object.fromEntries(
      content!.files.map(({ path, text, problem }) => [
        path.split('/')[1],
        text ?? problem,
      ]),
    );
    expect(said).toEqual({
      'one.md': 'good',
      'latin.md': expect.stringContaining('no UTF-8'),
      'large.md': expect.stringContaining('larger than 1 KB'),
      'huge.md': expect.stringContaining('larger than 1 KB'),
    });
  });

  it('follows renames, edits and removals', async () => {
    remote.commit({ [PATH]: 'line one\nline two\n', 'post-mortems/b.md': 'b' });
    const repository = open();
    const before = await repository.read({ signal });
    remote.commit({
      [PATH]: undefined,
      'post-mortems/2026/one.md': 'line one\nline two\n',
      'post-mortems/b.md': undefined,
    });
    const after = await repository.read({ since: before!.revision, signal });
    expect(after).toMatchObject({
      renamed: [{ from: PATH, to: 'post-mortems/2026/one.md' }],
      files: [{ path: 'post-mortems/2026/one.md' }],
    });
    const history = await repository.history('post-mortems/2026/one.md', {
      limit: 10,
      signal,
    });
    expect(history).toHaveLength(2);
  });

  it('reads a history that was rewritten', async () => {
    remote.commit({ [PATH]: 'old' });
    const repository = open();
    const before = await repository.read({ signal });
    remote.commit({ [PATH]: 'new' }, { force: true });
    const after = await repository.read({ since: before!.revision, signal });
    expect(after?.files[0].text).toBe('new');
  });

  it('proposes in a branch, shows the diff, and merges what was reviewed', async () => {
    remote.commit({ [PATH]: 'one\n', 'other.txt': 'untouched' });
    const repository = open();
    const change = {
      branch: 'post-mortem/PM-1',
      message: 'PM-1: an account\n\nWritten in the portal.',
      author: AUTHOR,
      files: [
        {
          path: PATH,
          text: 'two\n',
          baseContentId: await contentIdOf(repository),
        },
      ],
    };
    const first = await repository.propose(change, { signal });
    expect(await repository.look(change.branch, { signal })).toEqual({
      state: 'open',
      revision: first.revision,
      diff: expect.stringContaining('-one\n+two'),
    });
    const second = await repository.propose(
      { ...change, files: [{ ...change.files[0], text: 'three\n' }] },
      { signal },
    );
    // Nobody publishes what was not reviewed.
    await expect(
      repository.merge(change.branch, {
        revision: first.revision,
        message: 'Publish',
        author: AUTHOR,
        signal,
      }),
    ).rejects.toThrow(ChangeConflictError);
    // Somebody else commits elsewhere meanwhile.
    remote.commit({ 'other.txt': 'changed' });
    await repository.merge(change.branch, {
      revision: second.revision,
      message: 'Publish PM-1',
      author: AUTHOR,
      signal,
    });
    expect(remote.show(PATH)).toBe('three\n');
    expect(remote.show('other.txt')).toBe('changed');
    expect(remote.head('post-mortem/PM-1')).toBeUndefined();
    expect(
      remote.inBare('log', '-1', '--format=%an <%ae> %cn', 'main').trim(),
    ).toBe('Ada Example <ada@example.org> Portal');
    expect(
      await repository.look(change.branch, {
        revision: second.revision,
        signal,
      }),
    ).toMatchObject({ state: 'merged' });
    // Again changes nothing.
    await repository.merge(change.branch, {
      revision: second.revision,
      message: 'Publish PM-1',
      author: AUTHOR,
      signal,
    });
  });

  it('tells of a conflict with what git says now, and loses nothing', async () => {
    remote.commit({ [PATH]: 'one\n' });
    const repository = open();
    const baseContentId = await contentIdOf(repository);
    const change = {
      branch: 'post-mortem/PM-1',
      message: 'Mine',
      author: AUTHOR,
      files: [{ path: PATH, text: 'mine\n', baseContentId }],
    };
    const proposed = await repository.propose(change, { signal });
    remote.commit({ [PATH]: 'theirs\n' });
    expect(await repository.look(change.branch, { signal })).toMatchObject({
      state: 'conflicting',
      message: expect.stringContaining(PATH),
    });
    await expect(
      repository.merge(change.branch, {
        revision: proposed.revision,
        message: 'Publish',
        author: AUTHOR,
        signal,
      }),
    ).rejects.toMatchObject({ path: PATH, text: 'theirs\n' });
    await expect(repository.propose(change, { signal })).rejects.toMatchObject({
      name: 'ChangeConflictError',
      text: 'theirs\n',
    });
    expect(remote.show(PATH)).toBe('theirs\n');
    expect(remote.show(PATH, 'post-mortem/PM-1')).toBe('mine\n');
  });

  it('says when a branch was deleted elsewhere', async () => {
    remote.commit({ [PATH]: 'one\n' });
    const repository = open();
    const proposed = await repository.propose(
      {
        branch: 'post-mortem/PM-2',
        message: 'New',
        author: AUTHOR,
        files: [{ path: 'post-mortems/two.md', text: 'two' }],
      },
      { signal },
    );
    remote.inBare('update-ref', '-d', 'refs/heads/post-mortem/PM-2');
    expect(
      await repository.look('post-mortem/PM-2', {
        revision: proposed.revision,
        signal,
      }),
    ).toMatchObject({ state: 'gone' });
    await repository.withdraw('post-mortem/PM-2', { signal });
  });

  it('loses no commit when two write at once', async () => {
    remote.commit({ [PATH]: 'one\n' });
    const repositories = [
      open(),
      open({}, mkdtempSync(join(working, 'replica-'))),
    ];
    await Promise.all(
      [0, 1, 2, 3].map(at =>
        repositories[at % 2].commit(
          {
            message: `Number ${at}`,
            author: AUTHOR,
            files: [{ path: `post-mortems/n${at}.md`, text: `${at}` }],
          },
          { signal },
        ),
      ),
    );
    expect(
      [0, 1, 2, 3].map(at => remote.show(`post-mortems/n${at}.md`)),
    ).toEqual(['0', '1', '2', '3']);
  });

  it('leaves no path of the repository', async () => {
    remote.commit({ [PATH]: 'one\n' });
    const repository = open();
    for (const path of [
      '../x.md',
      '/etc/x',
      'a/.git/config',
      'a//b',
      'a\u0000b',
    ]) {
      await expect(
        repository.commit(
          { message: 'Bad', author: AUTHOR, files: [{ path, text: 'x' }] },
          { signal },
        ),
      ).rejects.toThrow("write folders and a name with '/'");
    }
    await expect(
      repository.propose(
        {
          branch: '--upload-pack=x',
          message: 'Bad',
          author: AUTHOR,
          files: [],
        },
        { signal },
      ),
    ).rejects.toThrow('branch is');
    await expect(
      repository.propose(
        { branch: 'main', message: 'Bad', author: AUTHOR, files: [] },
        { signal },
      ),
    ).rejects.toThrow(ChangeRefusedError);
  });

  it('runs nothing that the remote holds', async () => {
    remote.commit({
      [PATH]: 'one\n',
      '.gitattributes': '*.md filter=evil diff=evil\n',
      '.gitmodules': '[submodule "x"]\n\tpath = x\n\turl = file:///nowhere\n',
    });
    expect((await open().read({ signal }))?.files).toHaveLength(1);
  });

  it('says that a remote takes no changes, in its own words', async () => {
    remote.commit({ [PATH]: 'one\n' });
    const hook = join(remote.bare, 'hooks', 'pre-receive');
    writeFileSync(hook, '#!/bin/sh\necho "Only on Tuesdays." >&2\nexit 1\n');
    chmodSync(hook, 0o755);
    const refused = open().commit(
      {
        message: 'x',
        author: AUTHOR,
        files: [{ path: 'post-mortems/x.md', text: 'x' }],
      },
      { signal },
    );
    await expect(refused).rejects.toThrow(ChangeRefusedError);
    await expect(refused).rejects.toThrow('Only on Tuesdays.');
  });

  describe('over HTTP', () => {
    it('proves who it is, and never says with what', async () => {
      remote.commit({ [PATH]: 'one\n' });
      const url = await remote.serve();
      remote.password = 'correct-horse';
      const right = open({
        url,
        auth: { username: 'git', secret: { text: 'correct-horse' } },
      });
      expect((await right.read({ signal }))?.files).toHaveLength(1);
      await right.commit(
        {
          message: 'x',
          author: AUTHOR,
          files: [{ path: 'post-mortems/x.md', text: 'x' }],
        },
        { signal },
      );
      const wrong = open(
        { url, auth: { username: 'git', secret: { text: 'wrong-battery' } } },
        mkdtempSync(join(working, 'wrong-')),
      );
      const failure = await wrong.read({ signal }).catch(error => error);
      expect(failure.message).toMatch(/does not accept|asks for credentials/);
      expect(wrong.report()).toEqual({
        state: 'failing',
        message: failure.message,
      });
      const said = JSON.stringify([failure, failure.message, wrong.report()]);
      expect(said).not.toMatch(/battery|d3Jvbmct/);
      // Nothing of it is on disk.
      const files = readdirSync(working, {
        recursive: true,
        withFileTypes: true,
      }).filter(file => file.isFile());
      expect(files.length).toBeGreaterThan(3);
      for (const file of files) {
        const content = readFileSync(
          join(file.parentPath, file.name),
          'latin1',
        );
        expect(content).not.toMatch(/correct-horse|Y29ycmVjdC1ob3JzZ/);
      }
    });

    it('waits for nobody', async () => {
      const url = await remote.serve();
      remote.hangs = true;
      const repository = open({ url, timeoutMs: 1_000 });
      await expect(repository.read({ signal })).rejects.toThrow(
        'The remote does not answer.',
      );
    });

    it('can be given up', async () => {
      const url = await remote.serve();
      remote.hangs = true;
      const controller = new AbortController();
      const reading = open({ url }).read({ signal: controller.signal });
      setTimeout(() => controller.abort(), 100);
      await expect(reading).rejects.toThrow();
    });

    it('refuses what is too large', async () => {
      remote.commit({
        [PATH]: 'one\n',
        'noise.bin': Buffer.from(
          Array.from({ length: 900_000 }, () =>
            Math.floor(Math.random() * 256),
          ),
        ),
      });
      const url = await remote.serve();
      const limits = {
        files: 10,
        fileBytes: 1_000,
        repositoryBytes: 100_000,
        treeBytes: 100_000,
      };
      await expect(open({ url, limits }).read({ signal })).rejects.toThrow(
        'limits.repositoryBytes',
      );
    });
  });
});
