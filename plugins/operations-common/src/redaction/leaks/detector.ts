import { FoundLeak } from '../model';

/** A run of characters without blanks, quotes and brackets. @internal */
export interface Token {
  text: string;
  start: number;
  /** The token before it, if it is in the same line. */
  before: string;
}

/** Tells of a leak. @internal */
export type Report = (
  kind: FoundLeak['kind'],
  start: number,
  end: number,
  reason: string,
) => void;

const TOKEN = /[^\s"'`´<>(){}[\],;|«»„“”]{1,2000}/g;

/** @internal */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let before = '';
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const start = match.index;
    if (text.slice(end, start).includes('\n')) before = '';
    tokens.push({ text: match[0], start, before });
    before = match[0];
    end = start + match[0].length;
  }
  return tokens;
}

/** The pieces between separators, with their places. @internal */
export function piecesOf(
  { text, start }: { text: string; start: number },
  separators: RegExp,
): { text: string; start: number }[] {
  let at = start;
  return text.split(separators).map(piece => {
    const own = { text: piece, start: at };
    at += piece.length + 1;
    return own;
  });
}
