import { pause } from '../../leases';

/**
 * Lets whoever sleeps know that there is something to do. What is rung while nobody sleeps is not lost.
 *
 * @internal
 */
export class WakeUp {
  #rung = false;
  #sleeper?: AbortController;

  static create(): WakeUp {
    return new WakeUp();
  }

  private constructor() {}

  ring(): void {
    this.#rung = true;
    this.#sleeper?.abort();
  }

  /** Sleeps until it rings, or for so long at most. @returns whether it rang. */
  async sleep(milliseconds: number, signal: AbortSignal): Promise<boolean> {
    if (!this.#rung && !signal.aborted) {
      const sleeper = new AbortController();
      this.#sleeper = sleeper;
      await pause(milliseconds, AbortSignal.any([signal, sleeper.signal]));
      this.#sleeper = undefined;
    }
    const rang = this.#rung;
    this.#rung = false;
    return rang;
  }
}
