interface Turn {
  done: Promise<void>;
  waiting: number;
  controller: AbortController;
}

/**
 * Work that one does for many, one time after the other. Whoever asks while it is under way shares the next one, so that many at
 * once wait for two and not for all; it ends when nobody waits for it any more.
 *
 * @internal
 */
export class SharedTurns {
  readonly #work: (signal: AbortSignal) => Promise<void>;
  #queue: Promise<unknown> = Promise.resolve();
  #next?: Turn;

  private constructor(work: (signal: AbortSignal) => Promise<void>) {
    this.#work = work;
  }

  static create(work: (signal: AbortSignal) => Promise<void>): SharedTurns {
    return new SharedTurns(work);
  }

  async join(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const turn = (this.#next ??= this.#turn());
    turn.waiting++;
    let leave = () => {};
    const left = new Promise<never>((_, reject) => {
      leave = () => reject(signal.reason);
    });
    signal.addEventListener('abort', leave, { once: true });
    try {
      await Promise.race([turn.done, left]);
    } finally {
      signal.removeEventListener('abort', leave);
      turn.waiting--;
      if (turn.waiting === 0) {
        turn.controller.abort();
        if (this.#next === turn) this.#next = undefined;
      }
    }
  }

  #turn(): Turn {
    const controller = new AbortController();
    const done = this.#queue.then(() => {
      if (this.#next?.controller === controller) this.#next = undefined;
      return this.#work(controller.signal);
    });
    this.#queue = done.catch(() => {});
    return { done, waiting: 0, controller };
  }
}
