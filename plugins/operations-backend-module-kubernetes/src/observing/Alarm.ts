import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for whatever comes first: a time, or a reason to come sooner. @internal */
export class Alarm {
  readonly #end: AbortSignal;
  #wake = new AbortController();
  #timer: NodeJS.Timeout | undefined;

  constructor(end: AbortSignal) {
    this.#end = end;
  }

  /** Ends the next wait, or the one that is under way, so many milliseconds from now. */
  ring(ms: number): void {
    this.#timer ??= setTimeout(() => this.#wake.abort(), ms);
  }

  /** At most this long. */
  async wait(ms: number): Promise<void> {
    await this.rest(ms, this.#wake.signal);
    // One that has not rung yet is for the next wait.
    if (!this.#wake.signal.aborted) return;
    this.#timer = undefined;
    this.#wake = new AbortController();
  }

  /** This long, whatever rings. */
  async rest(ms: number, wake?: AbortSignal): Promise<void> {
    const signal = AbortSignal.any([this.#end, ...(wake ? [wake] : [])]);
    await sleep(ms, undefined, { signal }).catch(() => undefined);
  }
}
