import {
  ChangeConflictError,
  ChangeRefusedError,
  RepositoryTree,
  WantedChange,
} from '@operate-first/plugin-operations-node';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RepositoryConfig } from '../config';
import { Git } from '../git/Git';
import { openRepository } from '../__testUtils__/openRepository';
import { TestRemote } from '../__testUtils__/TestRemote';
import { GitRepository } from './GitRepository';

jest.setTimeout(120_000);

const AUTHOR = { name: 'Ada Example', email: 'ada@example.org' };
const LIST = 'overlays/kustomization.yaml';
const MEBIBYTE = 1024 * 1024;
const signal = new AbortController().signal;

/** As a GitOps tree is configured: without documents. */
const TREE: Partial<RepositoryConfig> = {
  id: 'clusters',
  title: 'Clusters',
  documents: { postMortem: [], runbook: [] },
  writes: {},
  limits: {
    files: 1,
    fileBytes: MEBIBYTE,
    repositoryBytes: 1e9,
    treeBytes: 128 * MEBIBYTE,
  },
};

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

function open(changes: Partial<RepositoryConfig> = {}, git?: Git) {
  const folder = mkdtempSync(join(working, 'replica-'));
  const url = remote.fileUrl;
  return openRepository(url, folder, { ...TREE, ...changes }, git);
}

/** What git was asked for, as the arguments of each run. */
function watched() {
  const git = Git.create({ allowFiles: true });
  const runs = jest.spyOn(git, 'run');
  const of = (...args: string[]) =>
    runs.mock.calls.filter(([said]) =>
      args.every((arg, at) => said[at] === arg),
    );
  return { git, runs, of };
}

function texts({ files }: RepositoryTree) {
  return Object.fromEntries([...files].map(([path, { text }]) => [path, text]));
}

async function read(repository: GitRepository) {
  return (await repository.readTree({ signal }))!;
}

/** Files as a change wants them, made from what is there. */
function filesOf(
  tree: RepositoryTree,
  wanted: Record<string, string | undefined>,
): WantedChange['files'] {
  return Object.entries(wanted).map(([path, text]) => ({
    path,
    text,
    baseContentId: tree.files.get(path)?.contentId,
  }));
}

async function propose(
  repository: GitRepository,
  branch: string,
  wanted: Record<string, string | undefined>,
) {
  const files = filesOf(await read(repository), wanted);
  const message = `Onboard ${branch}`;
  return repository.propose(
    { branch, message, author: AUTHOR, files },
    { signal },
  );
}

function merge(repository: GitRepository, branch: string, revision: string) {
  const message = `Merge ${branch}`;
  return repository.merge(branch, {
    revision,
    message,
    author: AUTHOR,
    signal,
  });
}

/** What the remote has, by git alone. */
function pathsOf(branch = 'main'): string[] {
  return remote
    .inBare('ls-tree', '-r', '--name-only', branch)
    .trim()
    .split('\n');
}

