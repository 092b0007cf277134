import { Found } from './rule';

/** Names are found by how their first word begins and how long it is, then by its hash. @internal */
export interface WordLookup {
  /** For the first two characters of a word: the bits of how long it may be. Words beyond ASCII are always looked up. */
  pairs: Uint16Array;
  /** For each hash, cut to its size: 1 if a name may begin with such a word. */
  hashes: Uint8Array;
  /** What is known to begin at this word. */
  find(text: string, start: number, end: number): FoundName | undefined;
}

/** Is told of names that stay. @internal */
export interface Kept {
  keep(span: FoundName): void;
}

/** A name, and whether it stays. @internal */
export interface FoundName extends Found {
  keep: boolean;
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

/** Looks at a word, and tells whose name begins there. @internal */
export function look(
  names: WordLookup,
  text: string,
  start: number,
  end: number,
  found: Found[],
  kept: Kept | undefined,
) {
  const name = names.find(text, start, end);
  if (name?.keep) kept?.keep(name);
  else if (name) found.push(name);
}

/** Looks at a word of ASCII, if a name may begin with it. @internal */
export function lookUp(
  names: WordLookup,
  text: string,
  start: number,
  end: number,
  found: Found[],
  kept: Kept | undefined,
) {
  if (names.hashes[hashOf(text, start, end)] === 1)
    look(names, text, start, end, found, kept);
}
