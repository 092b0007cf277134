/** So long after its start it may not know yet what fires: Prometheus tells it again once a minute. */
const LEARNING_MILLISECONDS = 3 * 60_000;

/**
 * Whether a server has just started, as it says itself. Its clock may be wrong: then what counts is when it was seen to
 * have been started anew.
 *
 * @internal
 */
export class Learning {
  #startedAt?: number;
  #seenAt = -Infinity;

  static create(): Learning {
    return new Learning();
  }

  private constructor() {}

  isOn(startedAt: Date | undefined, now: Date): boolean {
    if (!startedAt) return false;
    const started = startedAt.getTime();
    const age = now.getTime() - started;
    const isAhead = age < 0;
    if (started !== this.#startedAt) {
      const isKnown = this.#startedAt !== undefined;
      this.#startedAt = started;
      // The first one that is seen may have been running for long, unless its clock says nothing.
      if (isKnown || isAhead) this.#seenAt = now.getTime();
    }
    const seenFor = now.getTime() - this.#seenAt;
    return (
      (!isAhead && age < LEARNING_MILLISECONDS) ||
      (seenFor >= 0 && seenFor < LEARNING_MILLISECONDS)
    );
  }
}
