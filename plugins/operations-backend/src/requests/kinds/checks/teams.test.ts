import { Knex } from 'knex';
import { testDatabases } from '../../../__testUtils__/databases';
import { GitTree } from '../../__testUtils__/GitTree';
import {
  ADA,
  PETE,
  reader,
  RequestsLab,
} from '../../__testUtils__/RequestsLab';
import { KindDesk } from '../KindDesk';

jest.setTimeout(60_000);

const databases = testDatabases();
const VISITOR = { owners: [], maySee: async () => false };
const LIST = 'cluster-scope/base/core/namespaces/shop/kustomization.yaml';

const SHOP = {
  'cluster-scope/base/core/namespaces/shop/namespace.yaml':
    'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  annotations:\n    operate-first.io/owner: group:default/sales\n',
  [LIST]:
    'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nnamespace: shop\nresources:\n  - namespace.yaml\ncomponents:\n  - ../../../../components/project-admin-rolebindings/sales\n  - ../../../../components/resourcequotas/small\n',
  'cluster-scope/overlays/prod/production/eu-1/kustomization.yaml':
    'resources:\n  - ../../../../base/core/namespaces/shop\n',
};

const GROUP = (members: string[]) =>
  `apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata:\n  name: sales\nspec:\n  type: team\n  children: []\n  members:\n${members
    .map(name => `    - ${name}\n`)
    .join('')}`;

