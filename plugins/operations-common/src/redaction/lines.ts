import { BASE64, is } from './characters';

const SOLID = 1;
const INDENT = 2;
const TABLE = new Uint8Array(128);
for (let code = 0; code < 128; code += 1) {
  const character = String.fromCharCode(code);
  if (is(code, BASE64) || '%.:=@~'.includes(character)) TABLE[code] |= SOLID;
  if (' \t#*>|'.includes(character)) TABLE[code] |= INDENT;
}
const BACKSLASH = 92;
const RETURN = 13;

/** Whether a token may be cut behind or before a character: what is in all tokens, and some signs. @internal */
export function isSolid(code: number): boolean {
  return code < 128 && (TABLE[code] & SOLID) !== 0;
}

/** Whether a character may stand before the text of a line. @internal */
export function isIndent(code: number): boolean {
  return code < 128 && (TABLE[code] & INDENT) !== 0;
}

/** Whether what ends a line may go on in the next one, by what stands around the line break. @internal */
export function mayGoOn(before: number, after: number): boolean {
  if (!(after < 128 && TABLE[after] !== 0)) return false;
  return isSolid(before) || before === BACKSLASH || before === RETURN;
}
