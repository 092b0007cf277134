/**
 * Whether there was something to find at each moment of a grid, per series of an expression.
 *
 * @public
 */
export interface TriedGrid {
  /** The first moment, milliseconds since the epoch. */
  start: number;
  stepMs: number;
  count: number;
  /** Per series: 1 where the expression has a value at the moment. */
  series: ReadonlyArray<ArrayLike<number>>;
}

/**
 * A time during which an alert would have fired, for one series or several. Milliseconds since the epoch.
 *
 * @public
 */
export interface FiringSpell {
  from: number;
  /** Missing where it would fire now. */
  to?: number;
}

function spellsOf(
  grid: TriedGrid,
  series: ArrayLike<number>,
  forMs: number,
): Array<{ from: number; to: number }> {
  const { start, stepMs, count } = grid;
  const spells: Array<{ from: number; to: number }> = [];
  let since: number | undefined;
  for (let at = 0; at <= count; at += 1) {
    const holds = at < count && series[at] === 1;
    if (holds) since ??= at;
    else if (since !== undefined) {
      // It fires once it has held from one moment to another for so long; between moments nobody has looked.
      const from = start + since * stepMs + forMs;
      const last = start + (at - 1) * stepMs;
      if (last >= from) spells.push({ from, to: last });
      since = undefined;
    }
  }
  return spells;
}

/**
 * When an alert would have fired, whichever of its series did: those that overlap, or follow within a step, are one time.
 *
 * @param forSeconds - so long the expression has to hold
 * @public
 */
export function firingSpells(
  grid: TriedGrid,
  forSeconds: number,
): FiringSpell[] {
  const { start, stepMs, count } = grid;
  const all = grid.series
    .flatMap(series => spellsOf(grid, series, forSeconds * 1000))
    .sort((a, b) => a.from - b.from);
  const merged: Array<{ from: number; to: number }> = [];
  for (const spell of all) {
    const last = merged[merged.length - 1];
    if (last && spell.from <= last.to + stepMs) {
      last.to = Math.max(last.to, spell.to);
    } else merged.push({ ...spell });
  }
  const end = start + (count - 1) * stepMs;
  return merged.map(({ from, to }) => (to >= end ? { from } : { from, to }));
}

/**
 * What came of trying an expression.
 *
 * `tried` has an answer. `refused` would read too much, `wrong` is no PromQL to the server: both are for whoever wrote it.
 * `notTried` says why nobody could ask; it is never a pass.
 *
 * @public
 */
export interface AlertTrial {
  state: 'tried' | 'notTried' | 'refused' | 'wrong';
  expression?: string;
  /** Why there is no answer, and what to do. */
  message?: string;
  /** How many times it would have begun to fire. */
  fired?: number;
  /** Of how many series. */
  series?: number;
  /** In order; RFC 3339. */
  spells?: Array<{ from: string; to?: string }>;
  /** From when to when it was looked at, RFC 3339. */
  from?: string;
  to?: string;
  /** Of how many days in it there is anything to look at. */
  knownDays?: number;
  /** What is shorter is not seen; of the last day a minute. */
  stepSeconds?: number;
  /** Who was asked. */
  server?: string;
  /** Where people look at it. */
  url?: string;
  askedAt?: string;
}
