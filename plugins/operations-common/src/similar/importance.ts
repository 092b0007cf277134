import { SimilarCollection, SimilarTerm, TermKind } from './model';

/** What tells most counts most; found on the development half of bench/similar. */
const BY_KIND: Record<TermKind, number> = {
  signature: 2.5,
  code: 1.3,
  exception: 1.2,
  frame: 0.8,
  phrase: 2,
  terms: 1,
};
/** Two words in a row, without a known meaning. */
const PAIR = 0.25;

/** A small collection does not know what is common: so many documents that have no term are thought beside it. */
const BESIDE = 200;

/** How rare a term is, from 0 (everywhere) to 1 (nowhere else), whatever the size of the collection. */
export function rarityOf(
  term: string,
  { documents, documentsWith }: SimilarCollection,
): number {
  const all = documents + BESIDE;
  const rarity = (having: number) =>
    Math.log(1 + (all - having + 0.5) / (having + 0.5));
  return rarity(Math.min(documents, documentsWith(term))) / rarity(0);
}

/** How much it tells that a document has a term of the query. */
export function importanceOf(
  { kind, term, weight }: SimilarTerm,
  rarity: number,
): number {
  const byKind = term.startsWith('b:') ? PAIR : BY_KIND[kind];
  return byKind * weight * rarity;
}
