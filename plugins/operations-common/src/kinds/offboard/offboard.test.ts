import {
  after,
  ask,
  Files,
  groundOf,
  shop,
  treeOf,
  valueOf,
} from './__fixtures__/shop';
import { offboardChoices, offboardConcerns } from './concerns';
import { offboardKind } from './offboardKind';
import { treeFiles } from '../treeFiles';

const VOUCHERS = { name: 'vouchers' };
const SCALE = { ...VOUCHERS, step: 'scale' };
const REMOVE = { ...VOUCHERS, step: 'remove', exported: true };
const APP =
  'argocd/overlays/prod/applications/envs/production/eu-1/sales/shop.vouchers.yaml';

const asked = (parameters: object) =>
  offboardKind.read(parameters, groundOf(new Map()).tree).problems;

function scaled(files: Files, parameters: object = SCALE): Files {
  return after(files, ask(files, { ...parameters, step: 'scale' }));
}

/** `goes: Namespace a`, or `stays: Namespace a (why)`. */
function effectsOf(files: Files, parameters: object, known = {}): string[] {
  const { effects = [], problems } = ask(files, { ...parameters }, known);
  expect(problems).toEqual([]);
  return effects.map(({ effect, what, reason }) =>
    effect === 'stays'
      ? `${effect}: ${what} (${reason})`
      : `${effect}: ${what}`,
  );
}

describe('what is written in the form', () => {
  it.each([
    [
      'a word that is no step',
      { ...VOUCHERS, reason: 'x', step: 'kill' },
      'step',
    ],
    ['no reason', VOUCHERS, 'reason'],
    ['a name with a way out', { name: '../x', reason: 'x' }, 'name'],
    [
      'removing without exports',
      { ...VOUCHERS, reason: 'x', step: 'remove' },
      'exported',
    ],
    ['something else', { ...VOUCHERS, reason: 'x', force: true }, ''],
  ])('%s is a problem of its field', (_, parameters, field) => {
    const [problem] = asked(parameters);
    expect(problem.field).toBe(field);
    expect(problem.message).not.toBe('');
  });
});

describe('scaling to zero', () => {
  it('halts every delivery, pauses the probes and says that the service is deprecated', () => {
    const change = ask(shop(), SCALE);
    expect(change.files.map(({ path }) => path)).toEqual([
      APP,
      APP.replace('shop.', 'vouchers.'),
      'services/vouchers/catalog-info.yaml',
    ]);
    const entity = change.files[2].after ?? '';
    expect(entity).toContain('lifecycle: deprecated');
    expect(entity).toContain('operate-first.io/former-lifecycle: production');
    expect(entity).toContain('operate-first.io/paused-probes:');
    expect(entity).not.toContain('operate-first.io/probes:');
  });

  it('is the same twice, and undone to the letter', () => {
    const files = shop();
    const zero = scaled(files);
    expect(ask(zero, SCALE)).toMatchObject({ files: [], problems: [] });
    const back = after(zero, ask(zero, { ...VOUCHERS, step: 'restore' }));
    expect(Object.fromEntries(back)).toEqual(Object.fromEntries(files));
    expect(ask(back, { ...VOUCHERS, step: 'restore' }).files).toEqual([]);
  });

  it('keeps what somebody else has patched, with comments', () => {
    const files = new Map(shop());
    const own = (files.get(APP) ?? '').replace(
      '  destination:',
      `    kustomize:
      patches:
        # More room on Fridays.
        - target: { kind: Deployment, name: web }
          patch: "[]"
  destination:`,
    );
    files.set(APP, own);
    const zero = scaled(files);
    expect(zero.get(APP)).toContain('# More room on Fridays.');
    const back = after(zero, ask(zero, { ...VOUCHERS, step: 'restore' }));
    expect(back.get(APP)).toContain('# More room on Fridays.');
    expect(back.get(APP)).not.toContain('replicas');
  });

  it('does it with Flux as well', () => {
    const files = treeOf({
      team: 'data',
      services: ['exports'],
      namespace: 'exports',
      delivery: 'flux',
    });
    const zero = scaled(files, { name: 'exports' });
    const path = 'flux/envs/production/eu-1/data/exports/exports.yaml';
    expect(zero.get(path)).toContain('path: /spec/replicas');
    const back = after(zero, ask(zero, { name: 'exports', step: 'restore' }));
    expect(Object.fromEntries(back)).toEqual(Object.fromEntries(files));
  });

  it('says that others have to do it where nothing delivers it', () => {
    const files = treeOf({
      team: 'data',
      services: ['exports'],
      namespace: 'exports',
      delivery: 'none',
    });
    const { notes } = ask(files, { name: 'exports', step: 'scale' });
    expect(notes.join()).toContain('Nothing in the tree delivers it');
  });

  it('says where there is nothing of that name', () => {
    expect(ask(shop(), { name: 'nobody', step: 'scale' }).problems).toEqual([
      expect.objectContaining({ field: 'name', value: 'nobody' }),
    ]);
    // What must not be known is not there.
    expect(ask(shop(), SCALE, { hidden: true }).problems).toHaveLength(1);
  });
});

