import { DateTime, DurationLikeObject } from 'luxon';
import { EDGE_SECONDS, FINE_STEP_SECONDS, stepStart } from '../buckets';
import { durationSeconds } from './duration';
import { DurationUnit, SloDuration, SloWindow, TimeRange } from './model';

type CalendarWindow = Extract<SloWindow, { kind: 'calendar' }>;

/** On the wall clock: a day has 23 or 25 hours where the clock is changed, a month as many days as it has. */
const UNITS: Record<
  DurationUnit,
  { unit: keyof DurationLikeObject; times: number }
> = {
  m: { unit: 'minutes', times: 1 },
  h: { unit: 'hours', times: 1 },
  d: { unit: 'days', times: 1 },
  w: { unit: 'weeks', times: 1 },
  M: { unit: 'months', times: 1 },
  Q: { unit: 'months', times: 3 },
  Y: { unit: 'years', times: 1 },
};

/** How long units last in the mean of all years, so that periods are found at once, however long ago the first began. */
const MEAN_SECONDS: Partial<Record<DurationUnit, number>> = {
  M: 2_629_746,
  Q: 7_889_238,
  Y: 31_556_952,
};

function meanSeconds({ count, unit }: SloDuration): number {
  const seconds = MEAN_SECONDS[unit] ?? durationSeconds({ count: 1, unit });
  return count * seconds;
}

/** The edges of periods that follow each other, computed from the anchor each time, so that nothing adds up. */
class Periods {
  readonly #anchor: DateTime;
  readonly #duration: SloDuration;

  static create(anchor: DateTime, duration: SloDuration): Periods {
    return new Periods(anchor, duration);
  }

  private constructor(anchor: DateTime, duration: SloDuration) {
    this.#anchor = anchor;
    this.#duration = duration;
  }

  /** The start of a period, counted from the anchor. */
  edge(index: number): number {
    const { unit, times } = UNITS[this.#duration.unit];
    const amount = index * this.#duration.count * times;
    const edge = this.#anchor.plus({ [unit]: amount }).toMillis();
    return stepStart(edge, EDGE_SECONDS);
  }

  /** Which period a moment is in. */
  indexAt(time: number): number {
    const length = meanSeconds(this.#duration) * 1000;
    let index = Math.floor((time - this.#anchor.toMillis()) / length);
    while (this.edge(index) > time) index -= 1;
    while (this.edge(index + 1) <= time) index += 1;
    return index;
  }

  at(index: number): TimeRange {
    return { from: this.edge(index), to: this.edge(index + 1) };
  }

  between(from: number, to: number): TimeRange[] {
    const ranges: TimeRange[] = [];
    for (let index = this.indexAt(from); this.edge(index) < to; index++) {
      ranges.push(this.at(index));
    }
    return ranges;
  }
}

function periodsOf({ anchor, zone, duration }: CalendarWindow): Periods {
  const local = DateTime.fromISO(anchor, { zone });
  if (!local.isValid) {
    throw new Error(
      `A calendar window cannot begin at "${anchor}" in the zone "${zone}"`,
    );
  }
  return Periods.create(local, duration);
}

/** The period of each window that was asked for last: whoever asks for many moments asks for neighbours. */
const lastPeriods = new WeakMap<CalendarWindow, TimeRange>();

function periodAt(window: CalendarWindow, now: number): TimeRange {
  const last = lastPeriods.get(window);
  if (last && last.from <= now && now < last.to) return { ...last };
  const periods = periodsOf(window);
  const period = periods.at(periods.indexAt(now));
  lastPeriods.set(window, period);
  return { ...period };
}

/**
 * The window of a moment. A rolling one ends with the last whole minute and begins at an edge of buckets, so that it may
 * be up to five minutes longer than it is written; a calendar one is whole, and its end lies in the future.
 *
 * @public
 */
export function windowAt(window: SloWindow, now: number): TimeRange {
  if (window.kind === 'calendar') return periodAt(window, now);
  const to = stepStart(now, FINE_STEP_SECONDS);
  const length = durationSeconds(window.duration) * 1000;
  return { from: stepStart(to - length, EDGE_SECONDS), to };
}

/** A month or quarter of a zone's calendar. @public */
export interface CalendarPeriod extends TimeRange {
  /** `2026-11`, `2026-Q4`. */
  name: string;
}

function calendarPeriods(
  zone: string,
  range: TimeRange,
  unit: 'M' | 'Q',
): CalendarPeriod[] {
  const periods = periodsOf({
    kind: 'calendar',
    anchor: '2000-01-01T00:00:00',
    zone,
    duration: { count: 1, unit },
  });
  return periods.between(range.from, range.to).map(period => {
    const start = DateTime.fromMillis(period.from, { zone });
    const name =
      unit === 'M' ? start.toFormat('yyyy-MM') : start.toFormat("yyyy-'Q'q");
    return { name, ...period };
  });
}

/** The months that a range touches, oldest first. @public */
export function calendarMonths(
  zone: string,
  from: number,
  to: number,
): CalendarPeriod[] {
  return calendarPeriods(zone, { from, to }, 'M');
}

/** The quarters that a range touches, oldest first. @public */
export function calendarQuarters(
  zone: string,
  from: number,
  to: number,
): CalendarPeriod[] {
  return calendarPeriods(zone, { from, to }, 'Q');
}
