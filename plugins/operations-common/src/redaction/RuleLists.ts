import { Rule } from './rule';

/** All characters beyond ASCII count as one. @internal */
export const NEIGHBOURS = 129;
/** Words that are longer count as so long. */
const LONGEST = 15;

/** A rule with tables instead of strings, all of one shape: what differs in shape is slow to ask. @internal */
export interface Asked extends Pick<Rule, 'kind' | 'find'> {
  may: Rule['may'];
  /** For each ASCII character whether it may follow. */
  next: Uint8Array;
  /** And stand before. */
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

/** @internal */
export function asked(rule: Rule): Asked {
  const { kind, words = [], lengths, find, may, escaped = false } = rule;
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
    may,
    find,
  };
}

/** The bit of a length. @internal */
export function lengthBit(length: number): number {
  return 1 << (length < LONGEST ? length : LONGEST);
}

/** The bits of all lengths that a rule allows. @internal */
export function lengthBits({ least, most }: Asked): number {
  let bits = 0;
  for (let length = Math.min(least, LONGEST); length <= LONGEST; length += 1) {
    if (length <= most) bits |= 1 << length;
  }
  return bits;
}

/** What stands beside, as an index. @internal */
export function neighbour(code: number): number {
  return code < 128 ? code : 128;
}

/**
 * Rules that are asked at the same places, and what must be there for any of them. Each list is there once, as most
 * places have the rules of many others; the first one is empty.
 *
 * @internal
 */
export class RuleLists {
  readonly #lists: Asked[][] = [[]];
  readonly #longer: Map<Asked, number>[] = [new Map()];

  private constructor() {}

  static create(): RuleLists {
    return new RuleLists();
  }

  /** The list that has one more rule. */
  with(list: number, rule: Asked): number {
    const known = this.#longer[list].get(rule);
    if (known !== undefined) return known;
    const added = this.#lists.length;
    this.#lists.push([...this.#lists[list], rule]);
    this.#longer.push(new Map());
    this.#longer[list].set(rule, added);
    return added;
  }

  all(): readonly Asked[][] {
    return this.#lists;
  }

  /** For each list and what stands before: 1 if one of its rules allows it. */
  previous(): Uint8Array {
    const table = new Uint8Array(this.#lists.length * NEIGHBOURS);
    this.#forEach((rule, index, character) => {
      if (character === 128 || rule.previous[character] === 1) table[index] = 1;
    });
    return table;
  }

  /** For each list and what follows a word: the bits of the lengths that one of its rules allows. */
  lengths(): Uint16Array {
    const table = new Uint16Array(this.#lists.length * NEIGHBOURS);
    this.#forEach((rule, index, character) => {
      if (character === 128 || rule.next[character] === 1)
        table[index] |= lengthBits(rule);
    });
    return table;
  }

  /** For each list and what follows: the list of those of its rules that allow it. */
  following(): Uint16Array {
    const lists = [...this.#lists];
    const table = new Uint16Array(lists.length * NEIGHBOURS);
    lists.forEach((rules, list) => {
      for (let character = 0; character < NEIGHBOURS; character += 1) {
        table[list * NEIGHBOURS + character] = rules
          .filter(({ next }) => character === 128 || next[character] === 1)
          .reduce((shorter, rule) => this.with(shorter, rule), 0);
      }
    });
    return table;
  }

  #forEach(tell: (rule: Asked, index: number, character: number) => void) {
    this.#lists.forEach((rules, list) => {
      for (const rule of rules) {
        for (let character = 0; character < NEIGHBOURS; character += 1) {
          tell(rule, list * NEIGHBOURS + character, character);
        }
      }
    });
  }
}
