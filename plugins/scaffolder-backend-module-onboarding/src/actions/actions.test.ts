import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import scaffolder from '@backstage/plugin-scaffolder-backend';
import { readFileSync, rmSync, symlinkSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { parse } from 'yaml';
import { runAction } from '../__testUtils__/runAction';
import { readCommitter, readSources } from '../config';
import { Core } from '../core/Core';
import scaffolderModuleOnboarding from '../index';
import { createGitopsPlaceAction } from './gitopsPlace';
import { createKustomizeBuildAction } from './kustomizeBuild';
import { createManifestsValidateAction } from './manifestsValidate';
import { createRequestCheckAction } from './requestCheck';
import { createRequestOpenAction } from './requestOpen';
import { createSourcePublishAction } from './sourcePublish';
import { createTreeFetchAction } from './treeFetch';
import { createYamlEditAction } from './yamlEdit';

jest.setTimeout(120_000);

const SETTINGS = {
  repository: 'https://git.example.org/marram/clusters',
  clusters: [{ name: 'eu-1' }],
};

const REQUEST = {
  requester: 'user:default/ada',
  team: { name: 'sales' },
  delivery: 'none',
  namespaces: [
    {
      name: 'vouchers',
      places: [{ environment: 'production', cluster: 'eu-1' }],
      quota: { tier: 'custom', hard: { pods: '5' } },
    },
  ],
};
const NAMESPACE = 'cluster-scope/base/core/namespaces/vouchers';

const workspace = createMockDirectory();

function run(action: unknown, input: object) {
  return runAction(action, workspace.resolve('work'), input);
}

function textOf(path: string): string {
  return readFileSync(workspace.resolve(`work/${path}`), 'utf8');
}

beforeEach(() =>
  workspace.setContent({ work: {}, outside: { 'a.yaml': 'a: 1\n' } }),
);

const core = Core.create({
  auth: mockServices.auth(),
  discovery: mockServices.discovery(),
});

it('each action has an id, a schema, a dry run and examples that fit its schema', () => {
  const actions = [
    createYamlEditAction(),
    createGitopsPlaceAction({ core }),
    createManifestsValidateAction(),
    createKustomizeBuildAction({ programs: [] }),
    createTreeFetchAction({ core }),
    createRequestCheckAction({ core }),
    createRequestOpenAction({ core }),
    createSourcePublishAction({
      sources: [],
      committer: { name: 'Portal', email: 'portal@example.org' },
    }),
  ];
  for (const { id, supportsDryRun, examples = [], schema } of actions) {
    expect(supportsDryRun).toBe(true);
    expect(examples.length).toBeGreaterThan(0);
    const known = Object.keys(schema?.input?.properties ?? {});
    for (const { example } of examples) {
      const { steps } = parse(example) as {
        steps: Array<{ action: string; input: object }>;
      };
      const mine = steps.filter(({ action }) => action === id);
      expect(mine).not.toEqual([]);
      for (const { input } of mine) {
        expect(known).toEqual(expect.arrayContaining(Object.keys(input)));
      }
    }
  }
});

it('is a module of the scaffolder', async () => {
  const { server } = await startTestBackend({
    features: [
      scaffolder,
      scaffolderModuleOnboarding,
      mockServices.rootSystemMetadata.factory(),
    ],
  });
  const response = await fetch(
    `http://localhost:${server.port()}/api/scaffolder/v2/actions`,
  );
  const actions = (await response.json()) as Array<{ id: string }>;
  expect(
    actions
      .map(({ id }) => id)
      .filter(id => id.startsWith('operations:'))
      .sort(),
  ).toEqual([
    'operations:gitops:place',
    'operations:kustomize:build',
    'operations:manifests:validate',
    'operations:request:check',
    'operations:request:open',
    'operations:source:publish',
    'operations:tree:fetch',
    'operations:yaml:edit',
  ]);
});

it('says where the configuration is wrong', () => {
  const config = (onboarding: object) =>
    mockServices.rootConfig({
      data: { scaffolder: { onboarding: { ...onboarding } } },
    });
  expect(readSources(config({}))).toEqual([]);
  expect(() =>
    readSources(config({ sources: [{ base: 'https://git.example.org' }] })),
  ).toThrow(
    /scaffolder\.onboarding\.sources\[0\]\.base in the configuration: Write an address that ends with a slash/,
  );
  expect(() =>
    readSources(config({ sources: [{ base: 'https://a:b@example.org/' }] })),
  ).toThrow(/without a user/);
  expect(readCommitter(config({}))).toEqual({
    name: 'Scaffolder',
    email: 'scaffolder@backstage.io',
  });
});

describe('operations:yaml:edit', () => {
  const edits = [{ op: 'add', path: ['list'], value: 'b' }];

  it('edits in place, once', async () => {
    workspace.addContent({ 'work/a.yaml': '# mine\nlist:\n  - a # first\n' });
    const input = { path: 'a.yaml', edits };
    expect(await run(createYamlEditAction(), input)).toEqual({
      changed: true,
      diff: `--- a/a.yaml\n+++ b/a.yaml\n@@ -1,3 +1,4 @@\n # mine\n list:\n   - a # first\n+  - b\n`,
    });
    expect(textOf('a.yaml')).toBe('# mine\nlist:\n  - a # first\n  - b\n');
    expect(await run(createYamlEditAction(), input)).toEqual({
      changed: false,
      diff: '',
    });
  });

  it('makes a file only where it is told to', async () => {
    const input = { path: 'new/b.yaml', edits };
    await expect(run(createYamlEditAction(), input)).rejects.toThrow(
      'There is no new/b.yaml in the workspace.',
    );
    await run(createYamlEditAction(), { ...input, create: true });
    expect(textOf('new/b.yaml')).toBe('list:\n  - b\n');
  });

  it.each(['../outside/a.yaml', '/etc/hostname', 'link/a.yaml'])(
    'does not leave the workspace by %s',
    async path => {
      symlinkSync(workspace.resolve('outside'), workspace.resolve('work/link'));
      await expect(
        run(createYamlEditAction(), { path, edits, create: true }),
      ).rejects.toThrow(/not allowed/);
      expect(readFileSync(workspace.resolve('outside/a.yaml'), 'utf8')).toBe(
        'a: 1\n',
      );
    },
  );
});

describe('operations:gitops:place', () => {
  const place = (change: object = {}, path?: string) =>
    run(createGitopsPlaceAction({ core }), {
      settings: SETTINGS,
      request: { ...REQUEST, ...change },
      ...(path && { path }),
    });

  it('writes a custom quota that really exists, and says what it did', async () => {
    const { files, diff, notes } = await place();
    expect(files).toContainEqual({
      path: `${NAMESPACE}/resourcequota.yaml`,
      change: 'added',
    });
    expect(parse(textOf(`${NAMESPACE}/resourcequota.yaml`)).spec.hard).toEqual({
      pods: '5',
    });
    expect(diff).toContain(`+++ b/${NAMESPACE}/namespace.yaml`);
    expect(notes).toEqual([]);
  });

  it('writes the custom quota that a list names and nobody has written', async () => {
    await place();
    rmSync(workspace.resolve(`work/${NAMESPACE}/resourcequota.yaml`));
    expect((await place()).files).toEqual([
      { path: `${NAMESPACE}/resourcequota.yaml`, change: 'added' },
    ]);
  });

  it('touches nothing of a namespace that somebody else has taken meanwhile', async () => {
    await place({ team: { name: 'platform' } });
    const before = textOf(`${NAMESPACE}/kustomization.yaml`);
    await expect(place()).rejects.toThrow(
      'namespaces[0].name: The namespace vouchers is of group:default/platform. Choose another name, or ask who has it.',
    );
    expect(textOf(`${NAMESPACE}/kustomization.yaml`)).toBe(before);
  });

  it('changes no quota by the way', async () => {
    await place();
    const namespaces = [{ ...REQUEST.namespaces[0], quota: { tier: 'large' } }];
    const { notes } = await place({ namespaces });
    expect(notes).toEqual([
      'The namespace vouchers keeps its quota custom: an onboarding changes no quota.',
    ]);
    expect(textOf(`${NAMESPACE}/kustomization.yaml`)).not.toContain('large');
  });

  it('names the file that is no YAML, and writes none', async () => {
    await place();
    workspace.addContent({ [`work/${NAMESPACE}/kustomization.yaml`]: 'a: [' });
    await expect(place()).rejects.toThrow(
      `${NAMESPACE}/kustomization.yaml: The file is no YAML (line 1)`,
    );
  });

  it('tells everything that is wrong at once', async () => {
    const namespaces = [{ ...REQUEST.namespaces[0], name: 'A.b' }];
    await expect(place({ namespaces, team: { name: '🚀' } })).rejects.toThrow(
      /^team\.name: .*\nnamespaces\[0\]\.name: "A\.b"/,
    );
  });

  it('does not leave the tree through a link that somebody has committed', async () => {
    workspace.addContent({ 'work/tree/README.md': 'x' });
    symlinkSync(
      workspace.resolve('outside'),
      workspace.resolve('work/tree/cluster-scope'),
    );
    await expect(place({}, 'tree')).rejects.toThrow(/not allowed/);
  });

  it('needs to know the tree', async () => {
    await expect(
      run(createGitopsPlaceAction({ core }), {
        settings: { ...SETTINGS, clusters: [] },
        request: REQUEST,
      }),
    ).rejects.toThrow(/^settings\.clusters: /);
  });
});

describe('operations:manifests:validate', () => {
  const validate = (input: object = {}) =>
    run(createManifestsValidateAction(), { failOnFindings: false, ...input });

  it('finds what an API server would refuse', async () => {
    workspace.addContent({
      'work/bad.yaml': `apiVersion: v1
kind: ResourceQuota
metadata: { name: q }
spec: { hard: [1] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: n }
spec: {}
---
apiVersion: v1
kind: Namespace
`,
    });
    const [schema] = (await validate()).checks;
    expect(schema.status).toBe('failed');
    expect(
      schema.findings.map(({ object, message }) => [object, message]),
    ).toEqual([
      [undefined, expect.stringContaining('metadata')],
      ['ResourceQuota q', expect.stringContaining('spec.hard')],
      ['NetworkPolicy n', 'spec.podSelector is missing'],
    ]);
    await expect(validate({ failOnFindings: true })).rejects.toThrow(
      /^schema failed: bad\.yaml: metadata: .* And 2 more\.$/,
    );
  });

  it('has not passed what it does not know, nor nothing', async () => {
    expect((await validate()).checks).toMatchObject([
      { name: 'schema', status: 'not run' },
      { name: 'policy', status: 'not run' },
    ]);
    workspace.addContent({
      'work/x.yaml':
        'apiVersion: example.org/v1\nkind: Wish\nmetadata: { name: w }\n',
    });
    expect((await validate()).checks[0]).toMatchObject({
      status: 'not run',
      findings: [{ object: 'Wish w' }],
    });
  });

  it('looks only at what has changed, where it is told to', async () => {
    workspace.addContent({
      'work/tree/theirs.yaml':
        'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\n',
      'work/tree/ours.yaml':
        'apiVersion: v1\nkind: Service\nmetadata: {name: s}\nspec: {}\n',
    });
    const statuses = async (files?: object[]) =>
      (await validate({ path: 'tree', files })).checks.map(
        ({ status }) => status,
      );
    expect(await statuses()).toEqual(['passed', 'failed']);
    expect(await statuses([{ path: 'ours.yaml' }])).toEqual([
      'passed',
      'passed',
    ]);
    expect(await statuses([])).toEqual(['not run', 'not run']);
    await expect(statuses([{ path: '../../outside/a.yaml' }])).rejects.toThrow(
      /not allowed/,
    );
  });

  it.each<[string, object, boolean]>([
    ['namespace-owner', { apiVersion: 'v1', kind: 'Namespace' }, false],
    [
      'namespace-quota',
      {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'x', annotations: { 'operate-first.io/owner': 'y' } },
      },
      true,
    ],
    [
      'no-cluster-admin',
      { kind: 'RoleBinding', roleRef: { name: 'cluster-admin' } },
      false,
    ],
    [
      'no-everybody',
      { kind: 'RoleBinding', subjects: [{ name: 'system:authenticated' }] },
      false,
    ],
    [
      'no-wildcard-role',
      { kind: 'Role', rules: [{ verbs: ['*'], resources: ['*'] }] },
      false,
    ],
    ['no-secret', { apiVersion: 'v1', kind: 'Secret' }, false],
    [
      'no-host-access',
      {
        kind: 'CronJob',
        spec: {
          jobTemplate: { spec: { template: { spec: { hostPID: true } } } },
        },
      },
      false,
    ],
    [
      'own-project',
      { kind: 'Application', spec: { project: 'default' } },
      false,
    ],
  ])('holds to %s', async (id, object, whole) => {
    workspace.addContent({
      'work/x.json': JSON.stringify({
        apiVersion: 'v1',
        metadata: { name: 'x' },
        ...object,
      }),
    });
    const [, policy] = (await validate({ whole })).checks;
    expect(policy.findings.map(({ message }) => message)).toEqual([
      expect.stringContaining(`(${id})`),
    ]);
  });
});

