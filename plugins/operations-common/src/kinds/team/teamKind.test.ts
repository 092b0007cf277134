import { applied, change, treeWith } from '../namespace/__fixtures__/tree';

const FILE = 'teams/sales/group.yaml';
const OPENSHIFT =
  'cluster-scope/base/user.openshift.io/groups/sales/group.yaml';
const LIST = 'cluster-scope/base/core/namespaces/shop/kustomization.yaml';

const GROUP = `# Who sells
apiVersion: backstage.io/v1alpha1
kind: Group
metadata:
  name: sales
spec:
  type: team
  children: []
  members:
    - ada # since 2020
    - grace
`;

/** A team of two with a namespace, which is on OpenShift where it is said. */
function sales(cluster = 'eu-1', group: string | undefined = GROUP) {
  const texts = treeWith([
    {
      name: 'shop',
      places: [{ environment: 'production', cluster }],
      quota: { tier: 'small' },
      isolated: true,
    },
  ]);
  if (group) texts.set(FILE, group);
  return texts;
}

const KNOWN = { exists: true, byThemselves: [], spellings: ['ada', 'grace'] };

function team(parameters: object, texts = sales(), known: object = KNOWN) {
  return change('team', parameters, texts, known as Record<string, unknown>);
}

describe('a team', () => {
  it('gets and loses members, with comments as they were', () => {
    const { files, problems, effects, about } = team({
      team: 'sales',
      add: ['linh'],
      remove: ['grace'],
    });
    expect(problems).toEqual([]);
    expect(files).toHaveLength(1);
    expect(files[0].after).toBe(GROUP.replace('- grace', '- linh'));
    expect(effects).toEqual([
      { effect: 'comes', what: 'user:default/linh' },
      { effect: 'goes', what: 'user:default/grace' },
    ]);
    expect(about).toMatchObject({
      title: 'Members of sales',
      team: 'sales',
      places: [
        {
          subject: 'sales',
          expects: {
            type: 'members',
            group: 'group:default/sales',
            members: ['user:default/ada', 'user:default/linh'],
          },
        },
      ],
      approval: { by: 'people', withTeam: true },
    });
  });

  it('is the same on OpenShift: who goes loses the rights, too', () => {
    const before = sales('us-1');
    expect(before.get(OPENSHIFT)).toContain('- grace');
    const after = applied(
      before,
      team({ team: 'sales', add: ['linh'], remove: ['GRACE'] }, before),
    );
    expect(after.get(OPENSHIFT)).toContain('users:\n  - ada\n  - linh\n');
    expect(after.get(FILE)).not.toContain('grace');
  });

  it('says who is in the group of OpenShift alone', () => {
    const before = sales('us-1');
    before.set(OPENSHIFT, `${before.get(OPENSHIFT)}  - mallory\n`);
    const { notes } = team({ team: 'sales', add: ['linh'] }, before);
    expect(notes.join()).toContain('user:default/mallory');
  });

  it('completes rights that are missing, and says so', () => {
    const before = sales();
    const binding = '../../../../components/project-admin-rolebindings/sales';
    const list = before.get(LIST) ?? '';
    before.set(LIST, list.replace(`  - ${binding}\n`, ''));
    const { files, notes, effects } = team({ team: 'sales' }, before);
    expect(files).toEqual([
      { path: LIST, before: before.get(LIST), after: list },
    ]);
    expect(notes.join()).toContain('did not let it in: shop');
    expect(effects?.[0].what).toContain('shop');
  });

  it('is new, with its members, and in the list of the catalog', () => {
    const before = sales();
    const { files, problems, about } = team(
      {
        what: 'new',
        name: 'tills',
        title: 'Tills',
        parent: 'sales',
        add: ['linh', 'ada'],
      },
      before,
      { exists: false, byThemselves: [], spellings: [] },
    );
    expect(problems).toEqual([]);
    expect(files.map(({ path }) => path)).toEqual([
      'teams/all.yaml',
      'teams/tills/group.yaml',
    ]);
    expect(files[0].after).toContain('targets:\n    - ./tills/group.yaml');
    expect(files[1].after).toContain('members:\n    - ada\n    - linh');
    expect(files[1].after).toContain('displayName: Tills');
    expect(files[1].after).toContain('parent: sales');
    expect(about?.approval).toMatchObject({ by: 'people' });
    expect(about?.approval).not.toHaveProperty('withTeam');
  });

  it.each<[string, object, Map<string, string>]>([
    [
      'members',
      { team: 'sales', add: ['linh'], remove: ['grace'] },
      sales('us-1'),
    ],
    ['a new team', { what: 'new', name: 'tills', add: ['linh'] }, sales()],
  ])('%s on its own result changes nothing', (_, wish, texts) => {
    const known = { exists: false, byThemselves: [], spellings: [] };
    const after = applied(texts, team(wish, texts, known));
    expect(after).not.toEqual(texts);
    expect(team(wish, after, known)).toMatchObject({ files: [], problems: [] });
  });

  it('cannot change who is in it by an entry of their own', () => {
    const known = { ...KNOWN, byThemselves: ['pete'] };
    const { problems, about } = team(
      { team: 'sales', remove: ['pete'] },
      sales(),
      known,
    );
    expect(problems[0]).toMatchObject({ field: 'remove[0]', value: 'pete' });
    expect(problems[0].message).toContain('an entry of their own');
    expect(about?.places[0].expects).toMatchObject({
      members: ['user:default/ada', 'user:default/grace', 'user:default/pete'],
    });
  });

  it.each<[string, object, object, string, string]>([
    [
      'the last one leaves',
      { team: 'sales', remove: ['ada', 'grace'] },
      KNOWN,
      'remove',
      'Name somebody who stays',
    ],
    [
      'there is no such team',
      { team: 'nobody', add: ['ada'] },
      { exists: false },
      'team',
      'There is no team nobody',
    ],
    [
      'it is written elsewhere',
      { team: 'journeys', add: ['ada'] },
      { ...KNOWN, elsewhere: 'https://git.example.org/teams' },
      'team',
      'https://git.example.org/teams',
    ],
    [
      'a visitor asks',
      { team: 'sales', add: ['ada'] },
      { hidden: true },
      'team',
      'Sign in',
    ],
    [
      'a new one of nobody',
      { what: 'new', name: 'tills' },
      {},
      'add',
      'at least one member',
    ],
    [
      'a name that cannot be',
      { what: 'new', name: 'Tills', add: ['ada'] },
      {},
      'name',
      'Write tills.',
    ],
    [
      'one name twice',
      { team: 'sales', add: ['linh', 'Linh'] },
      KNOWN,
      'add[1]',
      'in other letters',
    ],
    [
      'added and removed',
      { team: 'sales', add: ['linh'], remove: ['LINH'] },
      KNOWN,
      'add[0]',
      'Leave one of both out',
    ],
    [
      'no user name',
      { team: 'sales', add: ['group:default/all'] },
      KNOWN,
      'add[0]',
      'no user name',
    ],
    ['no team', { add: ['ada'] }, KNOWN, 'team', 'missing'],
  ])('is refused where %s', (_, wish, known, field, words) => {
    const { problems, files } = team(wish, sales(), known);
    const found = problems.find(each => each.field === field);
    expect(found?.message).toContain(words);
    expect(field === 'remove' || files.length === 0).toBe(true);
  });

  it('brings rights in step with a team that is written elsewhere', () => {
    const before = sales('us-1', undefined);
    before.delete(FILE);
    const known = { ...KNOWN, byThemselves: ['ada', 'grace', 'linh'] };
    const { files, about } = team({ team: 'sales' }, before, known);
    expect(files.map(({ path }) => path)).toEqual([OPENSHIFT]);
    expect(files[0].after).toContain('- linh');
    expect(about?.places).toEqual([]);
  });
});
