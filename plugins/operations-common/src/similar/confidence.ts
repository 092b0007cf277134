import { Confidence } from './model';
import type { Agreement, Whole } from './rank';

/** Found on the development half of bench/similar. */
const HIGH = { score: 0.45, strong: 2.5 };
const MEDIUM = { score: 0.25, strong: 1.2 };

/** How sure it is that an account is of the same trouble: by how much agrees, and how much of it tells anything. */
export function judge(
  agreement: Agreement,
  _whole: Whole,
  _next: Agreement | undefined,
): Confidence {
  const { score, strong, contradicted } = agreement;
  if (!contradicted && score >= HIGH.score && strong >= HIGH.strong) {
    return 'high';
  }
  return score >= MEDIUM.score && strong >= MEDIUM.strong ? 'medium' : 'low';
}
