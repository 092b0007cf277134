import { SliBucket, SliSum, TimeRange } from '../slo/model';
import { HOUR_SECONDS, SeriesDay } from './SeriesDay';
import { emptySum, SumField } from './sums';

const HOUR = HOUR_SECONDS * 1000;

/**
 * What is known of an SLI, in memory, by UTC day. Totals of days and sums of hours are kept, so that a window of a
 * month costs some thirty additions and the days at its edges; the steps of days that no edge falls into may be
 * released.
 *
 * A step belongs to a range if it begins in it: sums of adjoining ranges add up, whatever the tiers of their days.
 *
 * @public
 */
export class SliSeries {
  readonly #days = new Map<string, SeriesDay>();
  /** Oldest first; made anew when a day comes or goes. */
  #sorted?: SeriesDay[];

  static create(): SliSeries {
    return new SliSeries();
  }

  private constructor() {}

  /** Sets what is known of a UTC day, packed as the store keeps it. */
  setDay(date: string, data: Uint8Array): void {
    this.#days.set(date, SeriesDay.create(date, data));
    this.#sorted = undefined;
  }

  dropDay(date: string): void {
    this.#days.delete(date);
    this.#sorted = undefined;
  }

  /** The days that are known, oldest first. */
  days(): string[] {
    return this.#inOrder().map(({ date }) => date);
  }

  /** Keeps only the total and the hours of a day. */
  release(date: string): void {
    this.#days.get(date)?.release();
  }

  /** The days that were released and must be set again to sum a range exactly. */
  needs(range: TimeRange): string[] {
    return this.#within(range.from, range.to)
      .filter(day => day.released && day.cutsHours(range.from, range.to))
      .map(({ date }) => date);
  }

  /** The end of the last step in which somebody looked. */
  get coveredUntil(): number | undefined {
    return this.#inOrder().findLast(day => day.coveredUntil !== undefined)
      ?.coveredUntil;
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
    return this.#inOrder().findLast(day => day.coveredUntil !== undefined)
      ?.stepSeconds;
  }

  /** Sums the steps that begin in a range, its end excluded. */
  sum(from: number, to: number): SliSum {
    const sum = emptySum();
    for (const day of this.#within(from, to)) day.addTo(sum, from, to);
    return sum;
  }

  /** The steps that begin in a range, oldest first: hours, where a day was released. */
  buckets(from: number, to: number): SliBucket[] {
    return this.#within(from, to).flatMap(day => [...day.buckets(from, to)]);
  }

  /**
   * A field hour by hour; 0 where nobody looked.
   *
   * @param from - The start of the first hour.
   * @internal
   */
  hourly(field: SumField, from: number, hours: number): Float64Array {
    const column = new Float64Array(hours);
    const to = from + hours * HOUR;
    for (const day of this.#within(from, to)) {
      // Steps longer than an hour count in the hour in which they begin.
      const step = day.hours.stepSeconds / HOUR_SECONDS;
      const first = Math.max(0, Math.ceil((from - day.start) / HOUR / step));
      const last = Math.min(day.hours.steps, (to - day.start) / HOUR / step);
      const at = (day.start - from) / HOUR;
      if (step === 1) {
        day.hours.copy(field, { from: first, to: last }, column, at + first);
      } else {
        for (let one = first; one < last; one++) {
          column[at + one * step] = day.hours.sum(one, one + 1)[field];
        }
      }
    }
    return column;
  }

  #inOrder(): SeriesDay[] {
    this.#sorted ??= [...this.#days.values()].sort((a, b) => a.start - b.start);
    return this.#sorted;
  }

  #within(from: number, to: number): SeriesDay[] {
    if (!(from < to)) return [];
    const days = this.#inOrder();
    let last = days.length;
    while (last > 0 && days[last - 1].start >= to) last -= 1;
    let first = last;
    while (first > 0 && days[first - 1].end > from) first -= 1;
    return days.slice(first, last);
  }
}
