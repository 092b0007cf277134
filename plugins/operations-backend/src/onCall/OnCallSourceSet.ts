import { OnCallSource } from '@operate-first/plugin-operations-node';

/**
 * The sources of schedules that modules have added.
 *
 * @internal
 */
export class OnCallSourceSet {
  readonly #sources = new Map<string, OnCallSource>();

  static create(): OnCallSourceSet {
    return new OnCallSourceSet();
  }

  private constructor() {}

  add(source: OnCallSource): void {
    if (this.#sources.has(source.id)) {
      throw new Error(`There is already a source of schedules ${source.id}`);
    }
    this.#sources.set(source.id, source);
  }

  list(): OnCallSource[] {
    return [...this.#sources.values()];
  }
}
