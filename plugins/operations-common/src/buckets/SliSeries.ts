import { SliBucket, SliSum, TimeRange } from '../slo/model';
import { HourColumns } from './HourColumns';
import { PackedDay, SECONDS_OF_DAY } from './PackedDay';
import { addTo, emptySum, SUM_FIELDS, SumField } from './sums';

const HOUR_SECONDS = 3600;
const HOUR = HOUR_SECONDS * 1000;
const DAY = SECONDS_OF_DAY * 1000;

interface Day {
  date: string;
  start: number;
  stepSeconds: number;
  /** From the first step in which somebody looked to the end of the last one; both missing on an empty day. */
  coveredFrom?: number;
  coveredUntil?: number;
  /** The end of the last step in which something happened. */
  trafficUntil?: number;
  /** Missing once it is released. */
  steps?: Uint8Array;
}

function hasAny(sum: SliSum): boolean {
  return SUM_FIELDS.some(field => sum[field] > 0);
}

/** The first step of a day that begins at or after a moment. */
function stepAt(day: PackedDay, milliseconds: number): number {
  const step = Math.ceil(milliseconds / 1000 / day.stepSeconds);
  return Math.min(Math.max(step, 0), day.steps);
}

/**
 * What is known of an SLI, in memory. Hours are kept for every day, so that a sum over a month costs a few microseconds
 * and the steps of the hours at its edges; the steps of days that no edge falls into may be released, and a month takes
 * about 12 KB without them.
 *
 * A step belongs to a range if it begins in it: sums of adjoining ranges add up, whatever the tiers of their days.
 *
 * @public
 */
export class SliSeries {
  readonly #days = new Map<number, Day>();
  readonly #hours = new HourColumns();
  /** Oldest first; made anew when a day comes or goes. */
  #sorted?: Day[];

  static create(): SliSeries {
    return new SliSeries();
  }

  private constructor() {}

  /** Sets what is known of a UTC day, packed as the store keeps it. */
  setDay(date: string, data: Uint8Array): void {
    const start = Date.parse(`${date}T00:00:00Z`);
    const steps = PackedDay.open(data);
    const { stepSeconds } = steps;
    const edge = (step: number) =>
      step < 0 ? undefined : start + step * stepSeconds * 1000;
    const endOf = (step: number) => (step < 0 ? undefined : edge(step + 1));
    this.#days.set(start, {
      date,
      start,
      stepSeconds,
      coveredFrom: edge(steps.first()),
      coveredUntil: endOf(steps.last()),
      trafficUntil: endOf(steps.last(true)),
      steps: data,
    });
    this.#sorted = undefined;
    for (let hour = 0; hour < 24; hour++) {
      const first = stepAt(steps, hour * HOUR);
      const last = stepAt(steps, (hour + 1) * HOUR);
      this.#hours.set(start / HOUR + hour, steps.sum(first, last));
    }
  }

  dropDay(date: string): void {
    const start = Date.parse(`${date}T00:00:00Z`);
    if (!this.#days.delete(start)) return;
    this.#sorted = undefined;
    for (let hour = 0; hour < 24; hour++) {
      this.#hours.set(start / HOUR + hour, emptySum());
    }
    const [oldest] = this.#inOrder();
    if (oldest) this.#hours.forgetBefore(oldest.start / HOUR);
  }

  /** The days that are known, oldest first. */
  days(): string[] {
    return this.#inOrder().map(({ date }) => date);
  }

  /** Keeps only the hours of a day. */
  release(date: string): void {
    const day = this.#days.get(Date.parse(`${date}T00:00:00Z`));
    if (day) day.steps = undefined;
  }

  /** The days that were released and must be set again to sum a range exactly. */
  needs({ from, to }: TimeRange): string[] {
    const needed = [from, to]
      .filter(edge => edge % HOUR !== 0)
      .map(edge => this.#dayOf(edge))
      .filter(day => day && !day.steps && day.stepSeconds < HOUR_SECONDS)
      .map(day => day?.date ?? '');
    return [...new Set(needed)];
  }

  /** The end of the last step in which somebody looked. */
  get coveredUntil(): number | undefined {
    return this.#newest()?.coveredUntil;
  }

  /** The start of the first step in which somebody looked. */
  get coveredFrom(): number | undefined {
    return this.#inOrder().find(day => day.coveredFrom !== undefined)
      ?.coveredFrom;
  }

  /** The end of the last step in which something happened. */
  get trafficUntil(): number | undefined {
    return this.#inOrder().findLast(day => day.trafficUntil !== undefined)
      ?.trafficUntil;
  }

  /** How long the steps of the newest day are in which somebody looked. */
  get stepSeconds(): number | undefined {
    return this.#newest()?.stepSeconds;
  }

  /** Sums the steps that begin in a range, its end excluded. */
  sum(from: number, to: number): SliSum {
    if (!(from < to)) return emptySum();
    const first = Math.ceil(from / HOUR);
    const last = Math.floor(to / HOUR);
    if (first > last) return this.#sumInHour(from, to);
    const sum = this.#hours.sum(first, last);
    if (from < first * HOUR) addTo(sum, this.#sumInHour(from, first * HOUR));
    if (last * HOUR < to) addTo(sum, this.#sumInHour(last * HOUR, to));
    return sum;
  }

  /** The steps that begin in a range, oldest first: hours, where a day was released. */
  buckets(from: number, to: number): SliBucket[] {
    return this.#inOrder()
      .filter(day => day.start < to && day.start + DAY > from)
      .flatMap(day => [...this.#bucketsOf(day, from, to)]);
  }

  /**
   * A field hour by hour; 0 where nobody looked.
   *
   * @param from - The start of the first hour.
   * @internal
   */
  hourly(field: SumField, from: number, hours: number): Float64Array {
    return this.#hours.read(field, from / HOUR, hours);
  }

  /** Sums a part of one hour. */
  #sumInHour(from: number, to: number): SliSum {
    const day = this.#dayOf(from);
    if (!day) return emptySum();
    if (!day.steps || day.stepSeconds >= HOUR_SECONDS) {
      const hour = Math.ceil(from / HOUR);
      return hour * HOUR < to ? this.#hours.sum(hour, hour + 1) : emptySum();
    }
    const steps = PackedDay.open(day.steps);
    return steps.sum(
      stepAt(steps, from - day.start),
      stepAt(steps, to - day.start),
    );
  }

  *#bucketsOf(day: Day, from: number, to: number): Generator<SliBucket> {
    if (!day.steps) {
      for (let start = day.start; start < day.start + DAY; start += HOUR) {
        const sum = this.#hours.sum(start / HOUR, start / HOUR + 1);
        if (start >= from && start < to && hasAny(sum)) yield { start, ...sum };
      }
      return;
    }
    const steps = PackedDay.open(day.steps);
    const last = stepAt(steps, to - day.start);
    for (let step = stepAt(steps, from - day.start); step < last; step++) {
      const sum = steps.sum(step, step + 1);
      const start = day.start + step * day.stepSeconds * 1000;
      if (hasAny(sum)) yield { start, ...sum };
    }
  }

  #dayOf(time: number): Day | undefined {
    return this.#days.get(Math.floor(time / DAY) * DAY);
  }

  #newest(): Day | undefined {
    return this.#inOrder().findLast(day => day.coveredUntil !== undefined);
  }

  #inOrder(): Day[] {
    this.#sorted ??= [...this.#days.values()].sort((a, b) => a.start - b.start);
    return this.#sorted;
  }
}
