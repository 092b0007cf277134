import { Exhaustion } from '../generated/openapi';

const HOUR = 60 * 60 * 1000;
const MINUTE = 60 * 1000;

/** What was bad, and what there was, hour by hour. @internal */
export interface HourlyWeights {
  bad: Float64Array;
  total: Float64Array;
}

/** @internal */
export interface ExhaustionInput {
  /** The end of what was measured. */
  now: number;
  /** Of the whole window. */
  bad: number;
  total: number;
  /** Of the window, oldest first. */
  hours: HourlyWeights;
  allowance: number;
  /** The share of bad at present; undefined where nobody can say. */
  errorRatio: number | undefined;
  /** The end of a calendar window, in which nothing old leaves; missing for a rolling one. */
  windowEnd?: number;
}

/** What an hour without measurements is taken for: the mean of those that were measured. */
function meanOf(total: Float64Array): number {
  let sum = 0;
  let measured = 0;
  for (const value of total) {
    if (value > 0) measured += 1;
    sum += value;
  }
  return measured > 0 ? sum / measured : 0;
}

/**
 * When the budget will be empty at the present burn. The series is replayed forward, hour by hour: each hour to come has
 * the traffic of the hour one window before it, as bad as it is now, while that old hour, with its errors, leaves the
 * window. So a budget that was spent long ago comes back, and one that burns slowly may never be empty.
 *
 * @internal
 */
export function replayExhaustion(input: ExhaustionInput): Exhaustion {
  const { now, hours, allowance, errorRatio, windowEnd } = input;
  let { bad, total } = input;
  if (bad >= allowance * total) return { state: 'empty' };
  if (errorRatio === undefined) return { state: 'unknown' };
  if (errorRatio === 0) return { state: 'never' };
  const mean = meanOf(hours.total);
  const rolling = windowEnd === undefined;
  const horizon = rolling
    ? hours.total.length
    : Math.ceil((windowEnd - now) / HOUR);
  for (let hour = 0; hour < horizon; hour++) {
    const old = rolling ? hours.total[hour] : 0;
    const traffic = old > 0 ? old : mean;
    const addedBad = errorRatio * traffic - (rolling ? hours.bad[hour] : 0);
    const addedTotal = traffic - old;
    const left = allowance * total - bad;
    const loss = addedBad - allowance * addedTotal;
    if (loss >= left) {
      const at = now + (hour + left / loss) * HOUR;
      if (windowEnd !== undefined && at >= windowEnd) break;
      const minute = Math.ceil(at / MINUTE) * MINUTE;
      return { state: 'at', at: new Date(minute).toISOString() };
    }
    bad += addedBad;
    total += addedTotal;
  }
  return { state: 'never' };
}
