import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { Documents } from './model';

/** The files of a folder by their paths in it; none where it is not there. @internal */
export async function readFolder(
  root: string,
): Promise<Record<string, string> | undefined> {
  if (!existsSync(root)) return undefined;
  const entries = await readdir(root, {
    recursive: true,
    withFileTypes: true,
  });
  const files: Record<string, string> = {};
  for (const entry of entries.filter(one => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const inside = relative(root, path).split(sep).join('/');
    files[inside] = await readFile(path, 'utf8');
  }
  return files;
}

/** The files of folders, which become repositories; a folder that is not there is left out. @internal */
export async function readDocuments(
  examples: string,
  folders: Record<string, string>,
): Promise<Documents[]> {
  const found: Documents[] = [];
  for (const [name, folder] of Object.entries(folders)) {
    const root = resolve(examples, folder);
    const inside = await readFolder(root);
    if (!inside) continue;
    const files = Object.fromEntries(
      Object.entries(inside).map(([path, text]) => [
        `${basename(root)}/${path}`,
        text,
      ]),
    );
    found.push({ name, files });
  }
  return found;
}
