/**
 * Keeps what was made last, up to a size; what was asked for longest ago goes first.
 *
 * @internal
 */
export class Recent<T> {
  readonly #most: number;
  readonly #kept = new Map<string, { value: T; size: number }>();
  #size = 0;

  static create<T>(most: number): Recent<T> {
    return new Recent<T>(most);
  }

  private constructor(most: number) {
    this.#most = most;
  }

  get(key: string): T | undefined {
    const found = this.#kept.get(key);
    if (!found) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, found);
    return found.value;
  }

  set(key: string, value: T, size: number): void {
    if (size > this.#most || this.#kept.has(key)) return;
    this.#kept.set(key, { value, size });
    this.#size += size;
    for (const [oldest, { size: freed }] of this.#kept) {
      if (this.#size <= this.#most) return;
      this.#kept.delete(oldest);
      this.#size -= freed;
    }
  }

  clear(): void {
    this.#kept.clear();
    this.#size = 0;
  }
}
