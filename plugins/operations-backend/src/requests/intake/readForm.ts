import {
  OnboardingProblem,
  readIssueForm,
  RequestKind,
} from '@operate-first/plugin-operations-common';

/** What was filled into an issue form, or what of it cannot be read. @internal */
export type ReadForm = (
  kind: RequestKind,
  body: string,
) => { parameters: Record<string, unknown>; problems: OnboardingProblem[] };

/** @internal */
export const readForm: ReadForm = readIssueForm;
