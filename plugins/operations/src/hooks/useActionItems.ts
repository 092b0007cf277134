import { useApi } from '@backstage/frontend-plugin-api';
import {
  ActionItem,
  ActionItemChange,
  ActionItemQuery,
} from '@operate-first/plugin-operations-common';
import { operationsApiRef } from '../api/operationsApiRef';
import { useAskingInterval, usePostMortemChanges } from './useChanges';
import { useFetched } from './useFetched';
import { CountedBy } from './useHealthBy';
import { usePages } from './usePages';

const CALM_MS = 60_000;
/** As many values as the API takes, and as many action items as it gives, at once. */
const MOST_REFS = 50;
const MOST = 200;

/** @internal */
export const actionItemKey = ({ id, postMortem }: ActionItem) =>
  `${postMortem.key} ${id}`;

/**
 * The action items of a query, page after page, overdue ones first.
 *
 * @internal
 */
export function useActionItems(query: ActionItemQuery) {
  const api = useApi(operationsApiRef);
  const list = usePages({
    name: 'action-items',
    query,
    everyMs: useAskingInterval(),
    fetchPage: (asked: ActionItemQuery) => api.listActionItems(asked),
    keyOf: actionItemKey,
  });
  usePostMortemChanges(() => true, list.refetch);
  const change = async (item: ActionItem, wanted: ActionItemChange) => {
    try {
      return await api.changeActionItem(item.postMortem.key, item.id, wanted);
    } finally {
      list.refetch();
    }
  };
  return { ...list, change };
}

/**
 * What is not done yet of what was promised, overdue first: of a service, of systems or owners, or of the reader.
 *
 * @param of - Undefined asks for nothing.
 * @internal
 */
export function useOpenActionItems(of: ActionItemQuery | undefined) {
  const api = useApi(operationsApiRef);
  const items = useFetched(
    of && ['open-action-items', of],
    () => api.listActionItems({ ...of, state: 'open', limit: MOST }),
    { everyMs: CALM_MS },
  );
  usePostMortemChanges(() => true, items.refetch);
  return items;
}

/** @internal */
export function actionItemsOf(
  by: CountedBy,
  refs: string[] | undefined,
): ActionItemQuery | undefined {
  return refs && refs.length > 0
    ? { [by]: refs.slice(0, MOST_REFS) }
    : undefined;
}