describe.each(databases.ids)('quotas and teams on %s', databaseId => {
  let database: Knex;
  let tree: GitTree;
  let lab: RequestsLab;

  beforeEach(async () => {
    database = await databases.open(databaseId);
    tree = await GitTree.create({
      ...SHOP,
      'teams/sales/group.yaml': GROUP(['ada', 'dora', 'grace']),
    });
    lab = RequestsLab.create(database, tree);
  });

  afterEach(async () => {
    await tree.remove();
  });

  const preview = async (
    kind: string,
    wish: Record<string, unknown>,
    by?: string,
  ) =>
    (
      await KindDesk.create(lab).preview(
        kind,
        wish,
        by === undefined ? VISITOR : reader(by),
      )
    ).preview;

  /** What a source has stored of eu-1. */
  async function cluster(uses: Array<[string, string, string]>, cpu = 8) {
    await database('clusters')
      .insert({
        name: 'eu-1',
        source: 'kubernetes-eu-1',
        report: JSON.stringify({ state: 'watching', message: 'Watched' }),
        kinds: '[]',
        observed_at: lab.time,
        summary: JSON.stringify({
          nodes: 1,
          nodesReady: 1,
          resources: {
            allocatable: { cpuCores: cpu, memoryBytes: 64 * 2 ** 30 },
          },
        }),
        figures: JSON.stringify({
          nodes: [],
          quotas: [
            {
              namespace: 'shop',
              name: 'small',
              uses: uses.map(([resource, used, hard]) => ({
                resource,
                used,
                hard,
              })),
            },
          ],
        }),
        figures_current: true,
        updated_at: lab.time + Math.floor(Math.random() * 1e6),
      })
      .onConflict('name')
      .merge();
  }

  const FULL: Array<[string, string, string]> = [
    ['limits.cpu', '900m', '1'],
    ['requests.cpu', '800m', '1'],
    ['requests.memory', '3Gi', '4Gi'],
  ];

  it('says how much is used, now and by day, beside what is asked for', async () => {
    await cluster(FULL);
    await database('quota_use').insert({
      cluster: 'eu-1',
      namespace: 'shop',
      day: new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10),
      uses: JSON.stringify({ 'limits.cpu': [0.7, 1] }),
    });
    const { facts, problems } = await preview(
      'quota',
      { namespace: 'shop', tier: 'medium' },
      ADA,
    );
    expect(problems).toEqual([]);
    expect(facts).toMatchObject({
      namespace: 'shop',
      quota: 'small',
      hard: { 'limits.cpu': '1' },
      wish: { 'limits.cpu': '2' },
      choices: { namespace: [{ value: 'shop' }] },
      clusters: [
        {
          cluster: 'eu-1',
          environment: 'production',
          uses: [
            { resource: 'limits.cpu', used: 0.9, hard: 1 },
            { resource: 'requests.cpu', used: 0.8, hard: 1 },
            { resource: 'requests.memory', used: 3 * 2 ** 30, hard: 2 ** 32 },
          ],
          days: [{ uses: [{ resource: 'limits.cpu', used: 0.7, hard: 1 }] }],
        },
      ],
    });
  });

  it.each<
    [string, Record<string, unknown>, number, string | undefined, string]
  >([
    [
      'less than is used',
      { tier: 'x-small' },
      8,
      'tier',
      'eu-1 uses 0.9 CPU of limits.cpu in shop, more than the 0.5 CPU',
    ],
    [
      'less memory than is used',
      { tier: 'custom', memory: '2Gi' },
      8,
      'memory',
      '3 GiB of requests.memory',
    ],
    ['less, and enough', { tier: 'custom', memory: '3Gi' }, 8, undefined, ''],
    [
      'more than the cluster has left',
      { tier: 'large' },
      3,
      'tier',
      'quotas leave 2 CPU of cpu, and this asks for 3 CPU more',
    ],
    [
      'as much more as the cluster has left',
      { tier: 'large' },
      4,
      undefined,
      '',
    ],
  ])('judges %s', async (_, wish, cpu, field, words) => {
    await cluster(FULL, cpu);
    const { problems } = await preview(
      'quota',
      { namespace: 'shop', ...wish },
      ADA,
    );
    expect(problems.map(each => each.field)).toEqual(field ? [field] : []);
    expect(problems[0]?.message ?? '').toContain(words);
  });

  it('says nothing wrong of what is full when more is asked for', async () => {
    await cluster([['limits.cpu', '1500m', '1']]);
    const { problems } = await preview(
      'quota',
      { namespace: 'shop', tier: 'custom', cpu: '1200m' },
      ADA,
    );
    expect(problems).toEqual([]);
  });

  it('tells visitors of a namespace in which they see nothing what it tells of none', async () => {
    await cluster(FULL);
    const of = (namespace: string) =>
      preview('quota', { namespace, tier: 'x-small' });
    const [shop, none] = [await of('shop'), await of('none')];
    expect(shop.problems[0].message).toBe(
      'The tree has no namespace shop. Choose one that is there, or ask for it first.',
    );
    expect(JSON.parse(JSON.stringify(shop).replaceAll('shop', 'none'))).toEqual(
      JSON.parse(JSON.stringify(none)),
    );
  });

  it('is proved by what the cluster shows after the merge, in whatever unit', async () => {
    await cluster(FULL);
    const id = await lab.open(
      { namespace: 'shop', tier: 'custom', cpu: '900m' },
      { kind: 'quota' },
    );
    await lab.follow();
    expect(await lab.stage(id)).toBe('open: synced waiting');
    const reason = async () =>
      (await lab.held(id)).stages.find(({ name }) => name === 'synced')?.reason;
    await cluster(FULL);
    await lab.follow();
    expect(await reason()).toContain('eu-1 shows 1 for limits.cpu in shop');
    await cluster([
      ['limits.cpu', '0.9', '900m'],
      ['requests.cpu', '800m', '0.9'],
      ['limits.memory', '3Gi', '4096Mi'],
      ['requests.memory', '3Gi', '4Gi'],
      ['requests.storage', '0', '20Gi'],
    ]);
    await lab.follow();
    expect(await lab.stage(id)).toBe('done: done done');
    expect(
      await tree.text(
        'cluster-scope/base/core/namespaces/shop/resourcequota.yaml',
      ),
    ).toContain('limits.cpu: 900m');
  });

  it('is not proved by what the cluster showed before', async () => {
    const shown: Array<[string, string, string]> = [
      ['limits.cpu', '0.1', '1'],
      ['limits.memory', '1Gi', '4Gi'],
      ['requests.cpu', '0.1', '1'],
      ['requests.memory', '1Gi', '4Gi'],
      ['requests.storage', '0', '20Gi'],
      ['pods', '0', '5'],
    ];
    await cluster(shown);
    const id = await lab.open(
      { namespace: 'shop', tier: 'custom', pods: '5' },
      { kind: 'quota' },
    );
    await lab.follow({ times: 3 });
    expect(await lab.stage(id)).toBe('open: synced waiting');
    await cluster(shown);
    await lab.follow();
    expect(await lab.stage(id)).toBe('done: done done');
  });

  it('shows who is in a team, and who has left it, to people', async () => {
    await database('redaction_names')
      .insert({ ref: 'user:default/dora', names: '[]', changed_at: 1 })
      .onConflict('ref')
      .merge();
    const { facts, notes, problems } = await preview(
      'team',
      { team: 'sales', add: ['pete'] },
      ADA,
    );
    expect(problems).toEqual([]);
    expect(facts).toEqual({
      team: 'sales',
      managed: 'tree',
      members: [
        { ref: ADA },
        { ref: 'user:default/grace' },
        { ref: 'user:default/dora', left: true },
      ],
      namespaces: ['shop'],
    });
    expect(notes.join()).toContain(
      'no longer in the catalog: user:default/dora',
    );
  });

  it.each<[string, Record<string, unknown>, string, string]>([
    [
      'who has left',
      { team: 'sales', add: ['dora2'] },
      'add[0]',
      'user:default/dora2 has left',
    ],
    [
      'whom nobody knows',
      { team: 'sales', add: ['nobody'] },
      'add[0]',
      'There is no person user:default/nobody',
    ],
    [
      'a team that is there',
      { what: 'new', name: 'journeys', add: ['ada'] },
      'name',
      'There is a team journeys already',
    ],
    [
      'a team above that is not there',
      { what: 'new', name: 'tills', parent: 'saless', add: ['ada'] },
      'parent',
      'Did you mean sales?',
    ],
    [
      'a team of the catalog alone',
      { team: 'journeys', add: ['ada'] },
      'team',
      'not written in the tree',
    ],
  ])('refuses %s', async (_, wish, field, words) => {
    await database('redaction_names')
      .insert({ ref: 'user:default/dora2', names: '[]', changed_at: 1 })
      .onConflict('ref')
      .merge();
    const { problems } = await preview('team', wish, ADA);
    expect(problems.find(each => each.field === field)?.message).toContain(
      words,
    );
  });

  it.each<[string, Record<string, unknown>]>([
    ['members', { team: 'sales', remove: ['grace'] }],
    ['nothing yet', { team: 'sales' }],
    ['a new team', { what: 'new', name: 'sales', add: ['linh'] }],
  ])('tells visitors who ask for %s nothing of people', async (_, wish) => {
    const shown = await preview('team', wish);
    const asked = JSON.stringify(wish);
    const text = JSON.stringify({ ...shown, files: [] });
    for (const name of ['ada', 'grace', 'dora', 'pete']) {
      expect(asked.includes(name) || !text.includes(name)).toBe(true);
    }
    expect(shown.facts).toBeUndefined();
  });

  it('is approved by the team, and proved by the catalog', async () => {
    await tree.push({ 'teams/sales/group.yaml': GROUP(['ada']) });
    const id = await lab.open(
      { team: 'sales', add: ['GRACE'], remove: [] },
      { kind: 'team', by: PETE },
    );
    await lab.follow();
    const { need } = await lab.held(id);
    expect(need.groups).toContain('group:default/sales');
    await lab.approve(id, ADA);
    await lab.merge(id, PETE);
    await lab.follow({ times: 2 });
    // The catalog of the test has Ada and Grace all the time.
    const { stages } = await lab.held(id);
    expect(stages.find(({ name }) => name === 'synced')?.evidence).toEqual([
      expect.objectContaining({
        text: 'The catalog shows sales with its 2 members.',
      }),
    ]);
    expect(await lab.stage(id)).toBe('done: done done');
    expect(await tree.text('teams/sales/group.yaml')).toContain(
      '    - ada\n    - grace\n',
    );
  });

  it('is not proved while the catalog has others', async () => {
    await tree.push({ 'teams/sales/group.yaml': GROUP(['ada', 'grace']) });
    const id = await lab.open(
      { team: 'sales', add: ['pete'], remove: ['grace'] },
      { kind: 'team', by: PETE },
    );
    await lab.follow();
    await lab.approve(id, ADA);
    await lab.merge(id, PETE);
    await lab.follow({ times: 2 });
    const synced = (await lab.held(id)).stages.find(
      ({ name }) => name === 'synced',
    );
    expect(synced?.state).toBe('waiting');
    expect(synced?.reason).toContain(
      'The catalog shows 2 members of sales: 1 are missing and 1 should not be there',
    );
  });
});
