import { budgetTicks, roundTicks } from './roundTicks';

describe('the ticks of an axis', () => {
  it.each<[[number, number], number[]]>([
    [
      [0, 1],
      [0, 0.5, 1],
    ],
    [
      [0.405268, 1],
      [0.6, 0.8, 1],
    ],
    [
      [0.99875, 1],
      [0.999, 0.9995, 1],
    ],
    [
      [0, 523],
      [0, 200, 400],
    ],
    [
      [0, 2],
      [0, 0.5, 1, 1.5, 2],
    ],
    [
      [-5.02, 1],
      [-4, -2, 0],
    ],
    [[1, 1], [1]],
  ])('of %j are round', (domain, ticks) =>
    expect(roundTicks(domain)).toEqual(ticks),
  );

  it('count how many times a budget was spent, where that is many', () => {
    expect(budgetTicks([-474.79, 1])).toEqual([1, -199, -399]);
    expect(budgetTicks([-0.5, 1])).toEqual([-0.5, 0, 0.5, 1]);
  });
});
