import { DIGIT, is } from './characters';
import { isIndent, isSolid } from './lines';
import { Found } from './rule';
import { RuleTable } from './scan';

const LONGEST_PIECE = 4000;
/** Nothing that may be cut is shorter as a whole. */
const SHORTEST = 12;
const LONGEST_CHAIN = 40;
/** A line in the middle of a token is at least so long, or says that it goes on. */
const LONG_LINE = 32;
/** How long signatures of JWTs are, so that one that is shorter was cut. */
const SIGNATURES = new Set([43, 64, 86, 128, 171, 342, 512, 683]);
/** A line that is one token, and looks like the rest of a secret. */
const WHOLE = /^(?=.*\d|.*[a-z][A-Z])[A-Za-z0-9+/_.=-]{10,}$/;

const isBlank = (code: number) => code === 32 || (code >= 9 && code <= 13);

/** A piece of a token, and where it is in the text. */
interface Piece {
  start: number;
  end: number;
  /** Whether the line says that it goes on: `=` of quoted-printable, `\` of shells. */
  soft: boolean;
}

/** `=` and `\\`. */
const isSoft = (code: number) => code === 61 || code === 92;

function lastToken(text: string, from: number, lineEnd: number): Piece {
  let end = lineEnd;
  const soft = text[end - 1] === '=' || text[end - 1] === '\\';
  if (soft) end -= 1;
  if (soft && text[end] === '\\')
    while (text[end - 1] === ' ' && end > from) end -= 1;
  let start = end;
  const first = Math.max(from, end - LONGEST_PIECE);
  while (start > first) {
    const code = text.charCodeAt(start - 1);
    if (code === 32 || code === 9 || code === 10) break;
    start -= 1;
  }
  return { start, end, soft };
}

/** Whether a line ends with what may be a piece, and the next one begins so, for hardly any does. */
function isCandidate(text: string, feed: number): boolean {
  const end = text.charCodeAt(feed - 1) === 13 ? feed - 1 : feed;
  const last = text.charCodeAt(end - 1);
  if (last !== 92 && !isSolid(last)) return false;
  const next = indentEnd(text, feed + 1);
  if (!isSolid(text.charCodeAt(next))) return false;
  return last === 92 || last === 61 || !isBeginning(text, next);
}

function indentEnd(text: string, lineStart: number): number {
  let end = lineStart;
  while (end - lineStart < 200 && isIndent(text.charCodeAt(end))) end += 1;
  return end;
}

/** The token that a line begins with, behind its indentation. */
function firstToken(
  text: string,
  lineStart: number,
): { start: number; end: number } {
  const start = indentEnd(text, lineStart);
  let end = start;
  const last = Math.min(text.length, start + LONGEST_PIECE);
  while (end < last && !isBlank(text.charCodeAt(end))) end += 1;
  return { start, end };
}

const endOfLine = (text: string, from: number) => {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
};

const DATE = /\d{4}[-/]\d\d/y;

/** Whether a line begins as lines of logs do, and not with the rest of a token: with a time, a field, a mark. */
function isBeginning(text: string, start: number): boolean {
  const last = Math.min(text.length, start + LONGEST_PIECE);
  let equals = last;
  let end = start;
  for (; end < last; end += 1) {
    const code = text.charCodeAt(end);
    if (code === 58) return true;
    if (isBlank(code)) break;
    if (code === 61 && equals === last) equals = end;
  }
  // A mark, or an equals sign that is no padding.
  if (end - start < 3 || equals < end - 2) return true;
  if (end - start < 6 || !is(text.charCodeAt(start), DIGIT)) return false;
  DATE.lastIndex = start;
  return DATE.test(text);
}

/** The pieces of what may be one token over the lines from here on. */
function chainAt(text: string, from: number, lineFeed: number): Piece[] {
  const pieces: Piece[] = [];
  let feed = lineFeed;
  let piece = lastToken(text, from, text[feed - 1] === '\r' ? feed - 1 : feed);
  while (pieces.length < LONGEST_CHAIN && feed < text.length) {
    if (piece.start >= piece.end || !isSolid(text.charCodeAt(piece.end - 1)))
      break;
    const next = firstToken(text, feed + 1);
    if (next.start >= next.end || !isSolid(text.charCodeAt(next.start))) break;
    if (!piece.soft && isBeginning(text, next.start)) break;
    // What is left of a token says too little, if it is short.
    if (pieces.length === 0 && piece.end - piece.start < 5) break;
    pieces.push(piece);
    feed = endOfLine(text, next.end);
    const lineEnd = text[feed - 1] === '\r' ? feed - 1 : feed;
    const soft = text[next.end - 1] === '=' || text[next.end - 1] === '\\';
    const whole = next.end === lineEnd;
    const end = soft && whole ? next.end - 1 : next.end;
    piece = { start: next.start, end, soft };
    if (!whole || (!soft && next.end - next.start < LONG_LINE)) break;
  }
  if (pieces.length > 0) pieces.push(piece);
  return pieces;
}

