import { hash } from '../hash';
import { conceptOfCode } from './concepts';
import { ReadLine } from './lines';
import { SimilarTerm, TermKind } from './model';
import { fold, tells } from './words';

/** Frames deeper in a stack than these belong to frameworks. */
const FRAMES = 12;
const SHOWN = 160;
/** A line of fewer words is no signature. */
const SIGNATURE_WORDS = 3;
/** What is known of a place by its port weighs less than what was said. */
const PORT = 0.5;

/** What a line is called as a whole: its words without what differs. */
export function signatureOf({ masked, fixed }: ReadLine): string | undefined {
  const distinct = new Set(fixed.map(({ word }) => word));
  if (distinct.size < SIGNATURE_WORDS || masked.length > 600) return undefined;
  return hash(fixed.map(({ word }) => word).join(' '));
}

/** Of a line what tells something: who says it and where differs. */
function core({ masked, fixed }: ReadLine): string {
  const before = masked.slice(0, fixed[0]?.start);
  const said = before.lastIndexOf(': ');
  const end = fixed.at(-1)?.end ?? 0;
  const value = /^ ?‹[^›]*›/.exec(masked.slice(end))?.[0] ?? '';
  return masked.slice(said < 0 ? 0 : said + 2, end + value.length);
}

/** Another one for each way to say the same line; a few digits are enough to tell two apart. */
function wordingOf(text: string): string {
  const said = fold(text.replace(/‹[^›]*›/g, ' ')).match(/[\p{L}\p{N}]+/gu);
  return hash(said?.join(' ') ?? '').slice(0, 6);
}

const shown = (text: string) => {
  const one = text.trim().replace(/\s+/g, ' ');
  return one.length > SHOWN ? `${one.slice(0, SHOWN - 1)}…` : one;
};

/** Collects the terms of lines; of those that come again the sum is kept. */
export class TermCollector {
  readonly #terms = new Map<string, SimilarTerm>();
  #frames = 0;

  static create(): TermCollector {
    return new TermCollector();
  }

  private constructor() {}

  add(line: ReadLine, weight: number): void {
    if (line.frame !== undefined) {
      this.#addFrame(line, line.frame);
      return;
    }
    if (weight <= 0) return;
    this.#frames = 0;
    const add = (kind: TermKind, term: string, text: string, share = 1) =>
      this.#add({ term, kind, text, line: line.line, weight: weight * share });

    const signature = signatureOf(line);
    if (signature) {
      this.#add({
        term: `s:${signature}`,
        kind: 'signature',
        text: shown(core(line)),
        wording: wordingOf(core(line)),
        line: line.line,
        weight,
      });
    }
    for (const { id, text } of line.codes) {
      add('code', `k:${id}`, text, id.startsWith('port:') ? PORT : 1);
      const concept = conceptOfCode(id);
      if (concept) add('code', `c:${concept}`, text);
    }
    for (const name of line.exceptions) add('exception', `e:${name}`, name);
    for (const { concept, start, end } of line.concepts) {
      add('phrase', `c:${concept}`, shown(line.text.slice(start, end)));
    }
    line.words.forEach(({ word, said, sentence, start }, at) => {
      if (tells(word)) add('terms', `w:${word}`, said);
      const next = line.words[at + 1];
      if (next && next.sentence === sentence && next.start !== start) {
        const pair = `${word} ${next.word}`;
        add('phrase', `b:${pair}`, pair);
      }
    });
  }

  #addFrame({ line }: ReadLine, frame: string): void {
    if (frame === '' || this.#frames >= FRAMES) return;
    const weight = 1 / (1 + this.#frames * 0.3);
    this.#frames += 1;
    this.#add({
      term: `f:${frame}`,
      kind: 'frame',
      weight,
      text: frame,
      line,
    });
  }

  #add(term: SimilarTerm): void {
    const known = this.#terms.get(term.term);
    if (!known) {
      this.#terms.set(term.term, term);
      return;
    }
    this.#terms.set(term.term, {
      ...(term.weight > known.weight ? term : known),
      weight: known.weight + term.weight,
    });
  }

  /** All terms; `weigh` makes of a sum of weights what the term counts. */
  terms(weigh: (sum: number, kind: TermKind) => number): SimilarTerm[] {
    return [...this.#terms.values()].map(term => ({
      ...term,
      weight: weigh(term.weight, term.kind),
    }));
  }
}
