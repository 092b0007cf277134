import {
  AlertMatcher,
  matcherProblem,
  matchesOf,
} from '@operate-first/plugin-operations-common';
import { FieldError } from '../api/FieldError';

type FullMatcher = Required<AlertMatcher>;

/** Matchers of a request with all that they leave unsaid; one that nobody can follow is refused. @internal */
export function checkMatchers(matchers: AlertMatcher[]): FullMatcher[] {
  return matchers.map((given, at) => {
    const matcher: FullMatcher = { ...given, operator: given.operator ?? '=' };
    const message = matcherProblem(matcher);
    if (message === undefined) return matcher;
    throw new FieldError({
      field: `matchers.${at}.value`,
      value: matcher.value,
      message,
      remedy: 'Write an expression as Alertmanager has them, or a plain value.',
    });
  });
}

/** A rule that only says what alerts are not like would fit nearly all of them. @internal */
export function checkNarrow(matchers: FullMatcher[]): void {
  if (!matchesOf(matchers)({})) return;
  throw new FieldError({
    field: 'matchers',
    value: matchers
      .map(({ name, operator, value }) => `${name}${operator}"${value}"`)
      .join(', '),
    message:
      'This rule only says what alerts are not like, and would fit nearly all of them.',
    remedy:
      'Add a label that alerts must have, such as namespace="shop" or job=~"shop-.+".',
  });
}
