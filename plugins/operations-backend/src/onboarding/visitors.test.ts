import { randomUUID } from 'node:crypto';
import { testDatabases } from '../__testUtils__/databases';
import { putCluster } from '../requests/__testUtils__/clusters';
import { GitTree } from '../requests/__testUtils__/GitTree';
import {
  ADA,
  reader,
  RequestsLab,
  wanted,
  wantedNamespace,
} from '../requests/__testUtils__/RequestsLab';
import { KindDesk } from '../requests/kinds/KindDesk';
import { Veil } from './Veil';

jest.setTimeout(60_000);

const databases = testDatabases();
const TAKEN = {
  'services/vault/catalog-info.yaml': [
    'apiVersion: backstage.io/v1alpha1',
    'kind: Component',
    'metadata:',
    '  name: vault',
    'spec:',
    '  owner: journeys',
    '',
  ].join('\n'),
  'services/vault/slo.yaml': 'kind: SLO\n',
  'cluster-scope/base/core/namespaces/vault/namespace.yaml': [
    'apiVersion: v1',
    'kind: Namespace',
    'metadata:',
    '  name: vault',
    '  annotations:',
    '    operate-first.io/owner: group:default/journeys',
    '',
  ].join('\n'),
};

describe('visitors', () => {
  let tree: GitTree;
  let lab: RequestsLab;

  beforeEach(async () => {
    tree = await GitTree.create(TAKEN);
    lab = RequestsLab.create(await databases.open('SQLITE_3'), tree);
    await putCluster(lab.database, {
      name: 'eu-1',
      quotas: [['crypt', '1']],
    });
  });

  afterEach(async () => {
    await tree.remove();
  });

  const visitor = (seen: string[] = []) => ({
    owners: [],
    maySee: async (ref: string) => seen.includes(ref),
  });

  async function preview(name: string, seen?: string[]) {
    const { preview: found } = await lab.previews.preview(
      wanted(name),
      visitor(seen),
      { showPersons: false },
    );
    return found;
  }

  it.each([
    ['a service of the tree', 'vault'],
    ['a service of the catalog', 'rides'],
    ['a namespace of a cluster', 'crypt'],
  ])('see %s that is not for them as a name that is free', async (_, name) => {
    const free = await preview('unheard-of');
    const said = await preview(name);
    expect(said.problems).toEqual([]);
    expect(JSON.stringify(said)).not.toContain('veiled');
    expect(said.files.map(({ path, change }) => [path, change]).sort()).toEqual(
      free.files
        .map(({ path, change }) => [
          path.replaceAll('unheard-of', name),
          change,
        ])
        .sort(),
    );
    expect(JSON.stringify([said.notes, said.approval])).toEqual(
      JSON.stringify([free.notes, free.approval]).replaceAll(
        'unheard-of',
        name,
      ),
    );
    // Whoever has signed in learns that it is taken.
    const { preview: inside } = await lab.previews.preview(
      wanted(name),
      reader(ADA),
      { showPersons: true },
    );
    expect(inside.problems).not.toEqual([]);
  });

  it('are told whose a service is that they may see', async () => {
    const { problems } = await preview('rides', ['component:default/rides']);
    expect(problems).toEqual([
      expect.objectContaining({
        field: 'services[0].name',
        message: expect.stringContaining('It belongs to journeys.'),
      }),
    ]);
  });

  it('are told that a namespace is taken in which they see a service', async () => {
    const id = randomUUID();
    await lab.database('services').insert({
      id,
      entity_ref: 'component:default/open',
      visibility: 'public',
      owner: 'group:default/journeys',
      sort_name: 'open',
      search_text: 'open',
      entity: '{}',
      entity_hash: '',
      revision: 1,
      health_status: 'unknown',
      health_rank: 0,
      health_reasons: '[]',
      version: 1,
      created_at: lab.time,
    });
    await lab.database('observations').insert({
      service_id: id,
      source: 'kubernetes-eu-1',
      environment: 'production',
      cluster: 'eu-1',
      namespace: 'crypt',
      status: 'healthy',
      reasons: '[]',
      facts: '{}',
      observed_at: lab.time,
      since: lab.time,
      interval_seconds: 30,
      expired: false,
    });
    const seen = await preview('crypt', ['component:default/open']);
    expect(seen.problems.map(({ field }) => field)).toEqual([
      'namespaces[0].name',
    ]);
    expect((await preview('crypt')).problems).toEqual([]);
  });

  it('see the same of a wish for a namespace', async () => {
    const kinds = KindDesk.create(lab);
    const said = await kinds.preview(
      'namespace',
      wantedNamespace('vault'),
      visitor(),
    );
    const free = await kinds.preview(
      'namespace',
      wantedNamespace('unheard-of'),
      visitor(),
    );
    expect(said.preview.problems).toEqual([]);
    expect(
      said.preview.files.map(({ path, change }) => [path, change]),
    ).toEqual(
      free.preview.files.map(({ path, change }) => [
        path.replace('unheard-of', 'vault'),
        change,
      ]),
    );
    const inside = await kinds.preview(
      'namespace',
      wantedNamespace('vault'),
      reader(ADA),
    );
    expect(inside.preview.problems).toHaveLength(1);
  });
});

describe('a veil', () => {
  it('is over the names that it is for, and is lifted everywhere', () => {
    const veil = Veil.create(['vault', 'crypt']);
    const over = veil.over('vault');
    expect(over).toMatch(/^veiled-[a-z]{12}$/);
    expect(veil.over('open')).toBe('open');
    expect(
      veil.lifted({ a: [`x ${over}`, 1, null], [over]: veil.over('crypt') }),
    ).toEqual({ a: ['x vault', 1, null], vault: 'crypt' });
  });
});
