import { parseOpenSlo } from '../../openslo';
import { readOnboardingTree } from '../../onboarding';
import type { KindGround } from '../model';
import { treeFiles } from '../treeFiles';
import { sloKind } from './sloKind';
import { disabledTiers } from './parameters';

const { value: tree } = readOnboardingTree({
  repository: 'https://git.example.org/clusters',
  clusters: [{ name: 'eu-1' }],
});
const WISH = {
  service: 'vouchers',
  name: 'vouchers-availability',
  target: 99.9,
};
const FILE = 'services/vouchers/slo.yaml';

function ground(
  texts: Record<string, string> = {},
  known?: Record<string, unknown>,
): KindGround {
  return {
    tree: tree!,
    files: treeFiles(new Map(Object.entries(texts))),
    requester: 'user:default/ada',
    ...(known && { known }),
  };
}

function build(wish: object, texts = {}, known?: Record<string, unknown>) {
  const { value, problems } = sloKind.read(wish, tree!);
  if (!value) throw new Error(JSON.stringify(problems));
  return sloKind.build(value, ground(texts, known));
}

const textOf = ({ files }: ReturnType<typeof build>, path: string) =>
  files.find(each => each.path === path)?.after;

/** The tree after a change, and what the same wish does to it then. */
function again(
  wish: object,
  texts: Record<string, string>,
  known?: Record<string, unknown>,
) {
  const { files } = build(wish, texts, known);
  const after = { ...texts };
  for (const { path, after: text } of files)
    if (text !== undefined) after[path] = text;
  return build(wish, after, known);
}

const WRITTEN = `# Agreed with sales in spring.
apiVersion: openslo/v1
kind: SLO
metadata:
  name: vouchers-availability
  displayName: Vouchers are sold # shown everywhere
spec:
  service: vouchers
  indicatorRef: somewhere-else
  timeWindow:
    - duration: 1M
      isRolling: false
      calendar: { startTime: 2026-01-01 00:00:00, timeZone: Europe/Prague }
  budgetingMethod: Occurrences
  objectives:
    # Never less than this.
    - displayName: Sold
      target: 0.99
    - displayName: Sold well
      targetPercent: 95
---
apiVersion: openslo/v1
kind: SLO
metadata: { name: vouchers-speed, annotations: { openslo.operate-first.io/disabled-tiers: all } }
spec:
  service: vouchers
  indicatorRef: elsewhere
  timeWindow: [{ duration: 7d, isRolling: true }]
  objectives: [{ target: 0.9, op: lte, value: 1 }]
`;

describe('what can be asked for', () => {
  it.each([
    [{ target: 0 }, 'target', /more than 0/],
    [{ target: 100 }, 'target', /less than 100/],
    [{ target: '99' }, 'target', /number/],
    [{ window: '30' }, 'window', /30d/],
    [{ window: '12h' }, 'window', /30d/],
    [{ name: 'Vouchers are there' }, 'name', /vouchers-are-there/],
    [{ service: '../../etc' }, 'service', /characters|dot/],
    [{ tiers: ['page_1h', 'none'] }, 'tiers', /alone/],
    [{ tiers: ['page_2h'] }, 'tiers[0]', /page_1h/],
    [{ counts: 'latency' }, 'seconds', /Write the seconds/],
    [{ counts: 'luck' }, 'counts', /requests, probe/],
    [{ counts: 'latency', seconds: 0 }, 'seconds', /more than 0/],
    [{ environment: 'Prod' }, 'environment', /prod/],
    [{ title: 'x'.repeat(64) }, 'title', /63/],
    [{ title: 'two\nlines' }, 'title', /one line/],
    [{ colour: 'red' }, '', /./],
  ])('not %p', (wrong, field, message) => {
    const { value, problems } = sloKind.read({ ...WISH, ...wrong }, tree!);
    expect(value).toBeUndefined();
    expect(problems).toContainEqual(
      expect.objectContaining({
        field,
        message: expect.stringMatching(message),
      }),
    );
  });

  it.each([
    [['page_1h', 'page_6h', 'ticket_1d', 'ticket_3d'], undefined],
    [['page_1h'], 'page_6h,ticket_1d,ticket_3d'],
    [['none'], 'all'],
  ])('%p leaves %p switched off', (tiers, off) => {
    expect(disabledTiers(tiers)).toBe(off);
  });
});