describe('removing', () => {
  it('is not done to what the tree still wants to run', () => {
    const { problems, files } = ask(shop(), REMOVE);
    expect(files).toEqual([]);
    expect(problems).toEqual([
      expect.objectContaining({
        field: 'step',
        message: expect.stringContaining('vouchers in shop on eu-1'),
      }),
    ]);
  });

  it('of one of two services leaves every line of the other', () => {
    const zero = scaled(shop());
    const left = after(zero, ask(zero, REMOVE));
    expect([...left.keys()].filter(path => path.includes('vouchers'))).toEqual(
      [],
    );
    const mentioning = [...left].filter(([, text]) =>
      text.includes('vouchers'),
    );
    expect(mentioning).toEqual([]);
    const alone = treeOf({
      team: 'sales',
      services: ['cards'],
      namespace: 'shop',
    });
    expect(Object.fromEntries(left)).toEqual(Object.fromEntries(alone));
    expect(ask(left, REMOVE)).toMatchObject({ files: [], problems: [] });
  });

  it('lists what goes, and what stays with the reason', () => {
    const zero = scaled(shop());
    expect(effectsOf(zero, REMOVE)).toEqual([
      'goes: Service vouchers',
      'goes: Delivery of vouchers to shop on eu-1',
      'goes: Delivery of vouchers to vouchers on eu-1',
      'goes: Namespace vouchers',
      'stays: Namespace shop (Shared with cards.)',
      'stays: Project, group and rights of sales (It has cards.)',
      expect.stringContaining('stays: History of vouchers'),
    ]);
  });

  it.each<[string, Record<string, string>, string]>([
    [
      'in the tree',
      { 'teams/data/group.yaml': 'kind: Group\nmetadata:\n  name: data\n' },
      'Incidents, post-mortems and questions name it, and its people may be asked still. Remove teams/data from the tree when nobody needs it any more.',
    ],
    [
      'from elsewhere',
      {},
      'Incidents, post-mortems and questions name it, and its people may be asked still. The tree does not have it: where the catalog reads it, it is removed when nobody needs it any more.',
    ],
  ])(
    'says that the group of a team whose last service goes stays in the catalog, %s',
    (_words, teams, reason) => {
      const files = new Map([
        ...shop(),
        ...treeOf({
          team: 'data',
          services: ['exports'],
          namespace: 'exports',
          delivery: 'none',
        }),
        ...Object.entries(teams),
      ]);
      for (const wish of [
        { what: 'team', name: 'data' },
        { what: 'service', name: 'exports' },
      ]) {
        const zero = scaled(files, wish);
        const remove = { ...wish, step: 'remove', exported: true };
        expect(effectsOf(zero, remove)).toContain(
          `stays: group:default/data (${reason})`,
        );
        const left = after(zero, ask(zero, remove));
        for (const path of Object.keys(teams))
          expect(left.has(path)).toBe(true);
      }
    },
  );

  it('says nothing of the group of a team that has other services', () => {
    const zero = scaled(shop());
    expect(effectsOf(zero, REMOVE).join()).not.toContain('group:default');
  });

  it.each([
    [
      'somebody runs there',
      {
        neighbours: [
          { cluster: 'eu-1', namespace: 'vouchers', service: 'till' },
        ],
      },
      'Shared with till.',
    ],
    [
      'somebody runs there who is not for everybody',
      {
        neighbours: [
          { cluster: 'eu-1', namespace: 'vouchers', service: 'till' },
        ],
        unnamed: ['till'],
      },
      'Shared with another service.',
    ],
    [
      'volumes hold data',
      {
        volumes: [{ cluster: 'eu-1', namespace: 'vouchers', storage: '12Gi' }],
      },
      'Volumes hold data there: 12Gi on eu-1.',
    ],
  ])('keeps a namespace where %s', (_, known, reason) => {
    expect(effectsOf(scaled(shop()), REMOVE, known)).toContain(
      `stays: Namespace vouchers (${reason})`,
    );
  });

  it('takes volumes where that is said', () => {
    const known = {
      volumes: [{ cluster: 'eu-1', namespace: 'vouchers', storage: '12Gi' }],
    };
    expect(
      effectsOf(scaled(shop()), { ...REMOVE, data: true }, known),
    ).toContain('goes: Namespace vouchers');
  });

  it('keeps the namespace of another team', () => {
    const files = new Map(shop());
    const path = 'cluster-scope/base/core/namespaces/vouchers/namespace.yaml';
    files.set(
      path,
      (files.get(path) ?? '').replace(
        'group:default/sales',
        'group:default/till',
      ),
    );
    expect(effectsOf(scaled(files), REMOVE)).toContain(
      'stays: Namespace vouchers (It is of till.)',
    );
  });

  it('keeps a namespace into which something unknown is delivered', () => {
    const zero = new Map(scaled(shop()));
    const path =
      'argocd/overlays/prod/applications/envs/production/eu-1/sales/odd.yaml';
    zero.set(path, 'spec:\n  destination:\n    namespace: vouchers\n');
    expect(effectsOf(zero, REMOVE)).toContain(
      `stays: Namespace vouchers (${path} delivers something else there.)`,
    );
  });

  it('of the last service takes the team with it', () => {
    const files = treeOf(
      {
        team: 'data',
        services: ['exports'],
        namespace: 'exports',
        cluster: 'us-1',
      },
      { team: 'sales', services: ['cards'], namespace: 'shop' },
    );
    const zero = scaled(files, { name: 'exports' });
    const left = after(
      zero,
      ask(zero, { name: 'exports', step: 'remove', exported: true }),
    );
    const named = [...left].filter(([path, text]) =>
      /\bdata\b|exports/.test(`${path}\n${text}`),
    );
    expect(named).toEqual([]);
    expect(left.has('services/cards/catalog-info.yaml')).toBe(true);
  });
});

