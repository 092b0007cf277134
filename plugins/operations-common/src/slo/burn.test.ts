import {
  compareBurn,
  conditionHolds,
  conditionsFor,
  fastestBurn,
  isReachable,
} from './burn';

const DAY = 86_400;

describe('the table of the workbook', () => {
  it.each([
    [30, [14.4, 6, 3, 1]],
    [28, [13.44, 5.6, 2.8, 0.933333333333]],
    [90, [43.2, 18, 9, 3]],
    [7, [3.36, 1.4]],
    [1, []],
  ])('for a window of %s d', (days, factors) => {
    const conditions = conditionsFor(days * DAY);
    expect(conditions.map(({ factor }) => factor)).toEqual(factors);
  });

  it('spends in each long window the share that it says', () => {
    const spent = conditionsFor(30 * DAY).map(({ factor, longSeconds }) =>
      Number(((factor * longSeconds) / (30 * DAY)).toFixed(12)),
    );
    expect(spent).toEqual([0.02, 0.05, 0.1, 0.1]);
  });

  it.each([
    [
      ['page_6h', 'ticket_3d'],
      ['page_1h', 'ticket_1d'],
    ],
    [['all'], []],
    [['nonsense'], ['page_1h', 'page_6h', 'ticket_1d', 'ticket_3d']],
  ])('without %j', (disabled, tiers) => {
    const conditions = conditionsFor(30 * DAY, disabled);
    expect(conditions.map(({ tier }) => tier)).toEqual(tiers);
  });

  it.each([
    [0.93, false],
    [0.9305, false],
    [0.9306, true],
    [0.999, true],
  ])(
    'says whether the fast page can fire with target %s: %s',
    (target, can) => {
      const [fast] = conditionsFor(30 * DAY);
      expect(isReachable(fast, target)).toBe(can);
      expect(fastestBurn(target) >= 14.4).toBe(can);
    },
  );
});

describe('a condition', () => {
  it.each([
    ['gte', 2, true],
    ['gt', 2, false],
    ['lte', 2, true],
    ['lt', 2, false],
    ['gte', 2 - 1e-12, true],
    ['gt', 2 + 1e-12, false],
    ['gte', 1.99, false],
    ['lt', 1.99, true],
  ] as const)('%s 2 compares %s: %s', (operator, burn, expected) => {
    expect(compareBurn({ factor: 2, operator }, burn)).toBe(expected);
  });

  it.each([
    [20, 20, true],
    [20, 1, false],
    [1, 20, false],
    [20, undefined, undefined],
    [undefined, 20, undefined],
    [undefined, 1, false],
    [undefined, undefined, undefined],
  ])('over %s and %s holds: %s', (long, short, expected) => {
    const [fast] = conditionsFor(30 * DAY);
    expect(conditionHolds(fast, long, short)).toBe(expected);
    const literal = { ...fast, shortSeconds: undefined };
    expect(conditionHolds(literal, 20, undefined)).toBe(true);
  });
});
