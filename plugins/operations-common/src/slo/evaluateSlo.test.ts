import fc from 'fast-check';
import { packDay, SliSeries } from '../buckets';
import { randomBuckets, daysOf } from '../buckets/__testUtils__/buckets';
import {
  DAY,
  evaluate,
  HOUR,
  MINUTE,
  objective,
  seriesOf,
  sli,
  slo,
} from './__testUtils__/slo';
import { parseDuration } from './duration';

const NOW = Date.parse('2026-11-21T14:05:20Z');
/** The end of the last whole minute. */
const END = Date.parse('2026-11-21T14:05:00Z');
const MONTH = { from: END - 31 * DAY, to: END };

/** 100 events a minute, all good but those of the last so many minutes, of which a share is bad. */
function traffic(
  options: { badMinutes?: number; share?: number; until?: number } = {},
) {
  const { badMinutes = 0, share = 0, until = END } = options;
  return seriesOf({ ...MONTH, to: until }, time => ({
    total: 100,
    good: time >= until - badMinutes * MINUTE ? 100 - 100 * share : 100,
  }));
}

describe('an SLO that is well', () => {
  it('has its whole budget', () => {
    const { objectives, ...evaluation } = evaluate(slo(), {
      now: NOW,
      series: traffic(),
    });
    expect(evaluation).toEqual({
      window: {
        kind: 'rolling',
        duration: '30d',
        from: '2026-10-22T14:05:00.000Z',
        to: '2026-11-21T14:05:00.000Z',
      },
      state: 'ok',
      message: '100 % of the budget is left.',
      remaining: 1,
      burnRate: 0,
    });
    expect(objectives).toMatchObject([
      {
        index: 0,
        target: 0.999,
        sliId: 'requests',
        indicator: 'Good events of all events',
        sli: 1,
        good: 4_320_000,
        total: 4_320_000,
        unit: 'events',
        measuredShare: 1,
        budget: {
          consumed: 0,
          totalMinutes: 43.2,
          remainingMinutes: 43.2,
          timeEquivalent: true,
        },
        exhaustion: { state: 'never' },
      },
    ]);
    expect(objectives[0].alerts.map(({ state }) => state)).toEqual(
      Array(4).fill('quiet'),
    );
    expect(objectives[0].sparkline.length).toBeLessThanOrEqual(60);
  });

  it('survives JSON', () => {
    const evaluation = evaluate(slo(), { now: NOW, series: traffic() });
    expect(JSON.parse(JSON.stringify(evaluation))).toEqual(evaluation);
  });
});

