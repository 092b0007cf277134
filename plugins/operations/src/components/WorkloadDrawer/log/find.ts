import { LogEntry } from './LogBuffer';

/** A piece of a line: found, or between what was found. */
export interface Piece {
  text: string;
  isHit: boolean;
}

function patternOf(wanted: string): RegExp {
  return new RegExp(wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi');
}

/**
 * The places, in the entries, of the lines that contain some text, in whatever case.
 *
 * @internal
 */
export function hitsOf(entries: LogEntry[], wanted: string): number[] {
  if (!wanted) return [];
  const pattern = patternOf(wanted);
  return entries.flatMap((entry, index) =>
    entry.kind === 'line' && entry.text.search(pattern) >= 0 ? [index] : [],
  );
}

/**
 * A line in pieces, to mark what was found.
 *
 * @internal
 */
export function piecesOf(text: string, wanted: string): Piece[] {
  if (!wanted) return [{ text, isHit: false }];
  const pieces: Piece[] = [];
  let end = 0;
  for (const { index, 0: hit } of text.matchAll(patternOf(wanted))) {
    if (index > end)
      pieces.push({ text: text.slice(end, index), isHit: false });
    pieces.push({ text: hit, isHit: true });
    end = index + hit.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), isHit: false });
  return pieces;
}
