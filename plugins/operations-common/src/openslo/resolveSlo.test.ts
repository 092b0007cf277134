import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { openSloToEntity } from './openSloToEntity';
import { parseOpenSlo } from './parseOpenSlo';
import { ResolveSloContext, resolveSlo, SloDefaults } from './resolveSlo';

const DEFAULTS: SloDefaults = {
  environment: 'production',
  minimumEvents: 10,
  minimumErrors: 2,
  disabledTiers: [],
  emptySlices: 'exclude',
  excludeMaintenance: false,
};

const SERVICES = [
  { ref: 'component:default/payments', owner: 'group:default/sales' },
  { ref: 'component:default/shop' },
];

/** What the first SLO of the documents resolves to, beside the others. */
function resolved(yaml: string, defaults: Partial<SloDefaults> = {}) {
  const entities = parseOpenSlo(yaml).documents.map(openSloToEntity);
  const context: ResolveSloContext = {
    entities: new Map<string, Entity>(
      entities.map(entity => [stringifyEntityRef(entity), entity]),
    ),
    defaults: { ...DEFAULTS, ...defaults },
    serviceOf: name =>
      SERVICES.find(({ ref }) => ref === name || ref.endsWith(`/${name}`)),
  };
  const slo = entities.find(entity => entity.kind === 'SLO');
  if (!slo) throw new Error('No SLO');
  return resolveSlo(slo, context);
}

const METADATA = 'metadata:\n  name: availability\n';
const WINDOW = '  timeWindow: [{ duration: 30d, isRolling: true }]\n';
const INDICATOR = `  indicator:
    metadata: { name: inline }
    spec:
      ratioMetric:
        counter: true
        bad: { metricSource: { metricSourceRef: eu-1, spec: { query: 'errors' } } }
        total: { metricSource: { metricSourceRef: eu-1, spec: { query: 'all' } } }
`;
const SLO = `apiVersion: openslo/v1
kind: SLO
${METADATA}spec:
  service: payments
${INDICATOR}${WINDOW}  budgetingMethod: Occurrences
  objectives:
    - displayName: Answered
      targetPercent: 99.95
`;
const SOURCE = `---
apiVersion: openslo/v1
kind: DataSource
metadata: { name: eu-1 }
spec: { type: Prometheus, connectionDetails: {} }
`;

function swap(...pairs: Array<[from: string, to: string]>): string {
  return pairs.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, SLO + SOURCE);
}

const annotated = (annotations: string): [string, string] => [
  METADATA,
  `${METADATA}  annotations: { ${annotations} }\n`,
];

it('follows a document to everything that its evaluation needs', () => {
  expect(resolved(SLO + SOURCE)).toEqual({
    problems: [],
    documents: ['slo:default/availability', 'datasource:default/eu-1'],
    serviceRef: 'component:default/payments',
    ownerRef: 'group:default/sales',
    definition: {
      ref: 'slo:default/availability',
      title: 'availability',
      serviceRef: 'component:default/payments',
      ownerRef: 'group:default/sales',
      environment: 'production',
      budgetingMethod: 'Occurrences',
      emptySlices: 'exclude',
      window: { kind: 'rolling', duration: { count: 30, unit: 'd' } },
      objectives: [
        {
          index: 0,
          title: 'Answered',
          target: 0.9995,
          weight: 1,
          sli: {
            id: expect.stringMatching(/^[0-9a-f]{16}$/),
            measure: {
              kind: 'ratio',
              counter: true,
              bad: {
                type: 'Prometheus',
                dataSource: 'eu-1',
                spec: { query: 'errors' },
              },
              total: {
                type: 'Prometheus',
                dataSource: 'eu-1',
                spec: { query: 'all' },
              },
            },
            serviceRef: 'component:default/payments',
            environment: 'production',
          },
        },
      ],
      composite: false,
      alerting: {
        conditions: [
          expect.objectContaining({ tier: 'page_1h', factor: 14.4 }),
          expect.objectContaining({ tier: 'page_6h', factor: 6 }),
          expect.objectContaining({ tier: 'ticket_1d', factor: 3 }),
          expect.objectContaining({ tier: 'ticket_3d', factor: 1 }),
        ],
        minimumEvents: 10,
        minimumErrors: 2,
        alertWhenNoData: false,
      },
      excludeMaintenance: false,
    },
  });
});

