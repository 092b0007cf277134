import { applied, change, treeWith } from '../namespace/__fixtures__/tree';

const FOLDER = 'cluster-scope/base/core/namespaces/shop';
const LIST = `${FOLDER}/kustomization.yaml`;
const OWN = `${FOLDER}/resourcequota.yaml`;

const places = [{ environment: 'production', cluster: 'eu-1' }];
const shop = (
  has: Parameters<typeof treeWith>[0][number]['quota'] = { tier: 'small' },
  at = places,
) => treeWith([{ name: 'shop', places: at, quota: has, isolated: true }]);

const HARD = { 'limits.cpu': '6', 'count/jobs.batch': '50' };

function quota(parameters: object, texts = shop(), known?: object) {
  return change(
    'quota',
    { namespace: 'shop', ...parameters },
    texts,
    known as Record<string, unknown>,
  );
}

describe('another quota', () => {
  it('is another tier in one line, with comments and order as they were', () => {
    const before = shop();
    const list = before.get(LIST) ?? '';
    before.set(
      LIST,
      list.replace('components:', 'components: # what everybody gets'),
    );
    const { files, problems, effects } = quota({ tier: 'medium' }, before);
    expect(problems).toEqual([]);
    expect(files.map(({ path }) => path)).toEqual([
      LIST,
      'cluster-scope/components/resourcequotas/medium/kustomization.yaml',
      'cluster-scope/components/resourcequotas/medium/resourcequota.yaml',
    ]);
    expect(files[0].after).toBe(
      before
        .get(LIST)
        ?.replace('resourcequotas/small', 'resourcequotas/medium'),
    );
    expect(effects).toContainEqual({
      effect: 'changes',
      what: 'limits.cpu',
      reason: '1 → 2',
    });
  });

  it('keeps what operators have written of a tier, and counts it', () => {
    const texts = shop();
    const path =
      'cluster-scope/components/resourcequotas/medium/resourcequota.yaml';
    texts.set(
      path,
      'apiVersion: v1\nkind: ResourceQuota\nmetadata:\n  name: medium\nspec:\n  hard:\n    limits.cpu: 3\n',
    );
    const { files, about } = quota({ tier: 'medium' }, texts);
    expect(files.map(each => each.path)).not.toContain(path);
    expect(about?.places).toEqual([
      {
        ...places[0],
        namespace: 'shop',
        expects: { type: 'quota', hard: { 'limits.cpu': '3' } },
      },
    ]);
  });

  it('goes from a tier to limits of its own: what is left out stays', () => {
    const before = shop();
    const built = quota({ tier: 'custom', cpu: 3, pods: '20' }, before);
    expect(built.problems).toEqual([]);
    const after = applied(before, built);
    expect(after.get(LIST)).not.toContain('resourcequotas');
    expect(after.get(LIST)).toContain('- resourcequota.yaml');
    expect(after.get(OWN)).toContain(
      [
        "    limits.cpu: '3'",
        '    limits.memory: 4Gi',
        "    requests.cpu: '3'",
        '    requests.memory: 4Gi',
        '    requests.storage: 20Gi',
        "    pods: '20'",
      ].join('\n'),
    );
    expect(built.notes.join(' ')).toContain('requests.storage 20Gi');
  });

  it('goes from limits of its own to a tier, and the old file goes', () => {
    const before = shop({ tier: 'custom', hard: HARD });
    const built = quota({ tier: 'large' }, before);
    expect(built.files.find(({ path }) => path === OWN)).toEqual({
      path: OWN,
      before: before.get(OWN),
    });
    const after = applied(before, built);
    expect(after.get(LIST)).not.toContain('resourcequota.yaml');
    expect(after.get(LIST)).toContain('resourcequotas/large');
    expect(built.effects).toContainEqual({
      effect: 'goes',
      what: 'count/jobs.batch',
      reason: '50, then no limit',
    });
  });

  it('changes limits of its own in place', () => {
    const before = shop({ tier: 'custom', hard: HARD });
    before.set(OWN, `# Ours since 2024\n${before.get(OWN)}`);
    const { files } = quota(
      { tier: 'custom', cpu: '8', others: ['count/jobs.batch=60'] },
      before,
    );
    expect(files).toHaveLength(1);
    expect(files[0].after).toBe(
      before.get(OWN)?.replace("'6'", "'8'").replace("'50'", "'60'"),
    );
  });

  it.each<[string, object, Map<string, string>]>([
    ['a tier', { tier: 'large' }, shop()],
    [
      'limits of its own',
      { tier: 'custom', cpu: '3', others: ['count/jobs.batch=7'] },
      shop(),
    ],
    [
      'a tier after limits of its own',
      { tier: 'x-small' },
      shop({ tier: 'custom', hard: HARD }),
    ],
  ])('%s on its own result changes nothing', (_, wish, texts) => {
    const after = applied(texts, quota(wish, texts));
    expect(after).not.toEqual(texts);
    expect(quota(wish, after).files).toEqual([]);
  });

  it.each<[string, object, string, string]>([
    ['more', { tier: 'medium' }, 'measured', 'medium'],
    [
      'more of one and less of another',
      { tier: 'custom', cpu: '2', memory: '1Gi' },
      'measured',
      'custom',
    ],
    ['less', { tier: 'x-small' }, 'own', ''],
    [
      'limits of its own that are less',
      { tier: 'custom', pods: '5' },
      'own',
      '',
    ],
  ])('is approved as what it is: %s', (_, wish, by, tier) => {
    const approval = quota(wish).about?.approval;
    expect(approval?.by).toBe(by);
    expect(
      approval?.by === 'measured' ? approval.namespaces[0].quota.tier : '',
    ).toBe(tier);
  });

  it('counts at all places of the namespace', () => {
    const two = [...places, { environment: 'production', cluster: 'us-1' }];
    const { about, notes } = quota({ tier: 'medium' }, shop(undefined, two));
    expect(about?.clusters).toEqual(['eu-1', 'us-1']);
    expect(about?.team).toBe('sales');
    expect(notes).toContain(
      'The quota is the same at all places: production on eu-1, production on us-1.',
    );
  });

  it('names the services that it is about', () => {
    const texts = shop();
    const list = texts.get(LIST) ?? '';
    texts.set(
      LIST,
      list.replace(
        'components:\n',
        'components:\n  - ../../../../../services/tills/monitoring\n',
      ),
    );
    const seen = { services: ['component:default/vault'] };
    expect(quota({ tier: 'medium' }, texts, seen).about?.services).toEqual([
      'component:default/tills',
      'component:default/vault',
    ]);
  });

  it('of one that is not there is refused', () => {
    const wish = { namespace: 'elsewhere', tier: 'small' };
    const { files, problems, about, effects } = quota(wish);
    expect(files).toEqual([]);
    expect(effects).toBeUndefined();
    expect(about?.places).toEqual([]);
    expect(problems).toEqual([
      {
        field: 'namespace',
        value: 'elsewhere',
        message:
          'The tree has no namespace elsewhere. Choose one that is there, or ask for it first.',
      },
    ]);
  });

  it.each<[string, object, string, string]>([
    ['no tier', {}, 'tier', 'Write one of'],
    ['nothing of one’s own', { tier: 'custom' }, 'cpu', 'at least one'],
    [
      'a word for a quantity',
      { tier: 'custom', cpu: 'two' },
      'cpu',
      'as in 500m or 2',
    ],
    [
      'a forgotten unit',
      { tier: 'custom', memory: '4' },
      'memory',
      'as in 4Gi',
    ],
    ['less than nothing', { tier: 'custom', pods: '-1' }, 'pods', 'as in 20'],
    [
      'a pair without a quantity',
      { tier: 'custom', others: ['jobs'] },
      'others[0]',
      'count/jobs.batch=50',
    ],
    [
      'what Kubernetes does not limit',
      { tier: 'custom', others: ['coffee=3'] },
      'others[0]',
      'nothing called',
    ],
    [
      'a name that cannot be',
      { namespace: 'Shop', tier: 'small' },
      'namespace',
      'Write shop.',
    ],
  ])('%s is a problem of its field', (_, wish, field, words) => {
    const { problems } = quota(wish);
    expect(problems[0].field).toBe(field);
    expect(problems[0].message).toContain(words);
  });

  it('says that limits beside a tier do not count', () => {
    expect(quota({ tier: 'medium', cpu: '3' }).notes.join()).toContain(
      'cpu of your own do not count',
    );
  });
});
