import { DurationSummary } from '../../generated/openapi';

/**
 * The value that at least such a share of all does not exceed: the nearest rank, which is always one that occurred.
 */
function quantile(sorted: number[], share: number): number {
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  return sorted[rank - 1];
}

/** Sums up durations in seconds; those that are unknown are left out, and so are those that a wrong clock made negative. @public */
export function summaryOf(
  durations: Array<number | undefined>,
): DurationSummary {
  const sorted = durations
    .filter(one => one !== undefined)
    .filter(one => one >= 0)
    .sort((a, b) => a - b);
  const count = sorted.length;
  if (count === 0) return { count };
  return {
    count,
    mean: sorted.reduce((sum, one) => sum + one, 0) / count,
    median: quantile(sorted, 0.5),
    p90: quantile(sorted, 0.9),
  };
}
