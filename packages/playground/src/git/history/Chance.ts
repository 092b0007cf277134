import { createHash } from 'node:crypto';

/** Chance that falls the same way for the same seed, on every machine. @internal */
export class Chance {
  readonly #seed: string;
  #drawn = 0;

  private constructor(seed: string) {
    this.#seed = seed;
  }

  static of(seed: string): Chance {
    return new Chance(seed);
  }

  /** From 0 up to 1. */
  next(): number {
    this.#drawn += 1;
    const hash = createHash('sha1').update(`${this.#seed} ${this.#drawn}`);
    return hash.digest().readUInt32BE() / 2 ** 32;
  }

  /** Whole numbers from `low` up to and with `high`. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  is(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)];
  }

  shuffled<T>(list: readonly T[]): T[] {
    return list
      .map(item => ({ item, key: this.next() }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item);
  }
}
