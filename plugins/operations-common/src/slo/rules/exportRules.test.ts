import { parse, parseAllDocuments, stringify } from 'yaml';
import { burnAlertLabels } from '../fingerprint';
import { SliDefinition, SloDefinition } from '../model';
import { exportRules } from './exportRules';
import { exactDecimal, rangeOf } from './numbers';
import { reduceToCounters } from './promql';
import { describeWithPromtool, Promtool } from './__testUtils__/promtool';

jest.setTimeout(120_000);

const PAGE = { pageUrl: (ref: string) => `https://portal.example.org/${ref}` };

function prometheus(query: string) {
  return { type: 'Prometheus', spec: { query } };
}

function ratio(
  total: string,
  part: { good: string } | { bad: string },
  more: Partial<SliDefinition> = {},
): SliDefinition {
  const [[key, query]] = Object.entries(part);
  return {
    id: 'a1b2',
    measure: {
      kind: 'ratio',
      counter: true,
      total: prometheus(total),
      [key]: prometheus(query),
    },
    environment: 'production',
    ...more,
  };
}

const REQUESTS = ratio('http_requests_total{service="shop"}', {
  good: 'http_requests_total{service="shop",code!~"5.."}',
});

function tier(
  name: string,
  factor: number,
  hours: number,
  shortMinutes?: number,
): SloDefinition['alerting']['conditions'][0] {
  return {
    tier: name,
    severity: name.startsWith('page') ? 'page' : 'ticket',
    factor,
    longSeconds: hours * 3_600,
    ...(shortMinutes && { shortSeconds: shortMinutes * 60 }),
    operator: 'gt',
    forSeconds: 0,
    origin: 'workbook',
  };
}

const WORKBOOK = [
  tier('page_1h', 14.4, 1, 5),
  tier('page_6h', 6, 6, 30),
  tier('ticket_1d', 3, 24, 120),
  tier('ticket_3d', 1, 72, 360),
];

function slo(
  sli: SliDefinition,
  more: Partial<SloDefinition> = {},
): SloDefinition {
  return {
    ref: 'slo:default/shop-availability',
    title: 'The shop answers',
    serviceRef: 'component:default/shop',
    environment: 'production',
    budgetingMethod: 'Occurrences',
    emptySlices: 'exclude',
    window: { kind: 'rolling', duration: { count: 30, unit: 'd' } },
    objectives: [{ index: 0, target: 0.999, sli, weight: 1 }],
    composite: false,
    alerting: {
      conditions: WORKBOOK,
      minimumEvents: 10,
      minimumErrors: 2,
      alertWhenNoData: false,
      runbookUrl: 'https://runbooks.example.org/shop',
    },
    excludeMaintenance: false,
    ...more,
  };
}

const SLOS: Record<string, SloDefinition> = {
  'good of all': slo(REQUESTS),
  'bad of all, as sums of rates': slo(
    ratio('sum(rate(http_requests_total{service="shop"}[{{.window}}]))', {
      bad: 'sum(rate(http_requests_total{service="shop",code=~"5.."}[{{.window}}])) or vector(0)',
    }),
  ),
  'two metrics': slo(
    ratio('sum by (job) (seconds_count{job="a"})', {
      good: 'seconds_bucket{job="a",le="0.3"}',
    }),
  ),
  'all less what failed': slo(
    ratio('sum(rpc_total)', { good: 'sum(rpc_total) - sum(rpc_failed_total)' }),
  ),
  'a threshold': slo({
    id: 'c3',
    measure: {
      kind: 'threshold',
      query: prometheus(
        'histogram_quantile(0.95, sum by (le) (rate(seconds_bucket[{{.window}}])))',
      ),
      operator: 'lte',
      value: 0.3,
    },
    environment: 'production',
  }),
  'a raw ratio of failures': slo({
    id: 'd4',
    measure: {
      kind: 'raw',
      rawType: 'failure',
      query: { type: 'Prometheus', spec: { promql: 'errors:ratio5m' } },
    },
    environment: 'production',
  }),
  'a raw ratio of counters': slo({
    id: 'd5',
    measure: {
      kind: 'raw',
      rawType: 'success',
      query: prometheus(
        '1 - (sum(rate(rpc_failed_total[{{.window}}])) / sum(rate(rpc_total[{{.window}}])))',
      ),
    },
    environment: 'production',
  }),
  timeslices: slo(
    { ...REQUESTS, slice: { seconds: 60, target: 0.95 } },
    { budgetingMethod: 'Timeslices', emptySlices: 'good' },
  ),
  'long slices and their ratios': slo(
    { ...REQUESTS, slice: { seconds: 600 } },
    { budgetingMethod: 'RatioTimeslices' },
  ),
  'a promise that no fast alert can be of': slo(REQUESTS, {
    objectives: [{ index: 0, target: 0.9, sli: REQUESTS, weight: 1 }],
  }),
  'a composite': slo(REQUESTS, {
    composite: true,
    objectives: [
      { index: 0, target: 0.999, sli: REQUESTS, weight: 2 },
      {
        index: 1,
        target: 0.99,
        sli: ratio('rpc_total', { bad: 'rpc_failed_total' }, { id: 'f6' }),
        weight: 1,
      },
    ],
  }),
  'conditions of a document, and braces in its title': slo(REQUESTS, {
    title: 'Shop {{ .Values.x }}: "quick" & \'dirty\'',
    serviceRef: undefined,
    alerting: {
      ...slo(REQUESTS).alerting,
      minimumErrors: 0,
      runbookUrl: undefined,
      conditions: [
        { ...tier('page_mine', 2, 1), forSeconds: 900, operator: 'gte' },
        { ...tier('ticket_odd', 0.5, 1), operator: 'lte' },
      ],
    },
  }),
};

