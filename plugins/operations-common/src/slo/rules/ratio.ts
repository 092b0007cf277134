import { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import { SliDefinition } from '../model';
import {
  CounterSum,
  expressionOf,
  isPromql,
  reduceToCounters,
  withWindow,
} from './promql';

/** A ratio, as the counters that it is made of. @public */
export interface CountedRatio {
  total: CounterSum;
  part: CounterSum;
  partIs: 'good' | 'bad';
}

const GROWS = /\b(rate|irate|increase)\s*\(/;
/** Any will do: what is taken of the queries has no range. */
const ANY_RANGE = '5m';

/**
 * `a / b` and `1 - a / b` of sums of counters, as the counts that they are made of; undefined for all else.
 *
 * @public
 */
export function reduceRatio(
  expression: string,
  rawType: 'success' | 'failure',
): CountedRatio | undefined {
  const whole = withWindow(expression, ANY_RANGE);
  if (!isPromql(whole)) return undefined;
  const text = ({ from, to }: SyntaxNode) => whole.slice(from, to);
  const root = bare(parser.parse(whole).topNode.firstChild);
  const rest = operands(root, 'Sub');
  const complement = rest !== undefined && /^1(\.0*)?$/.test(text(rest[0]));
  const sides = operands(complement ? rest[1] : root, 'Div');
  if (!sides || !sides.every(isOneNumber)) return undefined;
  const [part, total] = sides.map(side =>
    GROWS.test(text(side)) ? reduceToCounters(text(side)) : undefined,
  );
  if (!part || !total) return undefined;
  const good = (rawType === 'success') !== complement;
  return { total, part, partIs: good ? 'good' : 'bad' };
}

/**
 * The counters that an SLI is counted from, in whichever way its document says so. Undefined where it counts no events,
 * or none that could be read from counters.
 *
 * @internal
 */
export function countersOf({
  measure,
}: SliDefinition): CountedRatio | undefined {
  if (measure.kind === 'threshold') return undefined;
  if (measure.kind === 'raw') {
    const expression = expressionOf(measure.query);
    return expression ? reduceRatio(expression, measure.rawType) : undefined;
  }
  const [total, part] = [measure.total, measure.good ?? measure.bad].map(
    query => {
      const expression = query && expressionOf(query);
      // A value that goes up and down is no counter, unless what the query takes of it is its growth.
      return expression && (measure.counter || GROWS.test(expression))
        ? reduceToCounters(expression)
        : undefined;
    },
  );
  return total && part
    ? { total, part, partIs: measure.good ? 'good' : 'bad' }
    : undefined;
}

const known = new WeakMap<SliDefinition, boolean>();

/** Whether an SLI counts events; otherwise it counts seconds. @internal */
export function countsEvents(sli: SliDefinition): boolean {
  if (sli.measure.kind !== 'raw') return sli.measure.kind === 'ratio';
  let events = known.get(sli);
  if (events === undefined) {
    events = countersOf(sli) !== undefined;
    known.set(sli, events);
  }
  return events;
}

function bare(node: SyntaxNode | undefined | null): SyntaxNode | undefined {
  if (node?.name === 'ParenExpr') return bare(node.firstChild);
  return node ?? undefined;
}

function operands(
  node: SyntaxNode | undefined,
  operator: string,
): [SyntaxNode, SyntaxNode] | undefined {
  if (node?.name !== 'BinaryExpr' || !node.getChild(operator)) return undefined;
  if (node.getChild('MatchingModifierClause')) return undefined;
  const [left, right] = [bare(node.firstChild), bare(node.lastChild)];
  return left && right ? [left, right] : undefined;
}

/** A sum without groups: a ratio of groups would be several ratios. */
function isOneNumber(node: SyntaxNode): boolean {
  const inner = bare(node);
  if (inner?.name === 'BinaryExpr') {
    return [inner.firstChild, inner.lastChild].every(
      side => side !== null && (isOneNumber(side) || /^vector/.test(side.name)),
    );
  }
  return (
    inner?.name === 'AggregateExpr' && !inner.getChild('AggregateModifier')
  );
}
