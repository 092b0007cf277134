import {
  END,
  evaluate,
  HOUR,
  MINUTE,
  objective,
  seriesOf,
  slo,
  traffic,
} from '../../slo/__testUtils__/slo';
import { SliSeries } from '../../buckets';
import { budgetCost } from './budgetCost';

/** The last 20 minutes, in which half of everything failed. */
const INCIDENT = { from: END - 20 * MINUTE, to: END };
const SERIES = traffic({ badMinutes: 20, share: 0.5 });

describe('what incidents cost in error budget', () => {
  it('is what is consumed of the budget, where nothing else was bad', () => {
    const definition = slo();
    const { objectives } = evaluate(definition, { now: END, series: SERIES });
    const cost = budgetCost({
      definition,
      objective: definition.objectives[0],
      series: SERIES,
      incident: INCIDENT,
    });
    // 20 minutes, half bad, of the 43.2 that 99.9 % allow in 30 days.
    expect(cost.minutes).toBeCloseTo(10, 6);
    expect(cost.consumed).toBeCloseTo(10 / 43.2, 6);
    expect(cost.consumed).toBeCloseTo(objectives[0].budget?.consumed ?? 0, 6);
    expect(cost).toMatchObject({
      slo: 'slo:default/payments',
      sloTitle: 'Payments',
      index: 0,
      target: 0.999,
      windowSeconds: 30 * 86_400,
      goodEvents: 1000,
      totalEvents: 2000,
      message:
        'It cost 23 % of the whole budget, as much as 10 min in which everything fails.',
    });
  });

  it('adds up over incidents', () => {
    const definition = slo();
    const cost = (from: number, to: number) =>
      budgetCost({
        definition,
        objective: definition.objectives[0],
        series: SERIES,
        incident: { from, to },
      }).minutes ?? NaN;
    const middle = END - 10 * MINUTE;
    expect(cost(INCIDENT.from, END)).toBeCloseTo(
      cost(INCIDENT.from, middle) + cost(middle, END),
      3,
    );
  });

  it('leaves out maintenance', () => {
    const definition = slo();
    const cost = budgetCost({
      definition,
      objective: definition.objectives[0],
      series: SERIES,
      incident: INCIDENT,
      excluded: [{ from: END - 20 * MINUTE, to: END - 10 * MINUTE }],
    });
    expect(cost.minutes).toBeCloseTo(5, 2);
    expect(cost.message).not.toContain('measured');
  });

  it('counts slices where slices are counted, in minutes that passed', () => {
    const definition = slo({ budgetingMethod: 'Timeslices' });
    const series = seriesOf({ from: END - 31 * 24 * HOUR, to: END }, time => ({
      total: 1,
      good: 1,
      [time >= END - 20 * MINUTE ? 'badSlices' : 'goodSlices']: 1,
    }));
    const cost = budgetCost({
      definition,
      objective: objective(),
      series,
      incident: INCIDENT,
    });
    expect(cost.minutes).toBeCloseTo(20, 6);
    expect(cost.message).toBe(
      'It cost 20 min of error budget, 46 % of the whole budget.',
    );
  });

  it.each<[string, SliSeries | undefined]>([
    ['no series', undefined],
    ['an empty series', SliSeries.create()],
    ['nothing at that time', traffic({ until: END - 2 * HOUR })],
  ])('is unknown with %s', (_, series) => {
    const definition = slo();
    const cost = budgetCost({
      definition,
      objective: definition.objectives[0],
      ...(series && { series }),
      incident: INCIDENT,
    });
    expect(cost).not.toHaveProperty('minutes');
    expect(cost).not.toHaveProperty('consumed');
    expect(cost.message).toBe('Nobody measured it at that time.');
  });

  it('says what it does not know, and what it left out', () => {
    const definition = slo();
    const half = seriesOf({ from: END - 31 * 24 * HOUR, to: END }, time =>
      time >= END - 20 * MINUTE && time < END - 10 * MINUTE
        ? undefined
        : { total: 100, good: 100 },
    );
    const cost = budgetCost({
      definition,
      objective: definition.objectives[0],
      series: half,
      incident: INCIDENT,
    });
    expect(cost.consumed).toBe(0);
    expect(cost.message).toBe(
      'It cost nothing of this budget. Only 50 % of its time were measured.',
    );
    const old = budgetCost({
      definition,
      objective: definition.objectives[0],
      series: SERIES,
      incident: { from: END - 31 * 24 * HOUR, to: END },
    });
    expect(old.consumed).toBeCloseTo(10 / 43.2, 3);
    expect(old.message).toContain('It began before the window');
  });

  it('is told in minutes only while little of the window was measured', () => {
    const young = { from: END - 2 * HOUR, to: END };
    const bad = (time: number) => time >= END - 20 * MINUTE;
    const cost = (definition = slo(), provisionalShare?: number) =>
      budgetCost({
        definition,
        objective: definition.objectives[0],
        series: seriesOf(young, time => ({
          total: 100,
          good: bad(time) ? 50 : 100,
          [bad(time) ? 'badSlices' : 'goodSlices']: 1,
        })),
        incident: INCIDENT,
        provisionalShare,
      });
    expect(cost().minutes).toBeCloseTo(10, 6);
    expect(cost()).not.toHaveProperty('consumed');
    expect(cost().message).toBe(
      'What failed meanwhile is as much as 10 min in which everything fails. What share of the budget that is, is not known yet. Measured for 2 h of 30 d: too little to judge.',
    );
    const slices = cost(slo({ budgetingMethod: 'Timeslices' }));
    expect(slices.minutes).toBeCloseTo(20, 6);
    expect(slices.message).toMatch(/^It cost 20 min of error budget\. What/);
    // Whoever wants to judge at once does.
    expect(cost(slo(), 0).consumed).toBeGreaterThan(80);
  });

  it('costs nothing where nobody came', () => {
    const definition = slo();
    const cost = budgetCost({
      definition,
      objective: definition.objectives[0],
      series: seriesOf({ from: END - 24 * HOUR, to: END }, () => ({})),
      incident: INCIDENT,
    });
    expect(cost).toMatchObject({ minutes: 0, totalEvents: 0 });
    expect(cost.message).toContain('Nothing happened meanwhile');
  });
});
