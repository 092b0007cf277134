const TWO_32 = 2 ** 32;
const encoder = new TextEncoder();

/** FNV-1a of 64 bits, as 16 hexadecimal digits. @internal */
export function fnv1a(bytes: Iterable<number>): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (const byte of bytes) {
    low = (low ^ byte) >>> 0;
    // Times the prime 2^40 + 435: the first term only moves the low half up.
    const product = low * 435;
    high = (high * 435 + low * 256 + Math.floor(product / TWO_32)) % TWO_32;
    low = product % TWO_32;
  }
  return [high, low].map(half => half.toString(16).padStart(8, '0')).join('');
}

/** A hash of a text in UTF-8. The same text has it everywhere and always. @internal */
export function hash(text: string): string {
  return fnv1a(encoder.encode(text));
}
