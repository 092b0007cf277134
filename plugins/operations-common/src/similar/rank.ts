import { judge } from './confidence';
import { Claim, claimsOf, contradictionsOf } from './contradictions';
import { importanceOf, rarityOf } from './importance';
import {
  SimilarAnswer,
  SimilarCandidate,
  SimilarCollection,
  SimilarHit,
  SimilarOptions,
  SimilarTerm,
} from './model';
import { Agreed, reasonsOf } from './reasons';

const LIMIT = 10;

/** Less of what matters, or so much less than in the first, is not even near. */
const LEAST = 0.05;
const WEAK = 0.4;

/** How much of a term's importance a document gets that only touches on it. */
const TOUCHED = 0.35;

/** One candidate beside the query. */
export interface Agreement {
  candidate: SimilarCandidate;
  /** By importance, added up. */
  agreed: number;
  strong: number;
  score: number;
  contradicted: boolean;
  terms: Agreed[];
}

/** What of the query tells what kind of trouble it is, and not only what it is about. */
function isStrong({ kind, term }: SimilarTerm): boolean {
  if (kind === 'terms' || kind === 'frame') return false;
  return !term.startsWith('b:') && !term.startsWith('k:port:');
}

function agree(
  query: { term: SimilarTerm; importance: number }[],
  candidate: SimilarCandidate,
  claims: Claim[],
  whole: number,
): Agreement {
  let agreed = 0;
  let strong = 0;
  const terms: Agreed[] = [];
  for (const { term, importance } of query) {
    const weight = candidate.weightOf(term.term);
    if (weight <= 0) continue;
    const share =
      importance *
      (term.kind === 'terms' || term.kind === 'frame'
        ? weight
        : TOUCHED + (1 - TOUCHED) * weight);
    agreed += share;
    if (isStrong(term)) strong += share;
    terms.push({ term, share });
  }
  const against = contradictionsOf(claims, candidate);
  const score = whole > 0 ? Math.min(1, (agreed / whole) * against) : 0;
  return {
    candidate,
    agreed: agreed * against,
    strong: strong * against,
    score,
    contradicted: against < 1,
    terms,
  };
}

/**
 * Puts candidates in order: by what tells of the kind of trouble first, then by words. What says of the same thing
 * that it is another trouble counts against.
 *
 * @public
 */
export function rankSimilar(
  query: SimilarTerm[],
  candidates: Iterable<SimilarCandidate>,
  collection: SimilarCollection,
  { limit = LIMIT, filter, kinds }: SimilarOptions = {},
): SimilarAnswer {
  const important = query
    .map(term => ({
      term,
      importance: importanceOf(term, rarityOf(term.term, collection)),
    }))
    .filter(({ importance }) => importance > 0);
  // That a whole line agrees is more than can be expected.
  const whole = important.reduce(
    (sum, { term, importance }) =>
      term.kind === 'signature' ? sum : sum + importance,
    0,
  );
  const claims = claimsOf(query);
  const agreements: Agreement[] = [];
  for (const candidate of candidates) {
    if (filter && !filter(candidate.id)) continue;
    if (kinds && candidate.kind && !kinds.includes(candidate.kind)) continue;
    const agreement = agree(important, candidate, claims, whole);
    if (agreement.agreed > 0) agreements.push(agreement);
  }
  agreements.sort(
    (a, b) => b.agreed - a.agreed || (a.candidate.id < b.candidate.id ? -1 : 1),
  );
  const hits = agreements
    .map((agreement, at) => hitOf(agreement, agreements[at + 1], collection))
    .filter(({ why }) => why.length > 0);
  const least = Math.max(LEAST, WEAK * (hits[0]?.score ?? 0));
  const results = hits
    .filter(({ confidence, score }) => confidence !== 'low' || score >= least)
    .slice(0, limit);
  return { confidence: results[0]?.confidence ?? 'low', results };
}

function hitOf(
  agreement: Agreement,
  next: Agreement | undefined,
  collection: SimilarCollection,
): SimilarHit {
  const { candidate, score, terms } = agreement;
  return {
    id: candidate.id,
    ...(candidate.kind && { kind: candidate.kind }),
    score: Math.round(score * 1000) / 1000,
    confidence: judge(agreement, next),
    why: reasonsOf(terms, candidate, collection),
  };
}
