import { setTimeout as pause } from 'node:timers/promises';

/** A pause that somebody may end. @internal */
export class Alarm {
  #rung = false;
  #asleep?: AbortController;

  private constructor() {}

  static create(): Alarm {
    return new Alarm();
  }

  /** Ends the pause; the next one where there is none now. */
  ring(): void {
    this.#rung = true;
    this.#asleep?.abort();
  }

  /** Says whether it was rung. */
  async sleep(milliseconds: number, signal: AbortSignal): Promise<boolean> {
    this.#asleep = new AbortController();
    const ends = AbortSignal.any([signal, this.#asleep.signal]);
    if (!this.#rung) {
      await pause(milliseconds, undefined, { signal: ends, ref: false }).catch(
        () => {},
      );
    }
    this.#asleep = undefined;
    const rung = this.#rung;
    this.#rung = false;
    return rung;
  }
}
