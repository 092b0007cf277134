import {
  DAY,
  evaluate,
  HOUR,
  MINUTE,
  objective,
  seriesOf,
  slo,
} from './__testUtils__/slo';
import { SloEvaluation } from './evaluateSlo';
import { BurnCondition, SloAlerting, SloDefinition, TimeRange } from './model';

const START = Date.parse('2026-11-21T12:00:00Z');
const RANGE = { from: START - 31 * DAY, to: START + 6 * HOUR };

/** What had been measured by a moment: the series ends there. */
function statesAt(
  definition: SloDefinition,
  minute: number,
  options: {
    bad?: TimeRange;
    until?: number;
    previous?: SloEvaluation;
    maintenance?: TimeRange[];
    perMinute?: number;
  } = {},
): SloEvaluation {
  const now = START + minute * MINUTE;
  const { bad = { from: START, to: RANGE.to }, perMinute = 100 } = options;
  const { until = now, ...rest } = options;
  const series = seriesOf({ ...RANGE, to: until }, time => ({
    total: perMinute,
    good: time >= bad.from && time < bad.to ? 0 : perMinute,
  }));
  return evaluate(definition, { ...rest, now, series });
}

function states(evaluation: SloEvaluation) {
  return Object.fromEntries(
    evaluation.objectives[0].alerts.map(({ tier, state }) => [tier, state]),
  );
}

function messages(evaluation: SloEvaluation) {
  return evaluation.objectives[0].alerts.map(({ message }) => message);
}

function alerting(
  overrides: Partial<Omit<SloAlerting, 'conditions'>> & {
    conditions?: Array<Partial<BurnCondition>>;
  },
): SloDefinition {
  const usual = slo().alerting;
  const conditions = overrides.conditions?.map(condition => ({
    ...usual.conditions[0],
    ...condition,
  }));
  return slo({
    alerting: {
      ...usual,
      ...overrides,
      conditions: conditions ?? usual.conditions,
    },
  });
}

describe('burn conditions', () => {
  it('fire one after the other, pages before tickets, and a page quietens tickets', () => {
    expect(states(statesAt(slo(), 0))).toEqual({
      page_1h: 'quiet',
      page_6h: 'quiet',
      ticket_1d: 'quiet',
      ticket_3d: 'quiet',
    });
    // 6 h × 6 × 0.1 % are 2.16 min, a day × 3 × 0.1 % are 4.32 min, three days × 0.1 % as well.
    expect(states(statesAt(slo(), 2))).toMatchObject({
      page_1h: 'firing',
      page_6h: 'quiet',
    });
    const later = statesAt(slo(), 10);
    expect(states(later)).toEqual({
      page_1h: 'firing',
      page_6h: 'firing',
      ticket_1d: 'inhibited',
      ticket_3d: 'inhibited',
    });
    expect(later.objectives[0].alerts[2].since).toBeDefined();
  });

  it('resolve with the short window, long before the long one forgets', () => {
    const bad = { from: START, to: START + 10 * MINUTE };
    expect(states(statesAt(slo(), 14, { bad })).page_1h).toBe('firing');
    expect(states(statesAt(slo(), 15, { bad })).page_1h).toBe('quiet');
    expect(states(statesAt(slo(), 15, { bad })).ticket_1d).toBe('inhibited');
    expect(states(statesAt(slo(), 41, { bad }))).toEqual({
      page_1h: 'quiet',
      page_6h: 'quiet',
      ticket_1d: 'firing',
      ticket_3d: 'firing',
    });
  });

  it('wait for as long as they shall hold, and keep since when they fire', () => {
    const definition = alerting({ conditions: [{ forSeconds: 120 }] });
    const first = statesAt(definition, 5);
    expect(first.objectives[0].alerts[0]).toMatchObject({
      state: 'pending',
      since: '2026-11-21T12:05:00.000Z',
    });
    expect(first.state).toBe('burning');
    const second = statesAt(definition, 6, { previous: first });
    expect(states(second)).toEqual({ page_1h: 'pending' });
    const third = statesAt(definition, 7, { previous: second });
    const since = '2026-11-21T12:07:00.000Z';
    expect(third.objectives[0].alerts[0]).toMatchObject({
      state: 'firing',
      since,
    });
    const fourth = statesAt(definition, 30, { previous: third });
    expect(fourth.objectives[0].alerts[0]).toMatchObject({
      state: 'firing',
      since,
    });
    const bad = { from: START, to: START + 10 * MINUTE };
    const over = statesAt(definition, 31, { bad, previous: fourth });
    expect(over.objectives[0].alerts[0].since).toBeUndefined();
    const again = statesAt(definition, 32, { previous: over });
    expect(states(again)).toEqual({ page_1h: 'pending' });
  });

  it('of a document are taken literally, without a short window', () => {
    const definition = alerting({
      conditions: [
        { tier: 'fast', factor: 1, shortSeconds: undefined, operator: 'gt' },
        { tier: 'slow', factor: 1, shortSeconds: undefined, operator: 'lte' },
      ],
    });
    const bad = { from: START, to: START + 10 * MINUTE };
    expect(states(statesAt(definition, 40, { bad }))).toEqual({
      fast: 'firing',
      slow: 'quiet',
    });
    expect(states(statesAt(definition, 80, { bad }))).toEqual({
      fast: 'quiet',
      slow: 'firing',
    });
  });

  it('that can never hold say so', () => {
    const definition = slo({ objectives: [objective({ target: 0.9 })] });
    const [fast, slow] = statesAt(definition, 60).objectives[0].alerts;
    expect(fast).toMatchObject({ reachable: false, state: 'quiet' });
    expect(fast.message).toBe(
      'It can never fire: with this target nothing burns faster than 10 times.',
    );
    expect(slow.reachable).toBe(true);
  });

  it.each([
    [
      { minimumEvents: 500 },
      'Too little traffic to tell: 60 of at least 500 events.',
    ],
    [{ minimumErrors: 50 }, 'Too few errors to tell: 10 of at least 50.'],
    [
      { minimumEvents: 60, minimumErrors: 10 },
      'Burned 167 times as fast as it may over 1 h and 1000 times over 5 min.',
    ],
  ])('with %j and little traffic', (minimum, message) => {
    const [fast] = statesAt(alerting(minimum), 10, { perMinute: 1 })
      .objectives[0].alerts;
    const burns = message.startsWith('Burned');
    expect(fast).toMatchObject({ state: burns ? 'firing' : 'quiet', message });
  });
});

