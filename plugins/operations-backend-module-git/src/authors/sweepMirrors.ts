import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MARK } from './FollowedRepository';

const UNREAD_MS = 7 * 24 * 3_600_000;

/** Removes mirrors that no process has read for a week: nobody names their repositories any more. @internal */
export async function sweepMirrors(
  folder: string,
  now: Date = new Date(),
): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const read =
      (await stat(join(path, MARK)).catch(() => undefined)) ??
      (await stat(path).catch(() => undefined));
    if (read && now.getTime() - read.mtime.getTime() > UNREAD_MS) {
      await rm(path, { recursive: true, force: true });
    }
  }
}
