import {
  buildOnboarding,
  OnboardingChange,
  onboardingPaths,
  OnboardingRequest,
  OnboardingTree,
} from '@operate-first/plugin-operations-common';
import { TreeAtRevision } from './HeldTree';

/** What a request changes in a tree as it is. @internal */
export function buildFrom(
  request: OnboardingRequest,
  settings: OnboardingTree,
  { texts, unread }: Pick<TreeAtRevision, 'texts' | 'unread'>,
): OnboardingChange {
  const existing = new Map<string, string>();
  const blocked: string[] = [];
  for (const path of onboardingPaths(request, settings)) {
    const text = texts.get(path);
    if (text !== undefined) existing.set(path, text);
    else if (unread.has(path)) blocked.push(path);
  }
  const built = buildOnboarding(request, settings, existing);
  // What cannot be read is not missing: it would be overwritten.
  return {
    ...built,
    problems: [
      ...built.problems,
      ...blocked.map(path => ({
        field: path,
        message: `${path} is no text, or too large to be read. Ask who runs the GitOps repository.`,
      })),
    ],
  };
}
