import { ratio, raw, threshold } from '../__testUtils__';
import { readingOf } from './reading';

function reading(sli: Parameters<typeof readingOf>[0]) {
  const result = readingOf(sli);
  return 'problem' in result ? result.problem : result.reading;
}

function selectors(sum: {
  terms: Array<{ selector: string; minus: boolean }>;
}) {
  return sum.terms
    .map(({ selector, minus }) => `${minus ? '-' : '+'}${selector}`)
    .join('');
}

describe('readingOf', () => {
  it.each([
    ['x{code="200"}', 'x', true, '+x{code="200"}', '+x'],
    ['sum(x{code="200"})', 'sum(x{})', true, '+x{code="200"}', '+x{}'],
    ['sum(rate(a[5m]))', 'sum by (le) (increase(b[1h]))', false, '+a', '+b'],
    [
      'sum(increase(a[{{.window}}]))',
      'sum(increase(b[{{ .window }}]))',
      false,
      '+a',
      '+b',
    ],
    ['sum(a) - sum(b)', '(sum(a))', true, '+a-b', '+a'],
    ['sum(a) or vector(0)', 'sum(a)', true, '+a', '+a'],
  ])(
    'reads %p of %p (counter: %p) as counters',
    (good, total, counter, a, b) => {
      const found = reading(ratio({ good }, total, { counter }));
      if (!('kind' in found) || found.kind !== 'counters')
        throw new Error('no');
      expect([selectors(found.part), selectors(found.total)]).toEqual([a, b]);
    },
  );

  it.each([
    ['sum(rate(a[5m])) / sum(rate(b[5m]))', 'success', 'good'],
    ['1 - sum(rate(a[5m])) / sum(rate(b[5m]))', 'success', 'bad'],
    ['(1 - (sum(rate(a[5m])) / sum(rate(b[5m]))))', 'failure', 'good'],
    ['sum(rate(a[5m])) / sum(rate(b[5m]))', 'failure', 'bad'],
  ] as const)('reads the ratio %p (%s) as counters', (query, type, partIs) => {
    expect(reading(raw(query, type))).toMatchObject({
      kind: 'counters',
      partIs,
      part: { terms: [{ selector: 'a' }] },
      total: { terms: [{ selector: 'b' }] },
    });
  });

  it.each([
    'avg(some:ratio)',
    'sum by (x) (rate(a[5m])) / sum by (x) (rate(b[5m]))',
    'sum(rate(a[5m])) / on () sum(rate(b[5m]))',
    '2 - sum(rate(a[5m])) / sum(rate(b[5m]))',
    'a / b',
  ])('takes the ratio %p as it is', query => {
    expect(reading(raw(query))).toEqual({
      kind: 'ratio',
      query,
      partIs: 'good',
    });
  });

  it('takes values of what is no counter, and says how much time one speaks for', () => {
    const values = (good: string, total: string) =>
      reading(ratio({ good }, total, { counter: false }));
    expect(values('sum(up)', 'count(up)')).toMatchObject({
      kind: 'values',
      part: { query: 'sum(up)' },
    });
    expect(
      values(
        'sum(increase(a[{{.window}}]) > 0)',
        'sum(rate(b[{{.window}}]) > 0)',
      ),
    ).toMatchObject({
      kind: 'values',
      part: { query: 'sum(increase(a[5m]) > 0)', spanSeconds: 300 },
      total: { query: 'sum(rate(b[5m]) > 0)', spanSeconds: 1 },
    });
  });

  it.each([
    [ratio({ good: 'max(a)' }, 'sum(a)'), /neither a selector nor a sum/],
    [ratio({ good: 'sum(a)' }, 'max(a)'), /ratioMetric.total says/],
    [
      ratio({ good: 'sum(a' }, 'sum(a)'),
      /^The query of ratioMetric.good is not PromQL: it ends too early\.$/,
    ],
    [
      ratio({ bad: 'sum(\n  rate(a[{{.window}}]) )) by' }, 'sum(a)'),
      /^The query of ratioMetric.bad is not PromQL: it cannot be read on from line 2, character 25, “\) by”\.$/,
    ],
    [
      ratio({ good: '' }, 'sum(a)'),
      /^The query of ratioMetric.good is empty\.$/,
    ],
    [
      raw('SELECT 1'),
      /^The query of ratioMetric.raw is not PromQL: it cannot be read on from character 8, “1”\.$/,
    ],
    [
      threshold('sum:trace.http{*}.as_count()', 'lt', 1),
      /^The query of thresholdMetric is not PromQL: .* character \d+, “/,
    ],
  ])('refuses what it cannot count right (%#)', (sli, message) => {
    expect(reading(sli)).toMatchObject({
      code: 'prometheus.notUnderstood',
      message: expect.stringMatching(message),
    });
  });
});
