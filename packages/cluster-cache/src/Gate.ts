/** Open while a cluster answers. Who passes gets a signal that is aborted when the gate is closed again. */
export class Gate {
  #open: AbortController | undefined;
  #ended = false;
  readonly #waiting = new Set<() => void>();

  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  /** Undefined when there is nothing more to wait for. */
  async pass(): Promise<AbortSignal | undefined> {
    while (!this.#ended && !this.#open) {
      await new Promise<void>(resolve => this.#waiting.add(resolve));
    }
    return this.#open?.signal;
  }

  open(): void {
    if (this.#ended || this.#open) return;
    this.#open = new AbortController();
    this.#wake();
  }

  close(): void {
    this.#open?.abort();
    this.#open = undefined;
  }

  end(): void {
    this.#ended = true;
    this.close();
    this.#wake();
  }

  #wake(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const resolve of waiting) resolve();
  }
}