describe('maintenance', () => {
  const announced = [{ from: START, to: START + HOUR }];

  it('is left out of alerts, and they say what burns, and until when it is excused', () => {
    const evaluation = statesAt(slo(), 30, { maintenance: announced });
    expect(states(evaluation)).toMatchObject({
      page_1h: 'maintenance',
      page_6h: 'maintenance',
    });
    expect(evaluation.state).not.toBe('burning');
    expect(messages(evaluation).slice(0, 2)).toEqual([
      'Burned 500 times as fast as it may over 1 h and 1000 times over 5 min. It is in announced maintenance until 13:00 UTC, so it tells nobody.',
      'Burned 83 times as fast as it may over 6 h and 1000 times over 30 min. It is in announced maintenance until 13:00 UTC, so it tells nobody.',
    ]);
    const next = statesAt(slo(), 31, {
      maintenance: announced,
      previous: evaluation,
    });
    expect(next.objectives[0].alerts[0].since).toBe('2026-11-21T12:30:00.000Z');
    const after = statesAt(slo(), 90, { maintenance: announced });
    expect(states(after).page_1h).toBe('firing');
    const bad = { from: START, to: START + HOUR };
    const over = statesAt(slo(), 62, { bad, maintenance: announced });
    expect(states(over).page_1h).toBe('maintenance');
    expect(messages(over)[0]).toBe(
      'Burned 967 times as fast as it may over 1 h and 600 times over 5 min. It was in announced maintenance until 13:00 UTC, so it tells nobody.',
    );
  });

  it('counts in the budget, unless its document says otherwise', () => {
    const minutes = 30;
    const at = (excludeMaintenance: boolean) =>
      statesAt(slo({ excludeMaintenance }), 90, {
        bad: { from: START, to: START + minutes * MINUTE },
        maintenance: announced,
      });
    expect(at(false).remaining).toBeCloseTo(1 - minutes / 43.2, 2);
    expect(at(true).remaining).toBe(1);
    expect(at(true).objectives[0].sparkline.at(-1)).toBe(1);
  });
});

describe('while nothing happens', () => {
  it('a page goes on: callers may have gone away because everything failed', () => {
    const bad = { from: START, to: START + 10 * MINUTE };
    const fired = statesAt(slo(), 10, { bad });
    const series = (minute: number) =>
      seriesOf({ ...RANGE, to: START + minute * MINUTE }, time => ({
        total: time < bad.to ? 100 : 0,
        good: time < bad.from ? 100 : 0,
      }));
    const at = (minute: number, previous?: SloEvaluation) =>
      evaluate(slo(), {
        now: START + minute * MINUTE,
        series: series(minute),
        previous,
      });
    const later = at(30, fired);
    expect(later.objectives[0].alerts[0]).toMatchObject({
      state: 'firing',
      since: fired.objectives[0].alerts[0].since,
      message: 'Still firing: nothing has happened since.',
    });
    expect(states(at(30)).page_1h).toBe('unknown');
    expect(states(at(75, later)).page_1h).toBe('unknown');
  });
});

describe('while nobody measures', () => {
  const until = START + 10 * MINUTE;
  const fired = statesAt(slo(), 10);

  it('a page goes on for as long as its window, and the rest is unknown', () => {
    const soon = statesAt(slo(), 40, { until, previous: fired });
    expect(soon.state).toBe('unknown');
    expect(soon.objectives[0].alerts[0]).toMatchObject({
      state: 'firing',
      since: fired.objectives[0].alerts[0].since,
      message: 'Still firing: nobody has measured since 12:10 UTC.',
    });
    const late = statesAt(slo(), 75, { until, previous: soon });
    expect(states(late).page_1h).toBe('unknown');
    expect(states(statesAt(slo(), 40, { until })).page_1h).toBe('unknown');
  });

  it('an alert fires where its policy says so', () => {
    const definition = alerting({
      alertWhenNoData: true,
      conditions: [{ tier: 'any' }],
    });
    const quiet = { from: 0, to: 0 };
    expect(states(statesAt(definition, 12, { until, bad: quiet }))).toEqual({
      any: 'quiet',
    });
    expect(states(statesAt(definition, 40, { until, bad: quiet }))).toEqual({
      any: 'firing',
    });
    const never = evaluate(definition, { now: START });
    expect(states(never)).toEqual({ any: 'firing' });
  });
});
