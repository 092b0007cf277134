import { FILLED_FACTS, FILLED_LOG } from './draft/filledIn';

/** Leaves so many characters of a part of a text, and the rest of the text as it is. */
type Cut = (text: string, keep: number) => string;

const BLOCK = /^((`{3,})[^\n]*\n)([^]*?)(\n\2$)/gm;

/** Not in the middle of a character of two halves, which no address can carry. @internal */
export function startOf(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}

/** The end of a log says more than its beginning; a line is told whole, where it can be. */
function endOf(log: string, length: number): string {
  if (length >= log.length) return log;
  if (length === 0) return '…';
  const end = log.slice(-length).replace(/^[\uDC00-\uDFFF]/, '');
  const line = end.indexOf('\n');
  return `…\n${line < 0 ? end : end.slice(line + 1)}`;
}

const cutLog: Cut = (text, keep) =>
  text.replace(FILLED_LOG, (_, before, _fence, log, after) =>
    keep === 0 ? '' : before + endOf(log, keep) + after,
  );

const cutFacts: Cut = (text, keep) => {
  let left = keep;
  return text.replace(FILLED_FACTS, line => {
    left -= line.length;
    return left < 0 ? '' : line;
  });
};

const cutBlocks: Cut = (text, keep) =>
  text.replace(
    BLOCK,
    (_, before, _fence, said, after) => before + endOf(said, keep) + after,
  );

/** What is filled in goes first, what somebody wrote themselves last. */
const CUTS: Cut[] = [cutLog, cutFacts, cutBlocks, startOf];

/**
 * As much of a question as fits. What the asker wrote is kept as long as there is anything else that can go: first the log,
 * then the facts, then what they quote.
 *
 * @internal
 */
export function shortened(
  text: string,
  fits: (text: string) => boolean,
): string {
  let rest = text.replace(/\r\n?/g, '\n').trim();
  for (const cut of CUTS) {
    if (fits(rest)) return rest;
    let [low, high] = [0, rest.length];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (fits(cut(rest, middle))) low = middle;
      else high = middle - 1;
    }
    rest = cut(rest, low).trim();
  }
  return rest;
}
