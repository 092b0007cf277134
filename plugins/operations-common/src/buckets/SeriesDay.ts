import { SliBucket, SliSum } from '../slo/model';
import { coarsenDay } from './days';
import { PackedDay, SECONDS_OF_DAY } from './PackedDay';
import { addTo } from './sums';

/** @internal */
export const HOUR_SECONDS = 3600;
const HOUR = HOUR_SECONDS * 1000;
const DAY = SECONDS_OF_DAY * 1000;

/**
 * A UTC day of a series: its total, its hours and, until it is released, its steps.
 *
 * @internal
 */
export class SeriesDay {
  readonly date: string;
  readonly start: number;
  readonly stepSeconds: number;
  readonly total: SliSum;
  readonly hours: PackedDay;
  /** From the first step in which somebody looked to the end of the last one; both missing on an empty day. */
  readonly coveredFrom?: number;
  readonly coveredUntil?: number;
  /** The end of the last step in which something happened. */
  readonly trafficUntil?: number;
  #steps?: PackedDay;

  static create(date: string, data: Uint8Array): SeriesDay {
    return new SeriesDay(date, data);
  }

  private constructor(date: string, data: Uint8Array) {
    const steps = PackedDay.open(data);
    this.date = date;
    this.start = Date.parse(`${date}T00:00:00Z`);
    this.stepSeconds = steps.stepSeconds;
    this.#steps = steps;
    this.hours =
      steps.stepSeconds >= HOUR_SECONDS
        ? steps
        : PackedDay.open(coarsenDay(data, date, HOUR_SECONDS));
    this.total = this.hours.sum(0, this.hours.steps);
    const edge = (step: number) =>
      step < 0 ? undefined : this.start + step * this.stepSeconds * 1000;
    const endOf = (step: number) => (step < 0 ? undefined : edge(step + 1));
    this.coveredFrom = edge(steps.first());
    this.coveredUntil = endOf(steps.last());
    this.trafficUntil = endOf(steps.last(true));
  }

  get end(): number {
    return this.start + DAY;
  }

  get released(): boolean {
    return this.#steps === undefined;
  }

  release() {
    if (this.#steps !== this.hours) this.#steps = undefined;
  }

  /** Adds the steps that begin in a range. */
  addTo(sum: SliSum, from: number, to: number) {
    if (from <= this.start && to >= this.end) {
      addTo(sum, this.total);
      return;
    }
    const steps = this.#steps ?? this.hours;
    const first = stepAt(steps, from - this.start);
    const last = stepAt(steps, to - this.start);
    const perHour = Math.max(1, HOUR_SECONDS / steps.stepSeconds);
    const firstHour = Math.ceil(first / perHour);
    const lastHour = Math.floor(last / perHour);
    if (firstHour < lastHour && steps !== this.hours) {
      addTo(sum, steps.sum(first, firstHour * perHour));
      addTo(sum, this.hours.sum(firstHour, lastHour));
      addTo(sum, steps.sum(lastHour * perHour, last));
    } else if (first < last) {
      addTo(sum, steps.sum(first, last));
    }
  }

  /** Whether a range cannot be summed without the steps, which were released. */
  cutsHours(from: number, to: number): boolean {
    const inside = (edge: number) => edge > this.start && edge < this.end;
    return [from, to].some(edge => inside(edge) && edge % HOUR !== 0);
  }

  /** The steps that begin in a range: hours, where the steps were released. */
  *buckets(from: number, to: number): Generator<SliBucket> {
    const steps = this.#steps ?? this.hours;
    const last = stepAt(steps, to - this.start);
    for (let step = stepAt(steps, from - this.start); step < last; step++) {
      const sum = steps.at(step);
      const start = this.start + step * steps.stepSeconds * 1000;
      if (sum) yield { start, ...sum };
    }
  }
}

/** The first step that begins at or after a moment of the day. */
function stepAt(day: PackedDay, milliseconds: number): number {
  const step = Math.ceil(milliseconds / 1000 / day.stepSeconds);
  return Math.min(Math.max(step, 0), day.steps);
}