describe('the tree', () => {
  it('has every text, and says which files are none', async () => {
    remote.commit({
      [LIST]: 'resources: []\n',
      'marked.yaml': '\ufeffkind: A\n',
      'empty.yaml': '',
      'latin.txt': Buffer.from([0x66, 0xfc, 0x72]),
      'zeros.bin': Buffer.from([0x61, 0, 0x62]),
      'large.yaml': 'x'.repeat(MEBIBYTE + 1),
      'huge.yaml': 'x'.repeat(2 * MEBIBYTE),
    });
    remote.commitRaw(Buffer.from('link'), '/etc/passwd', '120000');
    remote.commitRaw(Buffer.from([0x62, 0xe4, 0x64]), 'no name');
    remote.commitRaw(Buffer.from('other'), remote.head()!, '160000');
    const repository = open({ url: await remote.serve() });
    const tree = await read(repository);
    expect(tree.revision).toBe(remote.head());
    expect(texts(tree)).toEqual({
      [LIST]: 'resources: []\n',
      'marked.yaml': '\ufeffkind: A\n',
      'empty.yaml': '',
    });
    expect(tree.unread.sort()).toEqual([
      'huge.yaml',
      'large.yaml',
      'latin.txt',
      'zeros.bin',
    ]);
    expect(tree.files.get(LIST)?.contentId).toBe(
      remote.inBare('rev-parse', `main:${LIST}`).trim(),
    );
    expect(repository.report()).toEqual({
      state: 'running',
      message: expect.stringContaining(tree.revision.slice(0, 12)),
    });
    // No documents are looked for, so that nobody reads it for them.
    expect(repository.reads).toEqual([]);
    expect(repository.writes).toEqual([]);
  });

  it('is read anew only where it changed, with ten thousand files', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, at) => [
        `namespaces/n${at}/namespace.yaml`,
        `name: n${at}\n`,
      ]),
    );
    remote.commit(many);
    const { git, runs, of } = watched();
    const repository = open({ url: await remote.serve() }, git);
    const first = await read(repository);
    expect(first.files.size).toBe(10_000);
    expect(
      await repository.readTree({ since: first.revision, signal }),
    ).toBeUndefined();

    remote.commit({
      'namespaces/n7/namespace.yaml': 'name: other\n',
      'namespaces/n8/namespace.yaml': undefined,
    });
    runs.mockClear();
    const second = await repository.readTree({
      since: first.revision,
      signal,
    });
    expect(second?.files.size).toBe(9_999);
    expect(second?.files.get('namespaces/n7/namespace.yaml')?.text).toBe(
      'name: other\n',
    );
    // Nobody else's tree changes under their hands.
    expect(first.files.get('namespaces/n7/namespace.yaml')?.text).toBe(
      'name: n7\n',
    );
    const asked = of('cat-file', '--batch').map(([, { input }]) => input);
    expect(asked).toEqual([
      `${second?.files.get('namespaces/n7/namespace.yaml')?.contentId}\n`,
    ]);
  });

  it('is empty where nobody has committed, and takes the first change', async () => {
    const repository = open();
    expect(await read(repository)).toEqual({
      revision: '',
      files: new Map(),
      unread: [],
    });
    expect(await repository.readTree({ since: '', signal })).toBeUndefined();
    const { revision } = await propose(repository, 'request/1', { a: 'a\n' });
    // A proposal alone does not count.
    expect((await read(repository)).files.size).toBe(0);
    await merge(repository, 'request/1', revision);
    expect(texts(await read(repository))).toEqual({ a: 'a\n' });
  });

  it('is not taken for empty where another branch is meant', async () => {
    remote.commit({ a: 'a\n' }, { branch: 'production' });
    await expect(open({ target: 'mian' }).readTree({ signal })).rejects.toThrow(
      'There is no branch mian, but there are others, such as production.',
    );
  });

  it('may be too much, and says what to do', async () => {
    remote.commit({ a: 'a'.repeat(600), b: 'b'.repeat(600) });
    const repository = open({ limits: { ...TREE.limits!, treeBytes: 1_000 } });
    await expect(repository.readTree({ signal })).rejects.toThrow(
      'raise limits.treeBytes of it in operations.git',
    );
    expect(repository.report().state).toBe('failing');
    remote.commit({ b: undefined });
    expect((await read(repository)).files.size).toBe(1);
  });
});

