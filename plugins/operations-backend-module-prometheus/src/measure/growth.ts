import { Grid, GridSeries } from '../grid/Grid';

/** A program that is gone leaves its last value behind for so long, unless Prometheus saw it go. */
const LOOK_BACK_MS = 5 * 60_000;

/** A series, and whether it is subtracted. @internal */
export interface Term {
  series: GridSeries;
  minus: boolean;
}

/** What was counted between each moment of a grid and the one before. @internal */
export interface Growth {
  counts: Float64Array;
  /** 1 where somebody counted. The first moment has nothing before it. */
  covered: Uint8Array;
  /** Values that are no numbers were taken for missing. */
  odd: boolean;
}

/** Which program a series comes from: all of its series come and go together. @internal */
export function targetOf({ labels }: GridSeries): string {
  const { cluster = '', job = '', instance = '' } = labels;
  return JSON.stringify([cluster, job, instance]);
}

function isThere({ seen, values }: GridSeries, index: number): boolean {
  return seen[index] === 1 && Number.isFinite(values[index]);
}

/**
 * When each program was there at a moment and at the one before, with a series that was there both times. A series that
 * is new then began at 0. Where everything of a program is new, nobody knows since when it counts.
 *
 * @internal
 */
export class Continuity {
  readonly #targets = new Map<string, Uint8Array>();

  static of(all: GridSeries[], count: number): Continuity {
    const continuity = new Continuity();
    for (const series of all) {
      const key = targetOf(series);
      const marks = continuity.#targets.get(key) ?? new Uint8Array(count);
      continuity.#targets.set(key, marks);
      for (let i = 1; i < count; i += 1) {
        if (isThere(series, i) && isThere(series, i - 1)) marks[i] = 1;
      }
    }
    return continuity;
  }

  wentOn(series: GridSeries, index: number): boolean {
    return this.#targets.get(targetOf(series))?.[index] === 1;
  }
}

/** Adds the growth of one series; answers at which moments it could be told. */
function addSeries(
  { series, minus }: Term,
  counts: Float64Array,
  continuity: Continuity,
): Uint8Array {
  const told = new Uint8Array(counts.length);
  let last: number | undefined;
  for (let i = 0; i < counts.length; i += 1) {
    if (!isThere(series, i)) continue;
    const value = series.values[i];
    let grown: number | undefined;
    // A counter that is lower than before began anew, at 0. What a gap hid is counted when it is over.
    if (last !== undefined) grown = value >= last ? value - last : value;
    else if (continuity.wentOn(series, i)) grown = value;
    if (grown !== undefined) {
      counts[i] += minus ? -grown : grown;
      told[i] = 1;
    }
    last = value;
  }
  return told;
}

/** A program that vanished was gone since its counters stood still, or up to a look-back of the server earlier. */
function forgetLastValues(
  all: GridSeries[],
  told: Uint8Array,
  lookBack: number,
): void {
  const there = (i: number) => all.some(series => isThere(series, i));
  const moved = (i: number) =>
    all.some(
      series =>
        isThere(series, i) !== isThere(series, i - 1) ||
        (isThere(series, i) && series.values[i] !== series.values[i - 1]),
    );
  for (let i = 1; i < told.length; i += 1) {
    if (there(i) || !there(i - 1)) continue;
    for (let k = i - 1; k > 0 && k >= i - lookBack && !moved(k); k -= 1) {
      told[k] = 0;
    }
  }
}

/** Sums the growth of counters between the moments of a grid. @internal */
export function growthOf(
  terms: Term[],
  continuity: Continuity,
  grid: Grid,
): Growth {
  const counts = new Float64Array(grid.count);
  const covered = new Uint8Array(grid.count);
  const targets = new Map<string, { all: GridSeries[]; told: Uint8Array }>();
  let odd = false;
  for (const term of terms) {
    const { series } = term;
    odd ||= series.seen.some((s, i) => s && !Number.isFinite(series.values[i]));
    const told = addSeries(term, counts, continuity);
    const key = targetOf(series);
    const target = targets.get(key);
    if (target) {
      target.all.push(series);
      told.forEach((mark, i) => mark && (target.told[i] = 1));
    } else {
      targets.set(key, { all: [series], told });
    }
  }
  const lookBack = Math.floor(LOOK_BACK_MS / grid.stepMs);
  for (const { all, told } of targets.values()) {
    forgetLastValues(all, told, lookBack);
    told.forEach((mark, i) => mark && (covered[i] = 1));
  }
  return { counts, covered, odd };
}
