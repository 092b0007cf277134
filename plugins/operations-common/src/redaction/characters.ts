const bit = (characters: string, flag: number, table: Uint8Array) => {
  for (const character of characters) table[character.charCodeAt(0)] |= flag;
};

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LOWER = UPPER.toLowerCase();
const DIGITS = '0123456789';

/** What an ASCII character may be part of. @internal */
export const WORD = 1;
/** @internal */
export const DIGIT = 2;
/** @internal */
export const HEX = 4;
/** Letters, digits, `_` and `-`. @internal */
export const TOKEN = 8;
/** Base64 in both alphabets, without `=`. @internal */
export const BASE64 = 16;
/** Labels of host names, `_` included. @internal */
export const LABEL = 32;
/** Local parts of e-mail addresses, as they are in use. @internal */
export const LOCAL = 64;

const TABLE = new Uint8Array(128);
bit(UPPER + LOWER + DIGITS, WORD | TOKEN | BASE64 | LABEL | LOCAL, TABLE);
bit(DIGITS, DIGIT, TABLE);
bit(`${DIGITS}abcdefABCDEF`, HEX, TABLE);
bit('_-', TOKEN | BASE64 | LABEL | LOCAL, TABLE);
bit('+/', BASE64, TABLE);
bit(".+'", LOCAL, TABLE);

/** Whether an ASCII character is of a class. @internal */
export function is(code: number, flag: number): boolean {
  return code < 128 && (TABLE[code] & flag) !== 0;
}

/** The ASCII characters without some. @internal */
export function allBut(some: RegExp): string {
  return String.fromCharCode(...Array(128).keys()).replace(some, '');
}

const LETTER = /[\p{L}\p{M}\p{N}]/u;
const seen = new Map<number, boolean>();

/** Whether a character beyond ASCII is part of a word; halves of pairs are, so that no pair is ever split. @internal */
export function isWide(code: number): boolean {
  if (code < 128) return false;
  if (code >= 0xd800 && code <= 0xdfff) return true;
  let known = seen.get(code);
  if (known === undefined) {
    known = LETTER.test(String.fromCharCode(code));
    seen.set(code, known);
  }
  return known;
}

/** Whether a character is a letter or digit of any alphabet. @internal */
export function isWord(code: number): boolean {
  return code < 128 ? (TABLE[code] & WORD) !== 0 : isWide(code);
}

/** Where a run of characters of a class ends, at most so many further on. @internal */
export function runEnd(
  text: string,
  from: number,
  flag: number,
  limit: number,
): number {
  const last = Math.min(text.length, from + limit);
  let at = from;
  while (at < last && is(text.charCodeAt(at), flag)) at += 1;
  return at;
}

/** Where a run of characters of a class begins that ends here, at most so many before. @internal */
export function runStart(
  text: string,
  before: number,
  flag: number,
  limit: number,
): number {
  const first = Math.max(0, before - limit);
  let at = before;
  while (at > first && is(text.charCodeAt(at - 1), flag)) at -= 1;
  return at;
}
