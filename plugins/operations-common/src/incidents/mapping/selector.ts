import { AlertMatcher } from '../../generated/openapi';
import { OPERATIONS_ANNOTATIONS } from '../../annotations';
import { matcherProblem } from './matchers';
import { MappableService } from './model';

const PART = /^\s*([a-zA-Z_][a-zA-Z0-9_]*)\s*(=~|!~|!=|==|=)\s*(.*?)\s*$/;
const QUOTED = /^"(.*)"$/;

/** Reads `team=shop,alertname=~"Payments.*"`; undefined where it is not written so. */
export function parseSelector(written: string): AlertMatcher[] | undefined {
  const matchers: AlertMatcher[] = [];
  // A comma within quotes or braces belongs to a value.
  for (const part of written.split(/,(?=\s*[a-zA-Z_][a-zA-Z0-9_]*\s*[=!])/)) {
    const match = PART.exec(part);
    if (!match) return undefined;
    const [, name, sign, value] = match;
    const operator = sign === '==' ? '=' : sign;
    const matcher = {
      name,
      operator: operator as AlertMatcher['operator'],
      value: QUOTED.exec(value)?.[1] ?? value,
    };
    if (matcherProblem(matcher)) return undefined;
    matchers.push(matcher);
  }
  return matchers;
}

/** Which alerts a service claims by its annotation. */
export function selectorOf({
  annotations,
}: MappableService): AlertMatcher[] | undefined {
  const written = annotations[OPERATIONS_ANNOTATIONS.alertSelector];
  return written ? parseSelector(written) : undefined;
}
