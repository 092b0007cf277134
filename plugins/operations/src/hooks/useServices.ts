import { useApi } from '@backstage/frontend-plugin-api';
import {
  Service,
  ServiceList,
  ServiceQuery,
} from '@operate-first/plugin-operations-common';
import { useMemo } from 'react';
import useSWRInfinite from 'swr/infinite';
import { operationsApiRef } from '../api/operationsApiRef';
import { Answer, answered } from './useFetched';

const PAGE_SIZE = 200;

type PageKey = readonly ['services', ServiceQuery];

/**
 * The services of a query, page after page. What is loaded is renewed as a whole: a change may move a
 * service anywhere, and only the server knows the order.
 *
 * @internal
 */
export function useServices(query: ServiceQuery, everyMs: number) {
  const api = useApi(operationsApiRef);
  const { data, error, isValidating, mutate, setSize } = useSWRInfinite<
    Answer<ServiceList>,
    Error
  >(
    (index: number, before: Answer<ServiceList> | null) => {
      if (index === 0) return ['services', { ...query, limit: PAGE_SIZE }];
      const cursor = before?.value.nextCursor;
      return cursor
        ? ['services', { ...query, limit: PAGE_SIZE, cursor }]
        : null;
    },
    ([, pageQuery]: PageKey) => answered(api.listServices(pageQuery)),
    {
      refreshInterval: everyMs,
      keepPreviousData: true,
      revalidateAll: true,
      persistSize: false,
    },
  );

  const services = useMemo(() => {
    const byId = new Map<string, Service>();
    // A service that moved between two pages while they were read is on both: it is one service.
    for (const page of data ?? []) {
      for (const item of page.value.items) byId.set(item.id, item);
    }
    return [...byId.values()];
  }, [data]);
  const last = data?.[data.length - 1];

  return {
    services: data && services,
    totalItems: data?.[0]?.value.totalItems,
    fetchedAt: last?.at,
    error,
    isFetching: isValidating,
    hasMore: Boolean(last?.value.nextCursor),
    loadMore: () => {
      if (!isValidating) setSize(size => size + 1);
    },
    refetch: () => {
      mutate();
    },
  };
}
