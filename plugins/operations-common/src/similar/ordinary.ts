import { ORDINARY } from './lexicon/ordinary';
import { fold, stemOf } from './words';

const WORDS = new Set(ORDINARY.split(' ').map(stemOf));

/** What looks like a name that somebody gave: with a hump, an underscore or a number in it. */
const NAME = /\p{Ll}\p{Lu}|\p{L}\p{N}|\p{N}\p{L}|_/u;

/** Whether a word stands for one thing alone, so that it tells something by itself. */
export function isName(said: string): boolean {
  return NAME.test(said);
}

/** Whether it tells nothing that another text has the word, too. */
export function isOrdinary(said: string): boolean {
  return said.length < 3 || WORDS.has(stemOf(fold(said)));
}
