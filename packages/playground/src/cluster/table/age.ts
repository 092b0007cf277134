const UNITS: [number, string][] = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'm'],
  [1, 's'],
];

/** A time ago, as kubectl prints it: `45s`, `3m10s`, `2d`. @internal */
export function ageOf(timestamp: unknown, now = Date.now()): string {
  const then = Date.parse(String(timestamp));
  if (Number.isNaN(then)) return '<unknown>';
  const seconds = Math.max(0, Math.floor((now - then) / 1_000));
  const index = UNITS.findIndex(([size]) => seconds >= size * 2);
  const [size, unit] = UNITS[index] ?? UNITS[UNITS.length - 1];
  const whole = Math.floor(seconds / size);
  const finer = UNITS[index + 1];
  if (!finer || whole >= 10) return `${whole}${unit}`;
  const rest = Math.floor((seconds % size) / finer[0]);
  return rest ? `${whole}${unit}${rest}${finer[1]}` : `${whole}${unit}`;
}
