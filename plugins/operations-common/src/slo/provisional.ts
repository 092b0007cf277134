import { Budget } from '../generated/openapi';
import { length } from './sentences';

/** A budget is judged once so much of the window that has elapsed was measured. @public */
export const PROVISIONAL_SHARE = 0.05;

/** How much of a window was measured. @internal */
export interface MeasuredPart {
  measuredShare: number;
  elapsedSeconds: number;
}

/**
 * What is said of a budget of which too little was measured: a minute of errors is a hundred times too many of the first
 * hour, and hardly any of a month. Nothing where there is enough.
 *
 * @internal
 */
export function provisionalOf(
  { measuredShare, elapsedSeconds }: MeasuredPart,
  leastShare = PROVISIONAL_SHARE,
): Pick<Budget, 'provisional' | 'provisionalMessage'> {
  if (measuredShare >= leastShare) return {};
  const part = length(measuredShare * elapsedSeconds);
  return {
    provisional: true,
    provisionalMessage: `Measured for ${part} of ${length(
      elapsedSeconds,
    )}: too little to judge.`,
  };
}
