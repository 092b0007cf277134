import {
  CounterSum,
  expressionOf,
  MetricQuery,
  PromqlFault,
  promqlFault,
  reduceRatio,
  reduceToCounters,
  SliDefinition,
  ThresholdOperator,
  withWindow,
} from '@operate-first/plugin-operations-common';
import { SliProblem } from '@operate-first/plugin-operations-node';

/** The range of expressions that leave it open and are taken as they are. */
const OPEN_RANGE = '5m';
/** Enough to find a place in a query by. */
const LONGEST_QUOTE = 30;
const GROWS = /\b(rate|irate|increase)\s*\(/;

/** How an SLI is read. @internal */
export type Reading =
  | {
      /** Counters, read at the edges of steps and subtracted: exact. */
      kind: 'counters';
      total: CounterSum;
      part: CounterSum;
      partIs: 'good' | 'bad';
    }
  | {
      /** Two values per step. */
      kind: 'values';
      total: ValueQuery;
      part: ValueQuery;
      partIs: 'good' | 'bad';
    }
  | { kind: 'ratio'; query: string; partIs: 'good' | 'bad' }
  | {
      kind: 'threshold';
      query: string;
      operator: ThresholdOperator;
      value: number;
    };

/** @internal */
export interface ValueQuery {
  query: string;
  /** How many seconds one value counts for; missing where it is one observation, worth a minute. */
  spanSeconds?: number;
}

/** @internal */
export type ReadingResult = { reading: Reading } | { problem: SliProblem };

/** What Prometheus reads in place of what the document says, for people to copy. @internal */
export function shownExpression(query: MetricQuery): string {
  return withWindow(expressionOf(query) ?? '', OPEN_RANGE);
}

function notUnderstood(message: string, remedy: string, detail?: string) {
  const code = 'prometheus.notUnderstood';
  return { problem: { code, message, remedy, ...(detail && { detail }) } };
}

/** A query and where it is written, `ratioMetric.good`. */
interface WrittenQuery {
  field: string;
  query: MetricQuery;
}

function writtenQueries({
  measure,
}: Pick<SliDefinition, 'measure'>): WrittenQuery[] {
  switch (measure.kind) {
    case 'threshold':
      return [{ field: 'thresholdMetric', query: measure.query }];
    case 'raw':
      return [{ field: 'ratioMetric.raw', query: measure.query }];
    default: {
      const { good, bad, total } = measure;
      return [
        { field: 'ratioMetric.total', query: total },
        ...(good ? [{ field: 'ratioMetric.good', query: good }] : []),
        ...(bad ? [{ field: 'ratioMetric.bad', query: bad }] : []),
      ];
    }
  }
}

/** `The query of ratioMetric.good`. */
function nameOf({ field, query }: WrittenQuery): string {
  const { query: text, promql } = query.spec;
  return `The ${promql && !text ? 'promql' : 'query'} of ${field}`;
}

function expressionsOf(
  written: WrittenQuery[],
): string[] | { problem: SliProblem } {
  const expressions: string[] = [];
  for (const each of written) {
    const expression = expressionOf(each.query);
    if (!expression) {
      return notUnderstood(
        `${nameOf(each)} is empty.`,
        'Write PromQL as `query` of its metricSource.',
      );
    }
    const fault = promqlFault(expression);
    if (fault) {
      return notUnderstood(
        `${nameOf(each)} is not PromQL: ${placeOf(fault)}.`,
        'Try it in the page of Prometheus.',
        expression.slice(0, 500),
      );
    }
    expressions.push(expression);
  }
  return expressions;
}

function placeOf({ line, column, text }: PromqlFault): string {
  if (!text) return 'it ends too early';
  const [first] = text.split('\n');
  const start =
    first.length > LONGEST_QUOTE ? `${first.slice(0, LONGEST_QUOTE)}…` : first;
  const where = line > 1 ? `line ${line}, character` : 'character';
  return `it cannot be read on from ${where} ${column}, “${start}”`;
}

const SECONDS: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400 };

function valueQuery(expression: string): ValueQuery {
  const query = withWindow(expression, OPEN_RANGE);
  if (/\b(rate|irate)\s*\(/.test(query)) return { query, spanSeconds: 1 };
  const [, count, unit] = /\[\s*(\d+)([smhd])\s*\]/.exec(query) ?? [];
  return unit && GROWS.test(query)
    ? { query, spanSeconds: Number(count) * SECONDS[unit] }
    : { query };
}

function ofRatio(
  measure: Extract<SliDefinition['measure'], { kind: 'ratio' }>,
): ReadingResult {
  const written = writtenQueries({ measure });
  const expressions = expressionsOf(written);
  if ('problem' in expressions) return expressions;
  const partIs = measure.good ? 'good' : 'bad';
  const reduced = expressions.map(expression =>
    measure.counter || GROWS.test(expression)
      ? reduceToCounters(expression)
      : undefined,
  );
  const [total, counted] = reduced;
  if (total && counted) {
    return { reading: { kind: 'counters', total, part: counted, partIs } };
  }
  if (measure.counter && expressions.some(each => !GROWS.test(each))) {
    const wrong = written[total ? 1 : 0];
    return notUnderstood(
      `${nameOf(
        wrong,
      )} says that it is a counter, and is neither a selector nor a sum of one.`,
      'Write `sum(metric{…})`, or `counter: false` with `sum(increase(metric{…}[{{.window}}]))`.',
    );
  }
  const [totalText, partText] = expressions;
  const values = { total: valueQuery(totalText), part: valueQuery(partText) };
  return { reading: { kind: 'values', ...values, partIs } };
}

/** What is to be read for an SLI, or why that cannot be said. @internal */
export function readingOf({ measure }: SliDefinition): ReadingResult {
  if (measure.kind === 'ratio') return ofRatio(measure);
  const expressions = expressionsOf(writtenQueries({ measure }));
  if ('problem' in expressions) return expressions;
  const query = withWindow(expressions[0], OPEN_RANGE);
  if (measure.kind === 'threshold') {
    const { operator, value } = measure;
    return { reading: { kind: 'threshold', query, operator, value } };
  }
  const counters = reduceRatio(query, measure.rawType);
  if (counters) return { reading: { kind: 'counters', ...counters } };
  const partIs = measure.rawType === 'success' ? 'good' : 'bad';
  return { reading: { kind: 'ratio', query, partIs } };
}

/** What people should know of how it is read. @internal */
export function notesOf(reading: Reading): string[] {
  switch (reading.kind) {
    case 'counters':
      return [
        'Counters are read at the edges of steps and subtracted: bursts count as they were, and restarts are seen.',
      ];
    case 'values':
      return [
        'The queries cannot be reduced to counters: their values are taken at each step, so what happens between is not seen.',
      ];
    case 'ratio':
      return [
        'The query answers with a ratio and says nothing of how many events there were: each second counts alike.',
      ];
    default:
      return ['The value is taken at each step, and the step counts whole.'];
  }
}
