import { FoundLeak } from '../model';

/** A run of characters without blanks, quotes and brackets. @internal */
export interface Token {
  text: string;
  start: number;
  /** Which signs are in it. */
  has: number;
  /** The token before it, if it is in the same line. */
  readonly before: string;
}

/** Tells of a leak. @internal */
export type Report = (
  kind: FoundLeak['kind'],
  start: number,
  end: number,
  reason: string,
) => void;

/** @internal */
export const DOT = 1;
/** @internal */
export const COLON = 2;
/** `@`, however it is written: with a percent sign, a backslash, an ampersand, beyond ASCII. @internal */
export const AT = 4;
/** Slashes of both kinds. @internal */
export const SLASH = 8;
/** What begins and parts the fields of a query. @internal */
export const QUERY = 16;
/** @internal */
export const HYPHEN = 32;

const SEPARATOR = 128;
const SIGNS = new Uint8Array(128);
const mark = (characters: string, sign: number) => {
  for (const each of characters) SIGNS[each.charCodeAt(0)] |= sign;
};
mark(' \t\n\v\f\r"\'`<>(){}[],;|', SEPARATOR);
mark('.', DOT);
mark(':', COLON);
mark('@%\\&', AT);
mark('/\\', SLASH);
mark('?&', QUERY);
mark('-', HYPHEN);

const WIDE_SEPARATORS = /[\s´«»„“”]/;
const LONGEST = 2000;

function signOf(code: number): number {
  if (code < 128) return SIGNS[code];
  return WIDE_SEPARATORS.test(String.fromCharCode(code)) ? SEPARATOR : AT;
}

type Places = readonly [
  start: number,
  end: number,
  before: number,
  beforeEnd: number,
];

/** A token that reads what is before it only if somebody asks. */
class Found implements Token {
  readonly text: string;
  readonly start: number;
  readonly has: number;
  readonly #all: string;
  readonly #places: Places;

  private constructor(all: string, places: Places, has: number) {
    this.#all = all;
    this.#places = places;
    this.start = places[0];
    this.text = all.slice(this.start, places[1]);
    this.has = has;
  }

  static create(all: string, places: Places, has: number): Found {
    return new Found(all, places, has);
  }

  get before(): string {
    const [, , start, end] = this.#places;
    const isNear = !this.#all.slice(end, this.start).includes('\n');
    return isNear ? this.#all.slice(start, end) : '';
  }
}

/** Whether a token without any sign says something. */
function isTold(text: string, start: number, end: number): boolean {
  const first = text.charCodeAt(start);
  // As HTML writes addresses; "at"; and the keys of SSH.
  if (text.charCodeAt(start - 1) === 59)
    return text.startsWith('&amp;', start - 5);
  if (end - start === 2) return (first | 32) === 97;
  return first === 65 && text.startsWith('AAAA', start);
}

/** The tokens that have a sign of anything, for most have none. @internal */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let before = 0;
  let beforeEnd = 0;
  let at = 0;
  while (at < text.length) {
    let sign = signOf(text.charCodeAt(at));
    if (sign === SEPARATOR) {
      at += 1;
      continue;
    }
    const start = at;
    const last = Math.min(text.length, start + LONGEST);
    let has = 0;
    do {
      has |= sign;
      at += 1;
      if (at === last) break;
      sign = signOf(text.charCodeAt(at));
    } while (sign !== SEPARATOR);
    if (has !== 0 || isTold(text, start, at)) {
      const places = [start, at, before, beforeEnd] as const;
      tokens.push(Found.create(text, places, has));
    }
    before = start;
    beforeEnd = at;
  }
  return tokens;
}

const NEXT = /[^\s"'`´<>(){}[\],;|«»„“”]{1,2000}/g;

/** The token that follows. @internal */
export function nextOf(
  all: string,
  { text, start }: Pick<Token, 'text' | 'start'>,
): { text: string; start: number } | undefined {
  NEXT.lastIndex = start + text.length;
  const match = NEXT.exec(all);
  return match ? { text: match[0], start: match.index } : undefined;
}

/** The pieces between separators, with their places. @internal */
export function piecesOf(
  { text, start }: { text: string; start: number },
  separators: RegExp,
): { text: string; start: number }[] {
  let at = start;
  return text.split(separators).map(piece => {
    const own = { text: piece, start: at };
    at += piece.length + 1;
    return own;
  });
}
