import { useApi } from '@backstage/frontend-plugin-api';
import { useCallback, useRef } from 'react';
import { operationsApiRef } from '../api/operationsApiRef';
import { useFetched } from './useFetched';

const CALM_MS = 60_000;

/**
 * Whether the reader follows a service, and how many do.
 *
 * @internal
 */
export function useFollowing(entityRef: string) {
  const api = useApi(operationsApiRef);
  const following = useFetched(
    ['following', entityRef],
    () => api.getFollowing(entityRef),
    { everyMs: CALM_MS },
  );
  const refetch = useRef(following.refetch);
  refetch.current = following.refetch;
  const follow = useCallback(
    async (wanted: boolean) => {
      try {
        await (wanted
          ? api.followService(entityRef)
          : api.unfollowService(entityRef));
      } finally {
        refetch.current();
      }
    },
    [api, entityRef],
  );
  return { following, follow };
}
