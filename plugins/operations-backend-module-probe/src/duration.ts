const UNITS: Record<string, number> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** Milliseconds of a duration such as `500ms`, `2s` or `14d`; undefined where it is none. @internal */
export function parseDuration(text: string): number | undefined {
  const [, amount, unit] = /^(\d{1,9})(ms|s|m|h|d)$/.exec(text.trim()) ?? [];
  return unit ? Number(amount) * UNITS[unit] : undefined;
}

function counted(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

/**
 * A duration as people say it: `300 ms`, `1.8 s`, `12 min`, `3 hours`, `9 days`.
 *
 * @internal
 */
export function sayDuration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < UNITS.m) return `${Number((ms / 1_000).toFixed(1))} s`;
  if (ms < UNITS.h) return `${Math.round(ms / UNITS.m)} min`;
  if (ms < 2 * UNITS.d) return counted(Math.round(ms / UNITS.h), 'hour');
  return counted(Math.round(ms / UNITS.d), 'day');
}
