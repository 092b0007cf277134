import { useTaskEventStream } from '@backstage/plugin-scaffolder-react';

type Task = NonNullable<ReturnType<typeof useTaskEventStream>['task']>;
type Step = Task['spec']['steps'][number];

/** What a new repository is made on where nobody names a host. */
const PLAIN_GIT = 'git';
/** As the template says that a step is for one host only. */
const FOR_HOST = /\.host\b[^=]*==\s*['"](\w+)['"]/;
/** As it says that a step is for new repositories only. */
const FOR_NEW = /\.skeleton\b/;

function onboardingOf({ parameters }: Task['spec']) {
  const onboarding = parameters?.onboarding;
  return typeof onboarding === 'object' &&
    onboarding !== null &&
    !Array.isArray(onboarding)
    ? onboarding
    : undefined;
}

/**
 * Whether a step can come in this run: those for other hosts, and those for a new repository where none is made, cannot.
 *
 * @internal
 */
export function isOfThisRun(step: Step, { spec }: Task): boolean {
  const onboarding = onboardingOf(spec);
  if (!onboarding || typeof step.if !== 'string') return true;
  if (FOR_NEW.test(step.if) && !onboarding.skeleton) return false;
  const [, host] = FOR_HOST.exec(step.if) ?? [];
  return host === undefined || host === (onboarding.host ?? PLAIN_GIT);
}
