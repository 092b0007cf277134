import { ask, askBehind, askWord, mayFind } from './asking';
import { isWide, WORD, is } from './characters';
import { mayGoOn } from './lines';
import {
  Asked,
  asked,
  lengthBit,
  lengthBits,
  neighbour,
  NEIGHBOURS,
  RuleLists,
} from './RuleLists';
import { Found, Rule } from './rule';
import { Kept, look, lookUp, pairsOf, WordLookup } from './words';

const NOTHING = 0;
const LETTER = 1;
const ANCHOR = 2;
const WIDE = 3;
const FEED = 4;
const BACKSLASH = 92;
const DOT = 46;
/** How much of a text is scanned in one go: what is called often is compiled soon. */
const PART = 4096;
/** What is longer is put together without asking. */
const LONGEST_JOINED = 512;

/** A piece of a text. @internal */
export interface Piece {
  start: number;
  end: number;
}

/** Rules by what they are anchored at. @internal */
export class RuleTable {
  /** What a character is for the scan: nothing, part of a word, what rules are anchored at, or one beyond ASCII. */
  readonly #classes = new Uint8Array(1 << 16).fill(WIDE);
  /** For an ASCII character and the one that follows it: which of the lists below, 0 for none. */
  readonly #at = new Uint16Array(128 * NEIGHBOURS);
  readonly #wide: Map<number, Asked[]> = new Map();
  /** The same for the first two characters of a word. */
  readonly #pairs = new Uint16Array(128 * 128);
  /** And the bits of how long a word is that says something, to rules or to names: most say nothing. */
  readonly #words = new Uint16Array(128 * 128);
  readonly #names: WordLookup | undefined;
  readonly #escaped = new Uint16Array(128 * 128);
  readonly #behindDot: Asked[] = [];
  /** Whether what is found at a character may begin before it. */
  readonly #back = new Uint8Array(128);
  readonly #lists: readonly Asked[][];
  /** For each list: what may stand before, and how long a word may be, by what follows. */
  readonly #previous: Uint8Array;
  readonly #lengths: Uint16Array;
  /** And which list is asked for a word, by what follows. */
  readonly #following: Uint16Array;
  /** The characters of what is put together. */
  readonly #codes = new Uint16Array(LONGEST_JOINED);

