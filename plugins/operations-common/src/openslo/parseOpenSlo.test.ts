import { openSloToEntity } from './openSloToEntity';
import { mentionsOpenSlo, parseOpenSlo } from './parseOpenSlo';

/** An SLO without anything doubtful in it, with other lines in place of its own. */
function slo(change: (lines: string) => string = lines => lines): string {
  return change(`apiVersion: openslo/v1
kind: SLO
metadata:
  name: payments-availability
  displayName: Payments answer
spec:
  description: Every payment gets an answer.
  service: payments
  indicatorRef: payments-requests
  timeWindow:
    - duration: 30d
      isRolling: true
  budgetingMethod: Occurrences
  objectives:
    - target: 0.99
`);
}

const replace = (from: string, to: string) =>
  slo(lines => {
    expect(lines).toContain(from);
    return lines.replace(from, to);
  });

const condition = (fields: string) => `apiVersion: openslo/v1
kind: AlertCondition
metadata: { name: fast }
spec:
  severity: page
  condition: { ${fields} }
`;

function problemsOf(text: string): string[] {
  const { documents } = parseOpenSlo(text);
  return documents.flatMap(document =>
    document.problems.map(
      ({ severity, path, message }) => `${severity} ${path}: ${message}`,
    ),
  );
}

it('finds nothing to say about a document that is right', () => {
  expect(problemsOf(slo())).toEqual([]);
});

describe('what real documents do differently is taken, with a warning', () => {
  it.each<[string, string, string, RegExp]>([
    [
      'no window',
      replace(
        '  timeWindow:\n    - duration: 30d\n      isRolling: true\n',
        '',
      ),
      'spec.timeWindow',
      /30 days, rolling/,
    ],
    [
      'no objectives',
      replace('  objectives:\n    - target: 0.99\n', ''),
      'spec.objectives',
      /nothing is promised/,
    ],
    [
      'a slice window that is a number',
      replace(
        'Occurrences\n  objectives:\n',
        'Timeslices\n  objectives:\n    - { target: 0.9, timeSliceTarget: 0.9, timeSliceWindow: 5 }\n',
      ).replace('    - target: 0.99\n', ''),
      'spec.objectives[0].timeSliceWindow',
      /5 is taken for minutes. Write 5m/,
    ],
    [
      'a month of minutes',
      replace(
        '      isRolling: true\n',
        "      isRolling: false\n      calendar: { startTime: '2026-01-01 00:00:00', timeZone: Europe/Prague }\n",
      ).replace('30d', '1m'),
      'spec.timeWindow[0].duration',
      /1M, months/,
    ],
    [
      'a time with a zone',
      replace(
        '      isRolling: true\n',
        '      calendar: { startTime: 2026-01-01T00:00:00Z, timeZone: Europe/Prague }\n',
      ).replace('30d', '1M'),
      'spec.timeWindow[0].calendar.startTime',
      /local time of Europe\/Prague/,
    ],
    [
      'a window that does not say how it moves',
      replace('      isRolling: true\n', ''),
      'spec.timeWindow[0].isRolling',
      /rolling window is taken/,
    ],
    [
      'a field of somebody else',
      replace('  service: payments\n', '  service: payments\n  colour: red\n'),
      'spec.colour',
      /ignored/,
    ],
    [
      'a policy by its bare name',
      `${slo()}  alertPolicies: [money]\n`,
      'spec.alertPolicies[0]',
      /Write alertPolicyRef: money/,
    ],
    [
      'a condition without a kind',
      condition('op: gte, threshold: 2, lookbackWindow: 1h'),
      'spec.condition.kind',
      /burnrate/,
    ],
    [
      'a condition without an operator',
      condition('kind: burnrate, threshold: 2, lookbackWindow: 1h'),
      'spec.condition.op',
      /gte/,
    ],
    [
      'a condition that fires nearly always',
      condition('kind: burnrate, op: lte, threshold: 2, lookbackWindow: 1h'),
      'spec.condition.op',
      /nearly always. Write gte/,
    ],
    [
      'a name as the catalog has them',
      replace('payments-availability', 'Payments.Availability'),
      'metadata.name',
      /"Payments.Availability" is not as OpenSLO has it/,
    ],
    [
      'a kind in other letters',
      replace('kind: SLO', 'kind: Slo'),
      'kind',
      /taken for SLO/,
    ],
    [
      'a draft of version 2',
      'apiVersion: openslo.com/v2alpha\nkind: SLI\nmetadata: { name: a }\nspec: { thresholdMetric: { dataSourceRef: b, spec: { query: up } } }\n',
      'apiVersion',
      /read as openslo\/v1/,
    ],
    [
      'a boolean for an annotation',
      replace(
        '  displayName',
        '  annotations: { important: true }\n  displayName',
      ),
      'metadata.annotations.important',
      /not a text/,
    ],
  ])('%s', (_, text, path, message) => {
    const [document] = parseOpenSlo(text).documents;
    const { annotations = {} } = openSloToEntity(document).metadata;
    expect(
      JSON.parse(annotations['openslo.operate-first.io/problems']),
    ).toEqual([
      { severity: 'warning', path, message: expect.stringMatching(message) },
    ]);
  });
});

