/** Where lines begin, as parsers of Markdown count them. @internal */
export class TextLines {
  readonly #starts: number[];
  readonly #length: number;

  private constructor(starts: number[], length: number) {
    this.#starts = starts;
    this.#length = length;
  }

  static of(text: string): TextLines {
    const starts = [0];
    for (const { index, 0: end } of text.matchAll(/\r\n?|\n/g)) {
      starts.push(index + end.length);
    }
    return new TextLines(starts, text.length);
  }

  /** The line of a character, from 0. */
  lineAt(offset: number): number {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.#starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The first character of a line, counted from 0; behind the last one the end of the text. */
  startOf(line: number): number {
    return this.#starts[line] ?? this.#length;
  }
}
