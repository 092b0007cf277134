import { formatRatio } from './numbers';
import { formatAmount } from './quantities';
import { factFirst } from './reason';
import { formatBudget, formatBurn, formatMinutes, formatTarget } from './slo';
import {
  formatAge,
  formatDuration,
  formatTime,
  midnightsBetween,
} from './time';

describe('formatDuration', () => {
  it.each([
    [-5_000, '0 s'],
    [999, '0 s'],
    [3_400, '3 s'],
    [59_999, '59 s'],
    [12 * 60_000, '12 min'],
    [60 * 60_000, '1 h'],
    [200 * 60_000, '3 h 20 min'],
    [47 * 3_600_000 + 59 * 60_000, '47 h 59 min'],
    [52 * 3_600_000, '2 d 4 h'],
    [7 * 24 * 3_600_000, '7 d'],
  ])('says %d ms as %s', (ms, words) => {
    expect(formatDuration(ms)).toBe(words);
  });
});

describe('formatAge', () => {
  const DAY = 24 * 3_600_000;
  it.each([
    [12 * 60_000, '12 min', '12 min'],
    [89 * DAY, '89 d', '89 d'],
    [100 * DAY, '3 mths', '3 Mon.'],
    [3 * 366 * DAY, '3 yrs', '3 J'],
  ])('says %d ms as %s', (ms, english, german) => {
    expect(formatAge(ms, 'en-GB')).toBe(english);
    expect(formatAge(ms, 'de')).toBe(german);
  });
});

describe('formatRatio', () => {
  it.each([
    [1, '100 %'],
    [0.99999999, '99.9999 %'],
    [0.99996, '99.996 %'],
    [0.9999, '99.990 %'],
    [0.998749, '99.87 %'],
    [0.5, '50.00 %'],
    [0, '0.00 %'],
  ])('cuts %d to %s, never up to 100 %%', (ratio, words) => {
    expect(formatRatio(ratio, 'en-GB')).toBe(words);
  });

  it('writes numbers as the language does', () => {
    expect(formatRatio(0.9987, 'de')).toBe('99,87 %');
  });
});

describe('formatAmount', () => {
  it.each([
    [0, '0'],
    [0.004, '< 0.01'],
    [0.25, '0.25'],
    [32.34, '32.3'],
    [128.4, '128'],
  ])('says %d as %s', (amount, words) => {
    expect(formatAmount(amount, 'en-GB')).toBe(words);
  });
});

describe('times', () => {
  it('names the day where it is not today', () => {
    const now = new Date(2026, 10, 20, 15, 0).getTime();
    const at = (day: number) => new Date(2026, 10, day, 14, 2).toISOString();
    expect(formatTime(at(20), { now, locale: 'en-GB' })).toBe('14:02');
    expect(formatTime(at(18), { now, locale: 'en-GB' })).toBe(
      'Wed 18 Nov, 14:02',
    );
  });

  it('names the year where it is not this one', () => {
    const now = new Date(2026, 10, 20, 15, 0).getTime();
    const iso = new Date(2025, 11, 3, 14, 2).toISOString();
    expect(formatTime(iso, { now, locale: 'en-GB' })).toBe('3 Dec 2025');
  });

  it('finds the midnights inside a span, not at its start', () => {
    const from = new Date(2026, 10, 18).getTime();
    const to = new Date(2026, 10, 20, 12).getTime();
    expect(midnightsBetween(from, to)).toEqual([
      new Date(2026, 10, 19).getTime(),
      new Date(2026, 10, 20).getTime(),
    ]);
  });
});

describe('factFirst', () => {
  it.each([
    [
      'http://a.example/health answers 503 instead of 200.',
      'Answers 503 instead of 200 (http://a.example/health)',
    ],
    [
      'https://payments.production.example.com:8443/internal/healthz does not answer within 5 s.',
      'Does not answer within 5 s (https://payments.pr…rnal/healthz)',
    ],
    ['Nobody looks at this service yet.', 'Nobody looks at this service yet.'],
  ])('of "%s" shows "%s"', (message, words) => {
    expect(factFirst(message)).toBe(words);
  });
});

describe('figures of SLOs', () => {
  it.each([
    [0.999, '99.9 %'],
    [0.9999, '99.99 %'],
    [0.9, '90 %'],
    [0.99999, '99.999 %'],
  ])('writes the target %d as %s', (target, words) =>
    expect(formatTarget(target, 'en-GB')).toBe(words),
  );

  it.each([
    [0.629, '62 %'],
    [0.29, '29 %'],
    [0.004, '< 1 %'],
    [0, '0 %'],
    [-0.124, '−13 %'],
    [1, '100 %'],
  ])('cuts the budget %d to %s', (remaining, words) =>
    expect(formatBudget(remaining, 'en-GB')).toBe(words),
  );

  it('says minutes and rates as people do, also below nought', () => {
    expect(formatMinutes(17.4)).toBe('17 min');
    expect(formatMinutes(-5.2)).toBe('−5 min');
    expect(formatMinutes(0.5)).toBe('30 s');
    expect(formatBurn(6.24, 'en-GB')).toBe('6.2×');
    expect(formatBurn(0, 'en-GB')).toBe('0×');
    expect(formatBurn(21.4, 'en-GB')).toBe('21×');
  });
});
