import useSWR, { BareFetcher, useSWRConfig } from 'swr';
import { refetchInTurn } from './refetchInTurn';

/**
 * Something fetched: the last answer stays while a new one is asked for, also when asking fails.
 *
 * @internal
 */
export interface Fetched<T> {
  data: T | undefined;
  /** When the data was answered, in milliseconds since the epoch. */
  fetchedAt: number | undefined;
  error: Error | undefined;
  isFetching: boolean;
  refetch: () => void;
}

/** An answer with its moment, so that a page can say how old it is when the next answer fails. */
export interface Answer<T> {
  value: T;
  at: number;
}

/** @internal */
export async function answered<T>(promise: Promise<T>): Promise<Answer<T>> {
  return { value: await promise, at: Date.now() };
}

/**
 * Fetches now, again at an interval while the page is visible, and whenever it is asked to.
 *
 * @param key - Equal keys share one request and one answer; undefined fetches nothing.
 * @param options - everyMs: of the interval, which may follow from the last answer.
 * @internal
 */
export function useFetched<T>(
  key: readonly unknown[] | undefined,
  fetcher: () => Promise<T>,
  options: { everyMs: number | ((last: T | undefined) => number) },
): Fetched<T> {
  const { everyMs } = options;
  const fetchAnswer: BareFetcher<Answer<T>> = () => answered(fetcher());
  const { cache } = useSWRConfig();
  const { data, error, isValidating, mutate } = useSWR<Answer<T>, Error>(
    key ?? null,
    fetchAnswer,
    {
      refreshInterval:
        typeof everyMs === 'number' ? everyMs : last => everyMs(last?.value),
      keepPreviousData: true,
    },
  );
  return {
    data: data?.value,
    fetchedAt: data?.at,
    error,
    isFetching: isValidating,
    refetch: () => {
      if (key) void refetchInTurn(cache, key, () => mutate());
    },
  };
}
