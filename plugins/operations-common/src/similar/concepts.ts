import { CONCEPTS } from './lexicon/concepts';
import { Word, wordsOf } from './words';

/** Beyond the words of a phrase, so many others may stand among them. */
const SLACK = 3;

interface Phrase {
  concept: string;
  words: string[];
}

/** Phrases by each of their words: any of them may stand first. */
const PHRASES = new Map<string, Phrase[]>();
const BY_CODE = new Map<string, string>();
const FAMILIES = new Map<string, string>();
const MEMBERS = new Map<string, string[]>();

for (const { id, family, said, codes } of CONCEPTS) {
  for (const line of said.split(';')) {
    const words = [...new Set(wordsOf(line).map(({ word }) => word))];
    for (const word of words) {
      const phrases = PHRASES.get(word) ?? [];
      phrases.push({ concept: id, words });
      PHRASES.set(word, phrases);
    }
  }
  for (const code of codes?.split(' ') ?? []) BY_CODE.set(code, id);
  if (family) {
    FAMILIES.set(id, family);
    MEMBERS.set(family, [...(MEMBERS.get(family) ?? []), id]);
  }
}

/** A concept in a line, and where it is said. */
export interface FoundConcept {
  concept: string;
  start: number;
  end: number;
}

function standsAt(
  phrase: Phrase,
  words: Word[],
  at: number,
): number | undefined {
  const missing = new Set(phrase.words);
  missing.delete(words[at].word);
  let last = at;
  const end = Math.min(words.length, at + phrase.words.length + SLACK);
  for (let next = at + 1; next < end && missing.size > 0; next += 1) {
    if (words[next].sentence !== words[at].sentence) break;
    if (missing.delete(words[next].word)) last = next;
  }
  return missing.size === 0 ? last : undefined;
}

/** What the phrases of a line mean; each concept once, where most of its words are nearest to each other. */
export function conceptsOf(words: Word[]): FoundConcept[] {
  const found = new Map<
    string,
    { first: number; last: number; words: number }
  >();
  for (let at = 0; at < words.length; at += 1) {
    for (const phrase of PHRASES.get(words[at].word) ?? []) {
      const known = found.get(phrase.concept);
      const last = standsAt(phrase, words, at);
      if (last === undefined) continue;
      const count = phrase.words.length;
      if (known && known.words > count) continue;
      const nearer = known && known.last - known.first <= last - at;
      if (nearer && known.words === count) continue;
      found.set(phrase.concept, { first: at, last, words: count });
    }
  }
  return [...found].map(([concept, { first, last }]) => {
    const span = words.slice(first, last + 1);
    return {
      concept,
      start: Math.min(...span.map(({ start }) => start)),
      end: Math.max(...span.map(({ end }) => end)),
    };
  });
}

/** The concept that a code says, if it says one. */
export function conceptOfCode(code: string): string | undefined {
  return BY_CODE.get(code);
}

/** Concepts of the same family: where one is the cause, these are not. */
export function rivalsOf(concept: string): string[] {
  const family = FAMILIES.get(concept);
  if (!family) return [];
  return (MEMBERS.get(family) ?? []).filter(id => id !== concept);
}
