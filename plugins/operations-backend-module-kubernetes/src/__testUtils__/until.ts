import { setTimeout as delay } from 'node:timers/promises';

/** Waits for a value that is there sooner or later; the deadline is generous on purpose. */
export async function until<T>(
  read: () => T | undefined | false | Promise<T | undefined | false>,
  what = 'the awaited',
): Promise<T> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const value = await read();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > deadline) throw new Error(`${what} did not happen`);
    await delay(10);
  }
}