it('knows an SLI by what it measures, for whom and where, and by nothing else', () => {
  const idOf = (...pairs: Array<[string, string]>) =>
    resolved(swap(...pairs)).definition?.objectives[0].sli.id;
  const id = idOf();
  expect(idOf(['name: availability', 'name: renamed'])).toBe(id);
  expect(idOf(['99.95', '99'])).toBe(id);
  expect(idOf(['errors', 'failures'])).not.toBe(id);
  expect(idOf(['service: payments', 'service: shop'])).not.toBe(id);
  expect(
    idOf(annotated('openslo.operate-first.io/environment: staging')),
  ).not.toBe(id);
  expect(
    idOf(
      ['Occurrences', 'RatioTimeslices'],
      ['99.95', '99.95\n      timeSliceWindow: 1m'],
    ),
  ).not.toBe(id);
});

it.each<[string, Array<[string, string]>, object]>([
  [
    'a month that was written as minutes',
    [
      [
        WINDOW,
        '  timeWindow: [{ duration: 1m, isRolling: false, calendar: { startTime: 2026-01-01 12:30:00, timeZone: Europe/Prague } }]\n',
      ],
    ],
    {
      window: {
        kind: 'calendar',
        duration: { count: 1, unit: 'M' },
        anchor: '2026-01-01T12:30:00',
        zone: 'Europe/Prague',
      },
    },
  ],
  [
    'no window',
    [[WINDOW, '']],
    { window: { kind: 'rolling', duration: { count: 30, unit: 'd' } } },
  ],
  [
    'slices',
    [
      ['Occurrences', 'Timeslices'],
      ['99.95', '99.95\n      timeSliceTarget: 0.9\n      timeSliceWindow: 5'],
    ],
    {
      objectives: [
        expect.objectContaining({
          sli: expect.objectContaining({
            slice: { seconds: 300, target: 0.9 },
          }),
        }),
      ],
    },
  ],
  [
    'a threshold',
    [
      [INDICATOR, '  indicatorRef: speed\n'],
      ['99.95', '99.95\n      op: lt\n      value: 0.5'],
      [
        SOURCE,
        `${SOURCE}---\napiVersion: openslo/v1\nkind: SLI\nmetadata: { name: speed }\nspec: { thresholdMetric: { metricSource: { type: Operations, spec: { measure: duration } } } }\n`,
      ],
    ],
    {
      objectives: [
        expect.objectContaining({
          sli: expect.objectContaining({
            measure: {
              kind: 'threshold',
              operator: 'lt',
              value: 0.5,
              query: { type: 'Operations', spec: { measure: 'duration' } },
            },
          }),
        }),
      ],
    },
  ],
  [
    'a composite',
    [
      [INDICATOR, ''],
      [
        '    - displayName: Answered\n      targetPercent: 99.95\n',
        `    - { target: 0.9, indicatorRef: a, compositeWeight: 3 }\n    - target: 0.8\n${INDICATOR.replace(
          /^ {2}/gm,
          '      ',
        )}`,
      ],
      [
        SOURCE,
        `${SOURCE}---\napiVersion: openslo/v1\nkind: SLI\nmetadata: { name: a }\nspec: { ratioMetric: { rawType: failure, raw: { metricSource: { type: Prometheus, spec: { query: r } } } } }\n`,
      ],
    ],
    {
      composite: true,
      objectives: [
        expect.objectContaining({
          index: 0,
          target: 0.9,
          weight: 3,
          sli: expect.objectContaining({
            measure: {
              kind: 'raw',
              rawType: 'failure',
              query: { type: 'Prometheus', spec: { query: 'r' } },
            },
          }),
        }),
        expect.objectContaining({ index: 1, target: 0.8, weight: 1 }),
      ],
    },
  ],
  [
    'annotations',
    [
      annotated(
        "openslo.operate-first.io/service: component:default/shop, openslo.operate-first.io/owner: ops, openslo.operate-first.io/empty-slices: bad, openslo.operate-first.io/exclude-maintenance: 'true', openslo.operate-first.io/disabled-tiers: 'page_6h, ticket_3d', openslo.operate-first.io/minimum-events: '0', openslo.operate-first.io/minimum-errors: '7', openslo.operate-first.io/runbook-url: https://runbooks.example.org/a",
      ),
    ],
    {
      serviceRef: 'component:default/shop',
      ownerRef: 'group:default/ops',
      emptySlices: 'bad',
      excludeMaintenance: true,
      alerting: {
        conditions: [
          expect.objectContaining({ tier: 'page_1h' }),
          expect.objectContaining({ tier: 'ticket_1d' }),
        ],
        minimumEvents: 0,
        minimumErrors: 7,
        alertWhenNoData: false,
        runbookUrl: 'https://runbooks.example.org/a',
      },
    },
  ],
  [
    'a service of OpenSLO that stands for another',
    [
      ['service: payments', 'service: till'],
      [
        SOURCE,
        `${SOURCE}---\napiVersion: openslo/v1\nkind: Service\nmetadata: { name: till, annotations: { openslo.operate-first.io/service: 'component:default/shop', openslo.operate-first.io/owner: 'user:default/ada' } }\n`,
      ],
    ],
    { serviceRef: 'component:default/shop', ownerRef: 'user:default/ada' },
  ],
])('reads %s', (_, pairs, expected) => {
  expect(resolved(swap(...pairs)).definition).toMatchObject(expected);
});

