import { z } from 'zod';
import { problemsOf } from '../onboarding/readOnboarding';
import type { OnboardingProblem } from '../onboarding/model';
import type { ReadOnboarding } from '../onboarding/readOnboarding';

/** Parameters that a schema takes and that pass the checks after it. @internal */
export function readParameters<P extends object>(
  schema: z.ZodType<P>,
  parameters: unknown,
  check: (value: P) => Array<OnboardingProblem | undefined> = () => [],
): ReadOnboarding<P> {
  const parsed = schema.safeParse(parameters);
  if (!parsed.success)
    return { problems: problemsOf(parsed.error, parameters) };
  const problems = check(parsed.data).filter(problem => problem !== undefined);
  return problems.length > 0
    ? { problems }
    : { value: parsed.data, problems: [] };
}
