import { SliDefinition } from '../model';
import { RECORDED_STEP_SECONDS } from './names';
import { exactDecimal, promDuration } from './numbers';
import {
  CounterSum,
  expressionOf,
  isPromql,
  reduceToCounters,
  withWindow,
} from './promql';

/** What counts the good and all of one step. @internal */
export interface CountExpressions {
  total: string;
  /** Given an expression for the total of the same step, which it never exceeds, and without which there is none. */
  good(total: string): string;
}

const STEP = promDuration(RECORDED_STEP_SECONDS);
const SPEAK_PROMQL = new Set(['prometheus', 'thanos', 'mimir', 'cortex']);
/** For expressions that leave their range open and are taken as they are. */
const OPEN_RANGE = '5m';
/** A series that was there at one of these times is not a new one: nobody looked for a while. */
const BEFORE = [STEP, '10m', '1h', '1d'];

const COMPARE = { lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

/** Or the reason, in words, why it cannot be counted by rules. @internal */
export function countExpressions(
  sli: SliDefinition,
): CountExpressions | { reason: string } {
  const { measure } = sli;
  const queries =
    measure.kind === 'ratio'
      ? [measure.total, measure.good ?? measure.bad]
      : [measure.query];
  const foreign = queries.find(
    query => !query || !SPEAK_PROMQL.has(query.type.toLocaleLowerCase('en-US')),
  );
  if (foreign) {
    return { reason: `It is measured by ${foreign.type}, not by Prometheus.` };
  }
  if (measure.kind === 'ratio') return ofRatio(measure);
  const expression = expressionOf(measure.query);
  if (!expression) return { reason: 'Its query is empty.' };
  const value = withWindow(expression, OPEN_RANGE);
  if (!isPromql(value)) return { reason: 'Its query is not PromQL.' };
  return measure.kind === 'raw'
    ? ofRaw(value, measure.rawType)
    : ofThreshold(value, COMPARE[measure.operator], measure.value);
}

function ofRatio(
  measure: Extract<SliDefinition['measure'], { kind: 'ratio' }>,
): CountExpressions | { reason: string } {
  const part = measure.good ?? measure.bad;
  const total = counters(measure.total, measure.counter);
  const counted = part && counters(part, measure.counter);
  if (!total || !counted) {
    return {
      reason:
        'Rules count sums of counters only, and its queries cannot be reduced to them.',
    };
  }
  const sibling = total.terms[0].selector;
  const grown = grownBy(counted, sibling);
  return {
    total: grownBy(total, sibling),
    good: all =>
      measure.good
        ? `${all} - clamp_min(${all} - (${grown} or 0 * ${all}), 0)`
        : `clamp_min(${all} - (${grown} or 0 * ${all}), 0)`,
  };
}

/** A value that goes up and down is no counter, unless what the query takes of it is its growth. */
function counters(
  query: Parameters<typeof expressionOf>[0],
  counter: boolean,
): CounterSum | undefined {
  const expression = expressionOf(query);
  if (!expression) return undefined;
  const grows = counter || /\b(rate|irate|increase)\s*\(/.test(expression);
  return grows ? reduceToCounters(expression) : undefined;
}

function grownBy({ terms }: CounterSum, sibling: string): string {
  return terms
    .map(({ selector, minus }, i) => {
      const grown = growth(selector, sibling);
      if (i === 0) return minus ? `-${grown}` : grown;
      // What is added may not exist yet, and is nothing then.
      const first = growth(terms[0].selector, sibling);
      return `${minus ? '-' : '+'} (${grown} or 0 * ${first})`;
    })
    .join('\n');
}

/**
 * How much the counters of a selector have grown over a step: each one's value less its value at the step before. Less
 * nothing where it began anew, and where it is new beside others that were there already. Neither `increase`, which
 * guesses what lies between the samples and the edges and misses the first value of a new series, nor an average.
 */
function growth(selector: string, sibling: string): string {
  const x = selector;
  const known = BEFORE.map(ago => `${x} offset ${ago}`).join(' or ');
  return [
    `sum(${x} - (`,
    `  ${x} offset ${STEP} <= ${x}`,
    `  or 0 * (${x} < ${x} offset ${STEP})`,
    `  or 0 * ((${x} unless (${known})) and on() group(${sibling} offset ${STEP}))`,
    `))`,
  ].join('\n');
}

/** Seconds of the step: good while every series compares well. NaN is what nothing answers with: no traffic. */
function ofThreshold(
  value: string,
  operator: string,
  limit: number,
): CountExpressions {
  const known = `((${value}) >= -Inf)`;
  const seconds = RECORDED_STEP_SECONDS;
  const good = `min(${known} ${operator} bool ${exactDecimal(limit)})`;
  return {
    total: `${seconds} * group(${known}) or 0 * group(${value})`,
    good: all => `${seconds} * ${good} and ${all} or 0 * ${all}`,
  };
}

/** Seconds of the step, in the proportion that the query answers with. Ratios of several series cannot be added. */
function ofRaw(
  value: string,
  rawType: 'success' | 'failure',
): CountExpressions {
  const seconds = RECORDED_STEP_SECONDS;
  const known = `((vector(scalar(${value})) > -Inf) < Inf)`;
  const ratio = `clamp(${known}, 0, 1)`;
  const good = rawType === 'success' ? ratio : `(1 - ${ratio})`;
  return {
    total: `${seconds} * group(${known})`,
    good: all => `${seconds} * ${good} and ${all}`,
  };
}
