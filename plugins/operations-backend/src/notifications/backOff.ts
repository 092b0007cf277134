/**
 * How long to wait after so many attempts: longer each time, and not at the same moment as everybody else.
 *
 * @internal
 */
export function backOff(
  attempts: number,
  options: { first: number; factor: number; most: number },
  random: () => number = Math.random,
): number {
  const { first, factor, most } = options;
  const wait = Math.min(first * factor ** (attempts - 1), most);
  return Math.round(wait * (0.8 + 0.4 * random()));
}
