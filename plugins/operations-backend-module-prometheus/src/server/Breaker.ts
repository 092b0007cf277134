import { ServerError } from './ServerError';

const FAILURES = 3;
const FIRST_PAUSE_MS = 5_000;
const LAST_PAUSE_MS = 60_000;

/**
 * Leaves a server alone that fails again and again: what is asked meanwhile fails at once, for the same reason. Then
 * one question tries whether it is back.
 *
 * @internal
 */
export class Breaker {
  readonly #now: () => number;
  #failures = 0;
  #closedUntil = 0;
  #trying = false;
  #reason?: ServerError;

  private constructor(now: () => number) {
    this.#now = now;
  }

  static create(now: () => number = Date.now): Breaker {
    return new Breaker(now);
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    const trial = this.#reason !== undefined;
    if (this.#reason) {
      if (this.#now() < this.#closedUntil || this.#trying) throw this.#reason;
      this.#trying = true;
    }
    try {
      const result = await work();
      this.#recovered();
      return result;
    } catch (error) {
      if (error instanceof ServerError) {
        if (error.scope === 'server') this.#failed(error);
        else this.#recovered();
      }
      throw error;
    } finally {
      if (trial) this.#trying = false;
    }
  }

  #recovered(): void {
    this.#failures = 0;
    this.#reason = undefined;
  }

  #failed(error: ServerError): void {
    this.#failures += 1;
    if (error.retryAt === undefined && this.#failures < FAILURES) return;
    const pause = Math.min(
      FIRST_PAUSE_MS * 2 ** Math.min(Math.max(this.#failures - FAILURES, 0), 6),
      LAST_PAUSE_MS,
    );
    this.#reason = error;
    this.#closedUntil = error.retryAt ?? this.#now() + pause;
  }
}
