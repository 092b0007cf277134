import { RE2JS } from 're2js';
import { AlertMatcher } from '../../generated/openapi';

/** Matching costs the length of a label times the size of an expression: both are limited. */
const MAXIMUM_LENGTH = 500;
const MAXIMUM_SIZE = 2000;
const MAXIMUM_LABEL = 2000;

/** Compiled, or what is wrong with it. */
function compile(expression: string): RE2JS | string {
  if (expression.length > MAXIMUM_LENGTH) {
    return `The expression is longer than ${MAXIMUM_LENGTH} characters.`;
  }
  try {
    const compiled = RE2JS.compile(expression, RE2JS.DOTALL);
    return compiled.programSize() > MAXIMUM_SIZE
      ? 'The expression is too large: it repeats too much.'
      : compiled;
  } catch {
    return `"${expression}" is no regular expression as Alertmanager has them (RE2).`;
  }
}

function isExpression({ operator }: AlertMatcher): boolean {
  return operator === '=~' || operator === '!~';
}

/** What is wrong with a matcher, in a sentence. @public */
export function matcherProblem(matcher: AlertMatcher): string | undefined {
  if (!isExpression(matcher)) return undefined;
  const compiled = compile(matcher.value);
  return typeof compiled === 'string' ? compiled : undefined;
}

function testOf(
  matcher: AlertMatcher,
): (labels: Record<string, string>) => boolean {
  const { name, value, operator } = matcher;
  // As in Alertmanager, a label that is missing is an empty one.
  const read = (labels: Record<string, string>) =>
    Object.hasOwn(labels, name) ? labels[name] : '';
  if (!isExpression(matcher)) {
    return labels => (read(labels) === value) === (operator === '=');
  }
  const compiled = compile(value);
  // What cannot be understood fits nothing, whichever way it is asked.
  if (typeof compiled === 'string') return () => false;
  return labels => {
    const label = read(labels);
    if (label.length > MAXIMUM_LABEL) return false;
    return compiled.testExact(label) === (operator === '=~');
  };
}

/** Whether labels fit all matchers, as in Alertmanager: expressions are anchored. None fit no matchers. @public */
export function matchesOf(
  matchers: AlertMatcher[],
): (labels: Record<string, string>) => boolean {
  const tests = matchers.map(testOf);
  return labels => tests.length > 0 && tests.every(test => test(labels));
}
