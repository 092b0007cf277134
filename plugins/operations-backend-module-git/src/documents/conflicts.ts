import {
  ChangeConflictError,
  WantedChange,
} from '@operate-first/plugin-operations-node';
import { Mirror } from '../git/Mirror';
import { Entry, foldersOf } from './entries';
import { textOf } from './readTree';

/** A conflict at a path, with what stands there in git, where that is a text. @internal */
export async function conflictAt(
  mirror: Mirror,
  options: {
    message: string;
    path: string;
    entry: Entry | undefined;
    signal: AbortSignal;
  },
): Promise<ChangeConflictError> {
  const { message, path, entry, signal } = options;
  const text =
    entry?.type === 'blob'
      ? textOf(await mirror.local(['cat-file', 'blob', entry.id], { signal }))
      : undefined;
  return new ChangeConflictError(message, path, text);
}

function isAt(
  entry: Entry | undefined,
  contentId: string | undefined,
): boolean {
  return entry?.type === 'tree'
    ? contentId === undefined
    : entry?.id === contentId;
}

/**
 * Every file must be what its text was made from, and no file may take the place of a folder or the other way round: git
 * would drop what is in the way without a word. Throws {@link ChangeConflictError}.
 *
 * @internal
 */
export async function checkBases(
  mirror: Mirror,
  options: {
    files: WantedChange['files'];
    /** What stands there now, of all files and of the folders around them. */
    entries: ReadonlyMap<string, Entry>;
    signal: AbortSignal;
  },
): Promise<void> {
  const { files, entries, signal } = options;
  const removed = new Set(
    files.filter(({ text }) => text === undefined).map(({ path }) => path),
  );
  for (const { path, text, baseContentId } of files) {
    const entry = entries.get(path);
    if (!isAt(entry, baseContentId)) {
      const message = entry
        ? `${path} says something else in git than what the text was made from.`
        : `${path} is in git no more.`;
      throw await conflictAt(mirror, { message, path, entry, signal });
    }
    if (text === undefined) continue;
    if (entry?.type === 'tree') {
      throw new ChangeConflictError(`${path} is a folder in git.`, path);
    }
    const file = foldersOf(path).find(
      folder =>
        (entries.get(folder)?.type ?? 'tree') !== 'tree' &&
        !removed.has(folder),
    );
    if (file !== undefined) {
      throw new ChangeConflictError(
        `${path} cannot be written: ${file} is a file in git, and no folder.`,
        path,
      );
    }
  }
}