describe('what cannot be understood is refused, with the path, the value and a remedy', () => {
  it.each<[string, string, string]>([
    [
      'a method',
      replace('Occurrences', 'Sometimes'),
      'error spec.budgetingMethod: "Sometimes" is not understood. Write Occurrences, Timeslices or RatioTimeslices.',
    ],
    [
      'a target above all',
      replace('0.99', '1.5'),
      'error spec.objectives[0].target: 1.5 is not understood. Write a share from 0 to less than 1, as in 0.99.',
    ],
    [
      'two targets',
      replace('target: 0.99', 'target: 0.99\n      targetPercent: 99'),
      'error spec.objectives[0]: target and targetPercent exclude each other. Keep one of them.',
    ],
    [
      'a duration',
      replace('30d', '30 days'),
      'error spec.timeWindow[0].duration: "30 days" is not understood. Write a number and a unit (m minutes, h, d, w, M months, Q, Y), as in 30d.',
    ],
    [
      'a window of an age',
      replace('30d', '99999999999Y'),
      'error spec.timeWindow[0].duration: "99999999999Y" is not understood. Write ten years at most.',
    ],
    [
      'a slice of nothing',
      replace('Occurrences', 'RatioTimeslices').replace(
        '0.99',
        '0.99\n      timeSliceWindow: 0',
      ),
      'error spec.objectives[0].timeSliceWindow: 0 is not understood. Write a number above 0.',
    ],
    [
      'a slice of anything',
      replace('Occurrences', 'RatioTimeslices').replace(
        '0.99',
        '0.99\n      timeSliceWindow: often',
      ),
      'error spec.objectives[0].timeSliceWindow: "often" is not understood. Write a number and a unit (m minutes, h, d, w, M months, Q, Y), as in 30d.',
    ],
    [
      'a policy that is a number',
      `${slo()}  alertPolicies: [7]\n`,
      'error spec.alertPolicies[0]: 7 is not understood. Write a text.',
    ],
    [
      'no service',
      replace('  service: payments\n', ''),
      'error spec.service: Is missing. Write a text.',
    ],
    [
      'no indicator',
      replace('  indicatorRef: payments-requests\n', ''),
      'error spec: Neither indicator nor indicatorRef is there. Write one of them.',
    ],
    [
      'an objective without one, in a composite',
      replace('  indicatorRef: payments-requests\n', '').replace(
        '    - target: 0.99',
        '    - { target: 0.9, indicatorRef: a }\n    - target: 0.99',
      ),
      'error spec.objectives[1]: Other objectives have an indicator of their own. Write indicator or indicatorRef here, too.',
    ],
    [
      'slices without a target',
      replace('Occurrences', 'Timeslices').replace(
        '0.99',
        '0.99\n      timeSliceWindow: 1m',
      ),
      'error spec.objectives[0].timeSliceTarget: Is missing. Timeslices needs it.',
    ],
    [
      'a calendar without a zone',
      replace(
        '      isRolling: true\n',
        '      calendar: { startTime: 2026-01-01 00:00:00, timeZone: Middle/Earth }\n',
      ),
      'error spec.timeWindow[0].calendar.timeZone: "Middle/Earth" is not understood. Write the name of a time zone, as in Europe/Prague.',
    ],
    [
      'a calendar from a day that there is not',
      replace(
        '      isRolling: true\n',
        '      calendar: { startTime: 2026-02-30 00:00:00, timeZone: UTC }\n',
      ),
      'error spec.timeWindow[0].calendar.startTime: "2026-02-30 00:00:00" is not understood. Write a local time, as in 2026-01-01 00:00:00.',
    ],
    [
      'a rolling calendar',
      replace(
        '      isRolling: true\n',
        '      isRolling: true\n      calendar: { startTime: 2026-01-01 00:00:00, timeZone: UTC }\n',
      ),
      'error spec.timeWindow[0].calendar: A rolling window has no calendar. Take it away, or write isRolling: false.',
    ],
    [
      'a name with a space',
      replace('payments-availability', 'our payments'),
      'error metadata.name: "our payments" is no name. Write at most 63 lower-case letters, digits and hyphens, as in payments-availability.',
    ],
    [
      'another kind',
      replace('kind: SLO', 'kind: Promise'),
      'error kind: "Promise" is no kind of OpenSLO. Write Service, DataSource, SLI, SLO, AlertPolicy, AlertCondition or AlertNotificationTarget.',
    ],
    [
      'a version to come',
      replace('openslo/v1', 'openslo/v9'),
      'error apiVersion: "openslo/v9" is not known. Write openslo/v1.',
    ],
  ])('%s', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  it('shows how a document of version 1 alpha is written today', () => {
    const text = `apiVersion: openslo/v1alpha
kind: SLO
metadata: { name: web }
spec:
  service: web
  budgetingMethod: Occurrences
  timeWindows: [{ unit: Day, count: 28, isRolling: true }]
  objectives:
    - target: 0.98
      value: 1
      ratioMetrics:
        incremental: true
        good: { source: prometheus, queryType: promql, query: good }
        total: { source: prometheus, queryType: promql, query: all }
`;
    const [{ problems }] = parseOpenSlo(text).documents;
    expect(problems).toHaveLength(1);
    const [, converted] = problems[0].message.split('like this:\n\n');
    expect(problemsOf(converted)).toEqual([]);
    expect(parseOpenSlo(converted).documents[0].spec).toMatchObject({
      indicator: {
        spec: {
          ratioMetric: {
            counter: true,
            good: { metricSource: { spec: { promql: 'good' } } },
          },
        },
      },
      timeWindow: [{ duration: '28d', isRolling: true }],
      objectives: [{ target: 0.98 }],
    });
  });
});

describe('a file', () => {
  const service = (name: string) =>
    `apiVersion: openslo/v1\nkind: Service\nmetadata: { name: ${name} }\n`;
  const names = (text: string) =>
    parseOpenSlo(text, { location: 'file:slos.yaml' }).documents.map(
      document => document.metadata.name,
    );

  it('has one document, several, or a list of them, beside those of others', () => {
    const text = [
      service('a'),
      `- { apiVersion: openslo/v1, kind: Service, metadata: { name: b } }\n- { apiVersion: openslo/v1, kind: Service, metadata: { name: c } }\n`,
      'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: { name: x }\n',
      '# nothing\n',
      service('d'),
    ].join('---\n');
    expect(names(text)).toEqual(['a', 'b', 'c', 'd']);
    expect(parseOpenSlo(text).others).toEqual([
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name: 'x' },
      },
    ]);
    expect(
      names(
        '[{ "apiVersion": "openslo/v1", "kind": "Service", "metadata": { "name": "e" } }]',
      ),
    ).toEqual(['e']);
    expect(mentionsOpenSlo('{"apiVersion": "openslo/v1"}')).toBe(true);
    expect(mentionsOpenSlo('apiVersion: backstage.io/v1alpha1')).toBe(false);
  });

  it('keeps the good documents beside bad ones, which show themselves', () => {
    const text = [
      service('a'),
      'apiVersion: openslo/v1\nkind: SLO\nmetadata: { name: [oops\n',
      'apiVersion: openslo/v1\nkind: SLI\nspec: {}\n',
      '- just words\n- { kind: Service, metadata: { name: c } }\n',
      service('b'),
    ].join('---\n');
    const { documents } = parseOpenSlo(text, { location: 'file:slos.yaml' });
    expect(documents.map(document => document.metadata.name)).toEqual([
      'a',
      expect.stringMatching(/^unreadable-[0-9a-f]{6}-2-slos.yaml$/),
      expect.stringMatching(/^unreadable-[0-9a-f]{6}-3-slos.yaml$/),
      expect.stringMatching(/^unreadable-[0-9a-f]{6}-4-slos.yaml$/),
      'c',
      'b',
    ]);
    expect(documents[3].problems[0].message).toBe(
      'Document 4 of the file is "just words". Write a group of fields.',
    );
    expect(documents[4].problems).toEqual([
      {
        severity: 'error',
        path: 'apiVersion',
        message: 'Is missing. Write openslo/v1.',
      },
    ]);
    expect(documents[1].problems[0].message).toMatch(
      /^Document 2 of the file is no YAML: /,
    );
    expect(documents[2].problems.map(problem => problem.path)).toEqual([
      'metadata.name',
      'spec',
    ]);
    expect(names(text)).toEqual(documents.map(each => each.metadata.name));
  });

  it('says so where two documents have the same name', () => {
    const [first, ...rest] = parseOpenSlo(
      `${service('a')}---\n${service('A')}`,
    ).documents;
    expect(rest).toEqual([]);
    expect(first.problems[0].message).toMatch(/^Document 2 of the same file/);
  });
});

