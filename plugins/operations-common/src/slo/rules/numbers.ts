/**
 * A number as people would write it: 0.001, and not 0.0010000000000000009, which is what 1 − 0.999 is to a machine.
 *
 * @internal
 */
export function exactDecimal(value: number): string {
  return value.toFixed(12).replace(/\.?0+$/, '');
}

const UNITS: Array<[string, number]> = [
  ['w', 604_800],
  ['d', 86_400],
  ['h', 3_600],
  ['m', 60],
  ['s', 1],
];

/** A duration of Prometheus, in its largest unit: `30d`, `90m`. @internal */
export function promDuration(seconds: number): string {
  // Weeks are left to days: nobody calls 28 days four weeks beside a window of 30 days.
  const [unit, size] = UNITS.slice(1).find(([, s]) => seconds % s === 0) ?? [
    's',
    1,
  ];
  return `${seconds / size}${unit}`;
}

/**
 * The range that holds each step of a window once: shorter than it by a millisecond. Up to version 2 a range includes
 * its left edge, and would count one step more; since version 3 it does not.
 *
 * @internal
 */
export function rangeOf(seconds: number): string {
  let rest = seconds - 1;
  const parts: string[] = [];
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size);
    if (count > 0) parts.push(`${count}${unit}`);
    rest -= count * size;
  }
  return `${parts.join('')}999ms`;
}
