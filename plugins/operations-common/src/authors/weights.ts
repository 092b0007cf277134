import { AuthorReason } from '../generated/openapi';

/**
 * How much each kind of evidence speaks for somebody, where it speaks in full. A table and nothing else: docs/authors.md
 * says what each of them means.
 *
 * @public
 */
export const AUTHOR_WEIGHTS: Readonly<Record<AuthorReason['kind'], number>> = {
  /** Wrote the very line, or made the very change. */
  line: 0.9,
  change: 0.85,
  /** The share of the changes of a place, recent ones counting more. */
  commits: 0.75,
  lastChange: 0.35,
  /** A rule of CODEOWNERS names them. */
  codeowners: 0.4,
  pullRequest: 0.35,
  review: 0.25,
  /** An answer of theirs about it was accepted. */
  answered: 0.4,
  onCall: 0.2,
  /** A member of the team that owns it. */
  owner: 0.1,
};

/** From which score on a suggestion is said with how much confidence. @public */
export const AUTHOR_CONFIDENCE = { high: 0.6, medium: 0.3 } as const;
