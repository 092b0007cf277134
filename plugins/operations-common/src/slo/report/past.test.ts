import {
  DAY,
  evaluate,
  HOUR,
  MINUTE,
  objective,
  seriesOf,
  slo,
} from '../__testUtils__/slo';
import { ReportContext } from './context';
import { formulaLines } from './formulaLines';
import { periodsOf } from './periodsOf';
import { seriesPoints } from './seriesPoints';
import { whatIf } from './whatIf';

const NOW = Date.parse('2026-11-21T12:00:00Z');
/** Two hours of this are a fifth bad, everything else is good. */
const TROUBLE = Date.parse('2026-11-18T06:00:00Z');

function minuteOf(time: number) {
  const bad = time >= TROUBLE && time < TROUBLE + 2 * HOUR ? 20 : 0;
  return { good: 100 - bad, total: 100 };
}

const context: ReportContext = {
  now: NOW,
  series: seriesOf({ from: NOW - 125 * DAY, to: NOW }, minuteOf),
  maintenance: [],
};

const definition = slo();
const [of] = definition.objectives;
/** Bad events of the trouble over what a month of 0.1 % allows. */
const SPENT = (120 * 20) / (0.001 * 30 * 24 * 60 * 100);

describe('seriesPoints', () => {
  it('has at most 500 points, whose sums are the sum of the range', () => {
    for (const days of [1, 7, 30, 90, 365]) {
      const range = { from: NOW - days * DAY, to: NOW };
      const { points, stepSeconds } = seriesPoints(
        definition,
        of,
        context,
        range,
      );
      expect(points.length).toBeLessThanOrEqual(501);
      expect(points.length).toBeGreaterThan(200);
      expect(stepSeconds % 300).toBe(0);
      const first = Date.parse(points[0].start);
      const sum = context.series.sum(first, NOW);
      const total = points.reduce((all, point) => all + (point.total ?? 0), 0);
      const good = points.reduce((all, point) => all + (point.good ?? 0), 0);
      expect([good, total]).toEqual([sum.good, sum.total]);
    }
  });

  it('says what burned when, and what was left', () => {
    const range = { from: TROUBLE - HOUR, to: TROUBLE + 3 * HOUR };
    const { points } = seriesPoints(definition, of, context, range);
    const at = (time: number) =>
      points.find(({ start }) => Date.parse(start) === time);
    expect(at(TROUBLE - HOUR)).toMatchObject({
      sli: 1,
      burnRate: 0,
      remaining: 1,
    });
    // Over the last hour, half of which was bad, and then all of it.
    expect(at(TROUBLE + 25 * MINUTE)?.burnRate).toBeCloseTo(100);
    expect(at(TROUBLE + 55 * MINUTE)).toMatchObject({ sli: 0.8 });
    expect(at(TROUBLE + 55 * MINUTE)?.burnRate).toBeCloseTo(200);
    const left = at(TROUBLE + 2 * HOUR)?.remaining ?? 0;
    expect(left).toBeCloseTo(1 - SPENT, 2);
  });

  it('leaves gaps where nobody measured, and says nothing of the future', () => {
    const holes = seriesOf({ from: NOW - DAY, to: NOW }, time =>
      time >= NOW - 3 * HOUR && time < NOW - 2 * HOUR
        ? undefined
        : { good: 0, total: 0 },
    );
    const { points } = seriesPoints(
      definition,
      of,
      { ...context, series: holes },
      { from: NOW - 4 * HOUR, to: NOW + DAY },
    );
    const inHole = points.filter(({ start }) => {
      const time = Date.parse(start);
      return time >= NOW - 3 * HOUR && time < NOW - 2 * HOUR;
    });
    expect(inHole.length).toBeGreaterThan(5);
    for (const point of inHole) expect(Object.keys(point)).toEqual(['start']);
    // No traffic is neither 0 nor 100 %.
    expect(points.at(-1)).toMatchObject({ good: 0, total: 0 });
    expect(points.at(-1)?.sli).toBeUndefined();
    expect(points.at(-1)?.remaining).toBeUndefined();
    expect(Date.parse(points.at(-1)?.start ?? '')).toBeLessThan(NOW);
  });

  it('counts the budget of a calendar window from its start, on the clock of its zone', () => {
    const monthly = slo({
      window: {
        kind: 'calendar',
        duration: { count: 1, unit: 'M' },
        anchor: '2026-01-01T00:00:00',
        zone: 'Europe/Prague',
      },
    });
    const early = seriesOf({ from: NOW - 40 * DAY, to: NOW }, time => ({
      // Everything is bad in the hour before Prague's November begins, and good from then on.
      good: time < Date.parse('2026-10-31T23:00:00Z') ? 0 : 100,
      total: 100,
    }));
    const { points } = seriesPoints(
      monthly,
      of,
      { ...context, series: early },
      {
        from: Date.parse('2026-10-31T22:00:00Z'),
        to: Date.parse('2026-11-01T01:00:00Z'),
      },
    );
    expect(points.map(({ remaining }) => (remaining ?? 0) > 0)).toEqual(
      points.map(({ start }) => start >= '2026-10-31T23:00'),
    );
  });

  it('leaves maintenance out of the budget only where that is wanted', () => {
    const maintenance = [{ from: TROUBLE, to: TROUBLE + 2 * HOUR }];
    const range = { from: TROUBLE, to: TROUBLE + 4 * HOUR };
    const last = (excludeMaintenance: boolean) =>
      seriesPoints(
        slo({ excludeMaintenance }),
        of,
        { ...context, maintenance },
        range,
      ).points.at(-1)?.remaining;
    expect(last(true)).toBe(1);
    expect(last(false)).toBeCloseTo(1 - SPENT, 2);
  });
});

