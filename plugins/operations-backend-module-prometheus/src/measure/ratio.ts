import { SyntaxNode } from '@lezer/common';
import {
  CounterSum,
  reduceToCounters,
} from '@operate-first/plugin-operations-common';
import { parser } from '@prometheus-io/lezer-promql';

/** @internal */
export interface CountedRatio {
  total: CounterSum;
  part: CounterSum;
  partIs: 'good' | 'bad';
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

/** `a / b` and `1 - a / b` of sums of counters, as the counts that they are made of; undefined for all else. @internal */
export function reduceRatio(
  expression: string,
  rawType: 'success' | 'failure',
): CountedRatio | undefined {
  const text = ({ from, to }: SyntaxNode) => expression.slice(from, to);
  const root = bare(parser.parse(expression).topNode.firstChild);
  const rest = operands(root, 'Sub');
  const complement = rest !== undefined && /^1(\.0*)?$/.test(text(rest[0]));
  const sides = operands(complement ? rest[1] : root, 'Div');
  if (!sides || !sides.every(isOneNumber)) return undefined;
  const [part, total] = sides.map(side => {
    const grows = /\b(rate|irate|increase)\s*\(/.test(text(side));
    return grows ? reduceToCounters(text(side)) : undefined;
  });
  if (!part || !total) return undefined;
  const good = (rawType === 'success') !== complement;
  return { total, part, partIs: good ? 'good' : 'bad' };
}