describe('operations:kustomize:build', () => {
  const kustomization = (resources: string[]) =>
    JSON.stringify({ kind: 'Kustomization', resources });
  const build = (programs: string[], input: object = {}) =>
    run(createKustomizeBuildAction({ programs }), {
      failOnFindings: false,
      ...input,
    });

  /** Stands for a program, as far as its version and its answer matter. */
  async function program(version: string, answer: string): Promise<string> {
    const path = workspace.resolve('kustomize');
    workspace.addContent({
      kustomize: `#!/bin/sh\nif [ "$1" = version ]; then echo '${version}'; else ${answer}; fi\n`,
    });
    await chmod(path, 0o755);
    return path;
  }

  beforeEach(() =>
    workspace.addContent({
      'work/tree/top/kustomization.yaml': kustomization(['../base']),
      'work/tree/base/kustomization.yaml': kustomization(['a.yaml']),
      'work/tree/base/a.yaml': 'kind: A\n',
    }),
  );

  it('has not passed where there is no program, or one too old', async () => {
    expect(await build(['/nowhere/kustomize'], { path: 'tree' })).toMatchObject(
      {
        status: 'not run',
        message: expect.stringContaining('There is no kustomize 4'),
        built: [],
      },
    );
    const old = await program('{Version:kustomize/v3.5.4 GitCommit:x}', 'true');
    expect(await build([old], { path: 'tree' })).toMatchObject({
      status: 'not run',
      message: expect.stringContaining('has kustomize 3.5.4'),
    });
  });

  it('builds what nothing else builds, and keeps it', async () => {
    const one = await program('v5.4.2', 'echo "built: $2"');
    expect(await build([one], { path: 'tree', output: 'built' })).toEqual({
      status: 'passed',
      message: '1 folder built by kustomize 5.4.2.',
      built: ['top'],
      checks: [expect.objectContaining({ name: 'kustomize', findings: [] })],
    });
    expect(textOf('built/top.yaml')).toContain('/tree/top');
  });

  it('builds only what some files are part of; what others broke stops nobody', async () => {
    const one = await program('v5.4.2', 'true');
    workspace.addContent({
      'work/tree/theirs/kustomization.yaml': kustomization(['missing.yaml']),
      'work/tree/other/kustomization.yaml': kustomization(['../base']),
      'work/tree/alone/kustomization.yaml': kustomization([]),
    });
    const built = async (...paths: string[]) =>
      build([one], { path: 'tree', files: paths.map(path => ({ path })) });
    expect(await build([one], { path: 'tree' })).toMatchObject({
      status: 'failed',
    });
    expect(await built('base/a.yaml')).toMatchObject({
      status: 'passed',
      built: ['other', 'top'],
    });
    expect(await built('alone/kustomization.yaml')).toMatchObject({
      status: 'passed',
      built: ['alone'],
    });
    expect(await built('theirs/kustomization.yaml')).toMatchObject({
      status: 'failed',
    });
    expect(await built()).toMatchObject({ status: 'not run', built: [] });
  });

  it('fails as the program does, with its words', async () => {
    const one = await program('v5.4.2', 'echo "no matches" >&2; exit 1');
    await expect(
      build([one], { path: 'tree', failOnFindings: true }),
    ).rejects.toThrow('kustomize failed: top: no matches');
  });

  it.each(['https://example.org/x', 'missing.yaml', '../../outside', '/etc'])(
    'builds nothing of a tree that names %s',
    async name => {
      workspace.addContent({
        'work/tree/base/kustomization.yaml': kustomization([name]),
      });
      expect(
        await build(['/nowhere/kustomize'], { path: 'tree' }),
      ).toMatchObject({ status: 'failed', built: [] });
    },
  );

  it('leaves the folder of no workspace', async () => {
    const one = await program('v5.4.2', 'true');
    await expect(
      build([one], { path: 'tree', folders: ['../../outside'] }),
    ).rejects.toThrow(/not allowed/);
  });
});
