import { createMockDirectory } from '@backstage/backend-test-utils';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse, stringify } from 'yaml';
import { FakeOperations } from './__testUtils__/FakeOperations';
import { GitRemotes } from './__testUtils__/GitRemotes';
import { HAS_KUSTOMIZE } from './__testUtils__/kustomize';
import { PortalLab, readTemplate } from './__testUtils__/PortalLab';
import { expectCompleted, newService } from './__testUtils__/requests';
import { EXAMPLES, filesIn } from './__testUtils__/trees';
import { validateManifests } from './manifests/validate';
import { TreeFolder } from './workspace/TreeFolder';

jest.setTimeout(180_000);

const run = promisify(execFile);

function example(name: string) {
  const folder = join(EXAMPLES, name);
  return {
    request: parse(
      readFileSync(join(folder, 'request.yaml'), 'utf8'),
    ) as Record<string, unknown> & { requester: string },
    before: [...filesIn(join(folder, 'before'))].map(([path, text]) => ({
      path,
      text,
    })),
    after: Object.fromEntries(filesIn(join(folder, 'after'))),
  };
}

const SETTINGS = parse(
  readFileSync(join(EXAMPLES, 'tree.yaml'), 'utf8'),
) as Record<string, unknown>;

describe('templates/onboard-service', () => {
  const directory = createMockDirectory();
  const operations = FakeOperations.create();
  let remotes: GitRemotes;
  let lab: PortalLab;

  /** What a real task has left in its workspace. */
  const kept = (task: string, folder = 'tree') =>
    Object.fromEntries(filesIn(join(lab.folder, 'kept', task, folder)));

  /** What a dry run answers; the files of the template come with it, as its editor sends them. */
  async function dryRun(values: object, user?: string) {
    const folder = join(lab.folder, 'templates/onboard-service');
    const response = await lab.ask('/scaffolder/v2/dry-run', {
      user,
      body: {
        template: readTemplate(lab.folder),
        values,
        directoryContents: [...filesIn(folder)].map(([path, text]) => ({
          path,
          base64Content: Buffer.from(text).toString('base64'),
        })),
      },
    });
    if (!response.ok) throw new Error(await response.text());
    return (await response.json()) as {
      directoryContents: Array<{ path: string; base64Content: string }>;
      log: Array<{ body: { message: string } }>;
      output: object;
    };
  }

  beforeAll(async () => {
    remotes = await GitRemotes.start();
    PortalLab.layOut(directory.path);
    lab = await PortalLab.start({
      folder: directory.path,
      operations: operations.plugin,
      push: remotes.url,
    });
  });

  afterAll(async () => {
    await lab?.stop();
    await remotes.stop();
  });

  beforeEach(() => {
    operations.tree = {
      revision: 'a'.repeat(40),
      files: [],
      settings: SETTINGS,
    };
    operations.problem = undefined;
    operations.problems = [];
    operations.beforeTree = async () => {};
    operations.beforeAnswer = async () => {};
    remotes.hangs = false;
  });

  it('is a template of the platform team, with a form of one field', async () => {
    const template = await lab.entity('template:default/onboard-service');
    expect(template?.relations).toEqual([
      { type: 'ownedBy', targetRef: 'group:default/platform' },
    ]);
    const response = await lab.ask(
      '/scaffolder/v2/templates/default/template/onboard-service/parameter-schema',
    );
    const { steps } = (await response.json()) as {
      steps: Array<{ schema: { properties: Record<string, object> } }>;
    };
    expect(steps.map(({ schema }) => Object.keys(schema.properties))).toEqual([
      ['onboarding'],
    ]);
    expect(steps[0].schema.properties.onboarding).toMatchObject({
      'ui:field': 'OperationsOnboarding',
    });
    // Each action that a step names is there.
    const actions = (await (
      await lab.ask('/scaffolder/v2/actions')
    ).json()) as Array<{ id: string }>;
    const known = new Set(actions.map(({ id }) => id));
    expect(
      readTemplate(lab.folder)
        .spec.steps.map(({ action }) => action)
        .filter(action => !known.has(action)),
    ).toEqual([]);
  });

  describe.each(['new-service', 'two-clusters', 'existing-service'])(
    'with the example %s',
    name => {
      const { request, before, after } = example(name);
      const user = request.requester;

      it('leaves exactly the golden tree, and ends at a request', async () => {
        operations.tree.files = before;
        const { status, output, task, log } = await lab.run(
          // Whoever else stands there, who starts the task is who asks.
          { onboarding: { request: { ...request, requester: 'user:x/y' } } },
          { user, template: 'kept' },
        );
        expectCompleted({ status, log });
        expect(kept(task)).toEqual(after);
        const opened = operations.opened.get(task);
        expect(output).toMatchObject({
          request: opened?.key,
          url: `/operations/requests/${opened?.key}`,
        });
        expect(opened).toMatchObject({
          requester: user,
          input: {
            kind: 'onboard',
            taskId: task,
            template: 'template:default/kept',
            checks: [
              { name: 'schema', state: 'passed' },
              { name: 'policy', state: 'passed' },
              { name: 'kustomize' },
            ],
          },
        });
        // Without a kustomize it is said so.
        expect(HAS_KUSTOMIZE ? ['passed'] : ['passed', 'notRun']).toContain(
          opened?.input.checks?.[2].state,
        );
        expect(opened?.input.files).toBeUndefined();
      });

      it('shows the same in a dry run, which opens nothing', async () => {
        operations.tree.files = before;
        const asked = operations.asked;
        const { directoryContents, log, output } = await dryRun(
          { onboarding: { request } },
          user,
        );
        const tree = directoryContents
          .filter(({ path }) => path.startsWith('tree/'))
          .map(({ path, base64Content }) => [
            path.slice('tree/'.length),
            Buffer.from(base64Content, 'base64').toString(),
          ]);
        expect(Object.fromEntries(tree)).toEqual(after);
        expect(log.map(({ body }) => body.message).join('\n')).toContain(
          'Would open a request that changes 1 files. Dry run: nothing is opened.',
        );
        expect(output).toEqual({ links: [], text: [] });
        expect(operations.asked).toBe(asked);
      });
    },
  );

  describe.each([
    ['node', [process.execPath, '--test']],
    ['python', ['python3', '-m', 'unittest', '--quiet']],
  ] as const)('a new repository of the %s skeleton', (skeleton, tests) => {
    const name = `${skeleton}-vouchers`;
    const values = {
      onboarding: {
        skeleton,
        request: newService(name, { description: 'Gives *vouchers*.' }),
      },
    };

    it('is pushed for who asks, runs, and is fit for a cluster', async () => {
      const { status, log, output } = await lab.run(values, {
        // Nobody knows this one's e-mail address.
        user: 'user:default/linus',
      });
      expectCompleted({ status, log });
      expect(output.request).toMatch(/^REQ-\d+$/);
      expect(remotes.log(name)).toEqual([
        `Linus Example <portal@example.org> Portal: Begin with the ${skeleton} skeleton`,
      ]);

      const clone = join(lab.folder, 'clones', name);
      remotes.clone(name, clone);
      const files = filesIn(clone);
      const text = [...files]
        .filter(([path]) => !path.startsWith('.git/'))
        .map(([path, content]) => `${path}\n${content}`)
        .join('\n');
      expect(text).not.toContain('${{');
      // The entity is in the tree; a second one would have the same name.
      expect(files.has('catalog-info.yaml')).toBe(false);
      expect(parse(files.get('mkdocs.yml') ?? '')).toMatchObject({
        site_name: 'Vouchers: "gifts" & more',
      });

      const checks = await validateManifests(
        TreeFolder.create(clone),
        'deploy',
        { whole: false },
      );
      expect(
        checks.map(({ status: said, findings }) => [said, findings]),
      ).toEqual([
        ['passed', []],
        ['passed', []],
      ]);
      const deployment = parse(files.get('deploy/deployment.yaml') ?? '') as {
        metadata: object;
        spec: { template: { spec: { containers: object[] } } };
      };
      expect(deployment.metadata).toEqual({
        name,
        labels: { app: name, 'backstage.io/kubernetes-id': name },
      });
      expect(deployment.spec.template.spec.containers).toMatchObject([
        { image: `git.example.org/marram/${name}:0.1.0` },
      ]);
      expect(parse(files.get('deploy/service.yaml') ?? '')).toMatchObject({
        metadata: { labels: { 'backstage.io/kubernetes-id': name } },
        spec: { ports: [{ name: 'http', targetPort: 'http' }] },
      });

      // Its own tests, as they are run by who gets it; they listen, and end on a signal.
      const [program, ...args] = tests;
      await run(program, args, {
        cwd: clone,
        env: { PATH: process.env.PATH, PYTHONDONTWRITEBYTECODE: '1' },
        timeout: 60_000,
      });
    });

    it('is as good where it is there already', async () => {
      const pushes = remotes.pushes;
      const { status, log } = await lab.run(values);
      expect({ status, log }).toMatchObject({
        status: 'completed',
        log: expect.stringContaining('has the very same already'),
      });
      expect(remotes.pushes).toBe(pushes);
    });

    it('is never put over something else', async () => {
      remotes.commit(name, 'README.md', '# Mine\n');
      const [head] = remotes.log(name, '%H');
      const asked = operations.asked;
      const { status, log } = await lab.run(values);
      expect({ status, log }).toMatchObject({
        status: 'failed',
        log: expect.stringContaining('and it has something else'),
      });
      expect(remotes.log(name, '%H')[0]).toBe(head);
      expect(operations.asked).toBe(asked);
    });
  });

  it('is not made where something is wrong with the request', async () => {
    operations.tree.files = [
      {
        path: 'cluster-scope/base/core/namespaces/taken/namespace.yaml',
        text: stringify({
          apiVersion: 'v1',
          kind: 'Namespace',
          metadata: {
            name: 'taken',
            annotations: { 'operate-first.io/owner': 'group:default/data' },
          },
        }),
      },
    ];
    const asked = operations.asked;
    const { status, log } = await lab.run({
      onboarding: { skeleton: 'node', request: newService('taken') },
    });
    expect({ status, log }).toMatchObject({
      status: 'failed',
      log: expect.stringMatching(
        /namespaces\[0\]\.name: The namespace taken is of group:default\/data\. Choose another name/,
      ),
    });
    expect(remotes.has('taken')).toBe(false);
    expect(operations.asked).toBe(asked);
  });

  it('is not made where the portal would refuse the request', async () => {
    operations.problems = [
      {
        field: 'namespaces[0].name',
        message: 'REQ-4 asks for it already. Wait for it, or withdraw it.',
      },
    ];
    const asked = operations.asked;
    const onboarding = { skeleton: 'node', request: newService('refused') };
    const { status, log } = await lab.run({ onboarding });
    expect({ status, log }).toMatchObject({
      status: 'failed',
      log: expect.stringContaining(
        'namespaces[0].name: REQ-4 asks for it already. Wait for it, or withdraw it.',
      ),
    });
    expect(remotes.has('refused')).toBe(false);
    expect(operations.asked).toBe(asked);
    await expect(dryRun({ onboarding })).rejects.toThrow(
      /REQ-4 asks for it already/,
    );
  });

  it.each([
    ['user:default/ada', 'Ada Example', 'ada@example.org'],
    // Nobody knows an address: the host's action then takes that of the portal.
    ['user:default/linus', 'Linus <Example>', undefined],
    // And of this one the catalog knows nothing at all.
    ['user:default/nobody', undefined, undefined],
  ])('is of %s on a host, too', async (user, name, email) => {
    const onboarding = {
      skeleton: 'node',
      host: 'github',
      request: newService('shop', {
        repository: { url: 'https://github.com/acme/shop' },
      }),
    };
    const { log } = await dryRun({ onboarding }, user);
    const words = log.map(({ body }) => body.message).join('\n');
    const input =
      /publish:github in dry-run mode with inputs \(secrets redacted\): (\{[\s\S]*?\n\})/.exec(
        words,
      );
    const { gitAuthorName, gitAuthorEmail } = JSON.parse(input?.[1] ?? '{}');
    expect([gitAuthorName, gitAuthorEmail]).toEqual([name, email]);
  });

  it.each([
    [
      'github',
      'https://github.com/acme/shop',
      'github.com?owner=acme&repo=shop',
    ],
    [
      'gitlab',
      'https://gitlab.com/acme/web/shop.git',
      'gitlab.com?owner=acme/web&repo=shop',
    ],
    [
      'gitea',
      'https://git.acme.dev/acme/shop',
      'git.acme.dev?owner=acme&repo=shop',
    ],
    [
      'bitbucketCloud',
      'https://bitbucket.org/acme/shop',
      'bitbucket.org?workspace=acme&repo=shop&project=WEB',
    ],
    [
      'bitbucketServer',
      'https://git.acme.dev/scm/WEB/shop.git',
      'git.acme.dev?repo=shop&project=WEB',
    ],
  ])(
    'asks the stock action of %s for a repository',
    async (host, url, repoUrl) => {
      const onboarding = {
        skeleton: 'node',
        host,
        project: 'WEB',
        request: newService('shop', { repository: { url } }),
      };
      const { log, directoryContents } = await dryRun({ onboarding });
      const words = log.map(({ body }) => body.message).join('\n');
      expect(words).toContain(`Running publish:${host} in dry-run mode`);
      expect(words).toContain(`"repoUrl": "${repoUrl}"`);
      expect(words).not.toContain('Running operations:source:publish');
      const paths = directoryContents.map(({ path }) => path);
      expect(paths).toEqual(
        expect.arrayContaining([
          'source/src/main.js',
          'source/deploy/deployment.yaml',
          'source/docs/index.md',
        ]),
      );
    },
  );
});
