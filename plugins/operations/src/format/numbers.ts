const MOST_DIGITS = 4;

/**
 * A ratio in per cent, cut and never rounded up: what failed once is not 100 %. Digits are added until the
 * failure can be seen, at most four.
 *
 * @internal
 */
export function formatRatio(ratio: number, locale?: string): string {
  const percent = ratio * 100;
  if (percent >= 100) return format(100, 0, locale);
  for (let digits = 2; digits < MOST_DIGITS; digits++) {
    const cut = Math.floor(percent * 10 ** digits) / 10 ** digits;
    if (cut < 100 - 1 / 10 ** digits) return format(cut, digits, locale);
  }
  const cut = Math.floor(percent * 10 ** MOST_DIGITS) / 10 ** MOST_DIGITS;
  return format(cut, MOST_DIGITS, locale);
}

function format(percent: number, digits: number, locale?: string): string {
  return `${new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(percent)} %`;
}

/**
 * A count with the separators of the language.
 *
 * @internal
 */
export function formatCount(count: number, locale?: string): string {
  return new Intl.NumberFormat(locale).format(count);
}
