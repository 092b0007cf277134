import { useApi } from '@backstage/frontend-plugin-api';
import {
  ActionItemChange,
  PostMortemDetail,
  PostMortemReviewInput,
  PostMortemText,
} from '@operate-first/plugin-operations-common';
import { useCallback, useRef } from 'react';
import { operationsApiRef } from '../api/operationsApiRef';
import { useAskingInterval, usePostMortemChanges } from './useChanges';
import { useFetched } from './useFetched';

const HISTORY_MS = 5 * 60_000;

/**
 * One post-mortem, and what can be done with it. What has been done is shown at once.
 *
 * @internal
 */
export function usePostMortem(key: string) {
  const api = useApi(operationsApiRef);
  const postMortem = useFetched(
    ['post-mortem', key],
    () => api.getPostMortem(key),
    { everyMs: useAskingInterval() },
  );
  const refetch = useRef(postMortem.refetch);
  refetch.current = postMortem.refetch;
  const shown = postMortem.data?.postMortem;
  usePostMortemChanges(
    ({ id, version }) => id === shown?.id && version > shown.version,
    () => refetch.current(),
  );
  const then = useCallback(async <T>(done: Promise<T>): Promise<T> => {
    try {
      return await done;
    } finally {
      refetch.current();
    }
  }, []);
  const write = useCallback(
    (text: PostMortemText): Promise<PostMortemDetail> =>
      then(api.writePostMortem(key, text)),
    [api, key, then],
  );
  return {
    postMortem,
    write,
    /** What is saved now, whatever is shown. */
    read: useCallback(() => api.getPostMortem(key), [api, key]),
    discard: () => api.discardPostMortem(key),
    propose: (version: number) => then(api.proposePostMortem(key, version)),
    withdraw: () => then(api.withdrawPostMortem(key)),
    review: (input: PostMortemReviewInput) =>
      then(api.reviewPostMortem(key, input)),
    publish: (version: number) => then(api.publishPostMortem(key, version)),
    changeItem: (item: string, change: ActionItemChange) =>
      then(api.changeActionItem(key, item, change)),
  };
}

/** @internal */
export type PostMortemState = ReturnType<typeof usePostMortem>;

/**
 * What happened to a post-mortem.
 *
 * @internal
 */
export function usePostMortemHistory(key: string, version: number) {
  const api = useApi(operationsApiRef);
  return useFetched(
    ['post-mortem-history', key, version],
    () => api.getPostMortemHistory(key),
    { everyMs: HISTORY_MS },
  );
}

/**
 * The public account of a text, with what is replaced in it and what leaks.
 *
 * @param markdown - Undefined asks for nothing.
 * @internal
 */
export function usePostMortemPreview(
  key: string,
  markdown: string | undefined,
) {
  const api = useApi(operationsApiRef);
  return useFetched(
    markdown === undefined ? undefined : ['post-mortem-preview', key, markdown],
    () => api.previewPostMortem(key, markdown ?? ''),
    { everyMs: 0 },
  );
}
