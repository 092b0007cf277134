import { withoutPeople } from './withoutPeople';

/**
 * An answer of the catalog as it is written, piece by piece, without those whom it names.
 *
 * A list goes on one element at a time, since it can be the whole catalog. Anything else is short, and waits for its end.
 *
 * @internal
 */
export class ScreenedText {
  #isList: boolean | undefined;
  #waiting = '';
  #depth = 0;
  #inString = false;
  #escaped = false;

  static create(): ScreenedText {
    return new ScreenedText();
  }

  private constructor() {}

  /** What can go on. */
  add(text: string): string {
    if (this.#isList === undefined && text.trim() !== '') {
      this.#isList = text.trimStart().startsWith('[');
    }
    if (this.#isList) return this.#elementsOf(text);
    this.#waiting += text;
    return '';
  }

  /** What is left at the end; nothing where the text is not JSON. */
  end(): string | undefined {
    // Of a list that was broken off, the element that is not complete stays here.
    if (this.#isList || this.#waiting.trim() === '') return '';
    try {
      return JSON.stringify(withoutPeople(JSON.parse(this.#waiting)));
    } catch {
      return undefined;
    }
  }

  #elementsOf(text: string): string {
    let ready = '';
    let from = 0;
    const take = (until: number) => {
      const element = this.#waiting + text.slice(from, until);
      this.#waiting = '';
      from = until + 1;
      if (element.trim() === '') return '';
      const [screened = null] = withoutPeople([
        JSON.parse(element),
      ]) as unknown[];
      return JSON.stringify(screened);
    };
    for (let at = 0; at < text.length; at += 1) {
      const char = text[at];
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (char === '\\') this.#escaped = true;
        else if (char === '"') this.#inString = false;
      } else if (char === '"') {
        this.#inString = true;
      } else if (char === '[' || char === '{') {
        this.#depth += 1;
        if (this.#depth === 1) ready += take(at) + char;
      } else if (char === ']' || char === '}') {
        this.#depth -= 1;
        if (this.#depth === 0) ready += take(at) + char;
      } else if (char === ',' && this.#depth === 1) {
        ready += take(at) + char;
      }
    }
    this.#waiting += text.slice(from);
    return ready;
  }
}
