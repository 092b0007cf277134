import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  GitopsTree,
  OnboardingPreview,
  RequestDetail,
  RequestInput,
} from '@operate-first/plugin-operations-common';
import { chmodSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GitRemotes } from '../__testUtils__/GitRemotes';
import { runAction } from '../__testUtils__/runAction';
import { createRequestCheckAction } from './requestCheck';
import { createRequestOpenAction } from './requestOpen';
import { createSourcePublishAction } from './sourcePublish';
import { createTreeFetchAction } from './treeFetch';

jest.setTimeout(60_000);

const workspace = createMockDirectory();

describe('a tree that is fetched, and what is opened of it', () => {
  const opened: RequestInput[] = [];
  let tree: GitopsTree;
  let preview: OnboardingPreview;

  const core = {
    tree: async () => tree,
    preview: async () => preview,
    openRequest: async (_: unknown, input: RequestInput) => {
      opened.push(input);
      const summary = { key: 'REQ-7', title: 'A change' };
      const need = { by: 'people', count: 1, sentence: 'One approves.' };
      return { summary, need } as RequestDetail;
    },
  };

  function at(revision: string, files: Record<string, string>): GitopsTree {
    return {
      revision,
      settings: {
        repository: 'https://git.example.org/clusters',
        clusters: [{ name: 'eu-1' }],
      },
      files: Object.entries(files).map(([path, text]) => ({ path, text })),
    };
  }

  const fetchTree = (input: object = {}) =>
    runAction(createTreeFetchAction({ core }), workspace.path, input);
  const open = (input: object = {}, more: object = {}) =>
    runAction(
      createRequestOpenAction({ core }),
      workspace.path,
      { kind: 'change', title: 'A change', parameters: { a: 1 }, ...input },
      more,
    );

  beforeEach(() => {
    workspace.setContent({});
    opened.length = 0;
    tree = at('one', { 'a.yaml': 'a: 1\n', 'b/b.yaml': 'b: 1\n', 'c.md': 'c' });
    preview = { problems: [], notes: [], files: [] };
  });

  it('is in a folder of its own, made anew', async () => {
    workspace.addContent({ 'tree/stale.yaml': '', 'source/mine.js': '' });
    expect(await fetchTree()).toEqual({
      path: 'tree',
      revision: 'one',
      settings: expect.objectContaining({
        clusters: [{ name: 'eu-1', flavour: 'kubernetes' }],
      }),
    });
    expect(workspace.content()).toMatchObject({
      tree: { 'a.yaml': 'a: 1\n', b: { 'b.yaml': 'b: 1\n' }, 'c.md': 'c' },
      source: { 'mine.js': '' },
    });
    expect(existsSync(workspace.resolve('tree/stale.yaml'))).toBe(false);
    await expect(fetchTree({ path: '.' })).rejects.toThrow(
      'Name a folder of its own',
    );
    await expect(fetchTree({ path: '../x' })).rejects.toThrow(/not allowed/);
    tree = at('evil', { '../outside.yaml': 'x' });
    await expect(fetchTree()).rejects.toThrow(/not allowed/);
  });

  it('is opened as what was added, changed and removed', async () => {
    await fetchTree();
    workspace.addContent({
      'tree/a.yaml': 'a: 2\n',
      'tree/new/n.yaml': 'n: 1\n',
    });
    rmSync(workspace.resolve('tree/b/b.yaml'));
    // Others go on meanwhile, with other files.
    tree = at('two', { 'a.yaml': 'a: 1\n', 'b/b.yaml': 'b: 1\n', 'c.md': 'd' });
    expect(await open()).toEqual({
      request: 'REQ-7',
      url: '/operations/requests/REQ-7',
    });
    expect(opened).toEqual([
      {
        kind: 'change',
        taskId: 'mock-task-id',
        title: 'A change',
        parameters: { a: 1 },
        files: [
          { path: 'a.yaml', before: 'a: 1\n', after: 'a: 2\n' },
          { path: 'b/b.yaml', before: 'b: 1\n' },
          { path: 'new/n.yaml', after: 'n: 1\n' },
        ],
        checks: [],
      },
    ]);
  });

  it('never takes back what somebody else has changed meanwhile', async () => {
    await fetchTree();
    workspace.addContent({ 'tree/a.yaml': 'a: 2\n' });
    tree = at('two', { 'a.yaml': 'a: 3\n' });
    await expect(open()).rejects.toThrow(
      'Somebody has changed a.yaml since the tree was fetched.',
    );
    expect(opened).toEqual([]);
  });

  it('is not opened where nothing was changed, or fetched', async () => {
    await expect(open()).rejects.toThrow(
      'Put a step operations:tree:fetch before this one.',
    );
    await fetchTree();
    await expect(open()).rejects.toThrow('There is nothing to open.');
    expect(opened).toEqual([]);
  });

  it('brings what checks have found, as much as a page shows', async () => {
    const check = (status: string, findings: object[] = []) => ({
      name: 'schema',
      status,
      message: 'm',
      findings,
    });
    const finding = { path: 'a.yaml', object: 'Wish w', message: 'is wrong' };
    await open({
      kind: 'onboard',
      checks: [
        [check('passed'), check('not run', [finding])],
        check('failed', Array(300).fill(finding)),
      ],
    });
    expect(opened[0].checks).toMatchObject([
      { state: 'passed' },
      { state: 'notRun', details: ['a.yaml, Wish w: is wrong'] },
      { state: 'failed' },
    ]);
    expect(opened[0].checks?.[2].details).toHaveLength(200);
    expect(opened[0].files).toBeUndefined();
  });

  it.each(['onboard', 'namespace'])(
    'is of the kind %s, whose change the portal computes',
    async kind => {
      await open({ kind, title: undefined });
      expect(opened).toMatchObject([{ kind, parameters: { a: 1 } }]);
      expect(opened[0].files).toBeUndefined();
    },
  );

  it('says in a dry run what it would do, and what keeps it', async () => {
    const info = jest.fn();
    const more = { isDryRun: true, logger: { info } };
    await open({ kind: 'onboard' }, more);
    expect(info.mock.calls.flat().join()).toContain('There is nothing to open');
    preview.problems = [{ field: 'team.name', message: 'It has a dot.' }];
    await expect(open({ kind: 'onboard' }, more)).rejects.toThrow(
      'team.name: It has a dot.',
    );
    expect(opened).toEqual([]);
  });
});

