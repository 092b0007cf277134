import { setTimeout as sleep } from 'node:timers/promises';

const DEADLINE_MILLISECONDS = 20_000;

/** Waits until something is there, and fails when it does not come. */
export async function until<T>(
  look: () => Promise<T | undefined> | T | undefined,
): Promise<T> {
  const deadline = Date.now() + DEADLINE_MILLISECONDS;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > deadline) throw new Error('It did not happen in time');
    await sleep(20);
  }
}
