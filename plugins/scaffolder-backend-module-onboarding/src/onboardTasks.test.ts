import { createMockDirectory } from '@backstage/backend-test-utils';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { FakeOperations } from './__testUtils__/FakeOperations';
import { GitRemotes } from './__testUtils__/GitRemotes';
import {
  PortalLab,
  readTemplate,
  templateFile,
  until,
} from './__testUtils__/PortalLab';
import { expectCompleted, newService } from './__testUtils__/requests';
import { EXAMPLES, filesIn } from './__testUtils__/trees';

jest.setTimeout(180_000);

const SETTINGS = parse(
  readFileSync(join(EXAMPLES, 'tree.yaml'), 'utf8'),
) as Record<string, unknown>;

describe('templates/onboard-service', () => {
  const directory = createMockDirectory();
  const operations = FakeOperations.create();
  let remotes: GitRemotes;
  let lab: PortalLab;

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
    operations.beforePreview = async () => {};
    operations.beforeAnswer = async () => {};
  });

  let cuts = 0;

  /** As if the machine had lost its power now: what is on its disk is all that another one has. */
  function powerCut(): string {
    const other = join(lab.folder, `other-${cuts}`);
    cuts += 1;
    cpSync(join(lab.folder, 'db'), join(other, 'db'), { recursive: true });
    PortalLab.layOut(other);
    return other;
  }

  describe('a task that', () => {
    const values = (name: string) => ({
      onboarding: { request: newService(name) },
    });

    /** Lets a request be opened, and keeps the answer back. */
    function hold() {
      let release = () => {};
      operations.beforeAnswer = () =>
        new Promise(done => {
          release = done;
        });
      return () => {
        operations.beforeAnswer = async () => {};
        release();
      };
    }

    const opening = (task: string) =>
      until('the request is opened', async () => operations.opened.has(task));

    it('is cancelled while it opens a request, and run again, finds it', async () => {
      const release = hold();
      const task = await lab.begin(values('cancelled'));
      await opening(task);
      await lab.ask(`/scaffolder/v2/tasks/${task}/cancel`, { body: {} });
      expect((await lab.end(task)).status).not.toBe('completed');
      const { key } = operations.opened.get(task)!;
      release();
      await lab.ask(`/scaffolder/v2/tasks/${task}/retry`, {
        body: { secrets: {} },
      });
      const end = await lab.end(task);
      expectCompleted(end);
      expect(end).toMatchObject({
        status: 'completed',
        output: { request: key },
      });
      expect(
        [...operations.opened.values()].filter(
          each => each.input.taskId === task,
        ),
      ).toHaveLength(1);
    });

    it('hears no answer, and is run again, opens one request', async () => {
      operations.problem = {
        type: 'about:blank',
        title: 'Not possible now',
        status: 503,
        detail: 'The repository cannot be reached.',
      };
      // The tree can be read, the request cannot be opened.
      const problem = operations.problem;
      operations.problem = undefined;
      operations.beforeAnswer = async () => {
        operations.problem = problem;
      };
      const task = await lab.begin(values('refused'));
      const first = await lab.end(task);
      expect(first).toMatchObject({
        status: 'failed',
        log: expect.stringContaining(
          'The repository cannot be reached.\nTry again: what this task has opened is found again.',
        ),
      });
      operations.problem = undefined;
      // It is told of the very request that it has opened.
      operations.problems = [
        { field: 'namespaces[0].name', message: 'It is asked for already.' },
      ];
      operations.beforeAnswer = async () => {};
      await lab.ask(`/scaffolder/v2/tasks/${task}/retry`, {
        body: { secrets: {} },
      });
      const { status, output } = await lab.end(task);
      expect({ status, output }).toMatchObject({
        status: 'completed',
        output: { request: operations.opened.get(task)?.key },
      });
    });

    it('runs while its template is edited ends as it began', async () => {
      let release = () => {};
      operations.beforeTree = () =>
        new Promise(done => {
          release = done;
        });
      const text = readFileSync(templateFile(lab.folder), 'utf8');
      const task = await lab.begin(values('edited'));
      const template = readTemplate(lab.folder);
      template.metadata.description = 'edited';
      template.spec.steps = [{ id: 'wait', action: 'debug:log', input: {} }];
      template.spec.output = {};
      writeFileSync(templateFile(lab.folder), stringify(template));
      await until('the catalog has the edited template', async () => {
        const entity = await lab.entity('template:default/onboard-service');
        return entity?.metadata.description === 'edited';
      });
      release();
      const { status, output } = await lab.end(task);
      expect({ status, output }).toMatchObject({
        status: 'completed',
        output: { request: operations.opened.get(task)?.key },
      });
      writeFileSync(templateFile(lab.folder), text);
      await until('the catalog has the template again', async () => {
        const entity = await lab.entity('template:default/onboard-service');
        return entity?.metadata.description !== 'edited';
      });
    });

    it('was cut off with its backend goes on in another, with the same request', async () => {
      const release = hold();
      const task = await lab.begin(
        { onboarding: { skeleton: 'node', request: newService('cut-off') } },
        { template: 'kept' },
      );
      await opening(task);
      const other = powerCut();
      const { key } = operations.opened.get(task)!;
      release();
      await lab.end(task);
      const { opened } = operations;
      const again = FakeOperations.create();
      again.tree = operations.tree;
      const known = opened.get(task)!;
      again.opened.set(task, known);
      const pushes = remotes.pushes;
      const second = await PortalLab.start({
        folder: other,
        operations: again.plugin,
        push: remotes.url,
      });
      try {
        const { status, output, log } = await second.end(task);
        expect({ status, output, log }).toMatchObject({
          status: 'completed',
          output: { request: key },
          log: expect.stringContaining('resuming from last known good state'),
        });
        expect(again.opened.size).toBe(1);
        expect(again.asked).toBe(1);
        expect(remotes.pushes).toBe(pushes);
        // The workspace came along.
        expect(
          filesIn(join(other, 'kept', task, 'tree')).has(
            'services/cut-off/catalog-info.yaml',
          ),
        ).toBe(true);
      } finally {
        await second.stop();
      }
    });
  });

  it.each(['beforeTree', 'beforePreview'] as const)(
    'opens one request, though its backend dies while the core is asked (%s)',
    async moment => {
      let release: (() => void) | undefined;
      operations[moment] = () =>
        new Promise(done => {
          release = done;
        });
      const name = moment.toLowerCase();
      const task = await lab.begin({
        onboarding: { skeleton: 'node', request: newService(name) },
      });
      await until('the core is asked', async () => release !== undefined);
      const other = powerCut();
      operations[moment] = async () => {};
      const pushes = remotes.pushes;
      const again = FakeOperations.create();
      again.tree = operations.tree;
      const second = await PortalLab.start({
        folder: other,
        operations: again.plugin,
        push: remotes.url,
      });
      try {
        const end = await second.end(task);
        expectCompleted(end);
        expect(end.output.request).toBe(again.opened.get(task)?.key);
        expect(again.opened.size).toBe(1);
        expect(remotes.pushes).toBe(pushes + 1);
        expect(remotes.log(name)).toHaveLength(1);
      } finally {
        await second.stop();
        // The one that died would have found what the other has pushed.
        release?.();
        await lab.end(task);
      }
      expect(remotes.log(name)).toHaveLength(1);
    },
  );

  it('makes one repository, though its backend dies between the push and its answer', async () => {
    let release = () => {};
    remotes.beforeAnswer = () =>
      new Promise(done => {
        release = done;
      });
    const pushes = remotes.pushes;
    const task = await lab.begin(
      { onboarding: { skeleton: 'node', request: newService('pushed-once') } },
      { template: 'kept' },
    );
    await until('it is pushed', async () => remotes.pushes === pushes + 1);
    await until('the push is done', async () => {
      return remotes.git('-C', remotes.bare('pushed-once'), 'branch') !== '';
    });
    const [head] = remotes.log('pushed-once', '%H');
    const other = powerCut();
    expect(operations.opened.has(task)).toBe(false);
    remotes.beforeAnswer = async () => {};
    release();
    await lab.end(task);
    const again = FakeOperations.create();
    again.tree = operations.tree;
    const second = await PortalLab.start({
      folder: other,
      operations: again.plugin,
      push: remotes.url,
    });
    try {
      const end = await second.end(task);
      expectCompleted(end);
      expect(end.log).toContain('resuming from last known good state');
      expect(end.log).toContain('has the very same already');
      expect(end.output.request).toBe(again.opened.get(task)?.key);
      expect(again.opened.size).toBe(1);
      expect(remotes.pushes).toBe(pushes + 1);
      expect(remotes.log('pushed-once', '%H')).toEqual([head]);
    } finally {
      await second.stop();
    }
  });

  it('says in words what the core refuses', async () => {
    const { files, settings, revision } = operations.tree;
    operations.beforeAnswer = async () => {
      operations.problem = {
        type: 'about:blank',
        title: 'Bad request',
        status: 400,
        detail: 'The request cannot be opened.',
        errors: [
          {
            field: 'namespaces[0].quota',
            value: 'large',
            message: 'eu-1 has 0.2 CPU left.',
            remedy: 'Choose a smaller quota, or another cluster.',
          },
        ],
      };
    };
    operations.tree = { files, settings, revision };
    const { status, log } = await lab.run({
      onboarding: { request: newService('refused-in-words') },
    });
    expect({ status, log }).toMatchObject({
      status: 'failed',
      log: expect.stringContaining(
        'The request cannot be opened.\nnamespaces[0].quota (large): eu-1 has 0.2 CPU left. Choose a smaller quota, or another cluster.',
      ),
    });
  });

  it('needs somebody who has signed in', async () => {
    operations.problem = { type: 'x', title: 'Unauthorized', status: 401 };
    const { status, log } = await lab.run({
      onboarding: { request: newService('signed-out') },
    });
    expect({ status, log }).toMatchObject({
      status: 'failed',
      log: expect.stringContaining('Sign in, and start the task again'),
    });
  });
});