describe('a new SLO', () => {
  it('comes with the list of the catalog, its rules and a runbook', () => {
    const change = build(WISH);
    expect(change.problems).toEqual([]);
    expect(change.files.map(({ path }) => path)).toEqual([
      'services/all.yaml',
      'services/vouchers/alerting/kustomization.yaml',
      'services/vouchers/alerting/rules.yaml',
      'services/vouchers/runbooks/SloBurn.md',
      FILE,
    ]);
    const text = textOf(change, FILE) ?? '';
    expect(parseOpenSlo(text).documents[0].problems).toEqual([]);
    expect(text).toContain('target: 0.999\n');
    expect(text).toContain('duration: 30d');
    expect(textOf(change, 'services/vouchers/alerting/rules.yaml')).toContain(
      'slo="default/vouchers-availability"',
    );
    expect(change.notes.join(' ')).toContain('No namespace of the tree');
    expect(again(WISH, {}).files).toEqual([]);
  });

  it('counts as the portal found out, and keeps that', () => {
    const known = {
      requests: { good: 'sum(a{x="1",code!~"5.."})', total: 'sum(a{x="1"})' },
    };
    const text = textOf(build(WISH, {}, known), FILE);
    expect(text).toContain(`query: sum(a{x="1",code!~"5.."})`);
    expect(again(WISH, {}, known).files).toEqual([]);
  });

  it.each([
    [{ counts: 'probe' }, 'measure: availability'],
    [{ counts: 'latency', seconds: 0.25 }, 'value: 0.25'],
  ])('by the portal itself needs no rules: %p', (wish, said) => {
    const change = build({ ...WISH, ...wish });
    const text = textOf(change, FILE) ?? '';
    expect(text).toContain(said);
    expect(parseOpenSlo(text).documents[0].problems).toEqual([]);
    expect(change.files.map(({ path }) => path)).not.toContain(
      'services/vouchers/alerting/rules.yaml',
    );
  });

  it('joins those that are there, which stay as they are, comments included', () => {
    const wish = { ...WISH, name: 'vouchers-requests' };
    const text = textOf(build(wish, { [FILE]: WRITTEN }), FILE) ?? '';
    expect(text.startsWith(`${WRITTEN}---\n`)).toBe(true);
    expect(parseOpenSlo(text).documents).toHaveLength(3);
    expect(again(wish, { [FILE]: WRITTEN }).files).toEqual([]);
  });

  it('is taken in by the namespace that its service is delivered to', () => {
    const list = 'cluster-scope/base/core/namespaces/shop/kustomization.yaml';
    const change = build(WISH, {
      [list]: 'kind: Kustomization\nresources: [namespace.yaml]\n',
      'argocd/overlays/prod/applications/envs/production/eu-1/sales/shop.vouchers.yaml':
        '{}',
    });
    expect(textOf(change, list)).toContain(
      '../../../../../services/vouchers/alerting',
    );
    expect(change.notes).toEqual([]);
  });

  it('is of no service that has none of this name, where another has it', () => {
    const { problems, files } = build(
      { ...WISH, service: 'rides' },
      { [FILE]: WRITTEN },
    );
    expect(files).toEqual([]);
    expect(problems).toEqual([
      expect.objectContaining({
        field: 'name',
        message: expect.stringContaining(FILE),
      }),
    ]);
  });
});

