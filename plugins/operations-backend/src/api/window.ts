import { FieldError } from './FieldError';

const DAY = 24 * 60 * 60 * 1000;
const DEFAULT_DAYS = 7;
const MOST_DAYS = 400;

function timeOf(field: string, value: string | undefined) {
  if (value === undefined) return undefined;
  const time = Date.parse(value);
  if (Number.isFinite(time)) return time;
  throw new FieldError({
    field,
    value,
    message: `${field} is not a time.`,
    remedy: 'Write it as RFC 3339, for example 2026-11-20T08:00:00Z.',
  });
}

/**
 * The window that a history is asked for.
 *
 * @param usual - where it begins unless that is said.
 * @internal
 */
export function windowOf(
  query: { from?: string; to?: string },
  now: number,
  usual?: number,
): { from: number; to: number } {
  const to = timeOf('to', query.to) ?? now;
  const from =
    timeOf('from', query.from) ??
    (usual !== undefined && usual < to ? usual : to - DEFAULT_DAYS * DAY);
  if (from >= to) {
    throw new FieldError({
      field: 'from',
      value: query.from,
      message: 'from is not before to.',
      remedy: 'Give a from that is earlier than to.',
    });
  }
  if (to - from > MOST_DAYS * DAY) {
    throw new FieldError({
      field: 'from',
      value: query.from,
      message: `from is more than ${MOST_DAYS} days before to.`,
      remedy: `Ask for at most ${MOST_DAYS} days at a time.`,
    });
  }
  return { from, to };
}
