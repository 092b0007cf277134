import { z } from 'zod';
import { checkOnboarding } from './checkOnboarding';
import { issueInWords } from './issueWords';
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

function valueAt(value: unknown, path: PropertyKey[]): unknown {
  let found = value;
  for (const step of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = (found as Record<PropertyKey, unknown>)[step];
  }
  return found;
}

function quoted(found: unknown): string | undefined {
  return typeof found === 'string' || typeof found === 'number'
    ? String(found).slice(0, 80)
    : undefined;
}

/** What a schema says, in the words of problems. @internal */
export function problemsOf(
  error: z.ZodError,
  value: unknown,
): OnboardingProblem[] {
  return error.issues.map(issue => {
    const found = valueAt(value, issue.path);
    const written = quoted(found);
    return {
      field: fieldOf(issue.path),
      ...(written !== undefined && { value: written }),
      message: issueInWords(issue, found),
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
