const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const STEPS = [
  5 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  14 * DAY,
  30 * DAY,
];
const MOST_TICKS = 8;

/**
 * Round moments of the local clock inside a range, as many as can be read.
 *
 * @internal
 */
export function timeTicks(from: number, to: number): number[] {
  const step =
    STEPS.find(one => (to - from) / one <= MOST_TICKS) ??
    STEPS[STEPS.length - 1];
  const midnight = new Date(from);
  midnight.setHours(0, 0, 0, 0);
  const ticks: number[] = [];
  if (step >= DAY) {
    // Days of 23 and 25 hours begin at midnight too.
    for (
      ;
      midnight.getTime() < to;
      midnight.setDate(midnight.getDate() + step / DAY)
    ) {
      if (midnight.getTime() >= from) ticks.push(midnight.getTime());
    }
    return ticks;
  }
  for (let tick = midnight.getTime(); tick < to; tick += step) {
    if (tick >= from) ticks.push(tick);
  }
  return ticks;
}

/**
 * A tick in as few words as its range needs: the day, or the time of the day.
 *
 * @internal
 */
export function tickWords(
  tick: number,
  range: { from: number; to: number; locale?: string },
): string {
  const isLong = range.to - range.from > MOST_TICKS * 12 * HOUR;
  const isMidnight = new Date(tick).getHours() === 0;
  return new Intl.DateTimeFormat(
    range.locale,
    isLong || (isMidnight && range.to - range.from > DAY)
      ? { day: 'numeric', month: 'short' }
      : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  ).format(tick);
}
