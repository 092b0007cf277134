import {
  DAY,
  END,
  evaluate,
  HOUR,
  MINUTE,
  NOW,
  objective,
  seriesOf,
  sli,
  slo,
} from './__testUtils__/slo';
import { SloDefinition } from './model';

/** So much was measured until now, of which some minutes failed long enough ago for no alert to hold, or lately. */
function measured(
  milliseconds: number,
  options: { badMinutes?: number; lately?: boolean } = {},
) {
  const { badMinutes = 0, lately = false } = options;
  const from = END - milliseconds;
  const begin = lately ? END - badMinutes * MINUTE : from;
  const bad = { from: begin, to: begin + badMinutes * MINUTE };
  return seriesOf({ from, to: END }, time => ({
    total: 100,
    good: time >= bad.from && time < bad.to ? 0 : 100,
  }));
}

/** Without the slow tier, which remembers three days. */
function quiet(overrides: Partial<SloDefinition> = {}) {
  const definition = slo(overrides);
  const { alerting } = definition;
  const conditions = alerting.conditions.slice(0, 2);
  return { ...definition, alerting: { ...alerting, conditions } };
}

const HALF_DAY = 12 * HOUR;

describe('a budget of which little was measured', () => {
  const YOUNG = 'Measured for 12 h of 30 d: too little to judge.';
  const SPENT =
    'The budget is spent 3.5 times over. Only 2 d of 30 d are measured.';

  it.each([
    // Measured, bad minutes, lately: state, whether it is provisional, and what is said.
    [HALF_DAY, 0, false, 'ok', true, YOUNG],
    [HALF_DAY, 1, false, 'unknown', true, YOUNG],
    [
      HALF_DAY,
      3,
      true,
      'burning',
      true,
      `It burns 50 times as fast as it may. ${YOUNG}`,
    ],
    [
      2 * DAY,
      1,
      false,
      'ok',
      false,
      '65 % of the budget is left. Only 2 d of 30 d are measured.',
    ],
    [2 * DAY, 10, false, 'exhausted', false, SPENT],
    [2 * DAY, 10, true, 'exhausted', false, SPENT],
  ])(
    'of %s ms, with %s bad minutes (lately: %s), is %s',
    (milliseconds, badMinutes, lately, state, provisional, message) => {
      const evaluation = evaluate(quiet(), {
        now: NOW,
        series: measured(milliseconds, { badMinutes, lately }),
      });
      expect(evaluation.state).toBe(state);
      expect(evaluation.provisional === true).toBe(provisional);
      expect(evaluation.provisionalMessage).toBe(
        provisional ? YOUNG : undefined,
      );
      expect(evaluation.message).toBe(message);
      const [{ budget, exhaustion, unknownCode, sli: ratio = 0 }] =
        evaluation.objectives;
      expect(unknownCode).toBe(state === 'unknown' ? 'provisional' : undefined);
      // The formula stays what it is.
      expect(budget?.remaining).toBeCloseTo(1 - (1 - ratio) / 0.001, 9);
      expect(budget?.provisional === true).toBe(provisional);
      expect(exhaustion?.state === 'unknown').toBe(provisional);
    },
  );

  it.each([
    [0, 'exhausted'],
    [0.01, 'exhausted'],
    [0.02, 'unknown'],
  ])('is judged from a share of %s on', (provisionalShare, state) => {
    const evaluation = evaluate(quiet(), {
      now: NOW,
      series: measured(HALF_DAY, { badMinutes: 1 }),
      provisionalShare,
    });
    expect(evaluation.state).toBe(state);
  });

  it('is not judged in the first hours of a month, however well they were measured', () => {
    const begun = new Date(END);
    begun.setUTCHours(0, 0, 0, 0);
    const evaluation = evaluate(
      quiet({
        window: {
          kind: 'calendar',
          anchor: begun.toISOString().slice(0, 19),
          zone: 'UTC',
          duration: { count: 1, unit: 'M' },
        },
      }),
      {
        now: NOW,
        series: measured(END - begun.getTime(), { badMinutes: 1 }),
      },
    );
    expect(evaluation).toMatchObject({ state: 'unknown', provisional: true });
  });

  const objectives = [
    objective({ title: 'Availability' }),
    objective({ index: 1, title: 'Latency', sli: sli({ id: 'young' }) }),
  ];

  it('does not decide beside one that can be judged, and is named', () => {
    const evaluation = evaluate(quiet({ objectives }), {
      now: NOW,
      series: {
        requests: measured(20 * DAY, { badMinutes: 10 }),
        young: measured(HALF_DAY, { badMinutes: 30 }),
      },
    });
    expect(evaluation.remaining).toBeCloseTo(
      1 - 10 / (20 * 24 * 60) / 0.001,
      9,
    );
    expect(evaluation).toMatchObject({
      state: 'unknown',
      message: `Latency: ${YOUNG}`,
      provisionalMessage: `Latency: ${YOUNG}`,
    });
    expect(evaluation.provisional).toBeUndefined();
  });

  it('makes that of a composite provisional', () => {
    const evaluation = evaluate(quiet({ objectives, composite: true }), {
      now: NOW,
      series: {
        requests: measured(20 * DAY),
        young: measured(HALF_DAY, { badMinutes: 30 }),
      },
    });
    expect(evaluation).toMatchObject({
      state: 'unknown',
      message: `${YOUNG} Latency has spent most of it.`,
      provisional: true,
      provisionalMessage: YOUNG,
      composite: { provisional: true, provisionalMessage: YOUNG },
    });
    expect(evaluation.remaining).toBeCloseTo(1 - 30 / 720 / 0.001, 9);
  });
});
