const FACTORS = [1, 2, 5, 10];
const MOST_TICKS = 4;
const DIGITS = 12;

/**
 * Round values inside a range, as many as can be read: multiples of 1, 2 or 5 times a power of ten.
 *
 * @internal
 */
export function roundTicks([low, high]: [number, number]): number[] {
  const least = (high - low) / MOST_TICKS;
  if (!(least > 0)) return [low];
  const power = 10 ** Math.floor(Math.log10(least));
  const step = power * (FACTORS.find(factor => factor * power >= least) ?? 10);
  const first = Math.ceil(Number((low / step).toPrecision(DIGITS)));
  const last = Math.floor(Number((high / step).toPrecision(DIGITS)));
  return Array.from({ length: last - first + 1 }, (_, at) =>
    // 3 * 0.1 is 0.30000000000000004
    Number(((first + at) * step).toPrecision(DIGITS)),
  );
}

/**
 * Ticks of a budget, of which 1 is all. Where it is overspent many times over, round is how many times it was spent.
 *
 * @internal
 */
export function budgetTicks([low, high]: [number, number]): number[] {
  return low < -10
    ? roundTicks([1 - high, 1 - low]).map(spent => 1 - spent)
    : roundTicks([low, high]);
}
