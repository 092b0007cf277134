import { useApi } from '@backstage/frontend-plugin-api';
import {
  Service,
  ServiceList,
  ServiceQuery,
} from '@operate-first/plugin-operations-common';
import { useMemo } from 'react';
import useSWRInfinite from 'swr/infinite';
import { operationsApiRef } from '../api/operationsApiRef';
import { listManyServices } from './manyServices';
import { Answer, answered } from './useFetched';

const PAGE_SIZE = 200;

type PageKey = readonly ['services', ServiceQuery, string | undefined];

/** A page with the query it answers: while another query is asked, the last one's answer stays. */
type Page = Answer<ServiceList> & { query: ServiceQuery };

/**
 * The services of a query, page after page. What is loaded is renewed as a whole: a change may move a
 * service anywhere, and only the server knows the order.
 *
 * @internal
 */
export function useServices(query: ServiceQuery, everyMs: number) {
  const api = useApi(operationsApiRef);
  const { data, error, isValidating, mutate, setSize } = useSWRInfinite<
    Page,
    Error
  >(
    (index: number, before: Page | null) => {
      const cursor = before?.value.nextCursor;
      return index === 0 || cursor ? ['services', query, cursor] : null;
    },
    async ([, asked, cursor]: PageKey) => ({
      ...(await answered(
        listManyServices(api, { ...asked, cursor, limit: PAGE_SIZE }),
      )),
      query: asked,
    }),
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
    /** The query that is answered, which may be the one before. */
    answeredQuery: data?.[0]?.query,
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
