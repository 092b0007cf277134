import { InputError } from '@backstage/errors';
import {
  OnboardingTree,
  readOnboardingTree,
} from '@operate-first/plugin-operations-common';
import { linesOf } from './outcome';

/** What the operators say about the tree, or what is wrong with it. @internal */
export function readSettings(settings: unknown): OnboardingTree {
  const { value, problems } = readOnboardingTree(settings);
  if (value) return value;
  throw new InputError(
    linesOf(
      problems.map(problem => ({
        ...problem,
        field: `settings.${problem.field}`,
      })),
    ),
  );
}
