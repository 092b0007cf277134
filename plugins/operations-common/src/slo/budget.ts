import { Budget } from '../generated/openapi';

const DECIMALS = 12;

/** A budget of nothing could be spent by nothing. */
const LEAST_ALLOWANCE = 10 ** -DECIMALS;

/**
 * What a target allows to be bad, as the decimal that people mean: 0.001 for 0.999, not 0.0010000000000000009. Never
 * nothing, however near to 1 the target is.
 *
 * @public
 */
export function allowanceOf(target: number): number {
  return Math.max(Number((1 - target).toFixed(DECIMALS)), LEAST_ALLOWANCE);
}

/**
 * The budget that a share of bad leaves: as a share, negative where more was spent than there was, and in minutes of
 * the window.
 *
 * @public
 */
export function budgetOf(
  errorRatio: number,
  target: number,
  options: { windowSeconds: number; timeEquivalent: boolean },
): Budget {
  const allowance = allowanceOf(target);
  return budgetOfConsumed(errorRatio / allowance, allowance, options);
}

/** The budget of which a share is consumed. @internal */
export function budgetOfConsumed(
  consumed: number,
  allowance: number,
  options: { windowSeconds: number; timeEquivalent: boolean },
): Budget {
  const remaining = 1 - consumed;
  const totalMinutes = (allowance * options.windowSeconds) / 60;
  return {
    remaining,
    consumed,
    totalMinutes,
    remainingMinutes: remaining * totalMinutes,
    timeEquivalent: options.timeEquivalent,
  };
}

/** How many times as fast as it may a budget burns; 1 empties it exactly at the end of the window. @public */
export function burnRateOf(errorRatio: number, target: number): number {
  return errorRatio / allowanceOf(target);
}
