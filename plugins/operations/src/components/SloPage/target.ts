/**
 * A target in per cent as people write it, with a point or a comma: a share of 1, or nothing where it promises
 * nothing or cannot be kept.
 *
 * @internal
 */
export function readTarget(written: string): number | undefined {
  const digits = written.replace('%', '').trim().replace(',', '.');
  if (!/^\d{1,3}(\.\d{1,6})?$/.test(digits)) return undefined;
  // 99.9 / 100 is 0.9990000…1
  const target = Number((Number(digits) / 100).toPrecision(12));
  return target > 0 && target < 1 ? target : undefined;
}

/**
 * The place on a scale of what is nearest to a target.
 *
 * @internal
 */
export function nearestOf(targets: number[], target: number): number {
  return targets.reduce(
    (nearest, candidate, at) =>
      Math.abs(candidate - target) < Math.abs(targets[nearest] - target)
        ? at
        : nearest,
    0,
  );
}
