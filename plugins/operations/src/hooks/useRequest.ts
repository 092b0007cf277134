import { useApi } from '@backstage/frontend-plugin-api';
import { RequestReview } from '@operate-first/plugin-operations-common';
import { useCallback, useRef } from 'react';
import { operationsApiRef } from '../api/operationsApiRef';
import { useAskingInterval, useRequestChanges } from './useChanges';
import { useFetched } from './useFetched';

/**
 * One request as it goes its way, and what can be done with it.
 *
 * @internal
 */
export function useRequest(key: string) {
  const api = useApi(operationsApiRef);
  const request = useFetched(['request', key], () => api.getRequest(key), {
    everyMs: useAskingInterval(),
  });
  const refetch = useRef(request.refetch);
  refetch.current = request.refetch;
  useRequestChanges(() => refetch.current());
  const then = useCallback(async <T>(done: Promise<T>): Promise<T> => {
    try {
      return await done;
    } finally {
      refetch.current();
    }
  }, []);
  return {
    request,
    review: (review: RequestReview) => then(api.reviewRequest(key, review)),
    merge: (revision?: string) => then(api.mergeRequest(key, { revision })),
    withdraw: (reason?: string) => then(api.withdrawRequest(key, { reason })),
  };
}

/** @internal */
export type FollowedRequest = ReturnType<typeof useRequest>;
