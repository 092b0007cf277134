import { HealthStatus, Observation } from '../generated/openapi';

/** An observation counts for this many of its intervals. @public */
export const INTERVALS_UNTIL_STALE = 3;

/** The part of an observation that its age is judged by. @public */
export type Dated = Pick<Observation, 'observedAt' | 'intervalSeconds'>;

/**
 * The moment from which an observation counts as unknown: three intervals after it was made.
 *
 * @returns undefined where nobody has looked yet.
 * @public
 */
export function expiresAt(observation: Dated): Date | undefined {
  if (!observation.observedAt) return undefined;
  return new Date(
    Date.parse(observation.observedAt) +
      INTERVALS_UNTIL_STALE * observation.intervalSeconds * 1000,
  );
}

/**
 * What an observation is worth at a moment: its status, or unknown where it is too old or was never made.
 *
 * @public
 */
export function effectiveStatus(
  observation: Dated & Pick<Observation, 'status'>,
  now: Date,
): HealthStatus {
  const expiry = expiresAt(observation);
  return expiry && expiry > now ? observation.status : 'unknown';
}

/**
 * Why an observation is stale, in a sentence; undefined where it is fresh. A source that says it fails
 * makes its observations stale at once, although they count until they expire.
 *
 * @public
 */
export function staleReason(
  observation: Dated & Pick<Observation, 'source' | 'staleReason'>,
  now: Date,
): string | undefined {
  if (observation.staleReason) return observation.staleReason;
  const expiry = expiresAt(observation);
  if (!expiry) return `${observation.source} has not looked yet`;
  if (expiry > now) return undefined;
  return `${observation.source} has not looked for more than ${INTERVALS_UNTIL_STALE} intervals`;
}
