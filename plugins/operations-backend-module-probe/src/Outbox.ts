/**
 * Writes what comes in, one write at a time: what arrives during a write goes together into the next.
 *
 * @internal
 */
export class Outbox<T> {
  readonly #write: (items: T[]) => Promise<void>;
  #waiting: T[] = [];
  #writing = false;

  /** @param write - Must not reject. */
  constructor(write: (items: T[]) => Promise<void>) {
    this.#write = write;
  }

  async add(items: T[]): Promise<void> {
    this.#waiting.push(...items);
    if (this.#writing) return;
    this.#writing = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      await this.#write(batch);
    }
    this.#writing = false;
  }
}
