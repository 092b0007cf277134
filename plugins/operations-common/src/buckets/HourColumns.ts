import { SliSum } from '../slo/model';
import { emptySum, SUM_FIELDS, SumField } from './sums';

type Numbers = Uint16Array | Uint32Array | Float64Array;

/** Grown by so many hours at once: a week. */
const GROWTH = 7 * 24;

function fits(numbers: Numbers, value: number): boolean {
  if (numbers instanceof Float64Array) return true;
  if (!Number.isInteger(value) || value < 0) return false;
  return value <= (numbers instanceof Uint16Array ? 0xffff : 0xffffffff);
}

/** The same numbers, wide enough for one more. */
function widened(numbers: Numbers, value: number): Numbers {
  if (fits(numbers, value)) return numbers;
  if (numbers instanceof Uint16Array && fits(new Uint32Array(0), value)) {
    return Uint32Array.from(numbers);
  }
  return Float64Array.from(numbers);
}

/**
 * Sums of hours, a column per field: no wider than its largest number needs, and none where all of it is zero, so that a
 * month of an SLI takes a few kilobytes.
 *
 * @internal
 */
export class HourColumns {
  readonly #columns = new Map<SumField, Numbers>();
  /** The hour, since the epoch, that the columns begin with, and how many they hold. */
  #first = 0;
  #count = 0;

  /** Sets an hour, counted since the epoch. */
  set(hour: number, sum: SliSum) {
    this.#reserve(hour);
    for (const field of SUM_FIELDS) {
      const value = sum[field];
      const column = this.#columns.get(field);
      if (column || value !== 0) {
        const numbers = widened(column ?? new Uint16Array(this.#count), value);
        numbers[hour - this.#first] = value;
        this.#columns.set(field, numbers);
      }
    }
  }

  /** Sums hours, the last one excluded. */
  sum(from: number, to: number): SliSum {
    const sum = emptySum();
    const first = Math.max(0, from - this.#first);
    const last = Math.min(this.#count, to - this.#first);
    for (const [field, numbers] of this.#columns) {
      let total = 0;
      for (let at = first; at < last; at++) total += numbers[at];
      sum[field] = total;
    }
    return sum;
  }

  /** A field of so many hours. */
  read(field: SumField, from: number, count: number): Float64Array {
    const read = new Float64Array(count);
    const numbers = this.#columns.get(field);
    if (numbers) {
      const first = Math.max(0, from - this.#first);
      const last = Math.min(this.#count, from - this.#first + count);
      if (first < last) {
        read.set(numbers.subarray(first, last), first + this.#first - from);
      }
    }
    return read;
  }

  /** Gives back the room of hours before one. */
  forgetBefore(hour: number) {
    const gone = Math.min(hour - this.#first, this.#count);
    if (gone < GROWTH) return;
    for (const [field, numbers] of this.#columns) {
      this.#columns.set(field, numbers.slice(gone));
    }
    this.#first += gone;
    this.#count -= gone;
  }

  #reserve(hour: number) {
    if (this.#count === 0) this.#first = hour;
    const before = Math.max(0, this.#first - hour);
    const after = Math.max(0, hour + 1 - this.#first - this.#count);
    if (before === 0 && after === 0) return;
    const grown = before > 0 ? before : Math.max(after, GROWTH);
    const count = this.#count + grown;
    for (const [field, numbers] of this.#columns) {
      const Kind = numbers.constructor as new (length: number) => Numbers;
      const next = new Kind(count);
      next.set(numbers, before);
      this.#columns.set(field, next);
    }
    this.#first -= before;
    this.#count = count;
  }
}
