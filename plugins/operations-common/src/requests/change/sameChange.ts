import { diffArrays } from 'diff';
import type { ChangedFile } from '../../generated/openapi';

/** Beyond so many lines a difference is not worth its time: then only equal texts are the same change. @internal */
export const MOST_EDITS = 4000;

/** The lines that a file loses and gets, in no order: where they stand depends on what others wrote. */
function linesOf({ before, after }: ChangedFile): string[] | undefined {
  const parts = diffArrays(
    (before ?? '').split('\n'),
    (after ?? '').split('\n'),
    { maxEditLength: MOST_EDITS },
  );
  return parts
    ?.flatMap(({ added, removed, value }) => {
      if (!added && !removed) return [];
      return value.map(line => `${added ? '+' : '-'}${line}`);
    })
    .sort();
}

/** Whether a file changes by the same lines, wherever they stand. @internal */
export function isSameFile(one: ChangedFile, other: ChangedFile): boolean {
  if (one.path !== other.path || one.change !== other.change) return false;
  if (one.before === other.before && one.after === other.after) return true;
  // What is new has nothing around it.
  if (one.change !== 'changed') return false;
  const lines = linesOf(one);
  const others = linesOf(other);
  return (
    lines !== undefined &&
    others !== undefined &&
    lines.length === others.length &&
    lines.every((line, index) => line === others[index])
  );
}

function inOrder(files: ChangedFile[]): ChangedFile[] {
  return [...files].sort((one, other) => (one.path < other.path ? -1 : 1));
}

/**
 * Whether two changes take away and add the same lines in the same files, whatever stands around them: an approval of one
 * is then an approval of the other. New and removed files have to be equal to the letter.
 *
 * @public
 */
export function sameChange(one: ChangedFile[], other: ChangedFile[]): boolean {
  if (one.length !== other.length) return false;
  const others = inOrder(other);
  return inOrder(one).every((file, index) => isSameFile(file, others[index]));
}