  private constructor(rules: readonly Rule[], names: WordLookup | undefined) {
    this.#names = names;
    if (names) this.#words.set(names.pairs);
    for (let code = 0; code < 128; code += 1) {
      this.#classes[code] = is(code, WORD) ? LETTER : NOTHING;
    }
    const lists = RuleLists.create();
    const add = (table: Uint16Array, index: number, rule: Asked) => {
      table[index] = lists.with(table[index], rule);
    };
    this.#classes[10] = FEED;
    for (const rule of rules) {
      const own = asked(rule);
      if (rule.behind) this.#behindDot.push(own);
      for (const character of rule.at ?? '') {
        const code = character.charCodeAt(0);
        if (code >= 128) {
          this.#wide.set(code, [...(this.#wide.get(code) ?? []), own]);
          continue;
        }
        this.#classes[code] = ANCHOR;
        if (rule.back) this.#back[code] = 1;
        for (let next = 0; next < NEIGHBOURS; next += 1) {
          if (next === 128 || own.next[next] === 1)
            add(this.#at, code * NEIGHBOURS + next, own);
        }
      }
      for (const pair of new Set(rule.words?.flatMap(pairsOf))) {
        add(this.#pairs, pair, own);
        this.#words[pair] |= lengthBits(own);
        if (own.escaped) add(this.#escaped, pair, own);
      }
    }
    this.#previous = lists.previous();
    this.#lengths = lists.lengths();
    this.#following = lists.following();
    this.#lists = lists.all();
  }

  static of(rules: readonly Rule[], names?: WordLookup): RuleTable {
    return new RuleTable(rules, names);
  }

  /**
   * Goes through a text once and tells what the rules find, in no particular order.
   *
   * @param feeds - is told where lines end that may go on in the next one
   */
  scan(
    text: string,
    from: number,
    to: number,
    found: Found[],
    feeds?: number[],
    kept?: Kept,
  ): void {
    let at = from;
    while (at < to) {
      at = this.#part(text, at, Math.min(to, at + PART), found, feeds, kept);
    }
  }

  /** @returns where the last word of it ends */
  #part(
    text: string,
    from: number,
    to: number,
    found: Found[],
    feeds: number[] | undefined,
    kept: Kept | undefined,
  ): number {
    const classes = this.#classes;
    const at = this.#at;
    const words = this.#words;
    const names = this.#names;
    const { length } = text;
    let i = from;
    let previous = from > 0 ? text.charCodeAt(from - 1) : 0;
    let code = text.charCodeAt(from);
    while (i < to) {
      const start = i;
      const first = code;
      const kind = classes[first];
      i += 1;
      code = i < length ? text.charCodeAt(i) : 0;
      if (kind === NOTHING) {
        previous = first;
        continue;
      }
      if (kind === ANCHOR) {
        const list = at[first * NEIGHBOURS + neighbour(code)];
        if (list !== 0) this.#ask(list, text, start, previous, found);
        previous = first;
        continue;
      }
      const before = previous;
      previous = first;
      if (kind === FEED) {
        if (feeds && mayGoOn(before, code)) feeds.push(start);
        continue;
      }
      let wide = false;
      if (kind === WIDE) {
        wide = isWide(first);
        if (!wide) {
          const rules = this.#wide.get(first);
          if (rules) ask(rules, text, start, before, found);
          continue;
        }
      }
      const second = code;
      while (i < length) {
        const inside = classes[code];
        if (inside !== LETTER) {
          if (inside !== WIDE || !isWide(code)) break;
          wide = true;
        }
        previous = code;
        i += 1;
        code = i < length ? text.charCodeAt(i) : 0;
      }
      if (wide || second > 127) {
        if (names) look(names, text, start, i, found, kept);
        if (first > 127 || second > 127) continue;
      }
      const pair = first * 128 + second;
      const bit = lengthBit(i - start);
      if ((words[pair] & bit) !== 0) {
        if (names && (names.pairs[pair] & bit) !== 0 && !wide)
          lookUp(names, text, start, i, found, kept);
        const index = this.#pairs[pair] * NEIGHBOURS + neighbour(code);
        if ((this.#lengths[index] & bit) !== 0) {
          const list = this.#following[index];
          askWord(this.#lists[list], text, start, i, before, found);
        }
      }
      if (before === DOT && !wide) {
        const rules = this.#behindDot;
        if (rules.length > 0) askBehind(rules, text, start, i, found);
      }
      if (before === BACKSLASH) this.#askEscaped(text, start, i, found);
    }
    return i;
  }

  /**
   * Whether any rule would be asked that may find what goes from one piece to the other, if they are put together: that
   * costs much less than to do it, and mostly there is none.
   */
  mayJoin(text: string, head: Piece, tail: Piece): boolean {
    const classes = this.#classes;
    const codes = this.#codes;
    const last = head.end - head.start;
    const length = last + tail.end - tail.start;
    if (length >= LONGEST_JOINED) return true;
    const shift = tail.start - last;
    for (let i = 0; i < length; i += 1) {
      const code = text.charCodeAt(i < last ? head.start + i : shift + i);
      const kind = classes[code];
      if (kind === WIDE || (kind === ANCHOR && this.#back[code] === 1))
        return true;
      codes[i] = code;
    }
    codes[length] = 0;
    let previous = 0;
    for (let i = 0; i < last; ) {
      const start = i;
      const first = codes[i];
      const kind = classes[first];
      i += 1;
      if (kind === ANCHOR) {
        const list = this.#at[first * NEIGHBOURS + codes[i]];
        const at = head.start + start;
        if (
          this.#allows(list, previous) &&
          mayFind(this.#lists[list], text, at)
        )
          return true;
      } else if (kind === LETTER) {
        // What begins behind the letter of an escape is not looked up.
        if (previous === BACKSLASH) return true;
        while (classes[codes[i]] === LETTER) i += 1;
        const list = this.#pairs[first * 128 + codes[start + 1]];
        const index = list * NEIGHBOURS + codes[i];
        if ((this.#lengths[index] & lengthBit(i - start)) !== 0) return true;
      }
      previous = codes[i - 1];
    }
    return false;
  }

  /** Whether a rule of a list may be asked behind a character. */
  #allows(list: number, previous: number): boolean {
    return this.#previous[list * NEIGHBOURS + neighbour(previous)] === 1;
  }

  #ask(
    list: number,
    text: string,
    start: number,
    previous: number,
    found: Found[],
  ) {
    if (this.#allows(list, previous))
      ask(this.#lists[list], text, start, previous, found);
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
    const all = this.#escaped[first * 128 + second];
    const before = text.charCodeAt(start);
    const next = end < text.length ? neighbour(text.charCodeAt(end)) : 0;
    const list = this.#following[all * NEIGHBOURS + next];
    if (list !== 0)
      askWord(this.#lists[list], text, start + 1, end, before, found);
  }
}
