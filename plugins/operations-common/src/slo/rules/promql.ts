import { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import { MetricQuery } from '../model';

/**
 * A query that is a sum of counters, some of them subtracted: what can be counted without loss.
 *
 * @public
 */
export interface CounterSum {
  terms: Array<{ selector: string; minus: boolean }>;
}

const COUNTING = new Set(['Rate', 'Irate', 'Increase']);
const TEMPLATE = /\{\{\s*\.?window\s*\}\}/g;

/** The expression of a query, whichever key it is under. @public */
export function expressionOf(query: MetricQuery): string | undefined {
  const { query: text, promql } = query.spec;
  const found = [text, promql].find(
    (value): value is string =>
      typeof value === 'string' && value.trim() !== '',
  );
  return found?.trim();
}

/** Puts a range where the expression leaves it open. @public */
export function withWindow(expression: string, range: string): string {
  return expression.replace(TEMPLATE, range);
}

/**
 * Where a query stops being PromQL.
 *
 * @public
 */
export interface PromqlFault {
  /** From 1, as editors count. */
  line: number;
  column: number;
  /** What begins there; empty where the query ends too early. */
  text: string;
}

/** The first place at which Prometheus could not read on. @public */
export function promqlFault(expression: string): PromqlFault | undefined {
  // As long as the template, so that places stay what they are for the reader.
  const text = expression.replace(TEMPLATE, each => '5m'.padEnd(each.length));
  let at: number | undefined;
  parser.parse(text).iterate({
    enter: node => {
      if (node.type.isError) at = Math.min(at ?? node.from, node.from);
    },
  });
  if (at === undefined) return undefined;
  const before = text.slice(0, at).split('\n');
  return {
    line: before.length,
    column: before[before.length - 1].length + 1,
    text: expression.slice(at).trim(),
  };
}

/** Whether Prometheus could read it. @public */
export function isPromql(expression: string): boolean {
  return promqlFault(expression) === undefined;
}

/**
 * What a query counts. It may be a selector, a sum of one, with or without rate or increase, and such sums added to or
 * subtracted from each other. Undefined for everything else.
 *
 * @public
 */
export function reduceToCounters(expression: string): CounterSum | undefined {
  const text = withWindow(expression, '1m');
  if (!isPromql(text)) return undefined;
  const root = parser.parse(text).topNode.firstChild;
  return root ? reduce(root, text) : undefined;
}

function reduce(node: SyntaxNode, text: string): CounterSum | undefined {
  switch (node.name) {
    case 'ParenExpr':
      return node.firstChild ? reduce(node.firstChild, text) : undefined;
    case 'BinaryExpr':
      return reduceBinary(node, text);
    case 'AggregateExpr':
      if (!node.getChild('AggregateOp')?.getChild('Sum')) return undefined;
      return reduceSeries(onlyArgument(node), text);
    default:
      return reduceSeries(node, text);
  }
}

/** Series whose values are counters: a selector, or what grows of one. */
function reduceSeries(
  node: SyntaxNode | undefined,
  text: string,
): CounterSum | undefined {
  if (node?.name === 'ParenExpr') {
    return reduceSeries(node.firstChild ?? undefined, text);
  }
  if (node?.name === 'VectorSelector') {
    if (!namesOneMetric(node, text)) return undefined;
    const selector = text.slice(node.from, node.to);
    return { terms: [{ selector, minus: false }] };
  }
  if (node?.name === 'FunctionCall') {
    const name = node.getChild('FunctionIdentifier')?.firstChild?.name;
    const argument = onlyArgument(node);
    if (!name || !COUNTING.has(name)) return undefined;
    if (argument?.name !== 'MatrixSelector') return undefined;
    return reduceSeries(argument.firstChild ?? undefined, text);
  }
  return undefined;
}

function reduceBinary(node: SyntaxNode, text: string): CounterSum | undefined {
  const [left, right] = [node.firstChild, node.lastChild];
  if (!left || !right) return undefined;
  // That nothing counts as 0 is seen to anyway.
  if (node.getChild('Or')) {
    const filler = text.slice(right.from, right.to).replace(/\s/g, '');
    return filler === 'vector(0)' ? reduce(left, text) : undefined;
  }
  const minus = Boolean(node.getChild('Sub'));
  if (!minus && !node.getChild('Add')) return undefined;
  if (node.getChild('MatchingModifierClause')) return undefined;
  if (![left, right].every(isPlainSum)) return undefined;
  const [a, b] = [reduce(left, text), reduce(right, text)];
  if (!a || !b) return undefined;
  return {
    terms: [
      ...a.terms,
      ...b.terms.map(term => ({ ...term, minus: term.minus !== minus })),
    ],
  };
}

/** One number, so that adding another to it pairs nothing off. */
function isPlainSum(node: SyntaxNode): boolean {
  if (node.name === 'ParenExpr') {
    return Boolean(node.firstChild && isPlainSum(node.firstChild));
  }
  if (node.name === 'BinaryExpr') return true;
  return node.name === 'AggregateExpr' && !node.getChild('AggregateModifier');
}

function onlyArgument(node: SyntaxNode): SyntaxNode | undefined {
  const body = node.getChild('FunctionCallBody');
  const first = body?.firstChild;
  return first && !first.nextSibling ? first : undefined;
}

/** Series of several metrics could not be told apart once they are subtracted. */
function namesOneMetric(node: SyntaxNode, text: string): boolean {
  if (node.getChild('Identifier')) return true;
  const matchers = node.getChild('LabelMatchers');
  if (!matchers) return false;
  if (matchers.getChild('QuotedLabelName')) return true;
  return matchers
    .getChildren('UnquotedLabelMatcher')
    .some(matcher =>
      /^__name__\s*=\s*["'`]/.test(text.slice(matcher.from, matcher.to)),
    );
}
