import { rivalsOf } from './concepts';
import { SimilarCandidate, SimilarTerm } from './model';

/** Left of the agreement where a document is plainly about the other of two things that look alike. */
const AGAINST = 0.5;

/**
 * From 1 (nothing speaks against it) down: a text says «refused», and the document only «timed out». What the text
 * says in passing does not count against anything.
 */
export function contradictionsOf(
  query: SimilarTerm[],
  candidate: SimilarCandidate,
): number {
  let against = 1;
  for (const { term, weight } of query) {
    if (!term.startsWith('c:') || weight < 0.5) continue;
    if (candidate.weightOf(term) > 0) continue;
    const rival = Math.max(
      0,
      ...rivalsOf(term.slice(2)).map(id =>
        query.some(each => each.term === `c:${id}`)
          ? 0
          : candidate.weightOf(`c:${id}`),
      ),
    );
    against *= 1 - (1 - AGAINST) * rival * Math.min(1, weight);
  }
  return Math.max(0.25, against);
}
