import { FINE_STEP_SECONDS, SliSeries, stepStart } from '../buckets';
import { SumField } from '../buckets/sums';
import { HourlyWeights } from './exhaustion';
import {
  ObjectiveDefinition,
  SliSum,
  SloDefinition,
  SloWindow,
  TimeRange,
} from './model';
import { overlaps, sumWithout } from './ranges';
import { errorRatioOf, weightsOf } from './sli';
import { windowAt } from './window';

const HOUR = 60 * 60 * 1000;
/** Steps that may be missing at the end before an SLI counts as not measured any more, and the least time for that. */
const STEPS_MISSED = 3;
const LEAST_MISSED_SECONDS = 300;

/** @internal */
export interface MeasuredOptions {
  definition: Pick<SloDefinition, 'budgetingMethod' | 'emptySlices' | 'window'>;
  objective: Pick<ObjectiveDefinition, 'sli'>;
  series: SliSeries;
  now: number;
  latenessSeconds: number;
}

/** The window that ends with a moment, or that the moment before lies in. */
function windowEndingAt(window: SloWindow, end: number): TimeRange {
  return windowAt(window, window.kind === 'calendar' ? end - 1 : end);
}

/**
 * The series of an objective, counted as its SLO says.
 *
 * @internal
 */
export class Measured {
  /** The end of the last closed step that was measured. */
  readonly until: number;
  /** Whether nobody has measured for too long to speak of now. */
  readonly stale: boolean;
  /** The present window; the end of a calendar window lies in the future. */
  readonly window: TimeRange;
  /** The part of the window that can have been measured. */
  readonly elapsed: TimeRange;
  readonly #options: MeasuredOptions;

  /** Undefined where nothing was ever measured. */
  static create(options: MeasuredOptions): Measured | undefined {
    const until = options.series.coveredUntil;
    return until === undefined ? undefined : new Measured(options, until);
  }

  private constructor(options: MeasuredOptions, coveredUntil: number) {
    const { now, series, latenessSeconds, definition } = options;
    this.#options = options;
    const closed = stepStart(now, FINE_STEP_SECONDS);
    this.until = Math.min(coveredUntil, closed);
    const missed = Math.max(
      STEPS_MISSED * (series.stepSeconds ?? FINE_STEP_SECONDS),
      LEAST_MISSED_SECONDS,
    );
    this.stale = now - this.until > (missed + latenessSeconds) * 1000;
    // A gap at the end belongs to the window, but what is merely on its way does not.
    const end = this.stale ? closed : this.until;
    this.window = windowEndingAt(definition.window, end);
    this.elapsed = { from: this.window.from, to: end };
  }

  get windowSeconds(): number {
    return (this.window.to - this.window.from) / 1000;
  }

  sum(range: TimeRange, excluded: TimeRange[]): SliSum {
    return sumWithout(this.#options.series, range, excluded);
  }

  weights(sum: SliSum): { good: number; total: number } {
    const { budgetingMethod, emptySlices } = this.#options.definition;
    return weightsOf(sum, budgetingMethod, emptySlices);
  }

  errorRatio(sum: SliSum): number | undefined {
    const { budgetingMethod, emptySlices } = this.#options.definition;
    return errorRatioOf(sum, budgetingMethod, emptySlices);
  }

  /** The last so many seconds that were measured: whole slices where slices are counted. */
  last(seconds: number): TimeRange {
    const { definition, objective, series } = this.#options;
    const slice =
      definition.budgetingMethod === 'Occurrences'
        ? undefined
        : objective.sli.slice?.seconds;
    const to = slice ? stepStart(this.until, slice) : this.until;
    const least = Math.max(seconds, series.stepSeconds ?? 0, slice ?? 0);
    return { from: to - least * 1000, to };
  }

  /** The part of what has elapsed that somebody measured. */
  get measuredShare(): number {
    const { from, to } = this.elapsed;
    const { coveredSeconds } = this.sum(this.elapsed, []);
    return to > from ? Math.min(1, (coveredSeconds * 1000) / (to - from)) : 0;
  }

  /** The elapsed window by hours; the first may begin before the window. */
  hourly(excluded: TimeRange[]): HourlyWeights & { covered: Float64Array } {
    const { series, definition } = this.#options;
    const from = Math.floor(this.elapsed.from / HOUR) * HOUR;
    const hours = Math.ceil((this.elapsed.to - from) / HOUR);
    const read = (field: SumField) => series.hourly(field, from, hours);
    const bad = new Float64Array(hours);
    const total = new Float64Array(hours);
    const covered = read('coveredSeconds');
    const set = (hour: number, sum: SliSum) => {
      const weights = this.weights(sum);
      total[hour] = weights.total;
      bad[hour] = weights.total - weights.good;
    };
    if (definition.budgetingMethod === 'Occurrences') {
      const good = read('good');
      total.set(read('total'));
      for (let hour = 0; hour < hours; hour++) {
        bad[hour] = total[hour] - good[hour];
      }
    } else {
      const [goodSlices, badSlices, emptySlices, ratioSum] = (
        ['goodSlices', 'badSlices', 'emptySlices', 'ratioSum'] as const
      ).map(read);
      for (let hour = 0; hour < hours; hour++) {
        set(hour, {
          good: 0,
          total: 0,
          coveredSeconds: covered[hour],
          goodSlices: goodSlices[hour],
          badSlices: badSlices[hour],
          emptySlices: emptySlices[hour],
          ratioSum: ratioSum[hour],
        });
      }
    }
    for (const one of excluded.filter(part => overlaps(part, this.elapsed))) {
      const first = Math.max(0, Math.floor((one.from - from) / HOUR));
      const last = Math.min(hours - 1, Math.floor((one.to - from) / HOUR));
      for (let hour = first; hour <= last; hour++) {
        const start = from + hour * HOUR;
        set(hour, this.sum({ from: start, to: start + HOUR }, excluded));
      }
    }
    return { bad, total, covered };
  }
}
