/** A length of time in full words, not more exact than it is useful. @internal */
export function inFull(seconds: number, locale: string): string {
  const [unit, size] = (
    [
      ['day', 86_400, 2],
      ['hour', 3_600, 2],
      ['minute', 60, 1],
      ['second', 1, 0],
    ] as const
  ).find(([, length, from]) => seconds >= from * length) ?? ['second', 1];
  const count = seconds / size;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: count < 10 ? 1 : 0,
  }).format(count);
}
