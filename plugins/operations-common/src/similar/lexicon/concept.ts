/** What several programs say in different words. */
export interface Concept {
  id: string;
  /** Those of one family look alike, and at most one is the cause: what was said tells them apart. */
  family?: string;
  /** Sets of words that stand near each other, in any order, separated by semicolons. */
  said: string;
  /** Codes that say the same, separated by spaces. */
  codes?: string;
}
