const MINUTE = 60_000;

/**
 * Counts what happened within the last minute, for each key.
 *
 * @internal
 */
export class RateWindow {
  readonly #limit: number;
  readonly #now: () => number;
  readonly #times = new Map<string, number[]>();
  #tidiedAt = -Infinity;

  static create(limit: number, now: () => number): RateWindow {
    return new RateWindow(limit, now);
  }

  private constructor(limit: number, now: () => number) {
    this.#limit = limit;
    this.#now = now;
  }

  /**
   * Counts one more, where there is room for it.
   *
   * @returns after how many seconds there is room, where there is none.
   */
  take(key: string): number | undefined {
    const now = this.#now();
    this.#tidy(now);
    const times = (this.#times.get(key) ?? []).filter(at => at > now - MINUTE);
    if (times.length >= this.#limit) {
      return Math.ceil((times[0] + MINUTE - now) / 1000);
    }
    this.#times.set(key, [...times, now]);
    return undefined;
  }

  /** Forgets those who have not come for a minute. */
  #tidy(now: number) {
    if (this.#tidiedAt > now - MINUTE) return;
    this.#tidiedAt = now;
    for (const [key, times] of this.#times) {
      if ((times.at(-1) ?? 0) <= now - MINUTE) this.#times.delete(key);
    }
  }
}
