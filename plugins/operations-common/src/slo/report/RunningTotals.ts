import { EDGE_SECONDS, SliSeries, stepStart } from '../../buckets';
import { SloDefinition, TimeRange } from '../model';
import { rangesWithout } from '../ranges';
import { weightsOf } from '../sli';

const EDGE = EDGE_SECONDS * 1000;

/** What is summed of a range. @internal */
export interface RangeTotals {
  /** What counts for the budget. */
  good: number;
  total: number;
  /** Events, whatever counts for the budget. */
  events: number;
  badEvents: number;
}

/**
 * Sums from the beginning to every edge of buckets, so that the windows of tens of thousands of moments are two look-ups
 * each.
 *
 * @internal
 */
export class RunningTotals {
  readonly #from: number;
  readonly #columns: Record<keyof RangeTotals, Float64Array>;

  /** Reads a range without the maintenance in it. */
  static create(
    definition: SloDefinition,
    series: SliSeries,
    range: TimeRange,
    maintenance: TimeRange[],
  ): RunningTotals {
    const from = stepStart(range.from, EDGE_SECONDS);
    const to = stepStart(range.to, EDGE_SECONDS);
    const totals = new RunningTotals(from, (to - from) / EDGE + 1);
    for (const part of rangesWithout({ from, to }, maintenance)) {
      totals.#add(definition, series, part);
    }
    totals.#run();
    return totals;
  }

  private constructor(from: number, length: number) {
    this.#from = from;
    const column = () => new Float64Array(length);
    this.#columns = {
      good: column(),
      total: column(),
      events: column(),
      badEvents: column(),
    };
  }

  /** Between two edges, from inclusive, to exclusive; what lies before the beginning is not known. */
  between(from: number, to: number): RangeTotals {
    const [first, last] = [this.#at(from), this.#at(to)];
    const sum = (column: Float64Array) => column[last] - column[first];
    const { good, total, events, badEvents } = this.#columns;
    return {
      good: sum(good),
      total: sum(total),
      events: sum(events),
      badEvents: sum(badEvents),
    };
  }

  #at(time: number): number {
    return Math.max(0, Math.floor((time - this.#from) / EDGE));
  }

  #add(
    { budgetingMethod, emptySlices }: SloDefinition,
    series: SliSeries,
    { from, to }: TimeRange,
  ) {
    for (const bucket of series.buckets(from, to)) {
      const counted = weightsOf(bucket, budgetingMethod, emptySlices);
      // What began in a step is there at its end.
      const at = this.#at(bucket.start) + 1;
      this.#columns.good[at] += counted.good;
      this.#columns.total[at] += counted.total;
      this.#columns.events[at] += bucket.total;
      this.#columns.badEvents[at] += bucket.total - bucket.good;
    }
  }

  #run() {
    for (const column of Object.values(this.#columns)) {
      for (let at = 1; at < column.length; at++) column[at] += column[at - 1];
    }
  }
}
