import { judge } from './confidence';
import { Claim, claimsOf, contradictionsOf } from './contradictions';
import { importanceOf, rarityOf } from './importance';
import {
  Reason,
  SimilarAnswer,
  SimilarCandidate,
  SimilarCollection,
  SimilarOptions,
  SimilarTerm,
} from './model';

const LIMIT = 10;
const REASONS = 6;
const WORDS = 6;

/** How much of a term's importance a document gets that only touches on it. */
const TOUCHED = 0.35;

/** One candidate beside the query. */
export interface Agreement {
  id: string;
  /** By importance, added up. */
  agreed: number;
  strong: number;
  score: number;
  contradicted: boolean;
  terms: { term: SimilarTerm; share: number }[];
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
  const terms: Agreement['terms'] = [];
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
    id: candidate.id,
    agreed: agreed * against,
    strong: strong * against,
    score,
    contradicted: against < 1,
    terms,
  };
}

function reasonsOf({ terms }: Agreement): Reason[] {
  const sorted = [...terms].sort((a, b) => b.share - a.share);
  const reasons: Reason[] = [];
  const said = new Set<string>();
  for (const { term } of sorted) {
    if (reasons.length >= REASONS) break;
    if (term.kind === 'terms' || term.term.startsWith('b:')) continue;
    const { kind, text, line } = term;
    if (said.has(text)) continue;
    said.add(text);
    reasons.push({ kind, text, ...(line && { line }) });
  }
  const words = new Set(
    sorted
      .filter(({ term }) => term.kind === 'terms')
      .map(({ term }) => term.text),
  );
  if (words.size > 0) {
    const text = [...words].slice(0, WORDS).join(', ');
    reasons.push({ kind: 'terms', text });
  }
  return reasons;
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
  { limit = LIMIT, filter }: SimilarOptions = {},
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
    const agreement = agree(important, candidate, claims, whole);
    if (agreement.agreed > 0) agreements.push(agreement);
  }
  agreements.sort((a, b) => b.agreed - a.agreed || (a.id < b.id ? -1 : 1));
  const results = agreements.slice(0, limit).map((agreement, at) => ({
    id: agreement.id,
    score: Math.round(agreement.score * 1000) / 1000,
    confidence: judge(agreement, agreements[at + 1]),
    why: reasonsOf(agreement),
  }));
  return { confidence: results[0]?.confidence ?? 'low', results };
}
