import { isWide, WORD, is } from './characters';
import { Found, Rule } from './rule';

/** Names are found by how their first word begins, then by its hash. @internal */
export interface WordLookup {
  /** For the first two characters of a word: 1 if a name may begin so. Words beyond ASCII are always looked up. */
  pairs: Uint8Array;
  /** For each hash, cut to its size: 1 if a name may begin with such a word. */
  hashes: Uint8Array;
  /** What is known to begin at this word. */
  find(text: string, start: number, end: number): FoundName | undefined;
}

/** What of a text is scanned, and whose names are looked up. @internal */
export interface ScanOptions {
  from?: number;
  to?: number;
  names?: WordLookup;
  /** Told of names that stay. */
  kept?: { keep(span: FoundName): void };
}

/** A name, and whether it stays. @internal */
export interface FoundName extends Found {
  keep: boolean;
}

interface Asked extends Pick<Rule, 'kind' | 'find'> {
  /** For each ASCII character whether it may follow. */
  next: Uint8Array;
  /** And before. */
  previous: Uint8Array;
  /** And be the third of a word. */
  third: Uint8Array;
  least: number;
  most: number;
  escaped: boolean;
}

/** Which ASCII characters are among some, or all of them. */
function maskOf(characters: string | undefined): Uint8Array {
  const mask = new Uint8Array(128).fill(characters === undefined ? 1 : 0);
  for (const character of characters ?? '') mask[character.charCodeAt(0)] = 1;
  return mask;
}

/** All of one shape: what differs in shape is slow to ask. */
function asked(rule: Rule): Asked {
  const { kind, words = [], lengths, find, escaped = false } = rule;
  const [least, most] = lengths ?? [0, Number.MAX_SAFE_INTEGER];
  const thirds = words.every(word => word.length > 2)
    ? words.map(word => word[2]).join('')
    : undefined;
  return {
    kind,
    next: maskOf(rule.next),
    previous: maskOf(rule.previous),
    third: maskOf(thirds),
    least,
    most,
    escaped,
    find,
  };
}

const NOTHING = 0;
const LETTER = 1;
const ANCHOR = 2;
const WIDE = 3;
/** All characters beyond ASCII count as one, which may follow anything. */
const FOLLOWERS = 129;
const BACKSLASH = 92;

/** Rules by what they are anchored at. @internal */
export class RuleTable {
  /** What a character is for the scan: nothing, part of a word, what rules are anchored at, or one beyond ASCII. */
  readonly #classes = new Uint8Array(1 << 16).fill(WIDE);
  /** For an ASCII character and the one that follows it: which of the lists below, 0 for none. */
  readonly #at = new Uint16Array(128 * FOLLOWERS);
  readonly #wide: Map<number, Asked[]> = new Map();
  /** The same for the first two characters of a word. */
  readonly #pairs = new Uint16Array(128 * 128);
  readonly #escaped = new Uint16Array(128 * 128);
  readonly #lists: Asked[][] = [[]];

  private constructor(rules: readonly Rule[]) {
    for (let code = 0; code < 128; code += 1) {
      this.#classes[code] = is(code, WORD) ? LETTER : NOTHING;
    }
    for (const rule of rules) {
      const own = asked(rule);
      for (const character of rule.at ?? '') this.#anchor(character, own);
      for (const pair of new Set(rule.words?.flatMap(pairsOf))) {
        this.#add(this.#pairs, pair, own);
        if (own.escaped) this.#add(this.#escaped, pair, own);
      }
    }
  }

  static of(rules: readonly Rule[]): RuleTable {
    return new RuleTable(rules);
  }

