import { codesOf, Code } from './codes';
import { conceptsOf, FoundConcept } from './concepts';
import { unwrap } from './formats';
import { exceptionsOf, frameOf } from './frames';
import { withoutHedges } from './lexicon/hedges';
import { maskVariables, templateOf } from './variables';
import { Word, wordsOf } from './words';

/** So many characters of a text are read: the first half of them from its beginning, the second up to its end. */
export const READ_CHARACTERS = 200_000;

const LINE_CHARACTERS = 4_000;

/** A line of a text, understood. */
export interface ReadLine {
  /** From 1, in the text as it was. */
  line: number;
  text: string;
  masked: string;
  /** What the log format says of how bad it is. */
  level?: number;
  /** A frame of a stack: it has nothing else. */
  frame?: string;
  codes: Code[];
  exceptions: string[];
  concepts: FoundConcept[];
  words: Word[];
  /** The words of what does not differ each time: without values in quotes, and paths. */
  fixed: Word[];
}

/** A line before it is read, with its place in the text. */
export interface RawLine {
  line: number;
  text: string;
}

const newlines = (text: string) => {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    count += 1;
  }
  return count;
};

/** The lines of a text, without the middle of one that is too long. */
export function splitLines(text: string): { lines: RawLine[]; cut: boolean } {
  const number = (part: string, first: number) =>
    part
      .split(/\r?\n/)
      .map((each, index) => ({ line: first + index, text: each }));
  if (text.length <= READ_CHARACTERS) {
    return { lines: number(text, 1), cut: false };
  }
  const half = READ_CHARACTERS / 2;
  const tail = text.length - half;
  return {
    lines: [
      ...number(text.slice(0, half), 1),
      ...number(text.slice(tail), 1 + newlines(text.slice(0, tail))),
    ],
    cut: true,
  };
}

function readPlain(text: string, line: number, level?: number): ReadLine {
  const nothing = {
    codes: [],
    exceptions: [],
    concepts: [],
    words: [],
    fixed: [],
  };
  const frame = frameOf(text);
  if (frame !== undefined) {
    return { line, text, masked: '', level, frame, ...nothing };
  }
  const masked = withoutHedges(maskVariables(text));
  const words = wordsOf(masked);
  const template = templateOf(masked);
  return {
    line,
    text,
    masked: template,
    level,
    codes: codesOf(text),
    exceptions: exceptionsOf(text),
    concepts: conceptsOf(words).map(found => ({
      ...found,
      ...spanIn(text, masked, found),
    })),
    words,
    fixed: template === masked ? words : wordsOf(template),
  };
}

/** Where a span of the masked line is in the line itself. */
function spanIn(
  text: string,
  masked: string,
  { start, end }: { start: number; end: number },
): { start: number; end: number } {
  const piece = masked.slice(start, end);
  const first = piece.match(/^[\p{L}\p{N}'’]+/u)?.[0] ?? piece;
  const last = piece.match(/[\p{L}\p{N}'’]+$/u)?.[0] ?? piece;
  const from = text.indexOf(first);
  const to = from < 0 ? -1 : text.indexOf(last, from);
  return from < 0 || to < 0
    ? { start: 0, end: text.length }
    : { start: from, end: to + last.length };
}

/** Reads one line: its frame of a log format is taken off, and what one line holds of several is told apart. */
export function readLine({ line, text }: RawLine): ReadLine[] {
  const short = text.slice(0, LINE_CHARACTERS);
  if (short.trim() === '') return [];
  if (frameOf(short) !== undefined) return [readPlain(short, line)];
  const { text: said, level } = unwrap(short);
  return said
    .split(/\r?\n/)
    .filter(each => each.trim() !== '')
    .map(each => readPlain(each, line, level));
}
