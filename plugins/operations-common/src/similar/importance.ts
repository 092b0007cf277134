import { SimilarCollection, SimilarTerm, TermKind } from './model';

/** What tells most counts most; found on the development half of bench/similar. */
export const BY_KIND: Record<TermKind | 'pair' | 'power', number> = {
  signature: 2.5,
  code: 1.3,
  exception: 1.2,
  frame: 0.8,
  phrase: 2,
  terms: 1,
  pair: 0.25,
  power: 1,
};

/** How rare a term is, from 0 (everywhere) to 1 (nowhere else), whatever the size of the collection. */
export function rarityOf(
  term: string,
  { documents, documentsWith }: SimilarCollection,
): number {
  const rarity = (having: number) =>
    Math.log(1 + (documents - having + 0.5) / (having + 0.5));
  const having = Math.min(documents, documentsWith(term));
  return rarity(having) / rarity(0);
}

/** How much it tells that a document has a term of the query. */
export function importanceOf(
  { kind, term, weight }: SimilarTerm,
  rarity: number,
): number {
  const byKind = term.startsWith('b:') ? BY_KIND.pair : BY_KIND[kind];
  return byKind * weight * rarity ** BY_KIND.power;
}
