import { OnboardingProblem } from '@operate-first/plugin-operations-common';

/** One problem for each field: the first says best what to write. @internal */
export function oncePerField(
  problems: OnboardingProblem[],
): OnboardingProblem[] {
  const fields = new Set<string>();
  return problems.filter(({ field }) => {
    if (fields.has(field)) return false;
    fields.add(field);
    return true;
  });
}