describe('a change', () => {
  it('may be of hundreds of files, in few runs of git', async () => {
    const old = Array.from({ length: 150 }, (_, at) => `old/f${at}.yaml`);
    remote.commit({
      [LIST]: 'resources: []\n',
      ...Object.fromEntries(old.map(path => [path, `${path}\n`])),
    });
    remote.inBare('update-ref', 'refs/heads/before', 'main');
    const { git, runs } = watched();
    const repository = open({}, git);
    const tree = await read(repository);
    const added = Array.from({ length: 400 }, (_, at) => `new/d${at}/é f.yaml`);
    runs.mockClear();
    const proposed = await repository.propose(
      {
        branch: 'request/1',
        message: 'Many\n\nOf them.',
        author: AUTHOR,
        files: filesOf(tree, {
          [LIST]: 'resources: [new]\n',
          ...Object.fromEntries(added.map(path => [path, `${path}\n`])),
          ...Object.fromEntries(old.map(path => [path, undefined])),
        }),
      },
      { signal },
    );
    expect(runs.mock.calls.length).toBeLessThan(30);
    await merge(repository, 'request/1', proposed.revision);
    expect(
      remote
        .inBare(
          '-c',
          'core.quotePath=false',
          'ls-tree',
          '-r',
          '--name-only',
          'main',
        )
        .trim()
        .split('\n')
        .sort(),
    ).toEqual([...added, LIST].sort());
    expect(remote.show('new/d7/é f.yaml')).toBe('new/d7/é f.yaml\n');
    expect(remote.inBare('log', '-1', '--format=%an %cn', 'main^2')).toBe(
      'Ada Example Portal\n',
    );
  });

  it('leaves a program a program', async () => {
    remote.commit({ a: 'a\n' });
    remote.commitRaw(Buffer.from('run.sh'), 'true\n', '100755');
    const repository = open();
    await propose(repository, 'request/1', { 'run.sh': 'false\n' });
    expect(remote.inBare('ls-tree', 'request/1', 'run.sh')).toMatch(/^100755/);
  });

  it('is the same commit where it is asked for again, and replaces what was there where it is another', async () => {
    remote.commit({ a: 'a\n' });
    const { git, of } = watched();
    const repository = open({}, git);
    const first = await propose(repository, 'request/1', { b: 'b\n' });
    await new Promise(resolve => setTimeout(resolve, 1_100));
    expect(await propose(repository, 'request/1', { b: 'b\n' })).toEqual(first);
    expect(of('push')).toHaveLength(1);
    // Another replica knows it, too.
    expect(await propose(open(), 'request/1', { b: 'b\n' })).toEqual(first);
    const second = await propose(open(), 'request/1', { c: 'c\n' });
    expect(remote.head('request/1')).toBe(second.revision);
    expect(pathsOf('request/1')).toEqual(['a', 'c']);
    expect(remote.inBare('rev-list', '--count', 'main..request/1').trim()).toBe(
      '1',
    );
  });

  it('has an author also where nobody knows an address', async () => {
    remote.commit({ 'a.yaml': 'a\n' });
    const repository = open();
    const files = filesOf(await read(repository), { 'a.yaml': 'b\n' });
    const { revision } = await repository.propose(
      {
        branch: 'request/ada',
        message: 'Change',
        author: { name: 'ada' },
        files,
      },
      { signal },
    );
    const said = remote.inBare('log', '-1', '--format=%an|%ae|%ce', revision);
    const [name, address, committer] = said.trim().split('|');
    expect(name).toBe('ada');
    expect(address).toBe(committer);
    expect(address).toContain('@');
  });

  it('never takes the place of what others have committed', async () => {
    remote.commit({ a: 'a\n' });
    remote.git('-C', remote.bare, 'branch', 'request/theirs', 'main');
    const theirs = remote.commit(
      { work: 'of a week\n' },
      { branch: 'request/theirs' },
    );
    const repository = open();
    const refused = propose(repository, 'request/theirs', { b: 'b\n' });
    await expect(refused).rejects.toThrow(ChangeRefusedError);
    await expect(refused).rejects.toThrow(theirs.slice(0, 12));
    expect(remote.head('request/theirs')).toBe(theirs);

    // A commit on top of what the portal proposed is somebody's work, too.
    await propose(repository, 'request/1', { b: 'b\n' });
    const added = remote.commit({ b: 'better\n' }, { branch: 'request/1' });
    await expect(
      propose(repository, 'request/1', { b: 'c\n' }),
    ).rejects.toThrow(ChangeRefusedError);
    expect(remote.head('request/1')).toBe(added);

    // Once it is merged, nothing is lost.
    remote.inBare('update-ref', 'refs/heads/main', added);
    await propose(repository, 'request/1', { d: 'd\n' });
    expect(pathsOf('request/1')).toEqual(['a', 'b', 'd']);
  });

  it('is for no branch that counts, whatever the tree is read from', async () => {
    remote.commit({ a: 'a\n' });
    remote.git('-C', remote.bare, 'branch', 'staging', 'main');
    const repository = open({ target: 'staging' });
    for (const branch of ['main', 'staging', 'HEAD', 'refs/../x']) {
      await expect(propose(repository, branch, { b: 'b\n' })).rejects.toThrow(
        /counts|branch is/,
      );
      await expect(repository.withdraw(branch, { signal })).rejects.toThrow(
        /counts|branch is/,
      );
    }
    expect(remote.head('main')).toBe(remote.head('staging'));
    // One that is in the way of another is said to be.
    await expect(
      propose(repository, 'staging/x', { b: 'b\n' }),
    ).rejects.toThrow(ChangeRefusedError);
  });

  it('drops nothing that is in its way', async () => {
    remote.commit({ 'folder/a': 'a\n', file: 'f\n' });
    remote.commitRaw(Buffer.from('link'), '/etc', '120000');
    const repository = open();
    const tree = await read(repository);
    const files = (wanted: Record<string, string | undefined>) =>
      repository.propose(
        {
          branch: 'request/1',
          message: 'x',
          author: AUTHOR,
          files: filesOf(tree, wanted),
        },
        { signal },
      );
    for (const path of ['folder', 'file/below', 'link/passwd', 'link']) {
      await expect(files({ [path]: 'x\n' })).rejects.toThrow(
        ChangeConflictError,
      );
    }
    for (const path of [
      '.git/config',
      'a/.GIT/hooks/x',
      'git~1/config',
      '.g\u200cit/config',
      '.git ./config',
    ]) {
      await expect(files({ [path]: 'x\n' })).rejects.toThrow('path is');
    }
    await expect(files({ a: '1', 'a/b': '2' })).rejects.toThrow(
      'is written as a file',
    );
    expect(remote.head('request/1')).toBeUndefined();
    // What makes room itself may come.
    await files({ file: undefined, 'file/below': 'x\n' });
    expect(pathsOf('request/1')).toEqual(['file/below', 'folder/a', 'link']);
  });
});

