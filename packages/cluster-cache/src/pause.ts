import { setTimeout as sleep } from 'node:timers/promises';

/** Waits, or less when aborted. The caller looks at the signal, so that a stop is no error. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}

/** Between half and all of it, so that those who failed together do not come back together. */
export function jitter(ms: number): number {
  return ms * (0.5 + Math.random() / 2);
}

/** Pauses that double with every failure. */
export class Backoff {
  readonly #shortest: number;
  readonly #longest: number;
  #failures = 0;

  constructor(shortest: number, longest: number) {
    this.#shortest = shortest;
    this.#longest = longest;
  }

  next(atLeast = 0): number {
    const doubled = this.#shortest * 2 ** Math.min(this.#failures++, 30);
    return Math.max(atLeast, jitter(Math.min(this.#longest, doubled)));
  }

  reset(): void {
    this.#failures = 0;
  }
}
