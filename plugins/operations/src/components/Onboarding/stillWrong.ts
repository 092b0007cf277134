import { OnboardingProblem } from '@operate-first/plugin-operations-common';
import { FilledRequest } from './request';

const LONGEST_QUOTED = 80;

/** What a path such as `namespaces[0].name` leads to. */
function valueAt(of: unknown, path: string): unknown {
  let found = of;
  for (const step of path.split(/[.[\]]+/).filter(Boolean)) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = (found as Record<string, unknown>)[step];
  }
  return found;
}

/**
 * The problems of an answer that still hold: what was changed meanwhile is not blamed for what it was.
 *
 * @internal
 */
export function stillWrong(
  problems: OnboardingProblem[],
  request: FilledRequest,
): OnboardingProblem[] {
  return problems.filter(({ field, value }) => {
    const present = valueAt(request, field);
    return (
      value === undefined ||
      typeof present !== 'string' ||
      present === value ||
      // Answers quote the beginning of what is long.
      (present.length > LONGEST_QUOTED &&
        present.startsWith(value.slice(0, LONGEST_QUOTED)))
    );
  });
}