describe('periodsOf', () => {
  it('divides the sums of months and quarters, and judges what was measured', () => {
    const range = { from: NOW - 400 * DAY, to: NOW };
    const { months, quarters } = periodsOf(
      definition,
      of,
      context,
      'Europe/Prague',
      range,
    );
    expect(months.map(({ name }) => name)).toEqual([
      '2026-11',
      '2026-10',
      '2026-09',
      '2026-08',
      '2026-07',
    ]);
    expect(quarters.map(({ name }) => name)).toEqual(['2026-Q4', '2026-Q3']);
    const [november, october] = months;
    expect(november).toMatchObject({ complete: false, met: true });
    expect(november.remaining).toBeCloseTo(
      1 - 2_400 / (november.total ?? 0) / 0.001,
    );
    expect(november.from).toBe('2026-10-31T23:00:00.000Z');
    expect(november.sli).toBe((november.good ?? 0) / (november.total ?? 1));
    expect(october).toMatchObject({ complete: true, met: true, sli: 1 });
    // October has an hour more in Prague.
    expect(october.total).toBe((31 * 24 + 1) * 60 * 100);
    // July was measured for a few days only: nobody can say whether it met its target.
    const july = months[4];
    expect(july.measuredShare).toBeLessThan(0.5);
    expect(july).toMatchObject({ sli: 1, met: undefined });
  });

  it('has no periods where nothing was ever measured', () => {
    const nothing = {
      ...context,
      series: seriesOf({ from: 0, to: 0 }, minuteOf),
    };
    const range = { from: NOW - 400 * DAY, to: NOW };
    expect(periodsOf(definition, of, nothing, 'UTC', range)).toEqual({
      months: [],
      quarters: [],
    });
  });
});