describe('an SLO that burns', () => {
  it('says how much is left, how fast it goes and until when', () => {
    // One hour at 16 times what is allowed: 1.6 % of 6,000 are 96 of the 4,320 that may be bad.
    const { state, message, remaining, burnRate, objectives } = evaluate(
      slo(),
      {
        now: NOW,
        series: traffic({ badMinutes: 60, share: 0.016 }),
      },
    );
    const [{ exhaustion, sparkline, alerts }] = objectives;
    expect(state).toBe('burning');
    expect(remaining).toBeCloseTo(1 - 96 / 4320, 9);
    expect(burnRate).toBeCloseTo(16, 9);
    expect(message).toBe(
      '98 % of the budget is left. It burns 16 times as fast as it may. Empty in 44 h at this rate.',
    );
    expect(exhaustion).toMatchObject({ state: 'at' });
    expect(sparkline[0]).toBe(1);
    expect(sparkline.at(-1)).toBeCloseTo(1 - 96 / 4320, 4);
    expect(alerts[0]).toEqual({
      tier: 'page_1h',
      severity: 'page',
      factor: 14.4,
      longSeconds: 3600,
      shortSeconds: 300,
      forSeconds: 0,
      origin: 'workbook',
      reachable: true,
      longBurn: expect.closeTo(16, 9),
      shortBurn: expect.closeTo(16, 9),
      state: 'firing',
      since: '2026-11-21T14:05:20.000Z',
      message:
        'Burned 16 times as fast as it may over 1 h and 16 times over 5 min.',
    });
    expect(alerts[1].state).toBe('quiet');
  });

  it('raises the page when the formula says so, and not a minute earlier', () => {
    // Everything fails: 14.4 × 0.1 % of the hour's events are bad after 51.84 s, so with the first whole minute.
    const at = (minutes: number) =>
      evaluate(slo(), {
        now: NOW,
        series: traffic({ badMinutes: minutes, share: 1 }),
      }).objectives[0].alerts[0].state;
    expect(at(0)).toBe('quiet');
    expect(at(1)).toBe('firing');
    // A tenth fails: 8.64 min.
    const tenth = (minutes: number) =>
      evaluate(slo(), {
        now: NOW,
        series: traffic({ badMinutes: minutes, share: 0.1 }),
      }).objectives[0].alerts[0].state;
    expect(tenth(8)).toBe('quiet');
    expect(tenth(9)).toBe('firing');
  });

  it('is exhausted when more was bad than may be', () => {
    const { state, message, remaining, objectives } = evaluate(slo(), {
      now: NOW,
      series: traffic({ badMinutes: 60, share: 1 }),
    });
    expect(state).toBe('exhausted');
    expect(remaining).toBeCloseTo(1 - 6000 / 4320, 9);
    expect(message).toBe('The budget is spent, and 39 % more than it.');
    expect(objectives[0].exhaustion).toEqual({ state: 'empty' });
    expect(objectives[0].budget?.remainingMinutes).toBeCloseTo(-16.8, 6);
  });

  it('never has more than all of its budget left', () => {
    const from = Date.parse('2026-11-18T00:00:00Z');
    fc.assert(
      fc.property(randomBuckets({ from, days: 3 }), buckets => {
        const series = SliSeries.create();
        for (const [day, ofDay] of daysOf(buckets)) {
          series.setDay(day, packDay(day, ofDay, 60));
        }
        const { remaining, objectives } = evaluate(slo(), {
          now: from + 3 * DAY,
          series,
        });
        const [{ sparkline, measuredShare = 0 }] = objectives;
        expect(remaining ?? 0).toBeLessThanOrEqual(1);
        expect(sparkline.every(left => left === null || left <= 1)).toBe(true);
        expect(measuredShare).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('an SLO that nobody can speak of', () => {
  const problem = {
    code: 'prometheus.unreachable',
    message: 'Prometheus eu-1 does not answer.',
    detail: 'connect ECONNREFUSED',
  };

  it.each([
    [
      'was never measured',
      undefined,
      undefined,
      'no-data',
      'Not measured yet.',
    ],
    [
      'cannot be measured',
      undefined,
      problem,
      'prometheus.unreachable',
      'Nobody measures it: Prometheus eu-1 does not answer.',
    ],
    [
      'has an empty series',
      SliSeries.create(),
      undefined,
      'no-data',
      'Not measured yet.',
    ],
  ])('because it %s', (_, series, trouble, unknownCode, message) => {
    const evaluation = evaluate(slo(), {
      now: NOW,
      series,
      problem: () => trouble,
    });
    expect(evaluation).toMatchObject({ state: 'unknown', message });
    expect(evaluation.remaining).toBeUndefined();
    const [first] = evaluation.objectives;
    expect(first).toMatchObject({ unknownCode, sparkline: [] });
    expect(first.alerts.every(({ state }) => state === 'unknown')).toBe(true);
  });

  it('keeps what was spent once the measuring ends, and says since when', () => {
    const series = traffic({
      badMinutes: 60,
      share: 0.016,
      until: END - 2 * HOUR,
    });
    const { state, message, remaining, burnRate, objectives } = evaluate(
      slo(),
      {
        now: NOW,
        series,
        problem: () => problem,
      },
    );
    expect(state).toBe('unknown');
    expect(message).toBe(
      'Not measured since 12:05 UTC: Prometheus eu-1 does not answer.',
    );
    expect(remaining).toBeCloseTo(0.978, 3);
    expect(burnRate).toBeUndefined();
    expect(objectives[0].exhaustion).toBeUndefined();
    expect(objectives[0].measuredShare).toBeCloseTo(718 / 720, 6);
    expect(objectives[0]).toMatchObject({
      unknownCode: 'prometheus.unreachable',
      detail: 'connect ECONNREFUSED',
    });
  });

  it.each([
    [4, 'ok'],
    [7, 'unknown'],
  ])('but takes %s minutes without a measurement as %s', (minutes, state) => {
    const evaluation = evaluate(slo(), {
      now: NOW,
      series: traffic({ until: END - minutes * MINUTE }),
      problem: () => problem,
    });
    expect(evaluation.state).toBe(state);
    expect(evaluation.objectives[0].warnings).toEqual([problem.message]);
  });

  it('because nothing happened: neither 0 nor 100 %', () => {
    const quiet = seriesOf({ from: END - 40 * DAY, to: END }, time => ({
      total: time < END - 39 * DAY ? 1 : 0,
      good: time < END - 39 * DAY ? 1 : 0,
    }));
    const evaluation = evaluate(slo(), { now: NOW, series: quiet });
    expect(evaluation).toMatchObject({
      state: 'unknown',
      message: 'No traffic since 13 Oct, 14:05 UTC.',
    });
    const [first] = evaluation.objectives;
    expect(first.unknownCode).toBe('no-traffic');
    expect(first.sli).toBeUndefined();
    expect(first.budget).toBeUndefined();
  });

  it('knows its budget but not its burn where only the last hours were quiet', () => {
    const series = seriesOf(MONTH, time =>
      time < END - 2 * HOUR ? { total: 100, good: 100 } : {},
    );
    const { state, message, objectives } = evaluate(slo(), {
      now: NOW,
      series,
    });
    expect(state).toBe('ok');
    expect(message).toBe(
      '100 % of the budget is left. No traffic since 12:05 UTC.',
    );
    expect(objectives[0].burnRate).toBeUndefined();
    expect(objectives[0].exhaustion).toEqual({ state: 'unknown' });
    expect(objectives[0].alerts[0].state).toBe('unknown');
  });

  it('leaves gaps out of the ratio, and says how much was measured', () => {
    const series = seriesOf({ from: END - 3 * DAY, to: END }, time =>
      Math.floor(time / HOUR) % 2 ? { total: 10, good: 9 } : undefined,
    );
    const [first] = evaluate(slo(), { now: NOW, series }).objectives;
    expect(first.sli).toBeCloseTo(0.9, 12);
    expect(first.measuredShare).toBeCloseTo(1.5 / 30, 2);
    expect(first.sparkline[0]).toBeNull();
  });
});

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