describe('merging', () => {
  const list = (...names: string[]) =>
    `resources:\n${names.map(name => `- ${name}\n`).join('')}`;

  it('takes what others have done elsewhere, and gives back what contradicts', async () => {
    remote.commit({ [LIST]: list('a', 'm', 'z'), other: '1\n' });
    const repository = open();
    const first = await propose(repository, 'request/1', {
      [LIST]: list('a', 'b', 'm', 'z'),
    });
    const second = await propose(repository, 'request/2', {
      [LIST]: list('a', 'm', 'y', 'z'),
    });
    const third = await propose(repository, 'request/3', {
      [LIST]: list('a', 'c', 'm', 'z'),
    });
    remote.commit({ other: '2\n' });
    await merge(repository, 'request/1', first.revision);
    await merge(repository, 'request/2', second.revision);
    expect(remote.show(LIST)).toBe(list('a', 'b', 'm', 'y', 'z'));
    await expect(
      merge(repository, 'request/3', third.revision),
    ).rejects.toMatchObject({
      name: 'ChangeConflictError',
      path: LIST,
      text: list('a', 'b', 'm', 'y', 'z'),
    });
    expect(
      await repository.look('request/3', { revision: third.revision, signal }),
    ).toMatchObject({ state: 'conflicting' });
    // Made again from what is there now, it can be merged.
    const again = await propose(repository, 'request/3', {
      [LIST]: list('a', 'b', 'c', 'm', 'y', 'z'),
    });
    await merge(repository, 'request/3', again.revision);
    expect(remote.show(LIST)).toBe(list('a', 'b', 'c', 'm', 'y', 'z'));
    expect(remote.show('other')).toBe('2\n');
  });

  it('does not bring back what was taken out of history', async () => {
    const good = remote.commit({ a: 'a\n' });
    remote.commit({ secret: 'hunter2\n' });
    const repository = open();
    const { revision } = await propose(repository, 'request/1', { b: 'b\n' });
    remote.inBare('update-ref', 'refs/heads/main', good);
    expect(
      await repository.look('request/1', { revision, signal }),
    ).toMatchObject({
      state: 'conflicting',
      message: expect.stringContaining('taken out of the history'),
    });
    await expect(merge(repository, 'request/1', revision)).rejects.toThrow(
      ChangeConflictError,
    );
    const again = await propose(repository, 'request/1', { b: 'b\n' });
    await merge(repository, 'request/1', again.revision);
    expect(pathsOf()).toEqual(['a', 'b']);

    // The same where it begins anew, and somebody else has committed last.
    await propose(repository, 'request/2', { c: 'c\n' });
    const tip = remote.commit({ c: 'C\n' }, { branch: 'request/2' });
    remote.commit({ new: 'beginning\n' }, { force: true });
    await expect(merge(repository, 'request/2', tip)).rejects.toThrow(
      'has begun anew',
    );
  });

  it('has every text of what somebody commits while it pushes', async () => {
    remote.commit({ a: 'a\n' });
    const git = Git.create({ allowFiles: true });
    const repository = open({}, git);
    const { revision } = await propose(repository, 'request/1', { c: 'c\n' });
    const run = git.run.bind(git);
    const others = [{ b: 'b\n' }];
    jest.spyOn(git, 'run').mockImplementation((args, options) => {
      if (args[0] === 'push') others.splice(0).forEach(it => remote.commit(it));
      return run(args, options);
    });
    await merge(repository, 'request/1', revision);
    expect(texts(await read(repository))).toEqual({
      a: 'a\n',
      b: 'b\n',
      c: 'c\n',
    });
  });

  it('loses and mixes nothing where many write at once', async () => {
    const NAMES = Array.from({ length: 8 }, (_, at) => `n${at}`);
    remote.commit({ [LIST]: list() });
    const replicas = [open(), open()];
    const onboard = async (name: string, at: number) => {
      const repository = replicas[at % 2];
      for (let tries = 0; tries < 100; tries++) {
        try {
          const tree = await read(repository);
          const before = tree.files.get(LIST)!.text;
          const lines = before.split('\n').filter(line => line.startsWith('-'));
          const { revision } = await repository.propose(
            {
              branch: `request/${name}`,
              message: `Onboard ${name}`,
              author: AUTHOR,
              files: filesOf(tree, {
                [LIST]: `resources:\n${[...lines, `- ${name}`]
                  .sort()
                  .join('\n')}\n`,
                [`namespaces/${name}.yaml`]: `name: ${name}\n`,
              }),
            },
            { signal },
          );
          await merge(repository, `request/${name}`, revision);
          return;
        } catch (error) {
          // Whoever was slower makes it again.
          if (!(error instanceof ChangeConflictError)) throw error;
        }
      }
      throw new Error(`${name} never came`);
    };
    await Promise.all(NAMES.map(onboard));
    expect(remote.show(LIST)).toBe(list(...[...NAMES].sort()));
    expect(pathsOf().sort()).toEqual(
      [...NAMES.map(name => `namespaces/${name}.yaml`), LIST].sort(),
    );
    for (const name of NAMES) {
      expect(remote.show(`namespaces/${name}.yaml`)).toBe(`name: ${name}\n`);
    }
    expect(
      remote.inBare('for-each-ref', '--format=%(refname)', 'refs/heads').trim(),
    ).toBe('refs/heads/main');
  });
});