describe('an SLO that is there', () => {
  it('changes only what is named: the rest stays to the letter', () => {
    const text = textOf(
      build({ ...WISH, target: 99.95 }, { [FILE]: WRITTEN }),
      FILE,
    );
    expect(text).toBe(WRITTEN.replace('target: 0.99\n', 'target: 0.9995\n'));
  });

  it.each([
    [{ target: 97, objective: 1 }, 'targetPercent: 95', 'targetPercent: 97'],
    [{ name: 'vouchers-speed', target: 95 }, 'target: 0.9,', 'target: 0.95,'],
  ])('%p', (wish, before, after) => {
    const text = textOf(build({ ...WISH, ...wish }, { [FILE]: WRITTEN }), FILE);
    expect(text).toBe(WRITTEN.replace(before, after));
  });

  it('leaves a calendar behind with its window, and says so', () => {
    const change = build(
      { ...WISH, target: 99, window: '28d' },
      { [FILE]: WRITTEN },
    );
    const text = textOf(change, FILE) ?? '';
    expect(text).toContain('duration: 28d');
    expect(text).not.toContain('calendar');
    expect(text).toContain('# Agreed with sales in spring.');
    expect(change.notes).toEqual([
      expect.stringContaining('1M becomes a rolling one'),
    ]);
  });

  it.each([
    [['page_1h', 'page_6h', 'ticket_1d', 'ticket_3d'], undefined],
    [['page_1h', 'page_6h'], 'ticket_1d,ticket_3d'],
    [['none'], 'all'],
  ])('has the tiers %p switched on', (tiers, off) => {
    const wish = { ...WISH, name: 'vouchers-speed', target: 90, tiers };
    const change = build(wish, { [FILE]: WRITTEN });
    const text = textOf(change, FILE) ?? WRITTEN;
    const [, second] = parseOpenSlo(text).documents;
    expect(second.metadata).toEqual({
      name: 'vouchers-speed',
      annotations: off
        ? { 'openslo.operate-first.io/disabled-tiers': off }
        : {},
    });
    expect(again(wish, { [FILE]: WRITTEN }).files).toEqual([]);
  });

  it.each([[{ objective: 2 }, /Write one of 0, 1/]])(
    'cannot change what it does not have: %p',
    (wish, message) => {
      const { problems, files } = build(
        { ...WISH, ...wish },
        { [FILE]: WRITTEN },
      );
      expect(files).toEqual([]);
      expect(problems[0].message).toMatch(message);
    },
  );

  it('has its rules made again, unless somebody has written them', () => {
    const rules = 'services/vouchers/alerting/rules.yaml';
    const first = build(WISH);
    const texts = Object.fromEntries(
      first.files.map(({ path, after = '' }) => [path, after]),
    );
    const wish = { ...WISH, target: 99.5 };
    const change = build(wish, texts);
    expect(change.files.map(({ path }) => path)).toEqual([rules, FILE]);
    const own = build(wish, { ...texts, [rules]: 'kind: PrometheusRule\n' });
    expect(own.files.map(({ path }) => path)).toEqual([FILE]);
    expect(own.notes.join(' ')).toContain('written by hand');
  });
});

describe('what it is about', () => {
  const about = (wish: object, texts = {}, known?: Record<string, unknown>) => {
    const { value } = sloKind.read(wish, tree!);
    return sloKind.about(value!, ground(texts, known));
  };

  it('names the promise in plain words, and what proves it', () => {
    expect(about(WISH, {}, { team: 'sales' })).toMatchObject({
      title:
        'New SLO vouchers-availability of vouchers (99.9 % means 43 minutes a month)',
      team: 'sales',
      services: ['component:default/vouchers'],
      places: [
        {
          expects: {
            type: 'slo',
            slo: 'slo:default/vouchers-availability',
            target: 0.999,
            window: '30d',
          },
        },
      ],
      approval: { by: 'own' },
    });
  });

  it('does not invent a window, and finds the team in the tree', () => {
    const found = about(WISH, {
      [FILE]: WRITTEN,
      'services/vouchers/catalog-info.yaml':
        'spec: { owner: group:default/sales }\n',
    });
    expect(found.team).toBe('sales');
    expect(found.title).toBe('SLO vouchers-availability of vouchers, 99.9 %');
    expect(found.places[0].expects).not.toHaveProperty('window');
  });
});
