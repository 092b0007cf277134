const TIME_CONSTANT_MS = 60_000;

/** Events per second, in which an event counts less the longer ago it was. */
export class EventRate {
  #weight = 0;
  #at = 0;

  count(now = Date.now()): void {
    this.#weight = this.#weightAt(now) + 1;
    this.#at = now;
  }

  perSecond(now = Date.now()): number {
    return (this.#weightAt(now) * 1000) / TIME_CONSTANT_MS;
  }

  #weightAt(now: number): number {
    return this.#weight * Math.exp(-(now - this.#at) / TIME_CONSTANT_MS);
  }
}
