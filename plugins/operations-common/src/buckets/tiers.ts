/** How finely the buckets of a day are kept, and up to which age in days. @public */
export interface BucketTier {
  name: 'fine' | 'middle' | 'coarse';
  stepSeconds: number;
  days: number;
}

/**
 * Each UTC day of an SLI is in exactly one tier, which it leaves as a whole.
 *
 * @public
 */
export const TIERS: readonly BucketTier[] = [
  { name: 'fine', stepSeconds: 60, days: 3 },
  { name: 'middle', stepSeconds: 300, days: 100 },
  { name: 'coarse', stepSeconds: 3600, days: 800 },
];

/** Edges of windows are multiples of it: the edges that the fine and the middle tier share. @public */
export const EDGE_SECONDS = 300;
