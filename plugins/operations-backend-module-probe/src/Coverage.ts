/**
 * Tiles time into the looks of one group: each speaks for the whole seconds since the last one, at most
 * for its interval, and the first for the time since the group was planned.
 *
 * @internal
 */
export class Coverage {
  #until: number;
  #lastMoment = 0;

  private constructor(until: number) {
    this.#until = until;
  }

  static since(time: Date): Coverage {
    return new Coverage(Math.floor(time.getTime() / 1000));
  }

  /** The moment, or just after the last one: two looks of one group are never of the same moment. */
  nextMoment(now: Date): Date {
    this.#lastMoment = Math.max(now.getTime(), this.#lastMoment + 1);
    return new Date(this.#lastMoment);
  }

  /** The seconds that a look begun at a moment speaks for. */
  take(lookedAt: Date, intervalMs: number): number {
    const at = Math.floor(lookedAt.getTime() / 1000);
    const most = Math.ceil(intervalMs / 1000);
    const covered = Math.max(0, Math.min(at - this.#until, most));
    // A timer that fires around the edge of a second must not lose that second each time.
    this.#until = Math.max(this.#until + covered, at - 1);
    return covered;
  }
}
