import { QuestionListQuery } from '@operate-first/plugin-operations-common';
import { QuestionFilter } from '../../hooks/useQuestionQuery';

/** What a member looks at: what waits for them comes first. @internal */
export const MEMBER_VIEWS = ['toMe', 'byMe', 'open', 'all', 'teams'] as const;
/** Nothing is a visitor's. @internal */
export const VISITOR_VIEWS = ['all', 'open', 'teams'] as const;
/** @internal */
export type QuestionsView = (typeof MEMBER_VIEWS)[number];

/**
 * What the API is asked for in a view. What is chosen beside narrows it further.
 *
 * @internal
 */
export function queryOf(
  view: QuestionsView,
  filter: QuestionFilter,
): QuestionListQuery {
  switch (view) {
    case 'toMe':
    case 'byMe':
      return { ...filter, scope: view };
    case 'open':
      return { ...filter, state: ['open'] };
    default:
      return filter;
  }
}
