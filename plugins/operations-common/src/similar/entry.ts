import { readLine, splitLines } from './lines';
import { readMarkdown } from './markdown';
import { withoutHidden } from './markup';
import { SimilarDocument, SimilarEntry, TermKind } from './model';
import { quotesOf } from './quotes';
import { TermCollector } from './termsOfLines';

/**
 * Grows when texts are read differently: entries of another version have other terms and are made anew.
 *
 * @public
 */
export const SIMILAR_VERSION = 2;

const TITLE = 1.2;
const NAMED = 0.4;

/** BM25's saturation, with an average length that is the same for every collection, so that entries can be stored. */
const SATURATION = 1.2;
const AVERAGE_WORDS = 90;
const LENGTH = 0.6;
/** What is said once weighs this much, of what is said again and again. */
const ONCE = 0.6;

/** Every ref has a kind and a namespace, so they tell nothing. */
const nameOf = (ref: string) => ref.slice(ref.lastIndexOf('/') + 1);

/**
 * Makes of a document what an index keeps of it.
 *
 * @public
 */
export function similarEntryOf(document: SimilarDocument): SimilarEntry {
  const collector = TermCollector.create();
  const add = (text: string, line: number, weight: number) => {
    for (const read of readLine({ line, text })) collector.add(read, weight);
  };
  add(document.title, 0, TITLE);
  for (const ref of document.services ?? []) add(nameOf(ref), 0, NAMED);
  for (const tag of document.tags ?? []) add(tag, 0, NAMED);
  const { lines } = splitLines(withoutHidden(document.text));
  for (const { text, line, weight } of readMarkdown(lines)) {
    add(text, line, weight);
  }
  const sums = collector.terms(sum => sum);
  const words = sums.reduce(
    (sum, { kind, weight }) => (kind === 'terms' ? sum + weight : sum),
    0,
  );
  const weigh = (sum: number, kind: TermKind) =>
    kind === 'terms' || kind === 'frame'
      ? (sum * (SATURATION + 1)) /
        (sum + SATURATION * (1 - LENGTH + (LENGTH * words) / AVERAGE_WORDS)) /
        (SATURATION + 1)
      : Math.min(1, sum * ONCE);
  return {
    id: document.id,
    kind: document.kind,
    version: SIMILAR_VERSION,
    terms: sums.flatMap(({ term, kind, weight }) => [
      term,
      Math.max(0.01, Math.round(weigh(weight, kind) * 100) / 100),
    ]),
    quotes: quotesOf(sums),
  };
}
