import { isWide, WORD, is } from './characters';
import { Found, Rule } from './rule';

/** Names are found by the hash of their first word. @internal */
export interface WordLookup {
  /** For each hash, cut to its size: 1 if a name may begin with such a word. Words beyond ASCII are always looked up. */
  hashes: Uint8Array;
  /** What is known to begin at this word. */
  find(text: string, start: number, end: number): FoundName | undefined;
}

/** A name, and whether it stays. @internal */
export interface FoundName extends Found {
  keep: boolean;
}

interface Asked extends Pick<Rule, 'kind' | 'find'> {
  at: string;
  words: string[];
  /** For each ASCII character whether it may follow. */
  next: Uint8Array;
  /** And before. */
  previous: Uint8Array;
  least: number;
  most: number;
}

/** Which ASCII characters are among some, or all of them. */
function maskOf(characters: string | undefined): Uint8Array {
  const mask = new Uint8Array(128).fill(characters === undefined ? 1 : 0);
  for (const character of characters ?? '') mask[character.charCodeAt(0)] = 1;
  return mask;
}

/** All of one shape: what differs in shape is slow to ask. */
function asked(rule: Rule): Asked {
  const { kind, at = '', words = [], lengths, find } = rule;
  const [least, most] = lengths ?? [0, Number.MAX_SAFE_INTEGER];
  const next = maskOf(rule.next);
  const previous = maskOf(rule.previous);
  return { kind, at, words, next, previous, least, most, find };
}

const NOTHING = 0;
const LETTER = 1;
const ANCHOR = 2;

/** Rules by what they are anchored at. @internal */
export class RuleTable {
  /** What an ASCII character is for the scan: nothing, part of a word, or what rules are anchored at. */
  readonly #classes = new Uint8Array(128);
  readonly #at: Asked[][] = Array.from({ length: 128 }, () => []);
  readonly #wide: Map<number, Asked[]> = new Map();
  /** For the first two characters of a word: which of the lists below, 0 for none. */
  readonly #pairs = new Uint16Array(128 * 128);
  readonly #lists: Asked[][] = [[]];

  private constructor(rules: readonly Asked[]) {
    for (let code = 0; code < 128; code += 1) {
      this.#classes[code] = is(code, WORD) ? LETTER : NOTHING;
    }
    for (const rule of rules) {
      for (const character of rule.at) this.#anchor(character, rule);
      const pairs = new Set(rule.words.flatMap(pairsOf));
      for (const pair of pairs) this.#begin(pair, rule);
    }
  }

  static of(rules: readonly Rule[]): RuleTable {
    return new RuleTable(rules.map(asked));
  }

  #anchor(character: string, rule: Asked) {
    const code = character.charCodeAt(0);
    if (code < 128) {
      this.#classes[code] = ANCHOR;
      this.#at[code].push(rule);
    } else this.#wide.set(code, [...(this.#wide.get(code) ?? []), rule]);
  }

  #begin(pair: number, rule: Asked) {
    if (this.#pairs[pair] === 0) {
      this.#pairs[pair] = this.#lists.length;
      this.#lists.push([]);
    }
    this.#lists[this.#pairs[pair]].push(rule);
  }

  /** Goes through a text once and tells what the rules find, in no particular order. */
  scan(
    text: string,
    found: Found[],
    names?: WordLookup,
    kept?: (span: FoundName) => void,
  ): void {
    const length = text.length;
    const classes = this.#classes;
    const at = this.#at;
    const pairs = this.#pairs;
    const hashes = names?.hashes;
    const mask = hashes ? hashes.length - 1 : 0;
    let i = 0;
    while (i < length) {
      let code = text.charCodeAt(i);
      const kind = code < 128 ? classes[code] : this.#wideClass(code);
      if (kind !== LETTER) {
        if (kind === ANCHOR) {
          const rules = code < 128 ? at[code] : this.#wide.get(code);
          if (rules) ask(rules, text, i, i + 1, found);
        }
        i += 1;
        continue;
      }
      const start = i;
      const first = code;
      let hash = 0;
      let all = 0;
      do {
        all |= code;
        hash = (Math.imul(hash, 31) + (code | 32)) | 0;
        i += 1;
        if (i === length) break;
        code = text.charCodeAt(i);
      } while (code < 128 ? classes[code] === LETTER : isWide(code));
      const wide = all >= 128;
      const second = start + 1 < length ? text.charCodeAt(start + 1) : 0;
      if (hashes && (wide || hashes[hash & mask] === 1)) {
        const name = names!.find(text, start, i);
        if (name?.keep) kept?.(name);
        else if (name) found.push(name);
      }
      if (first >= 128 || second >= 128) continue;
      const list = pairs[first * 128 + second];
      if (list !== 0) ask(this.#lists[list], text, start, i, found);
    }
  }

  #wideClass(code: number): number {
    if (isWide(code)) return LETTER;
    return this.#wide.has(code) ? ANCHOR : NOTHING;
  }
}

function ask(
  rules: Asked[],
  text: string,
  start: number,
  end: number,
  found: Found[],
) {
  const length = end - start;
  const next = end < text.length ? text.charCodeAt(end) : 0;
  const previous = start > 0 ? text.charCodeAt(start - 1) : 0;
  for (let i = 0; i < rules.length; i += 1) {
    const rule = rules[i];
    if (length < rule.least || length > rule.most) continue;
    if (next < 128 && rule.next[next] === 0) continue;
    if (previous < 128 && rule.previous[previous] === 0) continue;
    const match = rule.find(text, start, end);
    if (match) found.push({ kind: rule.kind, ...match });
  }
}

/** The first two characters of words that begin so, as indices. */
function pairsOf(beginning: string): number[] {
  const first = beginning.charCodeAt(0) * 128;
  if (beginning.length > 1) return [first + beginning.charCodeAt(1)];
  return Array.from({ length: 128 }, (_, second) => first + second);
}

/** The hash of a word of ASCII by which {@link WordLookup} is asked: upper and lower case have one. @internal */
export function hashOf(word: string): number {
  let hash = 0;
  for (let i = 0; i < word.length; i += 1) {
    hash = (Math.imul(hash, 31) + (word.charCodeAt(i) | 32)) | 0;
  }
  return hash;
}
