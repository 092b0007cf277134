const WINDOW_MS = 10_000;

/** Requests per second over the last ten seconds, from totals that are reported now and then. @internal */
export class RateMeter {
  #samples: { at: number; total: number }[] = [];

  private constructor() {}

  static create(): RateMeter {
    return new RateMeter();
  }

  add(total: number, at: number): void {
    const last = this.#samples.at(-1);
    // A total that falls belongs to a new process.
    if (last && total < last.total) this.#samples = [];
    this.#samples.push({ at, total });
    this.#samples = this.#samples.filter(s => at - s.at <= WINDOW_MS);
  }

  clear(): void {
    this.#samples = [];
  }

  get perSecond(): number {
    const first = this.#samples[0];
    const last = this.#samples.at(-1);
    if (!first || !last || last.at === first.at) return 0;
    const rate = ((last.total - first.total) * 1_000) / (last.at - first.at);
    return Math.round(rate * 10) / 10;
  }
}
