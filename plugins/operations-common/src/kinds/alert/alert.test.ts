import { parse } from 'yaml';
import { readOnboardingTree } from '../../onboarding';
import type { KindGround } from '../model';
import { treeFiles } from '../treeFiles';
import { alertKind } from './alertKind';
import { alertExpression } from './expression';
import { selectorsIn } from './selectors';
import { firingSpells } from './trial';

const { value: tree } = readOnboardingTree({
  repository: 'https://git.example.org/clusters',
  clusters: [{ name: 'eu-1' }],
});
const WISH = {
  service: 'vouchers',
  name: 'VouchersFail',
  from: 'errors',
  threshold: 5,
};
const FILE = 'services/vouchers/alerting/alerts.yaml';
const RUNBOOK = 'services/vouchers/runbooks/VouchersFail.md';

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
  const { value, problems } = alertKind.read(wish, tree!);
  if (!value) throw new Error(JSON.stringify(problems));
  return alertKind.build(value, ground(texts, known));
}

const textOf = ({ files }: ReturnType<typeof build>, path: string) =>
  files.find(each => each.path === path)?.after ?? '';

function treeAfter(wish: object, texts: Record<string, string> = {}) {
  const after = { ...texts };
  for (const { path, after: text } of build(wish, texts).files) {
    if (text !== undefined) after[path] = text;
  }
  return after;
}

describe('what can be asked for', () => {
  it.each([
    [{ name: 'vouchers fail often' }, 'name', /VouchersFailOften/],
    [{ name: '../up' }, 'name', /PaymentsAnswerSlowly|Up/],
    [{ from: 'luck' }, 'from', /saturation/],
    [{ threshold: undefined }, 'threshold', /as in 5/],
    [{ threshold: 100 }, 'threshold', /less than 100/],
    [{ threshold: -1 }, 'threshold', /more than 0/],
    [{ minutes: 1.5 }, 'minutes', /whole/],
    [{ minutes: 2000 }, 'minutes', /1440/],
    [{ severity: 'loud' }, 'severity', /page and ticket/],
    [{ from: 'expression' }, 'expression', /Write PromQL/],
    [
      { from: 'expression', expression: 'sum(rate(up[5m])' },
      'expression',
      /ends too early.*column 17/,
    ],
    [
      { from: 'expression', expression: 'up ==\n== 1' },
      'expression',
      /line 2, column 1/,
    ],
    [{ from: 'expression', expression: 'up\u202e' }, 'expression', /control/],
    [{ summary: 'two\nlines' }, 'summary', /one line/],
    [{ service: 'a/b/c' }, 'service', /./],
  ])('not %p', (wrong, field, message) => {
    const { value, problems } = alertKind.read({ ...WISH, ...wrong }, tree!);
    expect(value).toBeUndefined();
    expect(problems).toContainEqual(
      expect.objectContaining({
        field,
        message: expect.stringMatching(message),
      }),
    );
  });
});

