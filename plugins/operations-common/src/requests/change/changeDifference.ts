import { diffArrays } from 'diff';
import type { ChangedFile } from '../../generated/openapi';
import { placedLines } from './placedLines';
import { isSameFile, MOST_EDITS } from './sameChange';

/** How often each line is there. */
class Counted {
  readonly #counts = new Map<string, number>();

  constructor(lines: Iterable<string>) {
    for (const line of lines) {
      if (line === '') continue;
      this.#counts.set(line, this.of(line) + 1);
    }
  }

  of(line: string): number {
    return this.#counts.get(line) ?? 0;
  }

  get lines(): string[] {
    return [...this.#counts.keys()];
  }

  /** Whether all of these lines are in another, as often at least. */
  isIn(other: { of(line: string): number }): boolean {
    return this.lines.every(line => this.of(line) <= other.of(line));
  }
}

/** What a file gets and loses, wherever in its place; undefined where that is too much to find out. */
function effectOf({ before, after }: Pick<ChangedFile, 'before' | 'after'>) {
  const parts = diffArrays(
    placedLines(before ?? ''),
    placedLines(after ?? ''),
    { maxEditLength: MOST_EDITS },
  );
  if (!parts) return undefined;
  const those = (wanted: 'added' | 'removed') =>
    new Counted(parts.flatMap(part => (part[wanted] ? part.value : [])));
  return { added: those('added'), removed: those('removed') };
}

/**
 * Whether a file changes by a part of what was approved for it, and the tree has the other part: it is completed. What was to
 * go has to go still.
 */
function isRestOf(
  approved: ChangedFile,
  present: Pick<ChangedFile, 'before' | 'after'>,
): boolean {
  if (approved.after === undefined || present.after === undefined) return false;
  const [was, is] = [effectOf(approved), effectOf(present)];
  if (!was || !is) return false;
  const there = new Counted(placedLines(present.before ?? ''));
  const all = {
    of: (line: string) => is.added.of(line) + there.of(line),
  };
  return (
    is.added.isIn(was.added) &&
    was.added.isIn(all) &&
    is.removed.isIn(was.removed) &&
    was.removed.isIn(is.removed)
  );
}

/** Whether the tree has what a file was to become, so that nothing of it is left to do. */
function isThere(approved: ChangedFile, now: string | undefined): boolean {
  if (approved.after === now) return true;
  return now !== undefined && isRestOf(approved, { before: now, after: now });
}

/** An approved change, beside the tree as it is now. @public */
export interface ChangeDifference {
  /** Why it is another change, without a period; missing where the approval of the one counts for the other. */
  reason?: string;
  /** The files of the approved change of which nothing is left to do: others have brought the same. */
  there: string[];
}

/**
 * Whether what is left of an approved change is covered by its approval, once others have changed the tree: every file loses
 * and gets the same lines, or those of them that the tree does not have yet. Nothing that was not approved comes along, and
 * nothing that was approved is missing in the result.
 *
 * @param approved - the files as they were approved
 * @param present - the files as the change was made again
 * @param tree - the files of the tree as it is now, by their paths
 * @public
 */
export function changeDifference(
  approved: ChangedFile[],
  present: ChangedFile[],
  tree: { get(path: string): string | undefined },
): ChangeDifference {
  const before = new Map(approved.map(file => [file.path, file]));
  const now = new Map(present.map(file => [file.path, file]));
  const there: string[] = [];
  for (const file of present) {
    const { path } = file;
    const known = before.get(path);
    if (!known) return { reason: `${path} was no part of it`, there: [] };
    if (isSameFile(known, file) || isRestOf(known, file)) continue;
    const reason =
      known.change === 'added' && file.change === 'changed'
        ? `${path} is in the tree by now, and says something else`
        : `${path} changes otherwise`;
    return { reason, there: [] };
  }
  for (const file of approved) {
    const { path } = file;
    if (now.has(path)) continue;
    if (!isThere(file, tree.get(path))) {
      return {
        reason:
          tree.get(path) === undefined
            ? `${path} is no part of it any more`
            : `${path} is in the tree by now, and says something else`,
        there: [],
      };
    }
    there.push(path);
  }
  return { there };
}