it.each(["'javascript:alert(1)'", 'runbooks/payments.md', "'https://'"])(
  'takes nothing for a runbook but a link: %s',
  link => {
    const { definition, problems } = resolved(
      swap(annotated(`openslo.operate-first.io/runbook-url: ${link}`)),
    );
    expect(definition?.alerting.runbookUrl).toBeUndefined();
    expect(problems).toMatchObject([
      {
        severity: 'warning',
        path: 'metadata.annotations.openslo.operate-first.io/runbook-url',
        message: expect.stringContaining('is no link'),
      },
    ]);
  },
);

it('refuses an environment that no alert could be told of', () => {
  const { definition, problems } = resolved(
    swap(
      annotated(`openslo.operate-first.io/environment: ${'long'.repeat(16)}`),
    ),
  );
  expect(definition).toBeUndefined();
  expect(problems).toMatchObject([
    { severity: 'error', message: expect.stringContaining('is too long') },
  ]);
});

it('names every word that the portal does not know in queries for itself', () => {
  const ask = (spec: string) =>
    resolved(
      SLO.replace(
        /metricSourceRef: eu-1, spec: { query: '(\w+)' }/g,
        (_, side) =>
          side === 'all'
            ? 'type: Operations, spec: { measure: availability, events: total }'
            : `type: operations, spec: ${spec}`,
      ),
    );
  const at = 'spec.indicator.spec.ratioMetric.bad.metricSource.spec';
  const { definition, problems } = ask(
    '{ measure: availabilty, events: badd }',
  );
  expect(definition).toBeUndefined();
  expect(problems).toEqual([
    {
      severity: 'error',
      path: `${at}.measure`,
      message:
        '"availabilty" is not understood. Write availability or duration.',
    },
    {
      severity: 'error',
      path: `${at}.events`,
      message: '"badd" is not understood. Write good, bad or total.',
    },
  ]);
  expect(ask('{ source: probe }').problems).toMatchObject([
    {
      path: `${at}.measure`,
      message: 'Is missing. Write availability or duration.',
    },
  ]);
  expect(ask('{ measure: availability }').definition).toBeDefined();
});

