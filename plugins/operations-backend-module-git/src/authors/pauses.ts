const LONGEST_MS = 6 * 3_600_000;
const TOO_LARGE_MS = 24 * 3_600_000;

/**
 * How long a repository is left alone: the interval, longer after each failure in a row, a day where it is too large, and never
 * at the same moment as all others.
 *
 * @internal
 */
export function pauseAfter(
  failure: { times: number; tooLarge: boolean } | undefined,
  intervalMs: number,
  random: () => number = Math.random,
): number {
  const doubled = intervalMs * 2 ** Math.min(20, (failure?.times ?? 1) - 1);
  const longest = Math.max(LONGEST_MS, intervalMs);
  const wait = failure?.tooLarge ? TOO_LARGE_MS : Math.min(doubled, longest);
  return Math.round(wait * (0.8 + 0.4 * random()));
}
