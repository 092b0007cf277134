import { DurationUnit, SloDuration } from './model';

const SECONDS: Record<DurationUnit, number> = {
  m: 60,
  h: 3600,
  d: 86_400,
  w: 7 * 86_400,
  M: 30 * 86_400,
  Q: 90 * 86_400,
  Y: 365 * 86_400,
};

const WRITTEN = /^(\d+)([mhdwMQY])$/;

/**
 * Reads a duration as OpenSLO writes it: `30d`, with m for minutes and M for months.
 *
 * @throws Error if it is not written so, with a sentence for whoever wrote it.
 * @public
 */
export function parseDuration(written: string): SloDuration {
  const match = WRITTEN.exec(written);
  const count = Number(match?.[1]);
  const unit = match?.[2] as DurationUnit | undefined;
  if (!unit || !Number.isSafeInteger(count) || count < 1) {
    throw new Error(
      `"${written}" is not a duration. Write a whole number and one of m (minutes), h, d, w, M (months), Q, Y, such as 30d`,
    );
  }
  return { count, unit };
}

/** Writes a duration as OpenSLO does. @public */
export function formatDuration({ count, unit }: SloDuration): string {
  return `${count}${unit}`;
}

/**
 * How long a duration is. Months, quarters and years are taken as 30, 90 and 365 days: what they last on a calendar
 * depends on where they begin, see `windowAt`.
 *
 * @public
 */
export function durationSeconds({ count, unit }: SloDuration): number {
  return count * SECONDS[unit];
}
