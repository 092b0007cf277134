/** What internal words within a line are marked with. @internal */
export interface InternalWords {
  before: string;
  after: string;
}

interface Range {
  start: number;
  end: number;
}

const MARK = /<!--\s*(\/?)\s*internal\s*-->/gi;

/**
 * A line as its readers are told of what is internal in it: all of it, nothing of it, or some words, which are marked.
 *
 * @param at - Where the line begins in its text.
 * @param next - The first range that does not end before.
 * @internal
 */
export function wordsOfLine(
  line: string,
  at: number,
  ranges: Range[],
  next: number,
  words: InternalWords,
): { text: string; isInternal: boolean } {
  const range = ranges[next];
  const end = at + line.trimEnd().length;
  if (!range || range.start >= end) return { text: line, isInternal: false };
  const begin = at + line.length - line.trimStart().length;
  const isWhole = range.start <= begin && range.end >= end;
  return {
    text: line.replace(MARK, (_, closes: string) => {
      if (isWhole) return '';
      return closes ? words.after : words.before;
    }),
    isInternal: isWhole,
  };
}
