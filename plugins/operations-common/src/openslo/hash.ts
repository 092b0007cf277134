const TWO_32 = 2 ** 32;

/** FNV-1a of 64 bits over UTF-8, as 16 hexadecimal digits. The same text has it everywhere and always. @internal */
export function hash(text: string): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (const byte of new TextEncoder().encode(text)) {
    low = (low ^ byte) >>> 0;
    // Times the prime 2^40 + 435: the first term only moves the low half up.
    const product = low * 435;
    high = (high * 435 + low * 256 + Math.floor(product / TWO_32)) % TWO_32;
    low = product % TWO_32;
  }
  return [high, low].map(half => half.toString(16).padStart(8, '0')).join('');
}

/** JSON with the keys of objects in order. @internal */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(
          Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : each,
  );
}
