import { rivalsOf } from './concepts';
import { SimilarCandidate, SimilarTerm } from './model';

/** Left of the agreement where a document is plainly about the other of two things that look alike. */
const AGAINST = 0.5;
const LEAST = 0.25;
/** What a text says in passing counts against nothing. */
const IN_PASSING = 0.5;

/** Something that a text says, and what it therefore is not. */
export interface Claim {
  term: string;
  weight: number;
  rivals: string[];
}

/** What a text claims; of two rivals that it names itself neither counts against anything. */
export function claimsOf(query: SimilarTerm[]): Claim[] {
  const said = new Set(query.map(({ term }) => term));
  return query.flatMap(({ term, weight }) => {
    if (!term.startsWith('c:') || weight < IN_PASSING) return [];
    const rivals = rivalsOf(term.slice(2))
      .map(id => `c:${id}`)
      .filter(rival => !said.has(rival));
    return rivals.length > 0
      ? [{ term, weight: Math.min(1, weight), rivals }]
      : [];
  });
}

/** From 1 (nothing speaks against it) down: the text says «refused», and the document only «timed out». */
export function contradictionsOf(
  claims: Claim[],
  candidate: SimilarCandidate,
): number {
  let against = 1;
  for (const { term, weight, rivals } of claims) {
    if (candidate.weightOf(term) > 0) continue;
    const rival = Math.max(...rivals.map(each => candidate.weightOf(each)));
    against *= 1 - (1 - AGAINST) * rival * weight;
  }
  return Math.max(LEAST, against);
}
