import { Budget } from '../generated/openapi';
import { length } from './sentences';

/** A budget is judged once so much of its whole window was measured, what of a month is still to come included. @public */
export const PROVISIONAL_SHARE = 0.05;

/** How much of a window was measured. @internal */
export interface MeasuredPart {
  /** Of what has elapsed. */
  measuredShare: number;
  elapsedSeconds: number;
  windowSeconds: number;
}

/**
 * What is said of a budget of which too little was measured: a minute of errors is a hundred times too many of the first
 * hour, and hardly any of a month. Nothing where there is enough.
 *
 * @internal
 */
export function provisionalOf(
  { measuredShare, elapsedSeconds, windowSeconds }: MeasuredPart,
  leastShare = PROVISIONAL_SHARE,
): Pick<Budget, 'provisional' | 'provisionalMessage'> {
  const measuredSeconds = measuredShare * elapsedSeconds;
  if (measuredSeconds >= leastShare * windowSeconds) return {};
  return {
    provisional: true,
    provisionalMessage: `Measured for ${length(measuredSeconds)} of ${length(
      windowSeconds,
    )}: too little to judge.`,
  };
}
