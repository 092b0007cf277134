import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** @internal */
export const EXAMPLES = resolve(__dirname, '../../../../examples/onboarding');

/** All files below a folder; none where there is no folder. @internal */
export function filesIn(folder: string): Map<string, string> {
  const files = new Map<string, string>();
  try {
    for (const entry of readdirSync(folder, {
      recursive: true,
      withFileTypes: true,
    })) {
      if (!entry.isFile()) continue;
      const file = join(entry.parentPath, entry.name);
      files.set(file.slice(folder.length + 1), readFileSync(file, 'utf8'));
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return files;
}

/** @internal */
export async function writeFiles(
  folder: string,
  files: Iterable<[path: string, text: string]>,
): Promise<void> {
  for (const [path, text] of files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}
