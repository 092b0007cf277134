import { ChangeConflictError } from '@operate-first/plugin-operations-node';
import { setTimeout as pause } from 'node:timers/promises';
import { GitError } from '../git/GitError';

const TRIES = 10;
const PAUSE_MS = 100;

/** Tries again on what the remote has now, where somebody else was faster. @internal */
export async function retried<T>(
  title: string,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof GitError) || !error.isRace) throw error;
      if (tries >= TRIES) {
        throw new ChangeConflictError(
          `${title} was changed each time that the portal wanted to write there. Try again.`,
          '',
        );
      }
      await pause(Math.random() * PAUSE_MS * tries, undefined, { signal });
    }
  }
}
