import { ChangedFile } from '@operate-first/plugin-operations-common';
import { lineDiff } from '../PostMortemEditor/lineDiff';

/** Files of one folder. @internal */
export interface Folder {
  /** With a slash at its end; empty for the root. */
  path: string;
  files: ChangedFile[];
}

/** Files by their folders, in order. @internal */
export function foldersOf(files: ChangedFile[]): Folder[] {
  const folders = new Map<string, ChangedFile[]>();
  const inOrder = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const file of inOrder) {
    const path = file.path.slice(0, file.path.lastIndexOf('/') + 1);
    folders.set(path, [...(folders.get(path) ?? []), file]);
  }
  return [...folders].map(([path, inside]) => ({ path, files: inside }));
}

/** How many files are added, changed and removed. @internal */
export function countsOf(files: ChangedFile[]) {
  const count = (change: ChangedFile['change']) =>
    files.filter(file => file.change === change).length;
  return {
    added: count('added'),
    changed: count('changed'),
    removed: count('removed'),
  };
}

/** What a change does to a file, line by line; undefined where that is nearly everything. @internal */
export function patchOf({ before = '', after = '' }: ChangedFile) {
  return lineDiff(before, after);
}
