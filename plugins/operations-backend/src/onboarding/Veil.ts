import { randomBytes } from 'node:crypto';

/**
 * Names that a visitor may not learn to be taken. What is asked for is looked at under names that nobody has, and shown under
 * its own: the answer is the one for a name that is free.
 *
 * @internal
 */
export class Veil {
  readonly #masks: ReadonlyMap<string, string>;

  static create(names: Iterable<string>): Veil {
    return new Veil(
      new Map(
        // Letters only: digits would be redacted where they look like a number of somebody.
        [...new Set(names)].map(name => [
          name,
          `veiled-${[...randomBytes(12)]
            .map(byte => String.fromCharCode(97 + (byte % 26)))
            .join('')}`,
        ]),
      ),
    );
  }

  private constructor(masks: ReadonlyMap<string, string>) {
    this.#masks = masks;
  }

  /** A name as it is looked at. */
  over(name: string): string {
    return this.#masks.get(name) ?? name;
  }

  /** A value with all names as they were asked for. */
  lifted<T>(value: T): T {
    if (this.#masks.size === 0) return value;
    return this.#lifted(value) as T;
  }

  #lifted(value: unknown): unknown {
    if (typeof value === 'string') {
      let text = value;
      for (const [name, mask] of this.#masks)
        text = text.replaceAll(mask, name);
      return text;
    }
    if (Array.isArray(value)) return value.map(each => this.#lifted(each));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [
        this.#lifted(key),
        this.#lifted(each),
      ]),
    );
  }
}