  #anchor(character: string, rule: Asked) {
    const code = character.charCodeAt(0);
    if (code >= 128) {
      this.#wide.set(code, [...(this.#wide.get(code) ?? []), rule]);
      return;
    }
    this.#classes[code] = ANCHOR;
    for (let next = 0; next < FOLLOWERS; next += 1) {
      if (next === 128 || rule.next[next] === 1) {
        this.#add(this.#at, code * FOLLOWERS + next, rule);
      }
    }
  }

  #add(table: Uint16Array, index: number, rule: Asked) {
    if (table[index] === 0) {
      table[index] = this.#lists.length;
      this.#lists.push([]);
    }
    this.#lists[table[index]].push(rule);
  }

  /** Goes through a text once and tells what the rules find, in no particular order. */
  scan(
    text: string,
    found: Found[],
    { from = 0, to = text.length, names, kept }: ScanOptions = {},
  ): void {
    const classes = this.#classes;
    const at = this.#at;
    const pairs = this.#pairs;
    const lists = this.#lists;
    const begins = names?.pairs;
    let i = from;
    while (i < to) {
      const first = text.charCodeAt(i);
      const kind = classes[first];
      if (kind === NOTHING) {
        i += 1;
        continue;
      }
      const start = i;
      i += 1;
      let code = i < text.length ? text.charCodeAt(i) : 0;
      if (kind === ANCHOR) {
        const list = at[first * FOLLOWERS + (code < 128 ? code : 128)];
        if (list !== 0) ask(lists[list], text, start, i, found);
        continue;
      }
      if (kind === WIDE && !isWide(first)) {
        const rules = this.#wide.get(first);
        if (rules) ask(rules, text, start, i, found);
        continue;
      }
      const second = code;
      let wide = kind === WIDE;
      while (i < text.length) {
        code = text.charCodeAt(i);
        const inside = classes[code];
        if (inside !== LETTER) {
          if (inside !== WIDE || !isWide(code)) break;
          wide = true;
        }
        i += 1;
      }
      if (wide && names) look(names, text, start, i, found, kept);
      if (first > 127 || second > 127) {
        if (!wide && names) look(names, text, start, i, found, kept);
        continue;
      }
      const pair = first * 128 + second;
      if (begins !== undefined && begins[pair] === 1 && !wide) {
        if (names!.hashes[hashOf(text, start, i)] === 1)
          look(names!, text, start, i, found, kept);
      }
      const list = pairs[pair];
      if (list !== 0) askWord(lists[list], text, start, i, found);
      if (start > 0 && text.charCodeAt(start - 1) === BACKSLASH)
        this.#askEscaped(text, start, i, found);
    }
  }

  /** What begins behind the letter of an escape, as in `\nAKIA…`. */
  #askEscaped(text: string, start: number, end: number, found: Found[]) {
    const letter = text[start];
    if (letter !== 'n' && letter !== 'r' && letter !== 't') return;
    const [first, second] = [
      text.charCodeAt(start + 1),
      text.charCodeAt(start + 2),
    ];
    // Not at the end of the text, and not beyond ASCII.
    if (!(first < 128 && second < 128)) return;
    const list = this.#escaped[first * 128 + second];
    if (list !== 0) askWord(this.#lists[list], text, start + 1, end, found);
  }
}

function look(
  names: WordLookup,
  text: string,
  start: number,
  end: number,
  found: Found[],
  kept: ScanOptions['kept'],
) {
  const name = names.find(text, start, end);
  if (name?.keep) kept?.keep(name);
  else if (name) found.push(name);
}

/** Asks the rules of an anchor; that what follows may follow, is known. */
function ask(
  rules: Asked[],
  text: string,
  start: number,
  end: number,
  found: Found[],
) {
  const previous = start > 0 ? text.charCodeAt(start - 1) : 0;
  for (let i = 0; i < rules.length; i += 1) {
    const rule = rules[i];
    if (previous < 128 && rule.previous[previous] === 0) continue;
    const match = rule.find(text, start, end);
    if (match) found.push({ kind: rule.kind, ...match });
  }
}

function askWord(
  rules: Asked[],
  text: string,
  start: number,
  end: number,
  found: Found[],
) {
  const length = end - start;
  const next = end < text.length ? text.charCodeAt(end) : 0;
  const third = start + 2 < text.length ? text.charCodeAt(start + 2) : 0;
  for (let i = 0; i < rules.length; i += 1) {
    const rule = rules[i];
    if (length < rule.least || length > rule.most) continue;
    if (next < 128 && rule.next[next] === 0) continue;
    if (third < 128 && rule.third[third] === 0) continue;
    const match = rule.find(text, start, end);
    if (match) found.push({ kind: rule.kind, ...match });
  }
}

/** The first two characters of words that begin so, as indices. @internal */
export function pairsOf(beginning: string): number[] {
  const first = beginning.charCodeAt(0) * 128;
  if (beginning.length > 1) return [first + beginning.charCodeAt(1)];
  return Array.from({ length: 128 }, (_, second) => first + second);
}

/** How many hashes there are. @internal */
export const HASHES = 1 << 16;

/** The hash of a word of ASCII by which {@link WordLookup} is asked: upper and lower case have one. @internal */
export function hashOf(text: string, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i += 1) {
    hash = (Math.imul(hash, 31) + (text.charCodeAt(i) | 32)) | 0;
  }
  return hash & (HASHES - 1);
}
