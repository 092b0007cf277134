import { setTimeout as sleep } from 'node:timers/promises';

const DEADLINE_MS = 30_000;

/** Tries until it holds. The deadline is there to end a test that hangs, not to measure. */
export async function eventually<T>(
  assertion: () => T | Promise<T>,
): Promise<T> {
  const end = Date.now() + DEADLINE_MS;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() > end) throw error;
      await sleep(50);
    }
  }
}
