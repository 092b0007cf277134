import { canonical } from './fold';

/** What stands between the words of a name, line breaks with their indentation included. */
const BETWEEN = /[\s\u00a0.,_'’`´-]{1,12}/y;
const WORD = /[\p{L}\p{M}\p{N}]+/uy;

/** @internal */
export interface WordBehind {
  /** In the one spelling by which names are compared. */
  word: string;
  isCapital: boolean;
  end: number;
}

/** Whether a character is a capital letter. @internal */
export function isCapital(character: string): boolean {
  return character !== character.toLowerCase();
}

/** The words behind a place, each read once: many names may begin alike. @internal */
export class WordsBehind {
  readonly #text: string;
  readonly #words: WordBehind[] = [];
  #end: number;
  #isOver = false;

  private constructor(text: string, end: number) {
    this.#text = text;
    this.#end = end;
  }

  static of(text: string, end: number): WordsBehind {
    return new WordsBehind(text, end);
  }

  at(index: number): WordBehind | undefined {
    while (this.#words.length <= index && !this.#isOver) this.#read();
    return this.#words[index];
  }

  #read() {
    BETWEEN.lastIndex = this.#end;
    const isNear = BETWEEN.test(this.#text);
    WORD.lastIndex = BETWEEN.lastIndex;
    const next = isNear ? WORD.exec(this.#text) : undefined;
    if (!next) {
      this.#isOver = true;
      return;
    }
    const [written] = next;
    this.#end = WORD.lastIndex;
    this.#words.push({
      word: canonical(written),
      isCapital: isCapital(written[0]),
      end: this.#end,
    });
  }
}
