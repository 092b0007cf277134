import { setTimeout as sleep } from 'node:timers/promises';

const DEADLINE_MS = 30_000;

/** Tries until it holds. The deadline is generous: it is there to end a test that hangs, not to measure. */
export async function eventually(assertion: () => void): Promise<void> {
  const end = Date.now() + DEADLINE_MS;
  for (;;) {
    try {
      assertion();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await sleep(20);
    }
  }
}
