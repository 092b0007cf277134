import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  OnboardingTree,
  readOnboardingTree,
  requestKinds,
} from '@operate-first/plugin-operations-common';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  KIND_EXAMPLES,
  kindExamples,
  previewOf,
  readKindExample,
} from './__testUtils__/kinds';
import { HAS_KUSTOMIZE, KUSTOMIZE } from './__testUtils__/kustomize';
import { runAction } from './__testUtils__/runAction';
import { EXAMPLES, filesIn, writeFiles } from './__testUtils__/trees';
import { createGitopsPlaceAction } from './actions/gitopsPlace';
import { Kustomize } from './kustomize/Kustomize';
import { buildTree } from './kustomize/buildTree';
import { Finding } from './manifests/check';
import { validateManifests } from './manifests/validate';
import { TreeFolder } from './workspace/TreeFolder';

jest.setTimeout(120_000);

const WRITE = process.env.KINDS_WRITE === '1';

const TREE = readOnboardingTree(
  parse(readFileSync(join(EXAMPLES, 'tree.yaml'), 'utf8')),
).value as OnboardingTree;

const workspace = createMockDirectory();

afterEach(() => workspace.clear());

/** What is wrong with a tree: of its files, and of what kustomize makes of them. */
async function findingsIn(name: string): Promise<Finding[]> {
  const folder = TreeFolder.create(workspace.path, name);
  const { kustomize } = await Kustomize.find(KUSTOMIZE);
  expect(kustomize !== undefined || !HAS_KUSTOMIZE).toBe(true);
  const { check, built } = await buildTree(folder, KUSTOMIZE, {});
  // Where there is nothing to build, nothing was looked at.
  const isBuilt = (await folder.list('.', /^kustomization\.ya?ml$/)).length > 0;
  expect(check.status).toBe(kustomize && isBuilt ? 'passed' : 'not run');
  await writeFiles(
    workspace.resolve(`${name}-built`),
    [...built].map(([path, yaml]) => [`${path}.yaml`, yaml]),
  );
  const files = await validateManifests(folder, '.', { whole: false });
  const whole =
    built.size > 0
      ? await validateManifests(
          TreeFolder.create(workspace.path, `${name}-built`),
          '.',
          { whole: true },
        )
      : [];
  return [check, ...files, ...whole].flatMap(({ findings }) => findings);
}

it('there is an example of every kind', () => {
  const shown = new Set(
    kindExamples().map(name => readKindExample(name).kind.name),
  );
  expect([...shown].sort()).toEqual(
    requestKinds()
      .map(({ name }) => name)
      .sort(),
  );
});

describe.each(kindExamples())('examples/kinds/%s', name => {
  const before = filesIn(join(KIND_EXAMPLES, name, 'before'));

  it('is what is made of the request, the same twice, valid, and builds', async () => {
    const example = readKindExample(name);
    const preview = previewOf(example, TREE, before);
    await writeFiles(workspace.resolve('before'), before);
    await writeFiles(workspace.resolve('tree'), before);
    const place = () =>
      runAction(
        createGitopsPlaceAction({ core: { preview: async () => preview } }),
        workspace.path,
        {
          kind: example.kind.name,
          parameters: example.parameters,
          path: 'tree',
        },
      );
    const { files } = await place();
    expect(files.length).toBeGreaterThan(0);

    const made = filesIn(workspace.resolve('tree'));
    const after = join(KIND_EXAMPLES, name, 'after');
    if (WRITE) {
      await rm(after, { recursive: true, force: true });
      await writeFiles(after, made);
    }
    expect(Object.fromEntries(made)).toEqual(
      Object.fromEntries(filesIn(after)),
    );

    // The same again changes nothing: neither in the workspace, nor in the tree that has it.
    await place();
    expect(Object.fromEntries(filesIn(workspace.resolve('tree')))).toEqual(
      Object.fromEntries(made),
    );
    expect(previewOf(example, TREE, made).files).toEqual([]);

    // What was wrong before, others may mend; nothing comes to it.
    const known = (await findingsIn('before')).map(
      ({ object, message }) => `${object} ${message}`,
    );
    expect(
      (await findingsIn('tree')).filter(
        ({ object, message }) => !known.includes(`${object} ${message}`),
      ),
    ).toEqual([]);
  });
});