describe('whatIf', () => {
  const outcomeOf = (proposal: Parameters<typeof whatIf>[3]) =>
    whatIf(definition, of, context, proposal);

  it('is what was where nothing is proposed', () => {
    const { current, proposed, days } = outcomeOf({});
    expect(proposed).toEqual(current);
    expect(days).toBe(90);
    expect(current.lowest).toBeCloseTo(1 - SPENT, 2);
    expect(current.remaining).toBe(
      1 - (120 * 20) / (30 * 24 * 60 * 100) / 0.001,
    );
    expect(current.exhaustedDays).toBe(0);
    expect(current.points).toHaveLength(360);
  });

  it('raises each alert as often as the evaluation would have', () => {
    const { current } = outcomeOf({});
    // The evaluation, minute by minute through the trouble and after it.
    const moments = Array.from(
      { length: 36 },
      (_, at) => TROUBLE + at * 5 * MINUTE,
    );
    let previous = evaluate(definition, {
      now: TROUBLE - HOUR,
      series: context.series,
    });
    const rounds = moments.map(now => {
      previous = evaluate(definition, {
        now,
        series: context.series,
        previous,
      });
      return previous.objectives[0].alerts;
    });
    const fires = (state?: string) =>
      state === 'firing' || state === 'inhibited';
    const states = definition.alerting.conditions.map(({ tier }, at) => {
      const fired = rounds.filter(
        (round, index) =>
          fires(round[at].state) && !fires(rounds[index - 1]?.[at].state),
      );
      return [tier, fired.length];
    });
    expect(states.every(([, count]) => count === 1)).toBe(true);
    expect(current.alerts.map(({ tier, count }) => [tier, count])).toEqual(
      states,
    );
  });

  it.each([
    ['events', of.sli, [0, 0, 0, 0]],
    [
      'seconds, which always pass',
      {
        ...of.sli,
        measure: {
          kind: 'threshold' as const,
          query: { type: 'Operations', spec: {} },
          operator: 'lt' as const,
          value: 1,
        },
      },
      [1, 1, 1, 1],
    ],
  ])('asks for a minimum of %s', (_, sli, counts) => {
    const guarded = {
      ...definition,
      alerting: { ...definition.alerting, minimumErrors: 1e9 },
    };
    const { current } = whatIf(guarded, { ...of, sli }, context, {});
    expect(current.alerts.map(({ count }) => count)).toEqual(counts);
  });

  it('raises none that events are too few for, or that no burn can reach', () => {
    const quiet = slo({
      alerting: { ...definition.alerting, minimumErrors: 10_000 },
    });
    const lax = { ...of, target: 0.9 };
    const counts = (...[what, objectives]: [typeof quiet, typeof of]) =>
      whatIf(what, objectives, context, {}).current.alerts.map(
        ({ count }) => count,
      );
    expect(counts(quiet, of)).toEqual([0, 0, 0, 0]);
    expect(counts(definition, lax)[0]).toBe(0);
  });

  it('raises fewer alerts and leaves more with a lower target', () => {
    const { current, proposed, target } = outcomeOf({ target: 0.95 });
    expect(target).toBe(0.95);
    expect(proposed.lowest).toBeGreaterThan(current.lowest ?? 1);
    const sum = (alerts: typeof current.alerts) =>
      alerts.reduce((all, { count }) => all + count, 0);
    expect(sum(proposed.alerts)).toBeLessThan(sum(current.alerts));
  });

  it('forgets sooner and is spent at once with a shorter window', () => {
    const { proposed, window } = outcomeOf({
      window: { count: 1, unit: 'd' },
    });
    expect(window).toBe('1d');
    expect(proposed.remaining).toBe(1);
    expect(proposed.lowest).toBeLessThan(0);
    // From the minutes in which the budget was gone until a day after the trouble.
    expect(proposed.exhaustedDays).toBeGreaterThan(0.9);
    expect(proposed.exhaustedDays).toBeLessThan(1.1);
    // The factors of the workbook follow the window; the slowest ones say nothing any more.
    expect(proposed.alerts.map(({ tier }) => tier)).not.toContain('ticket_3d');
  });

  it('excuses what was announced', () => {
    const maintenance = [{ from: TROUBLE, to: TROUBLE + 2 * HOUR }];
    const excused = whatIf(definition, of, { ...context, maintenance }, {});
    expect(excused.current.alerts.map(({ count }) => count)).toEqual([
      0, 0, 0, 0,
    ]);
    // It still spends the budget, because nobody wanted it otherwise.
    expect(excused.current.lowest).toBeLessThan(1);
  });
});

describe('formulaLines', () => {
  it('can be checked by hand', () => {
    const evaluation = evaluate(definition, {
      now: NOW,
      series: context.series,
    });
    const [{ lines }] = formulaLines(definition, evaluation);
    expect(lines).toEqual([
      'Window: 2026-10-22 12:00 to 2026-11-21 12:00 UTC',
      'SLI: good ÷ all = 4,317,600 ÷ 4,320,000 = 99.9444444 %',
      'Allowed to be bad: 1 − 99.9 % = 0.1 %, of 4,320,000 events: 4,320',
      'Bad: 4,320,000 − 4,317,600 = 2,400',
      'Budget left: 1 − 2,400 ÷ 4,320 = 44.44 %',
      'In minutes: 44.44 % × 0.1 % × 43,200 min = 19.2 min, as if events were spread evenly',
      'Burn rate of the last hour: 0 % bad ÷ 0.1 % allowed = 0',
    ]);
  });

  it('adds up what the members of a composite spent', () => {
    const composite = slo({
      composite: true,
      objectives: [
        objective({ weight: 0.5 }),
        objective({ index: 1, target: 0.99, weight: 1 }),
      ],
    });
    const evaluation = evaluate(composite, {
      now: NOW,
      series: context.series,
    });
    const formula = formulaLines(composite, evaluation);
    expect(formula.map(({ lines }) => lines.length)).toEqual([7, 8]);
    expect(formula[1].lines[7]).toBe(
      'All together spent: 0.5 × 55.56 % + 1 × 5.556 % = 33.33 %, left: 1 − 33.33 % = 66.67 %',
    );
  });

  it('says why there is nothing to compute', () => {
    const evaluation = evaluate(slo({ objectives: [objective()] }), {
      now: NOW,
      series: seriesOf({ from: 0, to: 0 }, minuteOf),
    });
    const [{ lines }] = formulaLines(definition, evaluation);
    expect(lines.at(-1)).toBe(evaluation.objectives[0].message);
  });
});
