import { Knex } from 'knex';
import { testDatabases } from '../../../__testUtils__/databases';
import { comingTo } from '../../../onboarding/checks/comingTo';
import { putCluster } from '../../__testUtils__/clusters';
import { GitTree } from '../../__testUtils__/GitTree';
import {
  ADA,
  PETE,
  RequestsLab,
  wantedNamespace,
} from '../../__testUtils__/RequestsLab';

jest.setTimeout(60_000);

const databases = testDatabases();
const OVERLAY =
  'cluster-scope/overlays/prod/production/eu-1/kustomization.yaml';
const QUOTA = { kind: 'quota' as const };

function namespaceOf(name: string) {
  const folder = `cluster-scope/base/core/namespaces/${name}`;
  return {
    [`${folder}/namespace.yaml`]: `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: ${name}\n  annotations:\n    operate-first.io/owner: group:default/sales\n`,
    [`${folder}/kustomization.yaml`]: `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nnamespace: ${name}\nresources:\n  - namespace.yaml\ncomponents:\n  - ../../../../components/resourcequotas/small\n`,
  };
}

const THERE: Array<[string, string]> = [
  ['shop', '1'],
  ['till', '1'],
];

describe.each(databases.ids)('quotas that are asked for, on %s', databaseId => {
  let database: Knex;
  let tree: GitTree;
  let lab: RequestsLab;

  beforeEach(async () => {
    database = await databases.open(databaseId);
    tree = await GitTree.create({
      ...namespaceOf('shop'),
      ...namespaceOf('till'),
      [OVERLAY]:
        'resources:\n  - ../../../../base/core/namespaces/shop\n  - ../../../../base/core/namespaces/till\n',
    });
    lab = RequestsLab.create(database, tree);
    await putCluster(database, { name: 'eu-1', cpu: 7, quotas: THERE });
  });

  afterEach(async () => {
    await tree.remove();
  });

  const raise = (namespace: string) =>
    lab.open({ namespace, tier: 'large' }, QUOTA);

  const pendingOf = async (id: string) =>
    (await lab.onboarding.pending.all()).find(each => each.id === id);

  it('count for the next one as soon as they are approved, until the cluster shows them', async () => {
    const first = await raise('shop');
    await lab.follow();
    // What nobody has approved promises nothing.
    const second = await raise('till');
    await lab.follow();
    await lab.approve(first, PETE);
    await expect(
      lab.open(wantedNamespace('stock', { quota: 'large' }), {
        kind: 'namespace',
      }),
    ).rejects.toThrow(
      'quotas and 3 CPU for approved requests that have not arrived leave 2 CPU',
    );
    const other = lab.open({ namespace: 'till', tier: 'large' }, QUOTA);
    await expect(other).rejects.toThrow(
      'eu-1 is too full: quotas and 3 CPU for approved requests that have not arrived leave 2 CPU of cpu, and this asks for 3 CPU more.',
    );

    await lab.merge(first, ADA);
    await lab.approve(second, PETE);
    await lab.merge(second, ADA);
    await lab.follow({ times: 2 });
    expect((await lab.held(first)).facts.merged).toBeDefined();
    expect((await lab.held(second)).facts.merged).toBeUndefined();

    await putCluster(database, {
      name: 'eu-1',
      cpu: 8,
      quotas: [
        ['shop', '4'],
        ['till', '1'],
      ],
      at: lab.time + 60_000,
    });
    await lab.follow({ times: 2 });
    expect((await lab.held(second)).facts.merged).toBeDefined();
    const eu = (await lab.onboarding.clusters.all()).get('eu-1');
    const pending = await pendingOf(first);
    expect(eu && pending && comingTo(eu, [pending]).cpu).toBe(0);
  });

  it('do not count against a wish for the same namespace, nor as one more namespace', async () => {
    const first = await raise('shop');
    await lab.follow();
    await lab.approve(first, PETE);
    const again = await lab.open({ namespace: 'shop', tier: 'medium' }, QUOTA);
    expect(again).toBeDefined();
    expect(await pendingOf(first)).toMatchObject({
      places: [],
      raises: [{ cluster: 'eu-1', namespace: 'shop', cpu: 4 }],
    });
  });

  it.each([
    ['is lower than what is there', { cpu: 0.5, memory: 2 ** 29 }, 0],
    ['is higher', { cpu: 3, memory: 2 ** 30 }, 2],
  ])('%s', async (_words, wish, cpu) => {
    const seen = (await lab.onboarding.clusters.all()).get('eu-1');
    const pending = {
      id: 'a',
      key: 'REQ-1',
      createdAt: 0,
      isApproved: true,
      isMerged: false,
      byPolicy: false,
      namespaces: [],
      services: [],
      places: [],
      raises: [{ cluster: 'eu-1', namespace: 'shop', ...wish }],
    };
    expect(seen && comingTo(seen, [pending]).cpu).toBe(cpu);
    // Neither elsewhere, nor before anybody has approved it.
    const nothing = { cpu: 0, memory: 0 };
    expect(seen && comingTo({ ...seen, name: 'us-1' }, [pending])).toEqual(
      nothing,
    );
    expect(seen && comingTo(seen, [{ ...pending, isApproved: false }])).toEqual(
      nothing,
    );
  });
});
