import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  OnboardingTree,
  readOnboardingTree,
} from '@operate-first/plugin-operations-common';

const ROOT = 'scaffolder.onboarding';

/** What the operators say about the tree; undefined where they say nothing. @internal */
export function readTree(config: Config): OnboardingTree | undefined {
  const written = config.getOptional<Record<string, unknown>>(`${ROOT}.tree`);
  if (written === undefined) return undefined;
  const portal = config.getOptionalString('app.baseUrl');
  const { value, problems } = readOnboardingTree({
    ...(portal && { portal }),
    ...written,
  });
  if (value) return value;
  const [{ field, message }] = problems;
  throw new InputError(
    `${ROOT}.tree.${field} in the configuration: ${message}`,
  );
}

/** The programs that may have kustomize, the first that has it is taken. @internal */
export function readPrograms(config: Config): string[] {
  const one = config.getOptionalString(`${ROOT}.kustomize`);
  return one ? [one] : ['kustomize', 'kubectl'];
}
