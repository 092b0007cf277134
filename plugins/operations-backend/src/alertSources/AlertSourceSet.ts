import { ConflictError } from '@backstage/errors';
import { AlertSource } from '@operate-first/plugin-operations-node';

/** The sources of alerts that modules have added. @internal */
export class AlertSourceSet {
  readonly #sources = new Map<string, AlertSource>();

  static create(sources: AlertSource[] = []): AlertSourceSet {
    const set = new AlertSourceSet();
    for (const source of sources) set.add(source);
    return set;
  }

  private constructor() {}

  add(source: AlertSource): void {
    if (this.#sources.has(source.id)) {
      throw new ConflictError(
        `There are two sources of alerts with the id ${source.id}`,
      );
    }
    this.#sources.set(source.id, source);
  }

  find(id: string): AlertSource | undefined {
    return this.#sources.get(id);
  }

  list(): AlertSource[] {
    return [...this.#sources.values()];
  }
}
