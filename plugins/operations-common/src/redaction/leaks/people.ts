import { KnownName } from '../model';
import { canonical, fold, wordsOf } from '../names/fold';
import { isOrdinary } from '../names/ordinaryWords';
import { asWritten, phoneWords } from '../names/written';
import { isFileName } from '../rules/suffixes';
import { Report, Token } from './detector';

const SIGNS = ['@', '＠', '﹫', '%40', '\\u0040'];
const ENTITY = /&(?:#0*64|#x0*40|commat)$/i;
const HOST =
  /^[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*(?:[.．。․][\p{L}\p{M}\p{N}-]+)*[.．。․]([\p{L}\p{M}]{2,})/u;

/** Whatever has the sign of an address between a word and a host. @internal */
export function mailAddresses(
  text: string,
  tokens: Token[],
  report: Report,
): void {
  const tell = (start: number, end: number) =>
    report('e-mail', start, end, 'An address of e-mail');
  tokens.forEach((token, index) => {
    for (const sign of SIGNS) {
      let at = token.text.indexOf(sign);
      while (at >= 0) {
        const local = token.text.slice(Math.max(0, at - 64), at);
        const host = HOST.exec(token.text.slice(at + sign.length, at + 262));
        // Cut as quoted-printable is.
        if (
          /[\p{L}\p{N}]@[\w-]+=$/u.test(token.text.slice(Math.max(0, at - 1)))
        ) {
          tell(token.start, token.start + token.text.length);
        }
        const redacted = /^host-[a-z][a-z2-9]{5}\b/.test(
          token.text.slice(at + sign.length, at + 30),
        );
        if (
          redacted &&
          /[\p{L}\p{N}]$/u.test(local) &&
          !/(?:^|[^\w])git$/.test(local) &&
          !token.text.slice(0, at).includes('://')
        ) {
          tell(token.start, token.start + at + sign.length);
        }
        const user = /[\p{L}\p{M}\p{N}_+-]+$/u.exec(local)?.[0];
        if (
          host &&
          user &&
          user !== 'git' &&
          !isFileName(host[1].toLowerCase())
        ) {
          const isUrl =
            token.text.lastIndexOf('://', at) >= 0 &&
            !/^(?:mailto|https?:\/\/[^@]*\/)/.test(token.text.slice(0, at));
          if (!isUrl)
            tell(token.start, token.start + at + sign.length + host[0].length);
        }
        at = token.text.indexOf(sign, at + sign.length);
      }
    }
    const next = tokens[index + 1];
    if (!next) return;
    const between = text.slice(token.start + token.text.length, next.start);
    if (
      ENTITY.test(token.text) &&
      between.startsWith(';') &&
      HOST.test(next.text)
    ) {
      tell(token.start, next.start + next.text.length);
    }
    if (/^(?:at|ät)$/i.test(token.text) && /^[\])}>] ?$/.test(between)) {
      if ('[({<'.includes(text[token.start - 1]))
        tell(token.start - 1, next.start);
    }
  });
}

/** The names of the catalog, in a set of what they are without capitals and marks. @internal */
export class NameSet {
  readonly #full = new Set<string>();
  readonly #handles = new Set<string>();
  readonly #parts = new Map<string, string>();
  readonly #kept = new Set<string>();
  /** First words of names, so that only what begins like one is put together. */
  readonly #first = new Set<string>();
  readonly #folded = new Map<string, string>();
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
  }

  static of(names: KnownName[]): NameSet {
    return new NameSet(names.map(asWritten));
  }

  /** Looks at all words and at all that stand together. */
  find(text: string, report: Report): void {
    if (this.#full.size + this.#handles.size === 0) return;
    const words = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)];
    const folded = words.map(match => this.#fold(match[0]));
    const tell = (from: number, to: number) => {
      const end = words[to].index + words[to][0].length;
      report('name', words[from].index, end, 'A name that the catalog knows');
    };
    for (let i = 0; i < words.length; i += 1) {
      let key = '';
      const last = this.#first.has(folded[i]) ? i + this.#longest : i;
      for (let j = i; j < Math.min(words.length, last); j += 1) {
        key = j === i ? folded[i] : `${key} ${folded[j]}`;
        if (this.#kept.has(key)) break;
        if (!this.#full.has(key) || !isTogether(text, words, i, j)) continue;
        const own = words.slice(i, j + 1).map(match => match[0]);
        if (
          !own.every(
            word => isOrdinary(fold(word)) && word === word.toLowerCase(),
          )
        )
          tell(i, j);
      }
      const word = words[i][0];
      const part = this.#parts.get(folded[i]);
      if (part !== undefined && word[0] !== word[0].toLowerCase()) tell(i, i);
    }
    this.#findHandles(text, report);
  }

  /** Words come again and again. */
  #fold(word: string): string {
    const known = this.#folded.get(word);
    if (known !== undefined) return known;
    const folded = canonical(word);
    if (this.#folded.size > 20_000) this.#folded.clear();
    this.#folded.set(word, folded);
    return folded;
  }

  #findHandles(text: string, report: Report): void {
    for (const match of text.matchAll(/[@＠]?[\p{L}\p{N}][\p{L}\p{N}._-]*/gu)) {
      const [written] = match;
      const addressed = written.startsWith('@') || written.startsWith('＠');
      const whole = (addressed ? written.slice(1) : written).toLowerCase();
      for (const handle of [
        whole.replace(/[._-]+$/, ''),
        ...whole.split(/[._-]/),
      ]) {
        if (!this.#handles.has(handle)) continue;
        if (!addressed && (handle.length < 4 || isOrdinary(fold(handle))))
          continue;
        report(
          'name',
          match.index,
          match.index + written.length,
          'A handle that the catalog knows',
        );
        break;
      }
    }
  }
}

/** Whether only what may stand inside of a name is between its words. */
function isTogether(
  text: string,
  words: RegExpMatchArray[],
  from: number,
  to: number,
): boolean {
  for (let k = from; k < to; k += 1) {
    const end = words[k].index! + words[k][0].length;
    if (!/^[\s\u00a0.,_'’`´-]{1,12}$/.test(text.slice(end, words[k + 1].index)))
      return false;
  }
  return true;
}
