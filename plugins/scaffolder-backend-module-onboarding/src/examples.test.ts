import { createMockDirectory } from '@backstage/backend-test-utils';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { HAS_KUSTOMIZE, KUSTOMIZE } from './__testUtils__/kustomize';
import { runAction } from './__testUtils__/runAction';
import { EXAMPLES, filesIn, writeFiles } from './__testUtils__/trees';
import { createGitopsPlaceAction } from './actions/gitopsPlace';
import { Kustomize } from './kustomize/Kustomize';
import { buildTree } from './kustomize/buildTree';
import { validateManifests } from './manifests/validate';
import { TreeFolder } from './workspace/TreeFolder';

jest.setTimeout(120_000);

/** An onboarding is computed without the core. */
const NOBODY = { preview: () => Promise.reject(new Error('Nobody is asked')) };
const WRITE = process.env.ONBOARDING_WRITE === '1';

function yamlOf(...path: string[]): unknown {
  return parse(readFileSync(join(EXAMPLES, ...path), 'utf8'));
}

describe.each(['new-service', 'two-clusters', 'existing-service'])(
  'examples/onboarding/%s',
  name => {
    const workspace = createMockDirectory();

    const place = () =>
      runAction(createGitopsPlaceAction({ core: NOBODY }), workspace.path, {
        settings: yamlOf('tree.yaml') as object,
        request: yamlOf(name, 'request.yaml'),
        path: 'tree',
      });

    it('is what is made of the request, the same twice, valid, and builds', async () => {
      const folder = workspace.resolve('tree');
      await writeFiles(folder, filesIn(join(EXAMPLES, name, 'before')));
      const first = await place();
      expect(first.files.length).toBeGreaterThan(10);
      const made = filesIn(folder);
      if (WRITE) {
        await rm(join(EXAMPLES, name, 'after'), {
          recursive: true,
          force: true,
        });
        await writeFiles(join(EXAMPLES, name, 'after'), made);
      }
      expect(Object.fromEntries(made)).toEqual(
        Object.fromEntries(filesIn(join(EXAMPLES, name, 'after'))),
      );

      expect(await place()).toMatchObject({ files: [], diff: '' });

      const checks = await validateManifests(TreeFolder.create(folder), '.', {
        whole: false,
      });
      expect(
        checks.map(({ status, findings }) => ({ status, findings })),
      ).toEqual([
        { status: 'passed', findings: [] },
        { status: 'passed', findings: [] },
      ]);

      // Without a kustomize it is said so, and the references are followed all the same.
      const { kustomize } = await Kustomize.find(KUSTOMIZE);
      expect(kustomize !== undefined || !HAS_KUSTOMIZE).toBe(true);
      const { check, built } = await buildTree(
        TreeFolder.create(folder),
        KUSTOMIZE,
        {},
      );
      expect(check).toMatchObject({
        status: kustomize ? 'passed' : 'not run',
        findings: [],
      });
      await writeFiles(
        workspace.resolve('built'),
        [...built].map(([path, yaml]) => [`${path}.yaml`, yaml]),
      );
      const whole = await validateManifests(
        TreeFolder.create(workspace.path),
        kustomize ? 'built' : 'tree',
        { whole: kustomize !== undefined },
      );
      // In the example the neighbours of the service are older than the rule of quotas.
      expect(
        whole
          .flatMap(({ findings }) => findings)
          .filter(({ object }) => !/ (accounts|wallet)$/.test(object ?? '')),
      ).toEqual([]);
    });
  },
);

describe('the existing service', () => {
  const before = filesIn(join(EXAMPLES, 'existing-service/before'));
  const after = filesIn(join(EXAMPLES, 'existing-service/after'));

  it('keeps every line that somebody has written', () => {
    for (const [path, text] of before) {
      const lines = (after.get(path) ?? '').split('\n');
      const rest = text.split('\n').filter(line => {
        const at = lines.indexOf(line);
        if (at !== -1) lines.splice(0, at + 1);
        return at === -1;
      });
      // A list in brackets is one line, and gets longer.
      expect(rest.filter(line => !line.startsWith('resources: ['))).toEqual([]);
    }
  });
});
