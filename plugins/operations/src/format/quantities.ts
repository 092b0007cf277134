const BYTES_PER_GIB = 2 ** 30;
const BYTES_PER_MIB = 2 ** 20;

const LEAST = 0.01;

/**
 * An amount with as many digits as its size deserves: `0.25`, `3.5`, `128`. What is little is not nothing.
 *
 * @internal
 */
export function formatAmount(amount: number, locale?: string): string {
  if (amount > 0 && amount < LEAST) return `< ${formatAmount(LEAST, locale)}`;
  let digits = 2;
  if (Math.abs(amount) >= 10) digits = 1;
  if (Math.abs(amount) >= 100) digits = 0;
  return new Intl.NumberFormat(locale, {
    maximumFractionDigits: digits,
  }).format(amount);
}

/** Bytes as an amount of GiB. @internal */
export function toGib(bytes: number): number {
  return bytes / BYTES_PER_GIB;
}

/** Bytes as an amount of MiB. @internal */
export function toMib(bytes: number): number {
  return bytes / BYTES_PER_MIB;
}

/**
 * A share in whole per cent, cut: what is not full is not 100 %, and what is there is not 0 %.
 *
 * @internal
 */
export function formatShare(ratio: number, locale?: string): string {
  if (ratio > 0 && ratio < 0.01) return '< 1 %';
  // 0.29 * 100 is 28.999…
  const percent = Math.floor(ratio * 100 + 1e-9);
  return `${new Intl.NumberFormat(locale).format(percent)} %`;
}
