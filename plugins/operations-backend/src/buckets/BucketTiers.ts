import { TIERS } from '@operate-first/plugin-operations-common';

const DAY = 24 * 60 * 60 * 1000;

/** For how many days buckets are kept in each tier, counted from today. @internal */
export interface BucketDays {
  fine: number;
  middle: number;
  coarse: number;
}

/** A tier with its own end. @internal */
export interface Tier {
  stepSeconds: number;
  days: number;
}

/**
 * In which steps the buckets of a day are kept: fine at first, and coarser as the day gets older. The day as a whole
 * moves, so that each is in one tier.
 *
 * @internal
 */
export class BucketTiers {
  readonly tiers: readonly Tier[];

  static create(days?: BucketDays): BucketTiers {
    return new BucketTiers(
      TIERS.map(tier => ({
        stepSeconds: tier.stepSeconds,
        days: days?.[tier.name] ?? tier.days,
      })),
    );
  }

  private constructor(tiers: readonly Tier[]) {
    this.tiers = tiers;
  }

  /** The step of the day of a moment; undefined where it is too old to be kept. */
  stepOf(time: number, now: number): number | undefined {
    const age = Math.floor(now / DAY) - Math.floor(time / DAY);
    return this.tiers.find(({ days }) => age <= days)?.stepSeconds;
  }

  /** The oldest moment that is kept in steps no longer than some. */
  keptSince(now: number, stepSeconds = Infinity): number {
    const fitting = this.tiers.filter(tier => tier.stepSeconds <= stepSeconds);
    const days = Math.max(0, ...fitting.map(tier => tier.days));
    return (Math.floor(now / DAY) - days) * DAY;
  }
}