describe('rules for Prometheus', () => {
  it('write numbers as people do, and windows that hold each step once', () => {
    expect(exactDecimal(14.4 * (1 - 0.999))).toBe('0.0144');
    expect(exactDecimal(1 - 0.9999999)).toBe('0.0000001');
    expect(rangeOf(3_600)).toBe('59m59s999ms');
    expect(rangeOf(60)).toBe('59s999ms');
    expect(rangeOf(259_200)).toBe('2d23h59m59s999ms');
  });

  it.each([
    ['x', ['x']],
    [' ( x{a="}"} ) ', ['x{a="}"}']],
    ['{__name__="x",a="b"}', ['{__name__="x",a="b"}']],
    ['sum by (a) (increase(x[5m]))', ['x']],
    ['sum(rate(x[{{ .window }}]))', ['x']],
    ['sum(x) + sum(y) - (sum(z) - sum(w))', ['x', 'y', '-z', 'w']],
    ['x + y', undefined],
    ['sum(x) / sum(y)', undefined],
    ['sum(x) by (a) + sum(y)', undefined],
    ['rate(x[5m] offset 1h)', undefined],
    ['increase(sum(x)[5m:1m])', undefined],
    ['{job="a"}', undefined],
    ['max(x)', undefined],
    ['sum(x', undefined],
    ['sum(x) or vector(1)', undefined],
  ])('%s is reduced to %j', (query, selectors) => {
    expect(
      reduceToCounters(query)?.terms.map(
        ({ selector, minus }) => `${minus ? '-' : ''}${selector}`,
      ),
    ).toEqual(selectors);
  });

  it('name alerts that can never fire', () => {
    const low = slo(REQUESTS, {
      objectives: [{ index: 0, target: 0.9, sli: REQUESTS, weight: 1 }],
    });
    const { text, left } = exportRules([low], { ...PAGE, format: 'rules' });
    expect(left).toEqual([
      {
        ref: low.ref,
        reason:
          'page_1h can never fire: with its target nothing burns faster than 10 times.',
      },
    ]);
    expect(text.match(/tier: .*/g)).toHaveLength(3);
  });

  it('have the labels that alerts of the portal have', () => {
    const { text } = exportRules([slo(REQUESTS)], { ...PAGE, format: 'rules' });
    const rules = parse(text).groups.flatMap(
      (group: { rules: object[] }) => group.rules,
    );
    expect(
      rules
        .filter((rule: { alert?: string }) => rule.alert)
        .map((rule: { alert: string; labels: object }) => ({
          alertname: rule.alert,
          ...rule.labels,
        })),
    ).toEqual(
      WORKBOOK.map(condition =>
        burnAlertLabels(slo(REQUESTS), { index: 0 }, condition),
      ),
    );
  });

  it('say what has none, and why', () => {
    const probe = { type: 'Operations', spec: { measure: 'availability' } };
    const { text, left } = exportRules(
      [
        slo({
          id: 'e5',
          measure: { kind: 'ratio', counter: true, total: probe, good: probe },
          environment: 'production',
        }),
        slo(ratio('max(x)', { good: 'y' })),
        slo(
          { ...REQUESTS, slice: { seconds: 90 } },
          { budgetingMethod: 'Timeslices' },
        ),
      ],
      { ...PAGE, format: 'rules' },
    );
    expect(left.map(({ reason }) => reason)).toEqual([
      'It is measured by Operations, not by Prometheus.',
      'Rules count sums of counters only, and its queries cannot be reduced to them.',
      'Rules count whole minutes, and its time slices are none.',
    ]);
    expect(parse(text).groups).toEqual([]);
  });

  it('are resources of the operator, one per SLO', () => {
    const { text } = exportRules(Object.values(SLOS).slice(0, 2), {
      ...PAGE,
      format: 'prometheusrule',
    });
    const documents = parseAllDocuments(text).map(each => each.toJS());
    expect(documents).toHaveLength(2);
    expect(documents[0]).toMatchObject({
      kind: 'PrometheusRule',
      metadata: { name: 'slo-default-shop-availability' },
    });
    expect(documents[0].spec.groups[0].rules[0].record).toBe(
      'slo:total:count1m',
    );
  });
});

