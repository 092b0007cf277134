/** Whole numbers from 0 to 2³² - 1 in a row that grows: four bytes each. @internal */
export class Numbers {
  #values = new Uint32Array(256);
  #length = 0;

  private constructor() {}

  static create(): Numbers {
    return new Numbers();
  }

  get length(): number {
    return this.#length;
  }

  /** The row itself; what is behind {@link Numbers.length} means nothing, and a push may replace it. */
  get values(): Uint32Array {
    return this.#values;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) this.#resize(this.#length * 2);
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  /** Gives back what growing has taken in advance. */
  trim(): void {
    if (this.#values.length > this.#length + 1024) this.#resize(this.#length);
  }

  #resize(size: number): void {
    const larger = new Uint32Array(Math.max(size, 256));
    larger.set(this.#values.subarray(0, this.#length));
    this.#values = larger;
  }
}