describe('operations:request:check', () => {
  const fine: OnboardingPreview = {
    problems: [],
    notes: ['The group is there already.'],
    files: [{ path: 'a.yaml', change: 'added', after: 'a: 1' }],
    approval: { by: 'policy', count: 0, sentence: 'Approved by itself.' },
  };
  const asked: unknown[] = [];
  const check = (
    preview: OnboardingPreview,
    more: object = {},
    input: object = {},
  ) =>
    runAction(
      createRequestCheckAction({
        core: {
          preview: async (_, parameters, kind) => {
            asked.push([kind, parameters]);
            return preview;
          },
        },
      }),
      workspace.path,
      { parameters: { team: { name: 'sales' } }, ...input },
      more,
    );

  it.each([false, true])(
    'says what the request would change, dry run or not (%s)',
    async isDryRun => {
      expect(await check(fine, { isDryRun })).toEqual({
        files: [{ path: 'a.yaml', change: 'added' }],
        notes: ['The group is there already.'],
        approval: 'Approved by itself.',
      });
    },
  );

  it('asks for the kind that is wanted', async () => {
    asked.length = 0;
    await check(fine);
    await check(fine, {}, { kind: 'quota' });
    expect(asked).toEqual([
      ['onboard', { team: { name: 'sales' } }],
      ['quota', { team: { name: 'sales' } }],
    ]);
  });

  it('stops the task where the portal would refuse', async () => {
    await expect(
      check({
        ...fine,
        problems: [
          { field: 'team.name', message: 'It has a dot.' },
          { field: '', message: 'It is too large.' },
        ],
      }),
    ).rejects.toThrow('team.name: It has a dot.\nIt is too large.');
    await expect(check({ ...fine, files: [] })).rejects.toThrow(
      'there is nothing to change.',
    );
  });
});