describeWithPromtool('promtool', () => {
  const promtool = new Promtool();

  afterAll(() => promtool.end());

  it.each(Object.keys(SLOS))('takes the rules and the tests of %s', name => {
    promtool.write([SLOS[name]]);
    expect(promtool.check()).toContain('SUCCESS');
    expect(promtool.test()).toContain('SUCCESS');
  });

  it('takes those of many SLOs at once, also where they count the same', () => {
    promtool.write(
      Object.values(SLOS).map((each, i) => ({
        ...each,
        ref: `slo:default/s${i}`,
      })),
    );
    expect(promtool.check()).toContain('SUCCESS');
    expect(promtool.test()).toContain('SUCCESS');
  });

  const S = '{slo="default/shop-availability",objective="0",sli="a1b2"}';
  const counts = (time: string, good: number | undefined, total?: number) =>
    [
      [`slo:good:count1m${S}`, good] as const,
      [`slo:total:count1m${S}`, total ?? good] as const,
    ].map(([expr, value]) => ({
      expr,
      eval_time: time,
      exp_samples: value === undefined ? [] : [{ labels: expr, value }],
    }));
  const series = (labels: string, values: string) => ({
    series: `http_requests_total{service="shop",${labels}}`,
    values,
  });

  it('finds every event counted once: counters begin anew, are born and come back', () => {
    const test = {
      rule_files: ['rules.yaml'],
      tests: [
        {
          interval: '1m',
          input_series: [
            series('code="200",instance="a"', '0 100 200 300 50 150+0x30'),
            // The first error is as good as any; what there was before anybody looked is not.
            series('code="500",instance="a"', '_ _ _ 7 8+0x30'),
            // What a gap hid is counted when it is over.
            series(
              'code="200",instance="b"',
              '9000+10x15 stale stale 9500+10x20',
            ),
          ],
          promql_expr_test: [
            ...counts('0m', undefined),
            ...counts('1m', 110),
            ...counts('3m', 110, 117),
            ...counts('4m', 60, 61),
            ...counts('5m', 110),
            ...counts('16m', 0),
            ...counts('18m', 350),
            ...counts('19m', 10),
          ],
        },
        {
          interval: '1m',
          input_series: [series('code="200"', '0+5x3 stale _x10 20+5x9')],
          promql_expr_test: [
            ...counts('3m', 5),
            ...counts('4m', undefined),
            // After so long nobody knows what it was before.
            ...counts('15m', undefined),
            ...counts('16m', 5),
          ],
        },
      ],
    };
    promtool.write([slo(REQUESTS)], stringify(test));
    expect(promtool.test()).toContain('SUCCESS');
  });

  it('finds nothing counted of what a program did before anybody knew it', () => {
    const test = {
      rule_files: ['rules.yaml'],
      tests: [
        {
          // Scraped from now on, while others have been for long: it may have run for a year.
          interval: '1m',
          input_series: [
            series('job="x",instance="a",code="200"', '0+5x9'),
            series('job="x",instance="b",code="200"', '_x4 9000+10x5'),
            series('job="x",instance="b",code="500"', '_x6 1+0x3'),
            series('job="y",instance="a",code="200"', '_x6 7000+3x3'),
          ],
          promql_expr_test: [
            ...counts('3m', 5),
            ...counts('4m', 5),
            ...counts('5m', 15),
            ...counts('6m', 15, 16),
            ...counts('7m', 18),
          ],
        },
        {
          // A label has another name now: these are not all events once more.
          interval: '1m',
          input_series: [
            series('instance="a",code="200",path="/"', '500+10x4 stale'),
            series('instance="a",code="200",route="/"', '_x5 550+10x5'),
          ],
          promql_expr_test: [
            ...counts('4m', 10),
            ...counts('5m', undefined),
            ...counts('6m', 10),
          ],
        },
        {
          // A value that is no number poisons no sum.
          interval: '1m',
          input_series: [
            series('instance="a",code="200"', '0+5x9'),
            series('instance="b",code="200"', '1 3 NaN 5 +Inf 9 10'),
          ],
          promql_expr_test: [
            ...counts('1m', 7),
            ...['2m', '3m', '4m', '5m'].flatMap(time => counts(time, 5)),
            ...counts('6m', 6),
          ],
        },
      ],
    };
    promtool.write([slo(REQUESTS)], stringify(test));
    expect(promtool.test()).toContain('SUCCESS');
  });

  it('finds ratios of counters counted as events, and not averaged', () => {
    const raw: SliDefinition = {
      id: 'a1b2',
      measure: {
        kind: 'raw',
        rawType: 'failure',
        query: prometheus(
          'sum(rate(http_requests_total{service="shop",code=~"5.."}[5m])) / sum(rate(http_requests_total{service="shop"}[5m]))',
        ),
      },
      environment: 'production',
    };
    const test = {
      rule_files: ['rules.yaml'],
      tests: [
        {
          interval: '1m',
          input_series: [
            series('code="200"', '0 1000 1000 1000 1000 1000 1000'),
            series('code="500"', '0 0 1 1 1 1 1'),
          ],
          promql_expr_test: [
            ...counts('1m', 1000),
            ...counts('2m', 0, 1),
            ...counts('3m', 0),
            // One of 1,001, where an average would say one half.
            ...['good', 'total'].map((kind, i) => ({
              expr: `slo:${kind}:count5m${S}`,
              eval_time: '5m',
              exp_samples: [
                { labels: `slo:${kind}:count5m${S}`, value: 1000 + i },
              ],
            })),
          ],
        },
      ],
    };
    promtool.write([slo(raw)], stringify(test));
    expect(promtool.test()).toContain('SUCCESS');
  });

  it('finds the fast page after the minutes that the formula says, and gone soon after', () => {
    // 50 of 100 a minute fail from minute 121 on: 14.4 times 0.1 % of the 6,000 of an hour are 86.4 of them.
    const alerts = (time: string, value?: string) => ({
      eval_time: time,
      alertname: 'SloBurn',
      exp_alerts: value
        ? [
            {
              exp_labels: {
                slo: 'default/shop-availability',
                objective: '0',
                tier: 'page_1h',
                severity: 'page',
                service: 'component:default/shop',
                environment: 'production',
              },
              exp_annotations: {
                summary:
                  'The {{ shop }} answers: the error budget burns more than 14.4 times as fast as it may',
                description: `${value} were bad over the last hour, and 0.1 % may be: the promise is 99.9 % over 30 days. Told where the budget burns more than 14.4 times as fast as that over the last hour and over the last 5 minutes.`,
                dashboard:
                  'https://portal.example.org/slo:default/shop-availability',
                runbook_url: 'https://runbooks.example.org/shop',
              },
            },
          ]
        : [],
    });
    const test = {
      rule_files: ['rules.yaml'],
      tests: [
        {
          interval: '1m',
          input_series: [
            series('code="200"', '0+100x120 12050+50x1 12200+100x60'),
            series('code="500"', '_x121 50+50x1 100+0x60'),
          ],
          alert_rule_test: [
            alerts('121m'),
            alerts('122m', '1.667%'),
            alerts('126m', '1.667%'),
            alerts('127m'),
          ],
        },
      ],
    };
    const fast = slo(REQUESTS, { title: 'The {{ shop }} answers' });
    const conditions = WORKBOOK.slice(0, 1);
    promtool.write(
      [{ ...fast, alerting: { ...fast.alerting, conditions } }],
      stringify(test),
    );
    expect(promtool.test()).toContain('SUCCESS');
  });
});
