import { DateTime } from 'luxon';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `14:05 UTC`, with the date where that is not today. @internal */
export function clock(time: number, now: number): string {
  const at = DateTime.fromMillis(time, { zone: 'utc', locale: 'en' });
  const today = at.hasSame(DateTime.fromMillis(now, { zone: 'utc' }), 'day');
  return at.toFormat(today ? "HH:mm 'UTC'" : "d MMM, HH:mm 'UTC'");
}

/** `25 min`, `9 h`, `3 d`. @internal */
export function length(seconds: number): string {
  if (seconds < 100 * MINUTE && seconds % HOUR !== 0) {
    return `${Math.max(1, Math.round(seconds / MINUTE))} min`;
  }
  if (seconds < 2 * DAY) return `${Math.round(seconds / HOUR)} h`;
  return `${Math.round(seconds / DAY)} d`;
}

/** `62`, `1.4`: few digits, and never 0 or 100 for what is not quite. @internal */
export function figure(value: number): string {
  const size = Math.abs(value);
  if (size >= 10 || value === 0) return String(Math.round(value));
  return String(Number(value.toPrecision(size >= 1 ? 2 : 1)));
}

/** `62 %`. @internal */
export function percent(share: number): string {
  const value = share * 100;
  if (value > 99 && value < 100) {
    return `${Math.floor(value * 100) / 100} %`;
  }
  return `${figure(value)} %`;
}