describe('a remote over HTTP', () => {
  const SECRET = 'correct-horse';
  let repository: GitRepository;

  beforeEach(async () => {
    remote.commit({ a: 'a\n' });
    repository = open({
      url: await remote.serve(),
      auth: { username: 'git', secret: { text: SECRET } },
      timeoutMs: 2_000,
    });
  });

  async function failure(): Promise<Error> {
    const error = await propose(repository, 'request/1', { b: 'b\n' }).then(
      () => new Error('it was taken'),
      found => found,
    );
    const said = JSON.stringify([error, error.message, error.stack]);
    expect(said).not.toMatch(/correct-horse|Y29ycmVjdC1ob3JzZ|authorization/i);
    return error;
  }

  it('that is read-only is said to be', async () => {
    remote.pushStatus = 403;
    const error = await failure();
    expect(error).toBeInstanceOf(ChangeRefusedError);
    expect(error.message).toContain('Clusters takes no changes');
    expect(error.message).toContain('Check what the account of the portal');
    expect((await read(repository)).files.size).toBe(1);
  });

  it('that asks for a password where something is to change is said to', async () => {
    remote.pushStatus = 401;
    const error = await failure();
    expect(error).toBeInstanceOf(ChangeRefusedError);
    expect(error.message).toContain('asks for credentials');
  });

  it('that hangs is not waited for', async () => {
    remote.hangs = 'push';
    expect((await failure()).message).toContain('The remote does not answer.');
    remote.hangs = false;
    await propose(repository, 'request/1', { b: 'b\n' });
    expect(pathsOf('request/1')).toEqual(['a', 'b']);
  });

  it('is asked by many at once, and not for each', async () => {
    const { git, of } = watched();
    const url = await remote.serve();
    const many = open({ url }, git);
    const names = Array.from({ length: 20 }, (_, at) => `n${at}`);
    await Promise.all(
      names.map(name => propose(many, `request/${name}`, { [name]: name })),
    );
    expect(of('push')).toHaveLength(20);
    expect(of('fetch').length).toBeLessThan(20);
    for (const name of names) {
      expect(pathsOf(`request/${name}`)).toEqual(['a', name]);
    }
  });

  it('can be given up by one, and goes on for the others', async () => {
    await read(repository);
    const controller = new AbortController();
    const others = [1, 2, 3].map(() => repository.readTree({ signal }));
    const given = repository.readTree({ signal: controller.signal });
    controller.abort();
    await expect(given).rejects.toThrow();
    for (const tree of await Promise.all(others)) {
      expect(tree?.files.size).toBe(1);
    }
  });
});
