import { DateTime } from 'luxon';

function utc(at: string) {
  return DateTime.fromISO(at, { zone: 'utc' });
}

/** `2026-03-01` @internal */
export function dayOf(at: string): string {
  return utc(at).toFormat('yyyy-MM-dd');
}

/** `05:59`, with seconds where there are several things in a minute to tell apart. @internal */
export function timeOf(at: string): string {
  return utc(at).toFormat('HH:mm');
}

/** `12 min`, `3 h 20 min`, `2 d 4 h`. @internal */
export function lengthOf(from: string, to: string): string | undefined {
  const seconds = utc(to).diff(utc(from), 'seconds').seconds;
  if (!Number.isFinite(seconds) || seconds < 0) return undefined;
  if (seconds < 90) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 100) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) {
    return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  }
  const [days, rest] = [Math.floor(hours / 24), hours % 24];
  return rest === 0 ? `${days} d` : `${days} d ${rest} h`;
}
