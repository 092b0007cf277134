import { Block } from './blocks';

/** From the first character to the one after the last. @internal */
export interface Range {
  start: number;
  end: number;
}

/** @internal */
export interface CommentScan {
  /** Comments and marks themselves. */
  comments: Range[];
  /** What never leaves the internal account, marks included. */
  internal: Range[];
  /** An opening mark without an end. */
  unclosed?: Range;
  /** Closing marks without a beginning. */
  stray: Range[];
  /** Comments that look as if they were meant as marks. */
  doubtful: Range[];
}

const OPENING = /<!--\s*internal\s*-->/iy;
const CLOSING = /<!--\s*\/\s*internal\s*-->/iy;
/** Within another comment, too: rather hide too much. */
const OPENING_AT_END = /<!--\s*internal\s*$/i;
const DOUBTFUL = /^\s*\/?\s*(?:internal|intern|private|confidential)\b/i;

function matchAt(pattern: RegExp, text: string, at: number) {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** Skips what is code; a comment in code is a text like any other. */
class Cursor {
  readonly #code: Block[];
  #next = 0;

  constructor(blocks: Block[]) {
    this.#code = blocks.filter(({ kind }) => kind === 'code');
  }

  /** The end of the code that a character is in. */
  codeEnd(at: number): number | undefined {
    while (this.#next < this.#code.length && this.#code[this.#next].end <= at) {
      this.#next++;
    }
    const code = this.#code[this.#next];
    return code && code.start <= at ? code.end : undefined;
  }
}

/**
 * Comments of HTML, and the parts between `<!-- internal -->` and `<!-- /internal -->`. Parts may lie within each other; one
 * that does not end goes to the end of the text. In doubt more is internal, not less.
 *
 * @internal
 */
export function scanComments(
  text: string,
  blocks: Block[],
  from = 0,
): CommentScan {
  const scan: CommentScan = {
    comments: [],
    internal: [],
    stray: [],
    doubtful: [],
  };
  const cursor = new Cursor(blocks);
  const open: Range[] = [];
  let at = text.indexOf('<!--', from);

  while (at >= 0) {
    const codeEnd = cursor.codeEnd(at);
    if (codeEnd !== undefined) {
      at = text.indexOf('<!--', codeEnd);
      continue;
    }
    const opening = matchAt(OPENING, text, at);
    const closing = matchAt(CLOSING, text, at);
    const found = text.indexOf('-->', at + 4);
    const end = found < 0 ? text.length : found + 3;
    const range = { start: at, end };
    const inside = text.slice(at + 4, found < 0 ? end : found);
    if (opening || OPENING_AT_END.test(inside.slice(-40))) {
      open.push(range);
    } else if (closing) {
      const begun = open.pop();
      if (!begun) scan.stray.push(range);
      else if (open.length === 0) {
        scan.internal.push({ start: begun.start, end });
      }
    } else if (DOUBTFUL.test(inside)) scan.doubtful.push(range);
    scan.comments.push(range);
    at = text.indexOf('<!--', end);
  }
  if (open.length > 0) {
    [scan.unclosed] = open;
    scan.internal.push({ start: open[0].start, end: text.length });
  }
  return scan;
}

/** The text without what is in the ranges, which do not overlap. @internal */
export function without(text: string, ranges: Range[], from = 0): string {
  let at = from;
  const kept = ranges.map(({ start, end }) => {
    const piece = text.slice(at, start);
    at = end;
    return piece;
  });
  return [...kept, text.slice(at)].join('');
}
