import { createPatch } from 'diff';

/** Texts that differ more are not compared line by line: finding the fewest lines would take minutes. */
const MOST_EDITS = 5_000;

/** How one text differs from another. @internal */
export interface LineDiff {
  patch: string;
  onlyTheirs: number;
  onlyMine: number;
}

/**
 * What stands in one text only, line by line; undefined where that is nearly everything.
 *
 * @internal
 */
export function lineDiff(theirs: string, mine: string): LineDiff | undefined {
  const made = createPatch('', theirs, mine, '', '', {
    maxEditLength: MOST_EDITS,
  });
  if (made === undefined) return undefined;
  // What comes before the first change names files, and there are none.
  const patch = made.slice(Math.max(made.indexOf('\n@@'), 0)).trimStart();
  const count = (sign: string) =>
    patch.split('\n').filter(line => line.startsWith(sign)).length;
  return { patch, onlyTheirs: count('-'), onlyMine: count('+') };
}
