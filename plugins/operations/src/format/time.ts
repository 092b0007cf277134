const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function parts(
  ms: number,
  big: [number, string],
  small: [number, string],
): string {
  const whole = Math.floor(ms / big[0]);
  const rest = Math.floor((ms % big[0]) / small[0]);
  return rest > 0
    ? `${whole} ${big[1]} ${rest} ${small[1]}`
    : `${whole} ${big[1]}`;
}

/**
 * A duration as people say it: `3 s`, `12 min`, `3 h 20 min`, `2 d 4 h`. The symbols are those of the SI,
 * the same in every language. A duration is never negative: clocks differ, time does not run backwards.
 *
 * @internal
 */
export function formatDuration(milliseconds: number): string {
  const ms = Math.max(0, milliseconds);
  if (ms < MINUTE) return `${Math.floor(ms / SECOND)} s`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min`;
  if (ms < 2 * DAY) return parts(ms, [HOUR, 'h'], [MINUTE, 'min']);
  return parts(ms, [DAY, 'd'], [HOUR, 'h']);
}

/** In days, nobody knows how long half a year was. */
const MONTHS_FROM = 90 * DAY;
const YEARS_FROM = 2 * 365.25 * DAY;
const MONTH = (365.25 / 12) * DAY;

/**
 * How long ago something was, or for how long it lasts: as a duration, and from a few months on in months and years.
 *
 * @internal
 */
export function formatAge(milliseconds: number, locale?: string): string {
  if (milliseconds < MONTHS_FROM) return formatDuration(milliseconds);
  const inYears = milliseconds >= YEARS_FROM;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: inYears ? 'year' : 'month',
    unitDisplay: 'short',
  }).format(Math.floor(milliseconds / (inYears ? 12 * MONTH : MONTH)));
}

/**
 * The moment in full, with its zone, for tooltips.
 *
 * @internal
 */
export function formatMoment(iso: string, locale?: string): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  }).format(new Date(iso));
}

/**
 * The time of the day, with the day where it is not today's; the day alone, with its year, where that is another one.
 *
 * @internal
 */
export function formatTime(
  iso: string,
  options: { now: number; locale?: string },
): string {
  const date = new Date(iso);
  const now = new Date(options.now);
  if (date.getFullYear() !== now.getFullYear()) {
    return new Intl.DateTimeFormat(options.locale, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
    }).format(date);
  }
  const sameDay = date.toDateString() === now.toDateString();
  return new Intl.DateTimeFormat(options.locale, {
    ...(sameDay ? {} : { weekday: 'short', day: 'numeric', month: 'short' }),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(date);
}

/**
 * The local midnights inside a span, for the marks of a time axis.
 *
 * @internal
 */
export function midnightsBetween(from: number, to: number): number[] {
  const day = new Date(from);
  day.setHours(24, 0, 0, 0);
  const midnights: number[] = [];
  while (day.getTime() < to) {
    midnights.push(day.getTime());
    day.setDate(day.getDate() + 1);
  }
  return midnights;
}
