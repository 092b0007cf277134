import { performance } from 'node:perf_hooks';
import { testDatabases } from '../__testUtils__/databases';
import { putCluster } from '../requests/__testUtils__/clusters';
import { GitTree } from '../requests/__testUtils__/GitTree';
import {
  ADA,
  PETE,
  reader,
  RequestsLab,
  wanted,
} from '../requests/__testUtils__/RequestsLab';
import { OptionsReader } from './OptionsReader';

describe('preview of onboarding', () => {
  const databases = testDatabases();
  let tree: GitTree;
  let lab: RequestsLab;

  beforeEach(async () => {
    tree = await GitTree.create();
    lab = RequestsLab.create(await databases.open('SQLITE_3'), tree);
  });

  afterEach(async () => {
    await tree.remove();
  });

  async function preview(
    request: Record<string, unknown>,
    options: { by?: string; showPersons?: boolean } = {},
  ) {
    const { by = ADA, showPersons = true } = options;
    const found = await lab.previews.preview(request, reader(by), {
      showPersons,
    });
    return found.preview;
  }

  it('shows files, who approves, and the members of the catalog', async () => {
    const { problems, files, approval, notes } = await preview({
      ...wanted('cart', { cluster: 'us-1' }),
      requester: 'user:default/somebody-else',
    });
    expect(problems).toEqual([]);
    expect(approval).toMatchObject({ by: 'people', count: 1 });
    const text = JSON.stringify(files);
    expect(text).toContain(ADA);
    expect(text).not.toContain('somebody-else');
    const group = files.find(({ path }) => /groups\/sales\/group/.test(path));
    expect(group?.after).toContain('- grace');
    expect(notes).toContain(
      'Nobody watches us-1: the change can be made, and not proved.',
    );
    const visitors = await preview(wanted('cart', { cluster: 'us-1' }), {
      showPersons: false,
    });
    expect(JSON.stringify(visitors.files)).not.toContain('grace');
  });

  it.each<[string, Record<string, unknown>, string, string]>([
    [
      'a team that is not there',
      wanted('cart', { team: 'saless' }),
      'team.name',
      'Did you mean sales?',
    ],
    [
      'a service of somebody else',
      wanted('rides'),
      'services[0].name',
      'It belongs to journeys.',
    ],
    [
      'an environment that is not offered',
      {
        ...wanted('cart'),
        namespaces: [
          {
            name: 'cart',
            places: [{ environment: 'test', cluster: 'eu-1' }],
            quota: { tier: 'small' },
          },
        ],
      },
      'namespaces[0].places[0].environment',
      'Choose one of production, staging.',
    ],
    [
      'a system and people who are not there',
      {
        ...wanted('cart'),
        team: { name: 'sales', members: ['ada', 'nobody'] },
      },
      'team.members[1]',
      'There is no person nobody',
    ],
    ['capitals', wanted('Cart'), 'services[0].name', 'has capital letters'],
    [
      'a cluster that is gone',
      wanted('cart', { cluster: 'eu-9' }),
      'namespaces[0].places[0].cluster',
      'Choose one of eu-1, us-1',
    ],
    ['paths', wanted('../../etc'), 'services[0].name', 'Write etc.'],
    [
      'emoji',
      wanted('🛒'),
      'services[0].name',
      'characters that names cannot have',
    ],
    [
      'more than anybody reviews',
      {
        ...wanted('cart'),
        namespaces: Array.from({ length: 50 }, (_, at) => ({
          name: `cart-${at}`,
          places: ['production', 'staging', 'production', 'a', 'b'].map(
            (environment, place) => ({
              environment: place < 2 ? environment : `e${place}`,
              cluster: 'eu-1',
            }),
          ),
          quota: { tier: 'small' },
        })),
      },
      'namespaces',
      'This asks for 250 places, and one request may ask for 200.',
    ],
    ['nothing at all', {}, 'team', ''],
  ])('finds %s', async (_, request, field, message) => {
    const { problems } = await preview(request);
    expect(problems).toContainEqual(
      expect.objectContaining({
        field,
        message: expect.stringContaining(message),
      }),
    );
  });

  it('knows what is free, and which namespaces clusters have', async () => {
    const { database } = lab;
    await putCluster(database, {
      name: 'eu-1',
      cpu: 2,
      quotas: [
        ['payments', '1500m'],
        ['payments', '4'],
      ],
    });
    const full = await preview(wanted('cart', { quota: 'small' }));
    expect(full.problems).toEqual([
      expect.objectContaining({
        field: 'namespaces[0].quota',
        message: expect.stringContaining(
          'eu-1 is too full: quotas leave 0.5 CPU, and this asks for 1 CPU.',
        ),
      }),
    ]);
    const fits = await preview(wanted('cart', { quota: 'x-small' }));
    expect(fits.problems).toEqual([]);
    const taken = await preview(wanted('payments', { quota: 'x-small' }));
    expect(taken.problems).toEqual([
      expect.objectContaining({
        field: 'namespaces[0].name',
        message: expect.stringContaining('not known to be of sales'),
      }),
    ]);
    await putCluster(database, { name: 'eu-1', cpu: 8, state: 'failing' });
    const away = await preview(wanted('cart'));
    expect(away.problems).toEqual([]);
    expect(away.notes.join()).toContain('eu-1 cannot be seen now');
    const options = await OptionsReader.create(lab.onboarding).read();
    expect(options).toMatchObject({
      available: true,
      clusters: [
        {
          name: 'eu-1',
          problem: 'eu-1 does not answer',
          capacity: { cpu: 8, cpuTaken: 0 },
        },
        { name: 'us-1', problem: expect.stringContaining('Nobody watches') },
      ],
      environments: ['production', 'staging'],
    });
  });

  it('asks people where whoever asks is not of the team', async () => {
    const { approval, notes } = await preview(wanted('cart'), { by: PETE });
    expect(approval).toMatchObject({
      by: 'people',
      groups: ['group:default/sales', 'group:default/platform'],
    });
    expect(notes.join()).toContain('You are not a member of sales');
    expect((await preview(wanted('cart'))).approval?.by).toBe('policy');
  });

  it('answers from memory, also with 2,000 namespaces', async () => {
    const overlay =
      'cluster-scope/overlays/prod/production/eu-1/kustomization.yaml';
    const names = Array.from({ length: 2_000 }, (_, at) => `n${10_000 + at}`);
    await tree.push({
      [overlay]: [
        'apiVersion: kustomize.config.k8s.io/v1beta1',
        'kind: Kustomization',
        'resources:',
        ...names.map(name => `  - ../../../../base/core/namespaces/${name}`),
        '',
      ].join('\n'),
    });
    await lab.onboarding.tree.fresh();
    const calls = tree.calls.length;
    await preview(wanted('cart'));
    const times: number[] = [];
    for (let at = 0; at < 20; at++) {
      const began = performance.now();
      const { files } = await preview(wanted(`cart-${at}`));
      times.push(performance.now() - began);
      expect(files.length).toBeGreaterThan(10);
    }
    expect(tree.calls).toHaveLength(calls);
    // Figures are the business of bench/onboarding; here it is only not a matter of seconds.
    expect(times.sort((a, b) => a - b)[10]).toBeLessThan(2_000);
  });
});
