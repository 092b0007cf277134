import { Translate } from '../../hooks/useOperationsTranslation';
import { budgetWords, promiseWords, shareWords } from './words';

const t = ((key: string, given: Record<string, unknown>) =>
  `${key} ${Object.values(given).join(' ')}`) as unknown as Translate;

describe('the words of SLOs', () => {
  it.each([
    [0.62, '62 %'],
    [-5.02, '−502 %'],
    [-9.99, '−999 %'],
    [-10.2, 'slo.timesOver 11×'],
    [-474.79, 'slo.timesOver 476×'],
  ])('say of the budget %d: %s', (remaining, words) =>
    expect(budgetWords(remaining, t, 'en-GB')).toBe(words),
  );

  it('say that something is left only where that can be said', () => {
    expect(shareWords(0.62, t, 'en-GB')).toBe('slo.share 62 %');
    expect(shareWords(-474.79, t, 'en-GB')).toBe('slo.timesOver 476×');
  });

  it.each([
    ['rolling', '28d', 'slo.promise 99.5 % 28 d'],
    ['calendar', '1M', 'slo.promisePer 99.5 % slo.calendar.month 1'],
    ['calendar', '2h', 'slo.promise 99.5 % 2 h'],
  ] as const)('promise %s %s as "%s"', (kind, duration, words) =>
    expect(
      promiseWords({ target: 0.995, window: { kind, duration } }, t, 'en-GB'),
    ).toBe(words),
  );
});
