import { useApi } from '@backstage/frontend-plugin-api';
import {
  RequestListQuery,
  RequestSummary,
} from '@operate-first/plugin-operations-common';
import { operationsApiRef } from '../api/operationsApiRef';
import { useAskingInterval, useRequestChanges } from './useChanges';
import { useFetched } from './useFetched';
import { usePages } from './usePages';

const FEW = 20;

/** @internal */
export const requestKey = ({ key }: RequestSummary) => key;

/**
 * The requests of a query, page after page.
 *
 * @internal
 */
export function useRequests(query: RequestListQuery) {
  const api = useApi(operationsApiRef);
  const list = usePages({
    name: 'requests',
    query,
    everyMs: useAskingInterval(),
    fetchPage: (asked: RequestListQuery) => api.listRequests(asked),
    keyOf: requestKey,
  });
  useRequestChanges(list.refetch);
  return list;
}

/**
 * The most recent requests of a service.
 *
 * @internal
 */
export function useServiceRequests(service: string) {
  const api = useApi(operationsApiRef);
  const requests = useFetched(
    ['requests-of', service],
    () => api.listRequests({ service: [service], limit: FEW }),
    { everyMs: useAskingInterval() },
  );
  useRequestChanges(requests.refetch);
  return requests;
}

/**
 * How many requests are open, stuck, and wait for the reader's approval, whatever is filtered.
 *
 * @internal
 */
export function useRequestCounts(isMember: boolean) {
  const api = useApi(operationsApiRef);
  const counts = useFetched(
    ['request-counts', isMember],
    async () => {
      const count = async (query: RequestListQuery) =>
        (await api.listRequests({ ...query, limit: 1 })).totalItems;
      const [open, stuck, all, forMe] = await Promise.all([
        count({ state: 'open' }),
        count({ state: 'stuck' }),
        count({}),
        isMember ? count({ scope: 'forMe' }) : 0,
      ]);
      return { open, stuck, all, forMe };
    },
    { everyMs: useAskingInterval() },
  );
  useRequestChanges(counts.refetch);
  return counts;
}
