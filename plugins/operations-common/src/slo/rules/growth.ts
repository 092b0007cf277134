import { RECORDED_STEP_SECONDS } from './names';
import { promDuration } from './numbers';
import { CounterSum } from './promql';

const STEP = promDuration(RECORDED_STEP_SECONDS);
/** A gap that is longer hides its events for good. */
const LONGEST_GAP = '10m';
/** Which program a series comes from: all of its series come and go together. */
const PROGRAM = 'cluster, job, instance';

/**
 * How much a sum of counters has grown over a step: each one's value less the last one before the step.
 *
 * @internal
 */
export function growthOf({ terms }: CounterSum, wentOn: string): string {
  const first = grown(terms[0].selector, wentOn);
  return terms
    .map(({ selector, minus }, i) => {
      if (i === 0) return minus ? `-${first}` : first;
      // What is added may not exist yet, and is nothing then.
      return `${minus ? '-' : '+'} (${grown(
        selector,
        wentOn,
      )} or 0 * ${first})`;
    })
    .join('\n');
}

/** Series that were there at the beginning of the step and are at its end: of programs that went on. @internal */
export function continuityOf(sums: CounterSum[]): string {
  const selectors = sums.flatMap(({ terms }) => terms.map(t => t.selector));
  return [...new Set(selectors)]
    .map(x => `${x} and ${x} offset ${STEP}`)
    .join(' or ');
}

/**
 * A counter that is lower than before began anew at 0, and so did one that is new in a program that went on. Where
 * everything of a program is new, nobody knows since when it counts. Neither `increase`, which guesses what lies between
 * the samples and the edges and misses the first value of a new series, nor an average. Values that are no numbers are
 * left out.
 */
function grown(x: string, wentOn: string): string {
  const last = `last_over_time(${x}[${LONGEST_GAP}] offset ${STEP})`;
  return [
    `sum((${x} < Inf) - (`,
    `  ${last} <= ${x}`,
    `  or 0 * (${x} < (${last} < Inf))`,
    `  or 0 * ((${x} unless ${last}) and on(${PROGRAM}) (${wentOn}))`,
    `))`,
  ].join('\n');
}
