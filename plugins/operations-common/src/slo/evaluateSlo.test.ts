import fc from 'fast-check';
import { packDay, SliSeries } from '../buckets';
import { daysOf, randomBuckets } from '../buckets/__testUtils__/buckets';
import {
  DAY,
  END,
  evaluate,
  HOUR,
  MINUTE,
  MONTH,
  NOW,
  seriesOf,
  slo,
  traffic,
} from './__testUtils__/slo';

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

  it.each([
    // Of so many minutes, the last ones fail.
    [
      4,
      2,
      'It burns 500 times as fast as it may. Measured for 4 min of 30 d: too little to judge.',
    ],
    [60, 0, 'Measured for 1 h of 30 d: too little to judge.'],
    [
      36 * 60 + 5,
      0,
      '100 % of the budget is left. Only 36 h of 30 d are measured.',
    ],
    [
      28 * 24 * 60,
      0,
      '100 % of the budget is left. Only 28 d of 30 d are measured.',
    ],
    [29 * 24 * 60, 0, '100 % of the budget is left.'],
  ])('says how little that is of %s min', (minutes, badMinutes, message) => {
    const series = seriesOf(
      { from: END - minutes * MINUTE, to: END },
      time => ({
        total: 100,
        good: time >= END - badMinutes * MINUTE ? 0 : 100,
      }),
    );
    expect(evaluate(slo(), { now: NOW, series }).message).toBe(message);
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
