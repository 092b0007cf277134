import { Cache, unstable_serialize } from 'swr';

/** What is being asked again, and whether somebody wants it once more after that. */
const underWay = new WeakMap<Cache, Map<string, { again: boolean }>>();

/**
 * Asks again, one time after the other for each key. A browser has few connections to a server: were every announcement
 * answered at once by every part of a page that shows the same, nothing else would get through while the server is busy.
 * Who asks while an answer is under way gets a newer one after it.
 *
 * @internal
 */
export async function refetchInTurn(
  cache: Cache,
  key: readonly unknown[],
  ask: () => Promise<unknown>,
): Promise<void> {
  const turns = underWay.get(cache) ?? new Map<string, { again: boolean }>();
  underWay.set(cache, turns);
  const name = unstable_serialize(key);
  const before = turns.get(name);
  if (before) {
    before.again = true;
    return;
  }
  const turn = { again: true };
  turns.set(name, turn);
  try {
    while (turn.again) {
      turn.again = false;
      await ask();
    }
  } finally {
    turns.delete(name);
  }
}
