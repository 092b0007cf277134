import { RequestListQuery } from '@operate-first/plugin-operations-common';
import { RequestQueryState } from '../../hooks/useRequestQuery';

/** What a member looks at: what waits for them comes first. @internal */
export const MEMBER_VIEWS = ['all', 'forMe', 'byMe'] as const;
/** Nothing is a visitor's. @internal */
export const VISITOR_VIEWS = ['all'] as const;
/** @internal */
export type RequestsView = (typeof MEMBER_VIEWS)[number];

/**
 * What the API is asked for in a view. What is chosen beside narrows it further.
 *
 * @internal
 */
export function queryOf(
  view: RequestsView,
  { filter, sort }: Pick<RequestQueryState, 'filter' | 'sort'>,
): RequestListQuery {
  return view === 'all'
    ? { ...filter, sort }
    : { ...filter, sort, scope: view };
}
