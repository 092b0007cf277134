import { createMockDirectory } from '@backstage/backend-test-utils';
import { OnboardingPreview } from '@operate-first/plugin-operations-common';
import { existsSync, symlinkSync } from 'node:fs';
import { runAction } from '../__testUtils__/runAction';
import { filesIn } from '../__testUtils__/trees';
import { createGitopsPlaceAction } from './gitopsPlace';

jest.setTimeout(60_000);

const workspace = createMockDirectory();

const PREVIEW: OnboardingPreview = {
  problems: [],
  notes: ['Ask data first.'],
  files: [
    { path: 'new/a.yaml', change: 'added', after: 'a: 1\n' },
    {
      path: 'old/b.yaml',
      change: 'changed',
      before: 'b: 1\n',
      after: 'b: 2\n',
    },
    { path: 'gone/deep/c.yaml', change: 'removed', before: 'c: 1\n' },
  ],
};

function place(
  preview: OnboardingPreview,
  input: object = { kind: 'namespace', parameters: { name: 'lab' } },
  more: object = {},
) {
  const ask = jest.fn(async () => preview);
  const action = createGitopsPlaceAction({ core: { preview: ask } });
  const said = runAction(
    action,
    workspace.path,
    { path: 'tree', ...input },
    more,
  );
  return { ask, said };
}

beforeEach(() =>
  workspace.setContent({
    tree: {
      old: { 'b.yaml': 'b: 1\n' },
      gone: { 'kept.yaml': 'k: 1\n', deep: { 'c.yaml': 'c: 1\n' } },
    },
    outside: {},
  }),
);

describe('operations:gitops:place of a kind', () => {
  it('asks the portal, writes, and removes with the folders that are left empty', async () => {
    const { ask, said } = place(PREVIEW);
    expect(await said).toEqual({
      files: [
        { path: 'new/a.yaml', change: 'added' },
        { path: 'old/b.yaml', change: 'changed' },
        { path: 'gone/deep/c.yaml', change: 'removed' },
      ],
      notes: ['Ask data first.'],
      diff: expect.stringContaining(
        '--- a/gone/deep/c.yaml\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-c: 1\n',
      ),
    });
    expect(ask).toHaveBeenCalledWith(
      expect.anything(),
      { name: 'lab' },
      'namespace',
    );
    expect(Object.fromEntries(filesIn(workspace.resolve('tree')))).toEqual({
      'new/a.yaml': 'a: 1\n',
      'old/b.yaml': 'b: 2\n',
      'gone/kept.yaml': 'k: 1\n',
    });
    expect(existsSync(workspace.resolve('tree/gone/deep'))).toBe(false);
    // The same again is as it was.
    await place(PREVIEW).said;
    expect(filesIn(workspace.resolve('tree')).size).toBe(3);
  });

  it('writes nothing where something is wrong, and says all of it', async () => {
    const problems = [
      { field: 'name', message: 'It is taken.' },
      { field: 'clusters[0]', message: 'There is no moon-1.' },
    ];
    await expect(place({ ...PREVIEW, problems }).said).rejects.toThrow(
      'name: It is taken.\nclusters[0]: There is no moon-1.',
    );
    expect(existsSync(workspace.resolve('tree/new'))).toBe(false);
  });

  it('leaves the tree by no link that somebody has committed', async () => {
    symlinkSync(workspace.resolve('outside'), workspace.resolve('tree/new'));
    await expect(place(PREVIEW).said).rejects.toThrow(/not allowed/);
    expect(filesIn(workspace.resolve('outside')).size).toBe(0);
  });

  it('says where the tree has moved on since', async () => {
    workspace.addContent({ 'tree/old/b.yaml': 'b: 7\n' });
    const warn = jest.fn();
    const logger = {
      warn,
      info: jest.fn(),
      error: jest.fn(),
      debug: jest.fn(),
    };
    await place(PREVIEW, undefined, { logger }).said;
    expect(warn.mock.calls.flat()).toEqual([
      expect.stringContaining('old/b.yaml is not as it was'),
      'Ask data first.',
    ]);
  });

  it.each([
    ['neither', {}],
    ['both', { kind: 'namespace', request: {}, parameters: {} }],
  ])('needs a request or a kind, not %s', async (_, input) => {
    await expect(place(PREVIEW, input).said).rejects.toThrow(
      'Write either request, of an onboarding, or kind with its parameters.',
    );
  });
});
