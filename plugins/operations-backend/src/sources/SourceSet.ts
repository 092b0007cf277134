import { ObservationSource } from '@operate-first/plugin-operations-node';

/**
 * The sources there are. More may come at any time: where one exists may be learnt long after the start.
 *
 * @internal
 */
export class SourceSet {
  readonly #sources = new Map<string, ObservationSource>();
  readonly #listeners: Array<(source: ObservationSource) => void> = [];

  static create(sources: ObservationSource[] = []): SourceSet {
    const set = new SourceSet();
    for (const source of sources) set.add(source);
    return set;
  }

  private constructor() {}

  add(source: ObservationSource): void {
    if (this.#sources.has(source.id)) {
      throw new Error(`There are two sources with the id ${source.id}`);
    }
    this.#sources.set(source.id, source);
    for (const listener of this.#listeners) listener(source);
  }

  list(): ObservationSource[] {
    return [...this.#sources.values()];
  }

  /** Calls back for each source, those that are there already first. */
  forEach(listener: (source: ObservationSource) => void): void {
    for (const source of this.#sources.values()) listener(source);
    this.#listeners.push(listener);
  }
}
