/** Keeps the best few of many: a heap whose root is the worst of them. */
export class Best {
  readonly #size: number;
  readonly #items: { item: number; score: number }[] = [];

  static create(size: number): Best {
    return new Best(size);
  }

  private constructor(size: number) {
    this.#size = size;
  }

  admits(score: number): boolean {
    return this.#items.length < this.#size || score > this.#items[0].score;
  }

  add(item: number, score: number): void {
    if (!this.admits(score)) return;
    const entry = { item, score };
    if (this.#items.length < this.#size) {
      this.#items.push(entry);
      this.#rise(this.#items.length - 1);
    } else {
      this.#items[0] = entry;
      this.#sink();
    }
  }

  /** The best first. */
  items(): number[] {
    return [...this.#items]
      .sort((a, b) => b.score - a.score || a.item - b.item)
      .map(({ item }) => item);
  }

  #rise(from: number): void {
    const items = this.#items;
    let at = from;
    while (at > 0) {
      const parent = Math.floor((at - 1) / 2);
      if (items[parent].score <= items[at].score) return;
      [items[parent], items[at]] = [items[at], items[parent]];
      at = parent;
    }
  }

  #sink(): void {
    const items = this.#items;
    let at = 0;
    for (;;) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < items.length && items[child].score < items[least].score) {
          least = child;
        }
      }
      if (least === at) return;
      [items[least], items[at]] = [items[at], items[least]];
      at = least;
    }
  }
}
