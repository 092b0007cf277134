import { ApiError } from './ApiError';

/** A time limit that can be moved, joined with the wish of the caller to stop. */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #outer: AbortSignal;
  readonly #onAbort = () => this.#controller.abort();
  #timer: NodeJS.Timeout | undefined;
  #expired: ApiError | undefined;

  constructor(outer: AbortSignal, ms: number) {
    this.#outer = outer;
    if (outer.aborted) this.#controller.abort();
    outer.addEventListener('abort', this.#onAbort);
    this.set(ms);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Without a time, there is no limit any more but the caller's. */
  set(ms: number | undefined): void {
    clearTimeout(this.#timer);
    if (ms === undefined) return;
    this.#timer = setTimeout(() => {
      this.#expired = ApiError.timeout(ms);
      this.#controller.abort();
    }, ms);
  }

  race<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const giveUp = () => reject(new Error('aborted'));
      if (this.signal.aborted) giveUp();
      this.signal.addEventListener('abort', giveUp, { once: true });
      work.then(resolve, reject);
    });
  }

  explain(error: unknown): ApiError {
    return this.#expired ?? ApiError.fromFailure(error);
  }

  /** Whatever is still open is closed. */
  end(): void {
    clearTimeout(this.#timer);
    this.#outer.removeEventListener('abort', this.#onAbort);
    this.#controller.abort();
  }
}