describe('the entity of a document', () => {
  const entityOf = (text: string) =>
    openSloToEntity(parseOpenSlo(text).documents[0]);

  it('keeps what the catalog can hold, and the original of the rest', () => {
    const entity = entityOf(`apiVersion: openslo/v1
kind: Service
metadata:
  name: web
  displayName: The web
  labels: { env: [prod], team: [a, b], tier: gold, motto: two words }
  annotations: { example.org/answer: 42, 'not a key!': x }
spec: { description: What people see. }
`);
    expect(entity).toMatchObject({
      apiVersion: 'openslo/v1',
      kind: 'Service',
      metadata: {
        name: 'web',
        title: 'The web',
        description: 'What people see.',
        labels: { env: 'prod', tier: 'gold' },
        annotations: { 'example.org/answer': '42' },
      },
    });
    const { annotations = {} } = entity.metadata;
    expect(JSON.parse(annotations['openslo.operate-first.io/labels'])).toEqual({
      env: ['prod'],
      team: ['a', 'b'],
      tier: 'gold',
      motto: 'two words',
    });
    expect(
      JSON.parse(annotations['openslo.operate-first.io/annotations']),
    ).toEqual({ 'example.org/answer': 42, 'not a key!': 'x' });
  });

  it('never holds connection details, nor what looks like a secret in a query', () => {
    const source = entityOf(
      'apiVersion: openslo/v1\nkind: DataSource\nmetadata: { name: a }\nspec: { type: Redshift, connectionDetails: [{ url: https://hunter2.example.org }] }\n',
    );
    expect(source.spec).toEqual({
      type: 'Redshift',
      connectionDetails: 'withheld',
    });
    const sli = entityOf(
      'apiVersion: openslo/v1\nkind: SLI\nmetadata: { name: a }\nspec: { thresholdMetric: { metricSource: { type: Redshift, spec: { query: q, secretAccessKey: hunter2 } } } }\n',
    );
    expect(JSON.stringify(sli)).not.toContain('hunter2');
    expect(JSON.stringify(sli)).toContain('Looks like a secret');
  });

  it('leaves times without quotes as they are, and keys that begin with a dollar', () => {
    const { spec } = entityOf(
      replace(
        '      isRolling: true\n',
        '      calendar: { startTime: 2022-01-01 12:00:00, timeZone: America/New_York }\n',
      ),
    );
    expect(spec).toMatchObject({
      timeWindow: [{ calendar: { startTime: '2022-01-01 12:00:00' } }],
    });
    const sli = entityOf(
      'apiVersion: openslo/v1\nkind: SLI\nmetadata: { name: a }\nspec: { thresholdMetric: { metricSource: { type: X, spec: { $text: ./secret.txt } } } }\n',
    );
    expect(sli.spec).toMatchObject({
      thresholdMetric: { metricSource: { spec: { $text: './secret.txt' } } },
    });
  });

  it.each([
    ['annotations: { operate-first.io/visibility: internal }', 'internal'],
    ['annotations: { operate-first.io/visibility: intern al }', 'internal'],
    ['labels: { operate-first.io/visibility: [internal, secret] }', 'internal'],
    ['labels: { operate-first.io/visibility: public }', 'public'],
    ['labels: {}', undefined],
  ])('with %s is %s', (written, visibility) => {
    const { labels } = entityOf(
      replace('  displayName', `  ${written}\n  displayName`),
    ).metadata;
    expect(labels?.['operate-first.io/visibility']).toBe(visibility);
  });
});
