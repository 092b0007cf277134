import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Whoever was ended in the middle has left locks behind; no living one is older than it may take. @internal */
export async function unlock(folder: string, maxAgeMs: number): Promise<void> {
  const names = await readdir(folder, { recursive: true });
  for (const name of names.filter(one => one.endsWith('.lock'))) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    const age = Date.now() - (found?.mtimeMs ?? Date.now());
    if (age > maxAgeMs) await rm(path, { force: true });
  }
}