describe('a namespace', () => {
  const files = treeOf(
    { team: 'sales', services: ['vouchers'], namespace: 'shop' },
    { team: 'sales', services: ['vouchers', 'cards'], namespace: 'cards' },
  );
  const wish = { what: 'namespace', name: 'shop' };

  it('goes, and its services stay where they have another', () => {
    const zero = scaled(files, wish);
    expect(zero.get('services/vouchers/catalog-info.yaml')).toContain(
      'lifecycle: production',
    );
    const change = ask(zero, { ...wish, step: 'remove', exported: true });
    const left = after(zero, change);
    expect(left.has('services/vouchers/catalog-info.yaml')).toBe(true);
    expect(
      [...left.keys()].filter(path => path.includes('/namespaces/shop')),
    ).toEqual([]);
    expect(left.get('argocd/overlays/prod/projects/sales.yaml')).not.toContain(
      'shop',
    );
    expect(change.notes).toEqual([]);
  });

  it('is not taken from others who have something in it', () => {
    const shared = new Map(files);
    const entity = 'services/vouchers/catalog-info.yaml';
    shared.set(
      entity,
      (shared.get(entity) ?? '').replace('group:sales', 'group:till'),
    );
    const [problem] = ask(shared, { ...wish, step: 'scale' }).problems;
    expect(problem).toMatchObject({
      field: 'name',
      message: expect.stringContaining('shared with vouchers'),
    });
  });

  it('says which services are delivered nowhere then', () => {
    const zero = scaled(files, { what: 'namespace', name: 'cards' });
    const { notes } = ask(zero, {
      what: 'namespace',
      name: 'cards',
      step: 'remove',
      exported: true,
    });
    expect(notes).toEqual([
      expect.stringContaining('cards is delivered nowhere then'),
    ]);
  });
});

