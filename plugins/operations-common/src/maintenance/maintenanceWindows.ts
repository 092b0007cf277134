import { DateTime, IANAZone } from 'luxon';
import { Frequency, RRule } from 'rrule';
import { TimeRange } from '../slo/model';

/**
 * What is announced: a first window, and the rule by which it recurs.
 *
 * @public
 */
export interface MaintenanceSchedule {
  /** The first window, milliseconds since the epoch. */
  startsAt: number;
  endsAt: number;
  /** A rule of RFC 5545, `FREQ=WEEKLY;BYDAY=TU`. */
  recurrence?: string;
  /** IANA name of the zone on whose wall clock it recurs; UTC when missing. */
  zone?: string;
}

/** What of a schedule cannot be followed. @public */
export interface ScheduleProblem {
  field: 'recurrence' | 'zone';
  message: string;
  remedy: string;
}

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
/** A zone is at most so far from UTC, and its clock is changed by no more. */
const MOST_OFFSET = 15 * HOUR;
/** So far ahead a next window is looked for: leap days come within eight years. */
const HORIZON = 10 * 366 * DAY;
/** More windows than this in a range are a mistake. */
const MOST_OCCURRENCES = 5_000;
const EXAMPLE = 'Write it as in RFC 5545, for example FREQ=WEEKLY;BYDAY=TU.';
const ZONE_EXAMPLE = 'Name it as IANA does, for example Europe/Prague.';

/** Wall clock times are written as if they were UTC, which is what the library calls floating. */
function wallClockOf(time: number, zone: string): Date {
  return DateTime.fromMillis(time, { zone })
    .setZone('UTC', { keepLocalTime: true })
    .toJSDate();
}

/**
 * The moment of a wall clock time. What the clock shows twice is the first, and what it leaves out is counted with
 * the offset from before, as RFC 5545 has it.
 */
function momentOf(wallClock: Date, zone: string): number {
  const asUtc = wallClock.getTime();
  const { offset } = DateTime.fromMillis(asUtc - DAY, { zone });
  const withOffsetBefore = asUtc - offset * 60_000;
  return wallClockOf(withOffsetBefore, zone).getTime() === asUtc
    ? withOffsetBefore
    : laterMomentOf(wallClock, zone, withOffsetBefore);
}

function laterMomentOf(wallClock: Date, zone: string, otherwise: number) {
  const { offset } = DateTime.fromMillis(wallClock.getTime() + DAY, { zone });
  const moment = wallClock.getTime() - offset * 60_000;
  const exists = wallClockOf(moment, zone).getTime() === wallClock.getTime();
  return exists ? moment : otherwise;
}

/** A date alone is meant to be included; a moment in UTC is compared on the wall clock, as everything is. */
function untilOf({ recurrence = '', zone = 'UTC' }: MaintenanceSchedule) {
  const { until } = RRule.parseString(recurrence);
  const [, time] = /UNTIL=\d{8}(T\d{6}Z?)?/i.exec(recurrence) ?? [];
  if (!until) return undefined;
  if (!time) return new Date(until.getTime() + DAY - 1000);
  return /z$/i.test(time) ? wallClockOf(until.getTime(), zone) : until;
}

/** The rule as far as a moment, so that one without any window ends, too. */
function ruleOf(schedule: MaintenanceSchedule, horizon: number): RRule {
  const { startsAt, recurrence = '', zone = 'UTC' } = schedule;
  const end = new Date(horizon + MOST_OFFSET);
  const until = untilOf(schedule);
  return new RRule({
    ...RRule.parseString(recurrence),
    dtstart: wallClockOf(startsAt, zone),
    until: until && until < end ? until : end,
  });
}

/**
 * Whether a rule has any window. The library looks for one until the year 9999, which takes many seconds; the calendar
 * repeats itself every 400 years, so that a rule which is moved near to that year answers the same, and soon.
 */
function hasWindow({ origOptions, options }: RRule): boolean {
  const moved = new Date(options.dtstart);
  const years = Math.floor((9_999 - moved.getUTCFullYear()) / 400) * 400;
  moved.setUTCFullYear(moved.getUTCFullYear() + years);
  const { until, count: _, ...endless } = origOptions;
  const first = new RRule({ ...endless, dtstart: moved }).after(moved, true);
  first?.setUTCFullYear(first.getUTCFullYear() - years);
  return first !== null && (!until || first <= until);
}

