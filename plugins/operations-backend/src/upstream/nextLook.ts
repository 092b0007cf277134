import { backOff } from '../notifications/backOff';
import { UpstreamRow } from './rows';

const MINUTE = 60_000;
/** @internal */
export const DAY = 24 * 60 * MINUTE;
/** What is open changes; what is over is looked at once a day, should it be reopened. */
const OPEN = { first: 10 * MINUTE, factor: 1, most: 10 * MINUTE };
const FAREWELL_MILLISECONDS = 30 * DAY;

/** When something upstream is looked at again; null where it was over long ago. @internal */
export function nextLook(
  { created_at }: Pick<UpstreamRow, 'created_at'>,
  state: UpstreamRow['state'],
  now: number,
): number | null {
  if (state === 'open') return now + backOff(1, OPEN);
  const isOld = Number(created_at) < now - FAREWELL_MILLISECONDS;
  return state === 'merged' || isOld ? null : now + DAY;
}
