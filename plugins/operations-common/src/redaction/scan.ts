import { isWide, WORD, is } from './characters';
import { Found, Rule } from './rule';

/** Names are found by the hash of their first word. @internal */
export interface WordLookup {
  /** Whether a word with this hash may begin a name. Words beyond ASCII are always looked up. */
  mayStart(hash: number): boolean;
  /** What is known to begin at this word. */
  find(text: string, start: number, end: number): FoundName | undefined;
}

/** A name, and whether it stays. @internal */
export interface FoundName extends Found {
  keep: boolean;
}

/** Rules by what they are anchored at. @internal */
export class RuleTable {
  readonly #at: (Rule[] | undefined)[] = new Array(128);
  readonly #wide: Map<number, Rule[]> = new Map();
  readonly #words: (Rule[] | undefined)[] = new Array(128 * 128);

  private constructor(rules: readonly Rule[]) {
    for (const rule of rules) {
      for (const character of rule.at ?? '') this.#anchor(character, rule);
      const pairs = new Set((rule.words ?? []).flatMap(pairsOf));
      for (const pair of pairs) (this.#words[pair] ??= []).push(rule);
    }
  }

  static of(rules: readonly Rule[]): RuleTable {
    return new RuleTable(rules);
  }

  #anchor(character: string, rule: Rule) {
    const code = character.charCodeAt(0);
    if (code < 128) (this.#at[code] ??= []).push(rule);
    else this.#wide.set(code, [...(this.#wide.get(code) ?? []), rule]);
  }

  /** Goes through a text once and tells what the rules find, in no particular order. */
  scan(
    text: string,
    found: Found[],
    names?: WordLookup,
    kept?: (span: FoundName) => void,
  ): void {
    const length = text.length;
    const at = this.#at;
    const words = this.#words;
    let i = 0;
    while (i < length) {
      let code = text.charCodeAt(i);
      if (!is(code, WORD) && !isWide(code)) {
        const rules = code < 128 ? at[code] : this.#wide.get(code);
        if (rules) ask(rules, text, i, i + 1, found);
        i += 1;
        continue;
      }
      const start = i;
      const first = code;
      let hash = 0;
      let wide = false;
      do {
        if (code >= 128) wide = true;
        hash = (Math.imul(hash, 31) + (code | 32)) | 0;
        i += 1;
        code = i < length ? text.charCodeAt(i) : 32;
      } while (is(code, WORD) || isWide(code));
      if (names && (wide || names.mayStart(hash))) {
        const name = names.find(text, start, i);
        if (name?.keep) kept?.(name);
        else if (name) found.push(name);
      }
      if (first >= 128) continue;
      const second = start + 1 < length ? text.charCodeAt(start + 1) : 0;
      const rules = second < 128 ? words[first * 128 + second] : undefined;
      if (rules) ask(rules, text, start, i, found);
    }
  }
}

function ask(
  rules: Rule[],
  text: string,
  start: number,
  end: number,
  found: Found[],
) {
  for (const rule of rules) {
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
