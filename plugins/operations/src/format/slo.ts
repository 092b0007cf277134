import { formatDuration } from './time';

const MINUTE = 60_000;
/** A target of five nines still shows its last one. */
const MOST_DIGITS = 6;

/** A target as it was promised, without digits that say nothing: `99.9 %`. @internal */
export function formatTarget(target: number, locale?: string): string {
  // 0.999 * 100 is 99.900000…1
  const percent = Number((target * 100).toPrecision(12));
  return `${new Intl.NumberFormat(locale, {
    maximumFractionDigits: MOST_DIGITS,
  }).format(percent)} %`;
}

/**
 * The share of a budget in whole per cent, cut: what is spent is never shown as left, and little left is not none.
 *
 * @internal
 */
export function formatBudget(remaining: number, locale?: string): string {
  if (remaining > 0 && remaining < 0.01) return '< 1 %';
  const percent = Math.floor(remaining * 100 + 1e-9);
  return `${signed(percent, value =>
    new Intl.NumberFormat(locale).format(value),
  )} %`;
}

/** Minutes of a budget as people say them: `17 min`, `3 h 20 min`, `−5 min`. @internal */
export function formatMinutes(minutes: number): string {
  return signed(minutes, value => formatDuration(value * MINUTE));
}

/** How many times as fast as it may: `6.2×`. @internal */
export function formatBurn(rate: number, locale?: string): string {
  return `${new Intl.NumberFormat(locale, {
    maximumFractionDigits: rate < 10 ? 1 : 0,
  }).format(rate)}×`;
}

/** A limit of a burn rate, which is written down and not measured: `14.4×`. @internal */
export function formatLimit(factor: number, locale?: string): string {
  return `${new Intl.NumberFormat(locale, {
    maximumFractionDigits: 1,
  }).format(factor)}×`;
}

function signed(value: number, format: (value: number) => string): string {
  return value < 0 ? `−${format(-value)}` : format(value);
}
