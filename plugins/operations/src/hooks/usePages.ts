import { useMemo } from 'react';
import { useSWRConfig } from 'swr';
import useSWRInfinite from 'swr/infinite';
import { refetchInTurn } from './refetchInTurn';
import { Answer, answered } from './useFetched';

const PAGE_SIZE = 200;

/** A list as the API gives it, page after page. @internal */
export interface ListPage<T> {
  items: T[];
  totalItems: number;
  nextCursor?: string;
}

/**
 * The items of a query, page after page. What is loaded is renewed as a whole: a change may move an item
 * anywhere, and only the server knows the order.
 *
 * @internal
 */
export function usePages<T, Q extends object, P extends ListPage<T>>(options: {
  /** Of the items, to tell them from others in the cache. */
  name: string;
  query: Q;
  everyMs: number;
  fetchPage: (query: Q & { cursor?: string; limit: number }) => Promise<P>;
  keyOf: (item: T) => string;
}) {
  const { name, query, everyMs, fetchPage, keyOf } = options;
  const { cache } = useSWRConfig();
  const { data, error, isValidating, mutate, setSize } = useSWRInfinite<
    // While another query is asked, the last one's answer stays: so a page keeps the query it answers.
    Answer<P> & { query: Q },
    Error
  >(
    (index: number, before: Answer<P> | null) => {
      const cursor = before?.value.nextCursor;
      return index === 0 || cursor ? [name, query, cursor] : null;
    },
    async ([, asked, cursor]: readonly [string, Q, string | undefined]) => ({
      ...(await answered(fetchPage({ ...asked, cursor, limit: PAGE_SIZE }))),
      query: asked,
    }),
    {
      refreshInterval: everyMs,
      keepPreviousData: true,
      revalidateAll: true,
      persistSize: false,
    },
  );

  const items = useMemo(() => {
    const byKey = new Map<string, T>();
    // An item that moved between two pages while they were read is on both: it is one item.
    for (const page of data ?? []) {
      for (const item of page.value.items) byKey.set(keyOf(item), item);
    }
    return [...byKey.values()];
  }, [data, keyOf]);
  const first = data?.[0];
  const last = data?.[data.length - 1];

  return {
    items: data && items,
    /** The query that is answered, which may be the one before. */
    answeredQuery: first?.query,
    firstPage: first?.value,
    totalItems: first?.value.totalItems,
    fetchedAt: last?.at,
    error,
    isFetching: isValidating,
    hasMore: Boolean(last?.value.nextCursor),
    loadMore: () => {
      if (!isValidating) setSize(size => size + 1);
    },
    refetch: () => {
      void refetchInTurn(cache, [name, query], () => mutate());
    },
  };
}
