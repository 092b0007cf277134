import { Confidence } from './model';
import type { Agreement } from './rank';

/* Found on the development half of bench/similar, so that a text without an answer is told from one that has one. */

/** Much of the text agrees, and what agrees tells the kind of trouble. */
const HIGH = { score: 0.4, agreed: 4, strong: 1 };
/** Enough agrees. */
const MEDIUM = { score: 0.18, agreed: 2.4 };
/** Less agrees, but nothing else comes near. */
const ALONE = { agreed: 1.5, ahead: 1.5, terms: 4 };

/** How sure it is that an account is of the same trouble. */
export function judge(
  { score, agreed, strong, contradicted, terms }: Agreement,
  next: Agreement | undefined,
): Confidence {
  const least = (limit: { score: number; agreed: number }) =>
    score >= limit.score && agreed >= limit.agreed;
  if (least(HIGH) && strong >= HIGH.strong && !contradicted) return 'high';
  if (least(MEDIUM)) return 'medium';
  const ahead = next ? agreed / next.agreed : Infinity;
  return agreed >= ALONE.agreed &&
    ahead >= ALONE.ahead &&
    terms.length >= ALONE.terms
    ? 'medium'
    : 'low';
}
