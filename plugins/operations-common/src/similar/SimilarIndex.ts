import { Best } from './Best';
import { similarEntryOf, SIMILAR_VERSION } from './entry';
import { importanceOf, rarityOf } from './importance';
import {
  SimilarAnswer,
  SimilarCandidate,
  SimilarCollection,
  SimilarDocument,
  SimilarEntry,
  SimilarOptions,
  SimilarTerm,
} from './model';
import { Postings } from './Postings';
import { quoteOf } from './quotes';
import { rankSimilar } from './rank';
import { termsOf } from './readSignature';

/** So many are compared in full; all others are less alike by what they have in common already. */
const CANDIDATES = 60;
/** Of a text with very many terms those that tell most choose the candidates. */
const CHOOSING_TERMS = 160;
/** In a large collection, what more than one in so many documents have chooses nothing. */
const COMMON = 6;
const LARGE = 1_000;

/** What is known of a document beside its terms. */
type Kept = Pick<SimilarEntry, 'id' | 'kind' | 'quotes'>;

const isEntry = (
  document: SimilarDocument | SimilarEntry,
): document is SimilarEntry => 'terms' in document;

/**
 * Finds accounts like a pasted text. It is in memory; what it keeps of a document may be stored as
 * {@link SimilarEntry} and added again.
 *
 * @public
 */
export class SimilarIndex implements SimilarCollection {
  /** By number; undefined has been removed. */
  #kept: (Kept | undefined)[] = [];
  #numbers = new Map<string, number>();
  #postings = Postings.create();
  #scores = new Float32Array(1024);

  static create(): SimilarIndex {
    return new SimilarIndex();
  }

  private constructor() {}

  /** How many documents there are. */
  get documents(): number {
    return this.#numbers.size;
  }

  readonly documentsWith = (term: string): number => this.#postings.count(term);

  /** Adds a document; one with the same id is replaced. */
  add(document: SimilarDocument | SimilarEntry): void {
    const entry = isEntry(document) ? document : similarEntryOf(document);
    if (entry.version !== SIMILAR_VERSION) {
      throw new RangeError(
        `The entry ${entry.id} is of version ${entry.version}, and this is ${SIMILAR_VERSION}: make it of its document again`,
      );
    }
    this.remove(entry.id);
    const { id, kind, quotes } = entry;
    const number = this.#kept.length;
    this.#kept.push({ id, kind, quotes });
    this.#numbers.set(id, number);
    for (let at = 0; at < entry.terms.length; at += 2) {
      const [term, weight] = [entry.terms[at], entry.terms[at + 1]];
      this.#postings.add(String(term), number, Number(weight));
    }
  }

  /** Whether it was there. */
  remove(id: string): boolean {
    const number = this.#numbers.get(id);
    if (number === undefined) return false;
    this.#numbers.delete(id);
    this.#kept[number] = undefined;
    // Removed documents cost time and weigh on what is rare until they are a quarter of all.
    if (this.#kept.length > 64 && this.documents < this.#kept.length * 0.75) {
      this.#compact();
    }
    return true;
  }

  search(text: string, options: SimilarOptions = {}): SimilarAnswer {
    const query = termsOf(text);
    const candidates = this.#candidates(query, options);
    return rankSimilar(query, candidates, this, { limit: options.limit });
  }

  /** What has most in common with the query, counted roughly. */
  #candidates(
    query: SimilarTerm[],
    { filter, kinds }: SimilarOptions,
  ): SimilarCandidate[] {
    if (this.#scores.length < this.#kept.length) {
      this.#scores = new Float32Array(Math.ceil(this.#kept.length * 1.5));
    }
    const admits = ({ id, kind }: Kept) =>
      (!kinds || kinds.includes(kind)) && (!filter || filter(id));
    const scores = this.#scores;
    const touched: number[] = [];
    for (const { term, importance } of this.#choosing(query)) {
      this.#postings.forEach(term, (number, weight) => {
        if (scores[number] === 0) touched.push(number);
        scores[number] += importance * (0.35 + 0.65 * weight);
      });
    }
    const best = Best.create(CANDIDATES);
    for (const number of touched) {
      const kept = this.#kept[number];
      if (kept && best.admits(scores[number]) && admits(kept)) {
        best.add(number, scores[number]);
      }
      scores[number] = 0;
    }
    const postings = this.#postings;
    return best.items().flatMap(number => {
      const kept = this.#kept[number];
      if (!kept) return [];
      return [
        {
          id: kept.id,
          kind: kept.kind,
          weightOf: term => postings.weight(term, number),
          saidOf: term => quoteOf(kept.quotes, term),
        },
      ];
    });
  }

  #choosing(query: SimilarTerm[]): { term: string; importance: number }[] {
    const common = this.documents < LARGE ? Infinity : this.documents / COMMON;
    return query
      .filter(({ term }) => {
        const count = this.documentsWith(term);
        return count > 0 && count < common;
      })
      .map(term => ({
        term: term.term,
        importance: importanceOf(term, rarityOf(term.term, this)),
      }))
      .sort((a, b) => b.importance - a.importance)
      .slice(0, CHOOSING_TERMS);
  }

  #compact(): void {
    const numbers = new Map<number, number>();
    const all: Kept[] = [];
    this.#kept.forEach((kept, number) => {
      if (!kept) return;
      numbers.set(number, all.length);
      this.#numbers.set(kept.id, all.length);
      all.push(kept);
    });
    this.#kept = all;
    this.#postings = this.#postings.renumbered(number => numbers.get(number));
  }
}

/**
 * Makes an index of documents.
 *
 * @public
 */
export function createSimilarIndex(
  documents: Iterable<SimilarDocument | SimilarEntry> = [],
): SimilarIndex {
  const index = SimilarIndex.create();
  for (const document of documents) index.add(document);
  return index;
}
