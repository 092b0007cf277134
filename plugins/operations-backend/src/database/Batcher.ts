import { setImmediate as othersTurn } from 'node:timers/promises';

interface Waiting<Item> {
  items: Item[];
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * Writes together what arrives while a write is under way, as databases commit in groups: a source that
 * records each look by itself costs one transaction per group, and each caller learns when its own is stored.
 *
 * @internal
 */
export class Batcher<Item> {
  readonly #write: (items: Item[]) => Promise<void>;
  #waiting: Waiting<Item>[] = [];
  #running?: Promise<void>;

  constructor(write: (items: Item[]) => Promise<void>) {
    this.#write = write;
  }

  async add(items: Item[]): Promise<void> {
    if (items.length === 0) return;
    await new Promise<void>((resolve, reject) => {
      this.#waiting.push({ items, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Resolves once nothing is under way. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #run() {
    // SQLite answers at once: without a pause nothing would ever wait, and each item be written alone.
    await othersTurn();
    while (this.#waiting.length > 0) {
      const group = this.#waiting;
      this.#waiting = [];
      try {
        await this.#write(group.flatMap(({ items }) => items));
        for (const { resolve } of group) resolve();
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    this.#running = undefined;
  }
}