function recurrenceProblem(
  schedule: MaintenanceSchedule,
): ScheduleProblem | undefined {
  const problem = (message: string, remedy = EXAMPLE): ScheduleProblem => ({
    field: 'recurrence',
    message,
    remedy,
  });
  const { recurrence = '', startsAt } = schedule;
  if (/DTSTART|DTEND|RDATE|EXDATE|EXRULE|TZID|\s/i.test(recurrence)) {
    return problem('The recurrence may hold a rule only.');
  }
  if (/BY(HOUR|MINUTE|SECOND)=/i.test(recurrence)) {
    return problem(
      'Maintenance recurs at the time of day of its first window.',
      'Leave BYHOUR, BYMINUTE and BYSECOND out, or announce each time of day by itself.',
    );
  }
  if (!/(^|;|:)FREQ=/i.test(recurrence)) {
    return problem('The recurrence does not say how often: FREQ is missing.');
  }
  let rule: RRule;
  try {
    rule = ruleOf(schedule, startsAt + HORIZON);
  } catch {
    return problem('The recurrence is no rule of RFC 5545.');
  }
  const { freq, interval } = rule.options;
  if (freq === undefined || freq > Frequency.DAILY) {
    return problem(
      'Maintenance can recur every day at most.',
      'Use FREQ=DAILY, WEEKLY, MONTHLY or YEARLY.',
    );
  }
  if (!(interval >= 1)) return problem('The interval is not at least 1.');
  if (!hasWindow(rule)) {
    return problem(
      'The rule has no window at all.',
      'Check its days, its count and its end.',
    );
  }
  return undefined;
}

/**
 * What of a schedule cannot be followed; undefined where all of it can.
 *
 * @public
 */
export function scheduleProblem(
  schedule: MaintenanceSchedule,
): ScheduleProblem | undefined {
  const { zone, recurrence } = schedule;
  if (zone !== undefined && !IANAZone.isValidZone(zone)) {
    return {
      field: 'zone',
      message: `${zone} is no zone that is known here.`,
      remedy: ZONE_EXAMPLE,
    };
  }
  return recurrence === undefined ? undefined : recurrenceProblem(schedule);
}

/**
 * The windows of a schedule that touch a range, oldest first, whole. They recur on the wall clock of their zone: a
 * window at two in the night stays at two, summer and winter, and each lasts as long as the first.
 *
 * @public
 */
export function maintenanceWindows(
  schedule: MaintenanceSchedule,
  range: TimeRange,
): TimeRange[] {
  const { startsAt, endsAt, recurrence, zone = 'UTC' } = schedule;
  const touches = ({ from, to }: TimeRange) =>
    from < range.to && to > range.from;
  const duration = endsAt - startsAt;
  if (recurrence === undefined) {
    return [{ from: startsAt, to: endsAt }].filter(touches);
  }
  const starts = ruleOf(schedule, range.to).between(
    new Date(range.from - duration - MOST_OFFSET),
    new Date(range.to + MOST_OFFSET),
    true,
    (_, count) => count < MOST_OCCURRENCES,
  );
  return starts
    .map(start => momentOf(start, zone))
    .map(from => ({ from, to: from + duration }))
    .filter(touches);
}

/**
 * The window that runs at a moment, else the next one.
 *
 * @public
 */
export function nextMaintenanceWindow(
  schedule: MaintenanceSchedule,
  now: number,
): TimeRange | undefined {
  const { startsAt, endsAt, recurrence, zone = 'UTC' } = schedule;
  const duration = endsAt - startsAt;
  if (recurrence === undefined) {
    return endsAt > now ? { from: startsAt, to: endsAt } : undefined;
  }
  const rule = ruleOf(schedule, now + HORIZON);
  let start = rule.after(new Date(now - duration - MOST_OFFSET), true);
  while (start) {
    const from = momentOf(start, zone);
    if (from + duration > now) return { from, to: from + duration };
    start = rule.after(start);
  }
  return undefined;
}

/**
 * The last window that begins before a moment.
 *
 * @public
 */
export function lastMaintenanceWindow(
  schedule: MaintenanceSchedule,
  before: number,
): TimeRange | undefined {
  const { startsAt, endsAt, recurrence, zone = 'UTC' } = schedule;
  const duration = endsAt - startsAt;
  if (recurrence === undefined) {
    return startsAt < before ? { from: startsAt, to: endsAt } : undefined;
  }
  const rule = ruleOf(schedule, before);
  let start = rule.before(new Date(before + MOST_OFFSET), true);
  while (start) {
    const from = momentOf(start, zone);
    if (from < before) return { from, to: from + duration };
    start = rule.before(start);
  }
  return undefined;
}

/**
 * A moment after which no window runs any more, within a day; undefined where a rule never ends.
 *
 * @public
 */
export function endOfSchedule(
  schedule: MaintenanceSchedule,
): number | undefined {
  const { startsAt, endsAt, recurrence } = schedule;
  if (recurrence === undefined) return endsAt;
  const until = untilOf(schedule)?.getTime();
  const { count } = RRule.parseString(recurrence);
  const far = startsAt + HORIZON;
  const last = count && lastMaintenanceWindow(schedule, far)?.from;
  const start = last || until;
  return start && start + MOST_OFFSET + (endsAt - startsAt);
}
