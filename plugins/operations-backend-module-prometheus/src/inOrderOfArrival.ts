type Work<T> = (emit: (item: T) => void) => Promise<void>;

class Arrivals<T> {
  #items: T[] = [];
  #running: number;
  #failure?: { error: unknown };
  #wake?: () => void;

  constructor(works: Work<T>[]) {
    this.#running = works.length;
    works.forEach(work => this.#follow(work));
  }

  async *items(): AsyncGenerator<T> {
    for (;;) {
      yield* this.#items.splice(0);
      if (this.#items.length > 0) continue;
      if (this.#running === 0) break;
      await this.#arrival();
    }
    if (this.#failure) throw this.#failure.error;
  }

  async #follow(work: Work<T>): Promise<void> {
    try {
      await work(item => {
        this.#items.push(item);
        this.#wake?.();
      });
    } catch (error) {
      this.#failure ??= { error };
    }
    this.#running -= 1;
    this.#wake?.();
  }

  #arrival(): Promise<void> {
    return new Promise(resolve => {
      this.#wake = resolve;
    });
  }
}

/**
 * What several pieces of work bring, as it comes. Ends when all have ended, with the first error if there was one.
 *
 * @internal
 */
export function inOrderOfArrival<T>(works: Work<T>[]): AsyncGenerator<T> {
  return new Arrivals(works).items();
}
