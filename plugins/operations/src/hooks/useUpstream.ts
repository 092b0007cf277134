import { useApi } from '@backstage/frontend-plugin-api';
import {
  UpstreamInput,
  UpstreamQuery,
} from '@operate-first/plugin-operations-common';
import { useCallback, useRef } from 'react';
import { operationsApiRef } from '../api/operationsApiRef';
import { useIncidentChanges } from './useChanges';
import { useFetched } from './useFetched';

const CALM_MS = 60_000;

/**
 * What is followed upstream of an incident, a post-mortem or a service.
 *
 * @internal
 */
export function useUpstream(of: UpstreamQuery) {
  const api = useApi(operationsApiRef);
  const list = useFetched(['upstream', of], () => api.listUpstream(of), {
    everyMs: CALM_MS,
  });
  const refetch = useRef(list.refetch);
  refetch.current = list.refetch;
  // What is otherwise upstream is told in the timeline of the incident at once.
  useIncidentChanges(
    () => of.incident !== undefined,
    () => refetch.current(),
  );
  const then = useCallback(async <T>(done: Promise<T>): Promise<T> => {
    try {
      return await done;
    } finally {
      refetch.current();
    }
  }, []);
  return {
    list,
    follow: (input: UpstreamInput) => then(api.followUpstream(input)),
    forget: (id: string) => then(api.forgetUpstream(id)),
  };
}

/** @internal */
export type FollowedUpstream = ReturnType<typeof useUpstream>;
