import { isWide, WORD as LETTER, is } from '../characters';
import { KnownName } from '../model';
import { canonical, fold, wordsOf } from '../names/fold';
import { isOrdinary } from '../names/ordinaryWords';
import { asWritten, phoneWords } from '../names/written';
import { Report } from './detector';

const BITS = 1 << 16;
const BETWEEN = /[\s\u00a0.,_'’`´-]{1,12}/y;
const WORD = /[\p{L}\p{M}\p{N}]+/uy;
const HANDLE = /[@＠]?[\p{L}\p{N}][\p{L}\p{N}._-]*/uy;
const IN_HANDLE = /[\p{L}\p{N}._-]/u;

/** What of a word is the same however its vowels are written: consonants and digits. */
const BONES = new Uint8Array(128);
for (const each of 'bcdfghjklmnpqrstvwxyz0123456789') {
  BONES[each.charCodeAt(0)] = each.charCodeAt(0);
  BONES[each.toUpperCase().charCodeAt(0)] = each.charCodeAt(0);
}

function bonesOf(text: string, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at += 1) {
    const bone = BONES[text.charCodeAt(at)];
    if (bone) hash = (Math.imul(hash, 31) + bone) | 0;
  }
  return hash & (BITS - 1);
}

/** The names of the catalog, in a set of what they are without capitals and marks. @internal */
export class NameSet {
  readonly #full = new Set<string>();
  readonly #handles = new Set<string>();
  readonly #parts = new Map<string, string>();
  readonly #kept = new Set<string>();
  /** First words of names, so that only what begins like one is put together. */
  readonly #first = new Set<string>();
  /** By their bones: which words may be in any of the sets at all. */
  readonly #possible = new Uint8Array(BITS);
  #longest = 1;

  private constructor(names: KnownName[]) {
    const ambiguous = new Set<string>();
    for (const { name, kind, of = name, keep } of names) {
      if (kind === 'phone') {
        phoneWords(name).forEach(word => this.#handles.add(word));
        continue;
      }
      const words = wordsOf(name).map(canonical);
      if (words.length === 0) continue;
      this.#first.add(words[0]).add(words[words.length - 1]);
      const key = words.join(' ');
      if (keep) this.#kept.add(key);
      else if (kind === 'handle') this.#handles.add(name.toLowerCase());
      else if (kind !== 'email') {
        this.#full.add(key);
        if (kind === 'person' && words.length > 1) {
          this.#full.add(
            [words[words.length - 1], ...words.slice(0, -1)].join(' '),
          );
        }
        this.#longest = Math.max(this.#longest, words.length);
      }
      if (kind !== 'person') continue;
      for (const word of wordsOf(name)) {
        const part = canonical(word);
        const owner = this.#parts.get(part);
        if (owner !== undefined && owner !== of) ambiguous.add(part);
        const usable =
          word.length >= 3 &&
          words.length > 1 &&
          !isOrdinary(fold(word)) &&
          !keep;
        if (usable) this.#parts.set(part, of);
      }
    }
    ambiguous.forEach(part => this.#parts.delete(part));
    const firsts = [...this.#handles].flatMap(handle =>
      wordsOf(handle).slice(0, 1).map(canonical),
    );
    for (const word of [...this.#first, ...this.#parts.keys(), ...firsts]) {
      this.#possible[bonesOf(word, 0, word.length)] = 1;
    }
  }

  static of(names: KnownName[]): NameSet {
    return new NameSet(names.map(asWritten));
  }

  /** Looks at all words, and at all that stand together. */
  find(text: string, report: Report): void {
    if (this.#full.size + this.#handles.size === 0) return;
    let handled = 0;
    let at = 0;
    while (at < text.length) {
      const first = text.charCodeAt(at);
      if (first < 128 ? !is(first, LETTER) : !isWide(first)) {
        at += 1;
        continue;
      }
      const start = at;
      let hash = 0;
      let wide = false;
      while (at < text.length) {
        const code = text.charCodeAt(at);
        if (code < 128) {
          if (!is(code, LETTER)) break;
          const bone = BONES[code];
          if (bone !== 0) hash = (Math.imul(hash, 31) + bone) | 0;
        } else {
          if (!isWide(code)) break;
          wide = true;
        }
        at += 1;
      }
      if (!wide && this.#possible[hash & (BITS - 1)] === 0) continue;
      // Beyond ASCII there are characters that are no letters after all.
      for (let from = start; from < at; ) {
        WORD.lastIndex = from;
        const word = WORD.exec(text)?.[0];
        if (word === undefined) from += 1;
        else {
          this.#findAt(text, from, word, report);
          from += word.length;
        }
      }
      if (start >= handled)
        handled = this.#findHandles(text, start, at, report);
    }
  }

  /** Names that begin with a word, and what is part of a name. */
  #findAt(text: string, start: number, word: string, report: Report): void {
    const folded = canonical(word);
    const tell = (end: number) =>
      report('name', start, end, 'A name that the catalog knows');
    let key = folded;
    let end = start + word.length;
    const own = [word];
    const most = this.#first.has(folded) ? this.#longest : 0;
    while (own.length <= most && !this.#kept.has(key)) {
      const isWritten = own.every(
        each => isOrdinary(fold(each)) && each === each.toLowerCase(),
      );
      if (this.#full.has(key) && !isWritten) tell(end);
      BETWEEN.lastIndex = end;
      if (!BETWEEN.test(text)) break;
      WORD.lastIndex = BETWEEN.lastIndex;
      const next = WORD.exec(text)?.[0];
      if (next === undefined) break;
      own.push(next);
      key += ` ${canonical(next)}`;
      end = WORD.lastIndex;
    }
    if (this.#parts.has(folded) && word[0] !== word[0].toLowerCase())
      tell(start + word.length);
  }

  /** Handles in what a run of letters is part of. @returns where that ends. */
  #findHandles(text: string, from: number, to: number, report: Report): number {
    let start = from;
    while (start > 0 && IN_HANDLE.test(text[start - 1])) start -= 1;
    while (start < from && '._-'.includes(text[start])) start += 1;
    if ('@＠'.includes(text[start - 1] ?? ' ')) start -= 1;
    HANDLE.lastIndex = start;
    const written = HANDLE.exec(text)?.[0];
    if (written === undefined) return to;
    const addressed = written.startsWith('@') || written.startsWith('＠');
    const whole = (addressed ? written.slice(1) : written).toLowerCase();
    const found = [whole.replace(/[._-]+$/, ''), ...whole.split(/[._-]/)].some(
      handle =>
        this.#handles.has(handle) &&
        (addressed || !(handle.length < 4 || isOrdinary(fold(handle)))),
    );
    if (found) {
      report(
        'name',
        start,
        start + written.length,
        'A handle that the catalog knows',
      );
    }
    return start + written.length;
  }
}
