import { SliDefinition } from '../model';
import { continuityOf, growthOf } from './growth';
import { RECORDED_STEP_SECONDS } from './names';
import { exactDecimal } from './numbers';
import { expressionOf, isPromql, withWindow } from './promql';
import { CountedRatio, countersOf } from './ratio';

/** What counts the good and all of one step. @internal */
export interface CountExpressions {
  total: string;
  /** Given an expression for the total of the same step, which it never exceeds, and without which there is none. */
  good(total: string): string;
}

const SPEAK_PROMQL = new Set(['prometheus', 'thanos', 'mimir', 'cortex']);
/** For expressions that leave their range open and are taken as they are. */
const OPEN_RANGE = '5m';

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
  const counters = countersOf(sli);
  if (counters) return ofCounters(counters);
  if (measure.kind === 'ratio') {
    return {
      reason:
        'Rules count sums of counters only, and its queries cannot be reduced to them.',
    };
  }
  const expression = expressionOf(measure.query);
  if (!expression) return { reason: 'Its query is empty.' };
  const value = withWindow(expression, OPEN_RANGE);
  if (!isPromql(value)) return { reason: 'Its query is not PromQL.' };
  return measure.kind === 'raw'
    ? ofRaw(value, measure.rawType)
    : ofThreshold(value, COMPARE[measure.operator], measure.value);
}

function ofCounters({ total, part, partIs }: CountedRatio): CountExpressions {
  const wentOn = continuityOf([total, part]);
  const counted = growthOf(part, wentOn);
  return {
    total: growthOf(total, wentOn),
    good: all => {
      // Of what is counted there may be none yet, and never more than of all.
      const rest = `clamp_min(${all} - (${counted} or 0 * ${all}), 0)`;
      return partIs === 'good' ? `${all} - ${rest}` : rest;
    },
  };
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
