import {
  AvailabilityBucket,
  coarsen,
  ServiceAvailability,
} from '@operate-first/plugin-operations-common';

/** A point of the chart; without a value it is a gap. */
export interface Point {
  start: number;
  good?: number;
  total?: number;
  /** good / total, in per cent. */
  percent?: number;
}

/** About a hundred points fit beside each other and stay readable. */
const MOST_POINTS = 96;

function stepOf({ from, to, stepSeconds }: ServiceAvailability): number {
  const seconds = (Date.parse(to) - Date.parse(from)) / 1000;
  const multiple = Math.max(1, Math.ceil(seconds / stepSeconds / MOST_POINTS));
  return multiple * stepSeconds;
}

/**
 * The buckets as points at even steps over the window: steps nobody looked in are points without a value,
 * so that a gap stays a gap.
 *
 * @internal
 */
export function pointsOf(availability: ServiceAvailability): {
  stepSeconds: number;
  points: Point[];
} {
  const stepSeconds = stepOf(availability);
  const buckets = coarsen(
    availability.buckets.map((bucket: AvailabilityBucket) => ({
      ...bucket,
      start: Date.parse(bucket.start),
    })),
    stepSeconds,
  );
  const byStart = new Map(buckets.map(bucket => [bucket.start, bucket]));
  const stepMs = stepSeconds * 1000;
  const first = Math.floor(Date.parse(availability.from) / stepMs) * stepMs;
  const points: Point[] = [];
  for (
    let start = first;
    start < Date.parse(availability.to);
    start += stepMs
  ) {
    const bucket = byStart.get(start);
    points.push(
      bucket && bucket.total > 0
        ? {
            start,
            good: bucket.good,
            total: bucket.total,
            percent: (bucket.good / bucket.total) * 100,
          }
        : { start },
    );
  }
  return { stepSeconds, points };
}
