/** The nearest moment at which something changed, before or after another. @internal */
export function nextMoment(
  moments: number[],
  at: number,
  direction: 1 | -1,
): number | undefined {
  const beyond = moments.filter(moment => (moment - at) * direction > 0);
  if (beyond.length === 0) return undefined;
  return direction === 1 ? Math.min(...beyond) : Math.max(...beyond);
}
