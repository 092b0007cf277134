import { z } from 'zod';
import { checkOnboarding } from './checkOnboarding';
import { OnboardingProblem, OnboardingRequest, OnboardingTree } from './model';
import { requestSchema, treeSchema } from './schema';

/** What was read, or what is wrong with it. @public */
export type ReadOnboarding<T> =
  | { value: T; problems: [] }
  | { value?: undefined; problems: OnboardingProblem[] };

function fieldOf(path: PropertyKey[]): string {
  return path
    .map(step => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}

function valueAt(value: unknown, path: PropertyKey[]): string | undefined {
  let found = value;
  for (const step of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = (found as Record<PropertyKey, unknown>)[step];
  }
  return typeof found === 'string' || typeof found === 'number'
    ? String(found).slice(0, 80)
    : undefined;
}

/** What a schema says, in the words of problems. @internal */
export function problemsOf(
  error: z.ZodError,
  value: unknown,
): OnboardingProblem[] {
  return error.issues.map(({ path, message }) => {
    const written = valueAt(value, path);
    return {
      field: fieldOf(path),
      ...(written !== undefined && { value: written }),
      message,
    };
  });
}

/**
 * What operators say about a tree, or what is wrong with it.
 *
 * @public
 */
export function readOnboardingTree(
  value: unknown,
): ReadOnboarding<OnboardingTree> {
  const parsed = treeSchema.safeParse(value);
  return parsed.success
    ? { value: parsed.data, problems: [] }
    : { problems: problemsOf(parsed.error, value) };
}

/**
 * A request that can be fulfilled in this tree, or everything that is wrong with it.
 *
 * @public
 */
export function readOnboardingRequest(
  value: unknown,
  tree: OnboardingTree,
): ReadOnboarding<OnboardingRequest> {
  const parsed = requestSchema.safeParse(value);
  if (!parsed.success) return { problems: problemsOf(parsed.error, value) };
  const problems = checkOnboarding(parsed.data, tree);
  return problems.length > 0
    ? { problems }
    : { value: parsed.data, problems: [] };
}
