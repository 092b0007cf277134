import { hash } from 'node:crypto';

const LONGEST_PLAIN_KEY = 64;
const MOST_STRINGS = 100_000;
/** V8 itself shares the shorter ones. */
const SHORTEST_SHARED = 11;

/**
 * The pods of a replica set differ in little: equal parts are kept once. A part that nobody holds any more is forgotten.
 */
export class SharedParts {
  readonly #parts = new Map<string, WeakRef<object>>();
  readonly #forgotten = new FinalizationRegistry<string>(key => {
    // It may have come back meanwhile.
    if (!this.#parts.get(key)?.deref()) this.#parts.delete(key);
  });
  #strings = new Map<string, string>();

  /** A part that is equal to this one, perhaps itself. */
  part<T>(value: T): T {
    if (typeof value !== 'object' || value === null) return value;
    const json = JSON.stringify(value);
    const key =
      json.length > LONGEST_PLAIN_KEY ? hash('sha1', json, 'base64') : json;
    const known = this.#parts.get(key)?.deref();
    if (known) return known as T;
    this.#parts.set(key, new WeakRef(value));
    this.#forgotten.register(value, key);
    return value;
  }

  /** An equal string. Only a bounded number is remembered, since strings cannot be held weakly. */
  string(value: string): string {
    if (value.length < SHORTEST_SHARED) return value;
    const known = this.#strings.get(value);
    if (known !== undefined) return known;
    if (this.#strings.size >= MOST_STRINGS) this.#strings = new Map();
    this.#strings.set(value, value);
    return value;
  }
}