/** Whether what may go on from one line to the next goes no further, and no rule would find anything in it. */
function isNothing(
  text: string,
  from: number,
  feed: number,
  rules: RuleTable,
): boolean {
  const lineEnd = text.charCodeAt(feed - 1) === 13 ? feed - 1 : feed;
  const head = lastToken(text, from, lineEnd);
  const tail = firstToken(text, feed + 1);
  const length = tail.end - tail.start;
  if (length >= LONG_LINE || isSoft(text.charCodeAt(tail.end - 1)))
    return false;
  return (
    head.end - head.start + length < SHORTEST ||
    !rules.mayJoin(text, head, tail)
  );
}

/** Tells what is cut over lines, once with each line break. */
function lookAt(
  text: string,
  pieces: Piece[],
  rules: RuleTable,
  before: Found[],
  found: Found[],
) {
  const [head, tail] = pieces;
  if (pieces.length === 2 && !rules.mayJoin(text, head, tail)) return;
  let length = 0;
  const starts: number[] = [];
  for (const { start, end } of pieces) {
    starts.push(length);
    length += end - start;
  }
  if (length < SHORTEST) return;
  // Joined, not added up: what is added up is slow to read character by character.
  const joined = pieces
    .map(({ start, end }) => text.slice(start, end))
    .join('');
  const inside: Found[] = [];
  rules.scan(joined, 0, joined.length, inside);
  if (inside.length === 0) return;
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
    return /[@＠]/.test(piece) && !before.some(each => each.end === head.end);
  }
  if (match.kind === 'card' || match.kind === 'iban') return true;
  const next = text.slice(tail.start, tail.end);
  const whole = before.some(
    each =>
      each.end === head.end && each.start <= start && !isCutJwt(text, each),
  );
  if (!whole) return true;
  const quote = text[tail.start + match.end - match.start - (head.end - start)];
  if (quote !== undefined && '"\'`'.includes(quote)) {
    // Begun in the line before, and not ended there.
    const line = text.slice(text.lastIndexOf('\n', start) + 1, head.end);
    if (line.split(quote).length % 2 === 0) return true;
  }
  const lineEnds = /^[ \t]*(?:\r?\n|$)/.test(
    text.slice(tail.end, tail.end + 100),
  );
  return lineEnds && WHOLE.test(next);
}

function isCutJwt(text: string, { kind, end }: Found): boolean {
  const dot = text.lastIndexOf('.', end - 1);
  return kind === 'jwt' && !SIGNATURES.has(end - 1 - dot);
}

/**
 * Finds what is cut over two lines or more, as mail programs, editors and shells cut: where a token ends a line and
 * another begins the next one, the rules look at both together.
 *
 * @param feeds - where the lines end that may go on
 * @internal
 */
export function scanJoints(
  text: string,
  from: number,
  feeds: number[],
  rules: RuleTable,
  found: Found[],
): void {
  if (feeds.length === 0) return;
  let before: Map<number, Found[]> | undefined;
  const joined: Found[] = [];
  let next = from;
  for (const feed of feeds) {
    if (feed < next || !isCandidate(text, feed)) continue;
    if (isNothing(text, from, feed, rules)) continue;
    const pieces = chainAt(text, from, feed);
    if (pieces.length === 0) continue;
    before ??= byEnd(found);
    const ending = before.get(pieces[0].end) ?? [];
    lookAt(text, pieces, rules, ending, joined);
    if (pieces.length < 3) continue;
    // One of its lines may begin another token.
    for (let i = 0; i + 1 < pieces.length; i += 1) {
      const two = pieces.slice(i, i + 2);
      lookAt(text, two, rules, before.get(two[0].end) ?? [], joined);
    }
    // The last line of a chain may begin another.
    next = endOfLine(text, pieces[pieces.length - 2].end) + 1;
  }
  for (const each of joined) found.push(each);
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
