import { createMockDirectory } from '@backstage/backend-test-utils';
import { requestKinds } from '@operate-first/plugin-operations-common';
import { validate } from 'jsonschema';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { FakeOperations } from './__testUtils__/FakeOperations';
import { kindExamples, readKindExample } from './__testUtils__/kinds';
import { PortalLab } from './__testUtils__/PortalLab';
import { expectCompleted } from './__testUtils__/requests';
import { EXAMPLES } from './__testUtils__/trees';

jest.setTimeout(120_000);

const TEMPLATES = resolve(__dirname, '../../../templates');

function schemaOf(kind: string): object {
  const { spec } = parse(
    readFileSync(resolve(TEMPLATES, kind, 'template.yaml'), 'utf8'),
  ) as { spec: { parameters: object[] } };
  return spec.parameters[0];
}

it('each kind is in the list of templates', () => {
  const { spec } = parse(
    readFileSync(resolve(TEMPLATES, 'all.yaml'), 'utf8'),
  ) as { spec: { targets: string[] } };
  expect(spec.targets).toEqual([
    './onboard-service/template.yaml',
    ...requestKinds().map(({ name }) => `./${name}/template.yaml`),
  ]);
});

it.each(kindExamples())(
  'the form of the template takes examples/kinds/%s',
  name => {
    const { kind, parameters } = readKindExample(name);
    expect(validate(parameters, schemaOf(kind.name)).errors).toEqual([]);
  },
);

it('the form of the template refuses what is no namespace', () => {
  const { parameters } = readKindExample('namespace');
  const isTaken = (change: object) =>
    validate({ ...parameters, ...change }, schemaOf('namespace')).valid;
  expect(isTaken({})).toBe(true);
  for (const change of [
    { name: 'A.b' },
    { name: '' },
    { name: '${{ secrets.token }}' },
    { quota: 'huge' },
    { clusters: [] },
    { clusters: 'eu-1' },
    { isolated: 'yes' },
    { strange: 1 },
  ]) {
    expect([change, isTaken(change)]).toEqual([change, false]);
  }
});

describe('a template of a kind', () => {
  const folder = createMockDirectory();
  const operations = FakeOperations.create();
  let lab: PortalLab;

  beforeAll(async () => {
    operations.tree.settings = parse(
      readFileSync(join(EXAMPLES, 'tree.yaml'), 'utf8'),
    ) as Record<string, unknown>;
    PortalLab.layOut(folder.path);
    lab = await PortalLab.start({
      folder: folder.path,
      operations: operations.plugin,
      push: 'https://git.invalid/',
    });
  });
  afterAll(() => lab.stop());

  it('opens a request with what was filled in, and no more', async () => {
    const { parameters } = readKindExample('namespace');
    const end = await lab.run(parameters, { template: 'namespace' });
    expectCompleted(end);
    expect(end.output).toMatchObject({
      request: 'REQ-1',
      url: '/operations/requests/REQ-1',
    });
    expect(operations.opened.get(end.task)).toMatchObject({
      requester: 'user:default/ada',
      input: {
        kind: 'namespace',
        parameters,
        template: 'template:default/namespace',
      },
    });
    expect(operations.opened.get(end.task)?.input).not.toHaveProperty('files');
  });

  it('stops where the portal would refuse, before anything is opened', async () => {
    const { parameters } = readKindExample('namespace');
    operations.problems = [{ field: 'name', message: 'It is taken.' }];
    const before = operations.opened.size;
    const { status, log } = await lab.run(parameters, {
      template: 'namespace',
    });
    expect(status).toBe('failed');
    expect(log).toContain('name: It is taken.');
    expect(operations.opened.size).toBe(before);
  });
});
