/** More words than this are not looked for: a text that is replaced everywhere needs no marks. */
const MOST_WORDS = 500;

const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A part of a text. @internal */
export interface Part {
  words: string;
  isMarked: boolean;
}

/**
 * A text in parts, of which some are to be marked wherever they stand; where one holds another, the longer is.
 *
 * @internal
 */
export function markedParts(text: string, marks: string[]): Part[] {
  const wanted = [...new Set(marks)]
    .filter(words => words.trim())
    .sort((a, b) => b.length - a.length)
    .slice(0, MOST_WORDS);
  if (wanted.length === 0) return [{ words: text, isMarked: false }];
  const pattern = new RegExp(`(${wanted.map(escaped).join('|')})`);
  // Splitting by what is caught leaves every second part caught.
  return text
    .split(pattern)
    .map((words, index) => ({ words, isMarked: index % 2 === 1 }))
    .filter(({ words }) => words);
}
