export {
  addToDay,
  bucketsOfDay,
  coarsenDay,
  packDay,
  setInDay,
  unpackDay,
} from './days';
export {
  availabilityOf,
  coarsen,
  FINE_STEP_SECONDS,
  stepStart,
  utcDay,
} from './eventBuckets';
export type { EventBucket } from './eventBuckets';
export { SliSeries } from './SliSeries';
export { coarsenSliBuckets, emptySum, sumOf } from './sums';
export { EDGE_SECONDS, TIERS } from './tiers';
export type { BucketTier } from './tiers';
