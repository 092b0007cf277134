import {
  DAY,
  END,
  evaluate,
  MINUTE,
  MONTH,
  NOW,
  objective,
  seriesOf,
  sli,
  slo,
  traffic,
} from './__testUtils__/slo';
import { parseDuration } from './duration';

describe('slices', () => {
  it('are counted, not events; the burn ends with a slice that is over', () => {
    // One bad slice of five minutes an hour ago, with hardly any traffic in it.
    const bad = END - 65 * MINUTE;
    const series = seriesOf(MONTH, time => {
      const isBad = time >= bad && time < bad + 5 * MINUTE;
      const begins = time % (5 * MINUTE) === 0;
      return {
        total: isBad ? 1 : 100,
        good: isBad ? 0 : 100,
        ...(begins && !isBad && { goodSlices: 1, ratioSum: 1 }),
        ...(begins && isBad && { badSlices: 1 }),
      };
    });
    const definition = slo({
      budgetingMethod: 'Timeslices',
      objectives: [
        objective({ sli: sli({ slice: { seconds: 300, target: 0.99 } }) }),
      ],
    });
    const [first] = evaluate(definition, { now: NOW, series }).objectives;
    expect(first).toMatchObject({
      unit: 'slices',
      good: 8639,
      total: 8640,
      burnRate: 0,
      budget: { timeEquivalent: false },
    });
    expect(first.budget?.remainingMinutes).toBeCloseTo(43.2 - 5, 9);
    expect(first.alerts.map(({ state }) => state)).not.toContain('unknown');
    expect(first.alerts[1].longBurn).toBeCloseTo(1000 / 72, 9);
  });
});

describe('calendar windows', () => {
  const november = slo({
    window: {
      kind: 'calendar',
      duration: parseDuration('1M'),
      anchor: '2026-01-01T00:00:00',
      zone: 'Europe/Prague',
    },
  });

  it('count from their start, and end where nobody has been yet', () => {
    const { window, objectives } = evaluate(november, {
      now: NOW,
      series: traffic({ badMinutes: 60, share: 0.016 }),
    });
    expect(window).toEqual({
      kind: 'calendar',
      duration: '1M',
      zone: 'Europe/Prague',
      from: '2026-10-31T23:00:00.000Z',
      to: '2026-11-30T23:00:00.000Z',
    });
    const elapsed = (END - Date.parse('2026-10-31T23:00:00Z')) / MINUTE;
    expect(objectives[0]).toMatchObject({
      total: elapsed * 100,
      measuredShare: 1,
      exhaustion: { state: 'at' },
      budget: { totalMinutes: expect.closeTo(43.2, 9) },
    });
    expect(objectives[0].sparkline[0]).toBe(1);
  });

  it('do not forget the month that has just ended before the new one is measured', () => {
    const midnight = Date.parse('2026-11-30T23:00:00Z');
    const series = seriesOf(
      { from: midnight - 40 * DAY, to: midnight },
      () => ({
        total: 1,
        good: 1,
      }),
    );
    const { window, state } = evaluate(november, {
      now: midnight + 40_000,
      series,
    });
    expect(state).toBe('ok');
    expect(window.to).toBe('2026-11-30T23:00:00.000Z');
  });
});

describe('several objectives', () => {
  const fast = sli({ id: 'fast' });
  const series = {
    requests: traffic({ badMinutes: 60, share: 0.016 }),
    fast: traffic({ badMinutes: 30, share: 0.032 }),
  };
  const objectives = [
    objective({ title: 'Availability', weight: 1 }),
    objective({
      index: 1,
      title: 'Latency',
      sli: fast,
      target: 0.99,
      weight: 0.5,
    }),
  ];

  it('are as well as the one that is worst', () => {
    const evaluation = evaluate(slo({ objectives }), { now: NOW, series });
    expect(evaluation.composite).toBeUndefined();
    expect(evaluation.remaining).toBeCloseTo(1 - 96 / 4320, 9);
    expect(evaluation.message).toMatch(/^Availability: 98 % of the budget/);
    const unknown = evaluate(slo({ objectives }), {
      now: NOW,
      series: { fast: series.fast },
    });
    expect(unknown.state).toBe('unknown');
    expect(unknown.message).toBe('Availability: Not measured yet.');
  });

  it('of a composite spend one budget, by their weights', () => {
    const definition = slo({ objectives, composite: true });
    const evaluation = evaluate(definition, { now: NOW, series });
    const consumed = 96 / 4320 + (0.5 * 96) / 43_200;
    expect(evaluation.composite?.consumed).toBeCloseTo(consumed, 9);
    expect(evaluation.remaining).toBeCloseTo(1 - consumed, 9);
    expect(evaluation.burnRate).toBeCloseTo(16 + 0.5 * 1.6, 9);
    expect(evaluation.state).toBe('burning');
    expect(evaluation.message).toBe(
      '98 % of the budget is left. It burns 17 times as fast as it may. Availability has spent most of it.',
    );
    const young = evaluate(definition, {
      now: NOW,
      series: {
        ...series,
        fast: seriesOf({ from: END - 3 * DAY, to: END }, () => ({
          total: 1,
          good: 1,
        })),
      },
    });
    expect(young.message).toContain('Only 3 d of 30 d are measured.');
    const unknown = evaluate(definition, {
      now: NOW,
      series: { requests: series.requests },
    });
    expect(unknown).toMatchObject({
      state: 'unknown',
      message: 'Latency: Not measured yet.',
    });
    expect(unknown.composite).toBeUndefined();
  });

  it('of a composite in slices: a slice is bad if it is for any of them', () => {
    const slice = { seconds: 300, target: 0.9 };
    const sliced = (badFrom: number, badSlices: number) =>
      seriesOf(MONTH, time => {
        const begin = END - badFrom * 5 * MINUTE;
        const bad = time >= begin && time < begin + badSlices * 5 * MINUTE;
        const begins = time % (5 * MINUTE) === 0;
        return {
          total: 1,
          good: bad ? 0 : 1,
          ...(begins && { [bad ? 'badSlices' : 'goodSlices']: 1 }),
        };
      });
    const definition = slo({
      composite: true,
      budgetingMethod: 'Timeslices',
      objectives: objectives.map(one => ({
        ...one,
        target: 0.99,
        sli: { ...one.sli, slice },
      })),
    });
    // Three slices of one, four of the other, of which two are the same: here lately, there two weeks ago.
    for (const ago of [50, 12 * 24 * 14]) {
      const { composite } = evaluate(definition, {
        now: NOW,
        series: { requests: sliced(ago, 3), fast: sliced(ago - 1, 4) },
      });
      expect(composite?.consumed).toBeCloseTo(5 / 86.4, 9);
    }
  });
});

describe('an objective that counts seconds', () => {
  it('says so', () => {
    const threshold = sli({
      measure: {
        kind: 'threshold',
        query: { type: 'Operations', spec: {} },
        operator: 'lte',
        value: 0.3,
      },
    });
    const [first] = evaluate(
      slo({ objectives: [objective({ sli: threshold })] }),
      {
        now: NOW,
        series: traffic(),
        place: () => ({
          source: 'probe',
          server: 'here',
          warnings: ['Partial.'],
        }),
      },
    ).objectives;
    expect(first).toMatchObject({
      indicator: 'A value ≤ 0.3',
      unit: 'seconds',
      budget: { timeEquivalent: false },
      source: 'probe',
      server: 'here',
      warnings: ['Partial.'],
    });
  });
});
