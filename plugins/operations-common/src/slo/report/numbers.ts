/** Enough digits to check a formula by hand, and none that only machines have. */
const plain = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 9 });
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 });

function withMinus(text: string): string {
  return text.replace('-', '−');
}

/** A count as people write it: `99,950`. @internal */
export function count(value: number): string {
  return withMinus((Math.abs(value) >= 1e9 ? whole : plain).format(value));
}

/** `0.1 %`, from a ratio. Ratios are divided in decimals, where 1 − 0.999 is 0.001. @internal */
export function percent(ratio: number): string {
  return `${withMinus(plain.format(ratio * 100))} %`;
}

/** A result, to four digits. @internal */
export function rounded(value: number): string {
  return withMinus(short.format(value));
}

/** A share that is a result: `49.97 %`. @internal */
export function roundedPercent(ratio: number): string {
  return `${rounded(ratio * 100)} %`;
}