describe('operations:source:publish', () => {
  const committer = { name: 'Portal', email: 'portal@example.org' };
  const repository = 'https://git.example.org/marram/vouchers';
  let remotes: GitRemotes;
  let token: string | undefined;

  const publish = (input: object = {}, more: object = {}) =>
    runAction(
      createSourcePublishAction({
        sources: [
          { base: 'https://git.example.org/marram/', push: remotes.url, token },
        ],
        committer,
      }),
      workspace.path,
      { repository, ...input },
      more,
    );

  beforeEach(async () => {
    token = undefined;
    remotes = await GitRemotes.start();
    workspace.setContent({
      source: {
        'README.md': '# Vouchers\n',
        '.gitignore': 'node_modules\n',
        src: { 'main.js': 'run();\n' },
        node_modules: { 'x.js': '' },
      },
    });
  });

  afterEach(() => remotes.stop());

  it('fills a repository that is empty, and leaves the workspace as it was', async () => {
    remotes.make('vouchers');
    const user = { ref: 'user:default/ada' };
    expect(
      await publish({ branch: 'trunk', message: 'Begin' }, { user }),
    ).toEqual({
      repository,
      commit: remotes.log('vouchers', '%H', 'trunk')[0],
      isNew: true,
    });
    expect(remotes.log('vouchers', '%an <%ae> %cn: %s', 'trunk')).toEqual([
      'ada <portal@example.org> Portal: Begin',
    ]);
    expect(
      remotes
        .git(
          '-C',
          remotes.bare('vouchers'),
          'ls-tree',
          '-r',
          '--name-only',
          'trunk',
        )
        .trim()
        .split('\n'),
    ).toEqual(['.gitignore', 'README.md', 'src/main.js']);
    expect(existsSync(workspace.resolve('source/.git'))).toBe(false);
  });

  it('finds the same content again, though it is another commit', async () => {
    const first = await publish();
    rmSync(workspace.resolve('git'), { recursive: true, force: true });
    expect(await publish()).toMatchObject({ ...first, isNew: false });
    expect(remotes.log('vouchers')).toHaveLength(1);
  });

  it.each([
    ['the same branch', 'main'],
    ['another branch', 'develop'],
  ])(
    'leaves a repository alone that has something on %s',
    async (_, branch) => {
      remotes.make('vouchers');
      remotes.commit('vouchers', 'theirs.txt', 'theirs', branch);
      await expect(publish()).rejects.toThrow(
        /There is a repository at .*vouchers already, and it has something else/,
      );
      expect(remotes.log('vouchers', '%s', branch)).toEqual(['else']);
      expect(remotes.pushes).toBe(0);
    },
  );

  it('needs the token, where the remote wants one', async () => {
    remotes.password = 'right';
    await expect(publish()).rejects.toThrow(
      /lets nobody push \(HTTP status 401\)\. Ask who runs the portal/,
    );
    token = 'wrong';
    await expect(publish()).rejects.toThrow(/HTTP status 401/);
    token = 'right';
    expect(await publish()).toMatchObject({ isNew: true });
  });

  it('says what the remote says that refuses', async () => {
    remotes.make('vouchers');
    const hook = join(remotes.bare('vouchers'), 'hooks/pre-receive');
    writeFileSync(hook, '#!/bin/sh\necho "No, thank you." >&2\nexit 1\n');
    chmodSync(hook, 0o755);
    await expect(publish()).rejects.toThrow(
      /Nothing could be pushed to .*pre-receive hook declined/,
    );
    expect(remotes.git('-C', remotes.bare('vouchers'), 'branch')).toBe('');
  });

  it('ends when its task does, though the remote says nothing', async () => {
    remotes.hangs = true;
    const ended = new AbortController();
    const publishing = publish({}, { signal: ended.signal });
    setTimeout(() => ended.abort(), 200);
    await expect(publishing).rejects.toThrow(/Nothing could be pushed/);
  });

  it('says that nobody is there', async () => {
    await remotes.stop();
    const { url } = { url: 'http://127.0.0.1:1/' };
    await expect(
      runAction(
        createSourcePublishAction({
          sources: [{ base: 'https://git.example.org/marram/', push: url }],
          committer,
        }),
        workspace.path,
        { repository },
      ),
    ).rejects.toThrow(/Nothing could be pushed to http:\/\/127\.0\.0\.1:1\//);
    remotes = await GitRemotes.start();
  });

  it('pushes nothing in a dry run, and nothing where there is nothing', async () => {
    expect(await publish({}, { isDryRun: true })).toEqual({ repository });
    expect(remotes.has('vouchers')).toBe(false);
    workspace.addContent({ empty: {} });
    await expect(publish({ path: 'empty' })).rejects.toThrow(
      'There is nothing in empty',
    );
    await expect(publish({ path: '../..' })).rejects.toThrow(/not allowed/);
  });

  it.each([
    'https://git.example.org/other/vouchers',
    'https://git.example.org/marram/',
    'https://git.example.org/marram/../other',
    'https://git.example.org/marram/a/../../b',
    'https://git.example.org/marram/a?service=x',
    'https://git.example.org/marram/a#b',
    'https://git.example.org/marram/--upload-pack=touch',
    'https://git.example.org/marram/$(id)',
    'https://git.example.org/marram/.git',
    'file:///etc',
    'git.example.org',
  ])('makes no repository at %s', async address => {
    await expect(publish({ repository: address })).rejects.toThrow(
      'Write an address such as https://git.example.org/marram/payments.',
    );
    expect(remotes.pushes).toBe(0);
  });
});
