import { parser } from '@prometheus-io/lezer-promql';

const SECONDS: Record<string, number> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 7 * 86_400,
  y: 365 * 86_400,
};

/**
 * A selector of series that an expression reads.
 *
 * @public
 */
export interface ExpressionSelector {
  /** As it is written, without a range. */
  selector: string;
  /** How far it looks back at each moment, in seconds; 0 for a plain selector. */
  rangeSeconds: number;
}

/** `1h30m` in seconds; plain numbers are seconds. */
function secondsOf(duration: string): number {
  const parts = [...duration.matchAll(/(\d+(?:\.\d+)?)(ms|[smhdwy])?/g)];
  return parts.reduce(
    (sum, [, count, unit = 's']) => sum + Number(count) * SECONDS[unit],
    0,
  );
}

/** The range behind an opening bracket: `5m` of `[5m]`, the first of `[1h:1m]`. */
function rangeOf(text: string): number {
  const [, duration = ''] = /\[\s*([^\]:]*)/.exec(text) ?? [];
  return secondsOf(duration);
}

/**
 * What an expression reads, so that one can tell how much before it is asked. Ranges of subqueries count as well.
 *
 * @public
 */
export function selectorsIn(expression: string): ExpressionSelector[] {
  const found: ExpressionSelector[] = [];
  const ranges: Array<{ to: number; seconds: number }> = [];
  parser.parse(expression).iterate({
    enter: ({ name, node, from, to }) => {
      while (ranges.length > 0 && ranges[ranges.length - 1].to <= from) {
        ranges.pop();
      }
      if (name === 'MatrixSelector' || name === 'SubqueryExpr') {
        const inner = node.firstChild?.to ?? from;
        ranges.push({ to, seconds: rangeOf(expression.slice(inner, to)) });
      }
      if (name === 'VectorSelector') {
        found.push({
          selector: expression.slice(from, to),
          rangeSeconds: ranges.reduce((sum, { seconds }) => sum + seconds, 0),
        });
      }
    },
  });
  return found;
}