describe('a team', () => {
  it('goes with all that it has, and nothing of others', () => {
    const files = treeOf(
      {
        team: 'sales',
        services: ['vouchers', 'cards'],
        namespace: 'shop',
        cluster: 'us-1',
      },
      {
        team: 'data',
        services: ['exports'],
        namespace: 'exports',
        delivery: 'flux',
        cluster: 'us-1',
      },
    );
    const wish = { what: 'team', name: 'data' };
    const zero = scaled(files, wish);
    const left = after(
      zero,
      ask(zero, { ...wish, step: 'remove', exported: true }),
    );
    expect(
      [...left].filter(([path, text]) =>
        /\bdata\b|exports/.test(`${path}\n${text}`),
      ),
    ).toEqual([]);
    expect([...left.keys()].some(path => path.includes('/groups/sales'))).toBe(
      true,
    );
  });
});

describe('what a request is about', () => {
  const about = (parameters: object, files = shop(), known = {}) =>
    offboardKind.about(valueOf({ ...parameters }), groundOf(files, known));

  it('is looked at by two, and by the team; coming back is the own matter of the team where its clusters allow it', () => {
    expect(about(SCALE)).toMatchObject({
      title: 'Scale to zero: service vouchers',
      team: 'sales',
      services: ['component:default/vouchers'],
      clusters: ['eu-1'],
      approval: { by: 'people', atLeast: 2, withTeam: true },
    });
    expect(about({ ...VOUCHERS, step: 'restore' }).approval).toMatchObject({
      by: 'own',
      clusters: ['eu-1'],
    });
  });

  it('is proved where it was, and in the catalog', () => {
    const expected = (parameters: object, known = {}) =>
      about(parameters, shop(), known).places.map(
        ({ namespace, subject, expects }) => [
          expects?.type,
          namespace ?? subject,
        ],
      );
    expect(expected(SCALE)).toEqual([
      ['scaled', 'shop'],
      ['scaled', 'vouchers'],
    ]);
    const watched = [{ cluster: 'eu-1', namespace: 'vouchers' }];
    expect(expected(REMOVE, { watched })).toEqual([
      ['gone', 'shop'],
      ['gone', 'vouchers'],
      ['gone', 'vouchers'],
      ['gone', 'vouchers in the catalog'],
    ]);
    expect(expected({ ...VOUCHERS, step: 'restore' })).toEqual([
      [undefined, 'shop'],
      [undefined, 'vouchers'],
    ]);
  });

  it('is where the portal sees it, where nothing delivers it', () => {
    const files = treeOf({
      team: 'data',
      services: ['exports'],
      namespace: 'exports',
      delivery: 'none',
    });
    const seen = [{ cluster: 'us-1', namespace: 'elsewhere' }];
    expect(about({ name: 'exports' }, files, { seen }).places).toEqual([
      {
        cluster: 'us-1',
        namespace: 'elsewhere',
        service: 'component:default/exports',
        expects: { type: 'scaled' },
      },
    ]);
  });

  it('concerns services, namespaces and their neighbours', () => {
    const files = treeFiles(shop());
    expect(offboardConcerns({ what: 'service', ...VOUCHERS }, files)).toEqual({
      team: 'sales',
      services: ['vouchers'],
      namespaces: ['shop', 'vouchers'],
      neighbours: ['cards'],
    });
    expect(offboardChoices('service', files)).toEqual(['cards', 'vouchers']);
    expect(offboardChoices('namespace', files)).toEqual(['shop', 'vouchers']);
    expect(offboardChoices('team', files)).toEqual(['sales']);
  });
});
