import { Found } from './rule';
import { RuleTable } from './scan';

const LONGEST_PIECE = 4000;
const LONGEST_CHAIN = 40;
const SOLID = /[A-Za-z0-9+/_\-.@%~:=]/;
/** A line that is one token, and enough of one to be the rest of a secret. */
const WHOLE = /^(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9+/_.=-]{16,}$/;

/** A piece of a token, and where it is in the text. */
interface Piece {
  start: number;
  end: number;
  /** Whether the line says that it goes on: `=` of quoted-printable, `\` of shells. */
  soft: boolean;
}

function lastToken(text: string, lineStart: number, lineEnd: number): Piece {
  let end = lineEnd;
  const soft = text[end - 1] === '=' || text[end - 1] === '\\';
  if (soft) end -= 1;
  if (soft && text[end] === '\\')
    while (text[end - 1] === ' ' && end > lineStart) end -= 1;
  let start = end;
  const first = Math.max(lineStart, end - LONGEST_PIECE);
  while (start > first && text[start - 1] !== ' ' && text[start - 1] !== '\t')
    start -= 1;
  return { start, end, soft };
}

/** The token that a line begins with, behind its indentation. */
function firstToken(
  text: string,
  lineStart: number,
): { start: number; end: number } {
  let start = lineStart;
  while (start - lineStart < 200 && ' \t>|#*'.includes(text[start] ?? 'x'))
    start += 1;
  let end = start;
  const last = Math.min(text.length, start + LONGEST_PIECE);
  while (end < last && !/\s/.test(text[end])) end += 1;
  return { start, end };
}

const endOfLine = (text: string, from: number) => {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
};

/** The pieces of what may be one token over the lines from here on. */
function chainAt(text: string, lineStart: number, lineFeed: number) {
  const pieces: Piece[] = [];
  let feed = lineFeed;
  let piece = lastToken(
    text,
    lineStart,
    text[feed - 1] === '\r' ? feed - 1 : feed,
  );
  while (pieces.length < LONGEST_CHAIN && feed < text.length) {
    if (piece.start >= piece.end || !SOLID.test(text[piece.end - 1])) break;
    const next = firstToken(text, feed + 1);
    if (next.start >= next.end || !SOLID.test(text[next.start])) break;
    pieces.push(piece);
    feed = endOfLine(text, next.end);
    const lineEnd = text[feed - 1] === '\r' ? feed - 1 : feed;
    const soft = /[=\\]$/.test(text.slice(next.start, next.end));
    const whole = next.end === lineEnd;
    piece = { ...next, end: soft && whole ? next.end - 1 : next.end, soft };
    if (!whole) break;
  }
  if (pieces.length > 0) pieces.push(piece);
  return pieces;
}

/** Tells what is cut over lines, once with each line break. */
function lookAt(
  text: string,
  pieces: Piece[],
  rules: RuleTable,
  before: Found[],
  found: Found[],
) {
  let joined = '';
  const starts: number[] = [];
  for (const { start, end } of pieces) {
    starts.push(joined.length);
    joined += text.slice(start, end);
  }
  const inside: Found[] = [];
  rules.scan(joined, inside);
  const pieceOf = (at: number) => {
    let index = starts.length - 1;
    while (starts[index] > at) index -= 1;
    return index;
  };
  for (const match of inside) {
    const first = pieceOf(match.start);
    const last = pieceOf(match.end - 1);
    if (first === last) continue;
    const start = pieces[first].start + match.start - starts[first];
    const end = pieces[last].start + match.end - starts[last];
    const soft = pieces.slice(first, last).every(piece => piece.soft);
    if (
      !soft &&
      !isCut(text, pieces[first], pieces[first + 1], match, start, before)
    )
      continue;
    found.push({ ...match, start, end });
  }
}

/** Without a sign that the line goes on: whether what ends here is not whole, or the next line is nothing else. */
function isCut(
  text: string,
  head: Piece,
  tail: Piece,
  match: Found,
  start: number,
  before: Found[],
): boolean {
  if (match.kind === 'email') {
    const piece = text.slice(start, head.end);
    return (
      /[@＠]/.test(piece) &&
      !before.some(each => each.kind === 'email' && each.end === head.end)
    );
  }
  if (match.kind === 'card' || match.kind === 'iban') return true;
  const next = text.slice(tail.start, tail.end);
  const whole = before.some(
    each => each.end === head.end && each.start <= start,
  );
  if (!whole) return true;
  const lineEnds = /^[ \t]*(?:\r?\n|$)/.test(
    text.slice(tail.end, tail.end + 100),
  );
  return lineEnds && WHOLE.test(next);
}

/**
 * Finds what is cut over two lines or more, as mail programs, editors and shells cut: where a token ends a line and
 * another begins the next one, the rules look at both together.
 *
 * @internal
 */
export function scanJoints(
  text: string,
  rules: RuleTable,
  found: Found[],
): void {
  let before: Map<number, Found[]> | undefined;
  let lineStart = 0;
  let feed = text.indexOf('\n');
  const joined: Found[] = [];
  while (feed >= 0) {
    const pieces = chainAt(text, lineStart, feed);
    if (pieces.length > 0) {
      before ??= byEnd(found);
      const ending = before.get(pieces[0].end) ?? [];
      lookAt(text, pieces, rules, ending, joined);
    }
    // The last line of a chain may begin another.
    const next =
      pieces.length > 2 ? endOfLine(text, pieces[pieces.length - 2].end) : feed;
    lineStart = next + 1;
    feed = text.indexOf('\n', lineStart);
  }
  found.push(...joined);
}

function byEnd(found: Found[]): Map<number, Found[]> {
  const result = new Map<number, Found[]>();
  for (const each of found) {
    const known = result.get(each.end);
    if (known) known.push(each);
    else result.set(each.end, [each]);
  }
  return result;
}
