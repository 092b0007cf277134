import { OnboardingProblem } from '@operate-first/plugin-operations-common';
import { createContext } from 'react';
import { Translate } from '../../hooks/useOperationsTranslation';
import { ONBOARDING_MESSAGES } from '../../messages/onboarding';

const { problem: SENTENCES } = ONBOARDING_MESSAGES.onboarding;

/** What stands in for `{{name}}` in a sentence. A suggestion is a name, and no advice in words. */
const VALUES: Record<string, string> = {
  suggestion: '[a-z0-9-]+',
  length: '\\d+',
};

/** What is found by the sentence that says it in English. */
const KNOWN = Object.entries(SENTENCES).map(([key, sentence]) => ({
  key,
  of: new RegExp(
    `^${sentence
      .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
      .replace(
        /\{\{(\w+)\}\}/g,
        (_, name: string) => `(?<${name}>${VALUES[name] ?? '.+'})`,
      )}$`,
  ),
}));

/**
 * What is wrong, in the language of the page where these pages know the sentence: rules that the form and the portal share
 * write English.
 *
 * @returns Undefined where the sentence is not known; it is shown as it is then.
 * @internal
 */
export function problemInWords(
  { message }: OnboardingProblem,
  t: Translate,
): string | undefined {
  const say = t as unknown as (
    key: string,
    values: Record<string, string>,
  ) => string;
  for (const { key, of } of KNOWN) {
    const found = of.exec(message);
    if (found) return say(`onboarding.problem.${key}`, { ...found.groups });
  }
  return undefined;
}

/** Sentences on the page that are English, whatever its language. @internal */
export const ForeignSentences = createContext<ReadonlySet<string>>(new Set());
