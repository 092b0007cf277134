import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { Documents } from './model';

/** The files of folders, which become repositories; a folder that is not there is left out. @internal */
export async function readDocuments(
  examples: string,
  folders: Record<string, string>,
): Promise<Documents[]> {
  const found: Documents[] = [];
  for (const [name, folder] of Object.entries(folders)) {
    const root = resolve(examples, folder);
    if (!existsSync(root)) continue;
    const entries = await readdir(root, {
      recursive: true,
      withFileTypes: true,
    });
    const files: Record<string, string> = {};
    for (const entry of entries.filter(one => one.isFile())) {
      const path = join(entry.parentPath, entry.name);
      const inside = relative(root, path).split(sep).join('/');
      files[`${basename(root)}/${inside}`] = await readFile(path, 'utf8');
    }
    found.push({ name, files });
  }
  return found;
}
