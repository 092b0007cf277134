import fc from 'fast-check';
import { replayExhaustion } from './exhaustion';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-11-21T12:00:00Z');
const ALLOWANCE = 0.001;

function window(total: number[], bad: number[]) {
  const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
  return {
    now: NOW,
    allowance: ALLOWANCE,
    total: sum(total),
    bad: sum(bad),
    hours: { total: Float64Array.from(total), bad: Float64Array.from(bad) },
  };
}

function hoursLeft(at: string | undefined): number {
  return at ? (Date.parse(at) - NOW) / HOUR : Infinity;
}

const hours = (count: number, value: number) =>
  Array<number>(count).fill(value);

/** The plain formula, as if nothing old left the window: R·W/BR. */
function plainHours(remaining: number, burnRate: number, windowHours: number) {
  if (remaining <= 0) return 0;
  return burnRate > 0 ? (remaining * windowHours) / burnRate : Infinity;
}

describe('replayExhaustion', () => {
  it.each([
    [
      'is empty where nothing is left',
      hours(100, 1000),
      hours(100, 1),
      0,
      'empty',
    ],
    [
      'is empty where nobody knows the burn, too',
      hours(100, 1000),
      hours(100, 1),
      undefined,
      'empty',
    ],
    [
      'is unknown where nobody knows the burn',
      hours(100, 1000),
      hours(100, 0),
      undefined,
      'unknown',
    ],
    [
      'is never where nothing burns',
      hours(100, 1000),
      hours(100, 0.9),
      0,
      'never',
    ],
    [
      'is never where it burns as fast as it may from now on',
      hours(100, 1000),
      hours(100, 0),
      0.00099,
      'never',
    ],
  ])('%s', (_, total, bad, errorRatio, state) => {
    expect(replayExhaustion({ ...window(total, bad), errorRatio })).toEqual({
      state,
    });
  });

  it('is what the plain formula says while nothing bad leaves', () => {
    const clean = window(hours(720, 1000), hours(720, 0));
    const { state, at } = replayExhaustion({ ...clean, errorRatio: 0.0144 });
    expect(state).toBe('at');
    expect(hoursLeft(at)).toBeCloseTo(720 / 14.4, 1);
  });

  it('waits for old errors to leave', () => {
    // Half of the budget was spent in the oldest ten hours.
    const bad = [...hours(10, 36), ...hours(710, 0)];
    const spent = window(hours(720, 1000), bad);
    const { at } = replayExhaustion({ ...spent, errorRatio: 0.002 });
    expect(plainHours(0.5, 2, 720)).toBe(180);
    expect(hoursLeft(at)).toBeCloseTo(360, 1);
  });

  it('expects the traffic of one window ago, and the mean where nobody measured', () => {
    // Nights are quiet: the budget of the day lasts over the night.
    const day = [...hours(12, 2000), ...hours(12, 0.001)];
    const total = Array.from({ length: 10 }, () => day).flat();
    const input = { ...window(total, hours(240, 0)), errorRatio: 0.01 };
    expect(hoursLeft(replayExhaustion(input).at)).toBeCloseTo(24, 1);

    // A series of two days in a window of ten: the budget grows with what is measured.
    const born = [...hours(192, 0), ...hours(48, 1000)];
    const young = { ...window(born, hours(240, 0)), errorRatio: 0.002 };
    expect(hoursLeft(replayExhaustion(young).at)).toBeCloseTo(48, 1);
  });

  it.each([
    // 100 of 100,000 are allowed, and 1 more each hour, in which 10 are bad.
    ['before the end', 0.01, 12, 100 / 9],
    ['not before the end', 0.01, 10, Infinity],
    ['never at the rate that is allowed', 0.001, 1000, Infinity],
  ])(
    'of a calendar window, in which nothing leaves: %s',
    (_, errorRatio, end, left) => {
      const input = {
        ...window(hours(100, 1000), hours(100, 0)),
        errorRatio,
        windowEnd: NOW + end * HOUR,
      };
      const { state, at } = replayExhaustion(input);
      expect(state).toBe(left === Infinity ? 'never' : 'at');
      expect(hoursLeft(at)).toBeCloseTo(left, 1);
    },
  );

  it('is never earlier than the plain formula, for steady traffic', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 3 }), {
          minLength: 24,
          maxLength: 200,
        }),
        fc.integer({ min: 0, max: 50 }),
        (bad, thousandths) => {
          const steady = window(hours(bad.length, 1000), bad);
          const errorRatio = thousandths / 1000;
          const remaining = 1 - steady.bad / (ALLOWANCE * steady.total);
          const burnRate = errorRatio / ALLOWANCE;
          const plain = plainHours(remaining, burnRate, bad.length);
          const replayed = replayExhaustion({ ...steady, errorRatio });
          const left = replayed.state === 'empty' ? 0 : hoursLeft(replayed.at);
          expect(left).toBeGreaterThanOrEqual(plain - 0.02);
          expect(replayed.state === 'empty').toBe(
            steady.bad >= steady.total / 1000,
          );
        },
      ),
    );
  });
});