describe('expressions', () => {
  it.each([
    [
      'errors',
      5,
      /^sum\(rate\(http_requests_total\{service="vouchers",code=~"5\.\."\}\[5m\]\)\) \/ .* > 0\.05$/,
    ],
    ['errors', 0.0001, / > 0\.000001$/],
    ['latency', 0.3, /^histogram_quantile\(0\.95, .* > 0\.3$/],
    ['traffic', 2, / < 2$/],
    ['saturation', 1.5, /process_cpu_seconds_total.* > 1\.5$/],
  ] as const)('of %s with %d', (from, threshold, expected) => {
    expect(alertExpression({ service: 'vouchers', from, threshold })).toMatch(
      expected,
    );
  });

  it('are what the portal knows of the service, where it knows something', () => {
    const wish = { service: 'vouchers', from: 'errors' as const, threshold: 1 };
    expect(alertExpression(wish, { signals: { errors: 'a / b' } })).toBe(
      'a / b > 0.01',
    );
    expect(alertExpression(wish, { signals: { errors: 7 } })).toMatch(/^sum/);
  });

  it.each([
    ['up', [['up', 0]]],
    [
      'rate(a{x="[5m]"}[5m]) / b offset 1h',
      [
        ['a{x="[5m]"}', 300],
        ['b', 0],
      ],
    ],
    ['max_over_time(rate(a[1h30m])[1d:1m])', [['a', 91_800]]],
    ['vector(1)', []],
  ])('%s reads %p', (expression, expected) => {
    expect(
      selectorsIn(expression).map(({ selector, rangeSeconds }) => [
        selector,
        rangeSeconds,
      ]),
    ).toEqual(expected);
  });
});

describe('a new alert', () => {
  it('is a rule that is built, and a runbook', () => {
    const change = build(WISH);
    expect(change.problems).toEqual([]);
    expect(change.files.map(({ path }) => path)).toEqual([
      FILE,
      'services/vouchers/alerting/kustomization.yaml',
      RUNBOOK,
    ]);
    expect(parse(textOf(change, FILE))).toMatchObject({
      kind: 'PrometheusRule',
      spec: {
        groups: [
          {
            rules: [
              {
                alert: 'VouchersFail',
                for: '5m',
                labels: {
                  severity: 'ticket',
                  service: 'vouchers',
                  environment: 'production',
                },
                annotations: {
                  runbook_url: expect.stringContaining(RUNBOOK),
                },
              },
            ],
          },
        ],
      },
    });
    expect(textOf(change, RUNBOOK)).toMatch(
      /^---\ntitle: VouchersFail\nalerts:\n {2}- VouchersFail\nservices:\n {2}- vouchers\n---\n/,
    );
    expect(build(WISH, treeAfter(WISH)).files).toEqual([]);
  });

  it('joins what somebody has written, which stays to the letter', () => {
    const written = `# Ours.
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: mine }
spec:
  groups:
    - name: vouchers
      rules:
        # Never silence this one.
        - alert: VouchersGone
          expr: absent(up{service="vouchers"})
`;
    const text = textOf(build(WISH, { [FILE]: written }), FILE);
    expect(text.startsWith(written)).toBe(true);
    const [group] = parse(text).spec.groups;
    expect(group.rules).toHaveLength(2);
    const other = textOf(
      build(WISH, { [FILE]: written.replace('name: vouchers', 'name: old') }),
      FILE,
    );
    expect(
      parse(other).spec.groups.map(({ name }: { name: string }) => name),
    ).toEqual(['old', 'vouchers']);
  });

  it('fires at once where it says so, and begins its runbook as it is told', () => {
    const change = build({
      ...WISH,
      minutes: 0,
      runbook: 'Look at the printer.\r\nThen *run*.',
      summary: 'Vouchers *fail*',
    });
    expect(textOf(change, FILE)).not.toContain('for:');
    expect(textOf(change, RUNBOOK)).toContain(
      '# Vouchers \\*fail\\*\n\nLook at the printer.\nThen *run*.\n',
    );
  });

  it('has no name that another has', () => {
    const texts = treeAfter(WISH);
    const own = build({ ...WISH, threshold: 7 }, texts);
    expect(own.files).toEqual([]);
    expect(own.problems[0]).toMatchObject({
      field: 'name',
      message: expect.stringContaining('only its runbook'),
    });
    const other = build({ ...WISH, service: 'rides' }, texts);
    expect(other.problems[0].message).toContain(FILE);
  });
});

describe('an alert that is there', () => {
  const wish = { service: 'vouchers', name: 'VouchersFail', from: 'existing' };

  it('gets only its runbook, and nothing to prove', () => {
    const change = build(wish);
    expect(change.files.map(({ path }) => path)).toEqual([RUNBOOK]);
    const { value } = alertKind.read(wish, tree!);
    expect(alertKind.about(value!, ground()).places).toEqual([]);
  });

  it('keeps the runbook that it has', () => {
    const change = build(wish, { [RUNBOOK]: '# Mine\n' });
    expect(change.files).toEqual([]);
    expect(change.notes).toEqual([expect.stringContaining('stays as it is')]);
  });
});

describe('what would have fired', () => {
  const MINUTE = 60_000;
  const grid = (...series: string[]) => ({
    start: 0,
    stepMs: MINUTE,
    count: series[0].length,
    series: series.map(each => [...each].map(Number)),
  });
  const minutes = (spells: Array<{ from: number; to?: number }>) =>
    spells.map(({ from, to }) => [
      from / MINUTE,
      to === undefined ? '' : to / MINUTE,
    ]);

  it.each([
    ['never', ['0000'], 0, []],
    ['at once, without a wait', ['0100'], 0, [[1, 1]]],
    ['not where it holds too shortly', ['0110'], 2, []],
    ['once it has held so long', ['011110'], 2, [[3, 4]]],
    [
      'twice',
      ['010010'],
      0,
      [
        [1, 1],
        [4, 4],
      ],
    ],
    ['still', ['0011'], 1, [[3, '']]],
    ['once where two series take turns', ['11000', '00110'], 0, [[0, 3]]],
    [
      'twice where both rest',
      ['11000', '00001'],
      0,
      [
        [0, 1],
        [4, ''],
      ],
    ],
  ])('%s', (_, series, wait, expected) => {
    expect(minutes(firingSpells(grid(...series), wait * 60))).toEqual(expected);
  });
});