describe('alerts', () => {
  const CONDITION = `---
apiVersion: openslo/v1
kind: AlertCondition
metadata: { name: burning }
spec:
  severity: sev1
  condition: { kind: burnrate, op: gt, threshold: 5, lookbackWindow: 2h, alertAfter: 3m }
`;
  const POLICY = `---
apiVersion: openslo/v1
kind: AlertPolicy
metadata: { name: wake-us }
spec:
  alertWhenNoData: true
  conditions: [{ conditionRef: burning }]
  notificationTargets: [{ targetRef: us }]
`;
  const burning = {
    tier: 'burning',
    severity: 'page',
    factor: 5,
    longSeconds: 7200,
    operator: 'gt',
    forSeconds: 180,
    origin: 'alertcondition:default/burning',
  };
  const alerting = (policies: string, more = '', annotation = '') =>
    resolved(
      `${SLO.replace(
        METADATA,
        `${METADATA}  annotations: { ${annotation} }\n`,
      )}  alertPolicies: ${policies}\n${SOURCE}${more}`,
    );

  it('are those of the policies, with the window that is written and no other', () => {
    const { definition, problems, documents } = alerting(
      '[{ alertPolicyRef: wake-us }]',
      POLICY + CONDITION,
    );
    expect(problems).toEqual([]);
    expect(definition?.alerting).toMatchObject({
      conditions: [burning],
      alertWhenNoData: true,
    });
    expect(definition?.alerting.conditions[0]).not.toHaveProperty(
      'shortSeconds',
    );
    expect(documents).toEqual(
      expect.arrayContaining([
        'alertpolicy:default/wake-us',
        'alertcondition:default/burning',
      ]),
    );
  });

  it('keep names of their own where two conditions have the same', () => {
    const inline =
      '{ kind: AlertPolicy, metadata: { name: x }, spec: { conditions: [{ kind: AlertCondition, metadata: { name: burning }, spec: { severity: who-knows, condition: { kind: burnrate, op: gte, threshold: 9, lookbackWindow: 1h } } }], notificationTargets: [{ targetRef: us }] } }';
    const { definition, problems } = alerting(
      `[wake-us, wake-us, ${inline}]`,
      POLICY + CONDITION,
    );
    expect(definition?.alerting.conditions).toEqual([
      burning,
      expect.objectContaining({
        tier: 'burning_2',
        severity: 'ticket',
        factor: 9,
        origin: 'slo:default/availability',
      }),
    ]);
    expect(problems.map(problem => problem.message)).toContainEqual(
      expect.stringMatching(/"who-knows" is not known. It opens a ticket/),
    );
  });

  it.each([
    ['[wake-us]', /No AlertPolicy "wake-us"/],
    ['[gone]', /No AlertPolicy "gone"/],
  ])('fall back on the table where %s is nowhere', (policies, message) => {
    const { definition, problems } = alerting(policies);
    expect(definition?.alerting.conditions).toHaveLength(4);
    expect(problems.map(problem => problem.message)).toContainEqual(
      expect.stringMatching(message),
    );
  });

  it('can be switched off, one by one or all', () => {
    const of = (annotation: string) =>
      alerting(
        '[wake-us]',
        POLICY + CONDITION,
        `openslo.operate-first.io/disabled-tiers: ${annotation}`,
      ).definition?.alerting.conditions;
    expect(of('burning')).toEqual([]);
    expect(of('page_1h')).toEqual([burning]);
    expect(of('all')).toEqual([]);
    expect(
      alerting(
        '[wake-us]',
        POLICY.replace(
          'alertWhenNoData',
          'alertWhenBreaching: false\n  alertWhenNoData',
        ) + CONDITION,
      ).definition?.alerting.conditions,
    ).toEqual([]);
  });
});

describe('what keeps an SLO from counting', () => {
  it.each<[string, string, string, RegExp]>([
    [
      'an error of its own',
      swap(['Occurrences', 'Never']),
      'spec.budgetingMethod',
      /"Never"/,
    ],
    [
      'an SLI that is nowhere',
      swap([INDICATOR, '  indicatorRef: gone\n']),
      'spec.indicatorRef',
      /No SLI "gone" is in the catalog/,
    ],
    [
      'an SLI with errors',
      swap(
        [INDICATOR, '  indicatorRef: bad\n'],
        [
          SOURCE,
          '---\napiVersion: openslo/v1\nkind: SLI\nmetadata: { name: bad }\nspec: {}\n',
        ],
      ),
      'spec.indicatorRef',
      /SLI "bad" has errors/,
    ],
    [
      'a data source that is nowhere',
      SLO,
      'spec.indicator.spec.ratioMetric.total.metricSource.metricSourceRef',
      /No DataSource "eu-1"/,
    ],
    [
      'a threshold that is not compared',
      swap([
        'ratioMetric:',
        'thresholdMetric: { metricSource: { type: X, spec: { query: q } } }\n      none:',
      ]),
      'spec.objectives[0].op',
      /lt, lte, gt or gte/,
    ],
    [
      'slices that do not fit into a day',
      swap(
        ['Occurrences', 'RatioTimeslices'],
        ['99.95', '99.95\n      timeSliceWindow: 7m'],
      ),
      'spec.objectives[0].timeSliceWindow',
      /does not divide a day/,
    ],
  ])('%s', (_, yaml, path, message) => {
    const { definition, problems } = resolved(yaml);
    expect(definition).toBeUndefined();
    expect(problems).toContainEqual({
      severity: 'error',
      path,
      message: expect.stringMatching(message),
    });
  });

  it('is not that no service is linked: it is told, and counts', () => {
    const { definition, problems } = resolved(
      swap(['service: payments', 'service: nobody']),
    );
    expect(definition).toBeDefined();
    expect(definition).not.toHaveProperty('serviceRef');
    expect(problems).toEqual([
      {
        severity: 'warning',
        path: 'spec.service',
        message: expect.stringMatching(/No service .* is called "nobody"/),
      },
    ]);
  });

  it('is that it promises nothing', () => {
    const { definition, problems } = resolved(
      swap([
        '  objectives:\n    - displayName: Answered\n      targetPercent: 99.95\n',
        '',
      ]),
    );
    expect(definition).toBeUndefined();
    expect(problems.map(problem => problem.path)).toEqual(['spec.objectives']);
  });
});
