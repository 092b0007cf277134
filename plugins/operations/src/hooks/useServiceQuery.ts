import {
  HealthStatus,
  ServiceFilter,
  ServiceQuery,
} from '@operate-first/plugin-operations-common';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/** The filters of which several values can be chosen. */
export const LIST_FILTERS = [
  'health',
  'owner',
  'system',
  'environment',
  'cluster',
] as const;
export type ListFilter = (typeof LIST_FILTERS)[number];

/** The columns that order the list. */
export const SORTS = ['health', 'name', 'owner', 'system', 'since'] as const;
export type Sort = (typeof SORTS)[number];

const HEALTHS: HealthStatus[] = ['down', 'degraded', 'unknown', 'healthy'];

function isHealth(value: string): value is HealthStatus {
  return (HEALTHS as string[]).includes(value);
}

function filterOf(params: URLSearchParams): ServiceFilter {
  const filter: ServiceFilter = {};
  for (const field of LIST_FILTERS) {
    const values = params.getAll(field);
    if (values.length === 0) continue;
    if (field === 'health') filter.health = values.filter(isHealth);
    else filter[field] = values;
  }
  const text = params.get('text')?.trim();
  if (text) filter.text = text;
  return filter;
}

function sortOf(params: URLSearchParams): {
  sort: Sort;
  order: 'asc' | 'desc';
} {
  const wanted = params.get('sort');
  const sort = SORTS.find(known => known === wanted) ?? 'health';
  const order = params.get('order');
  if (order === 'asc' || order === 'desc') return { sort, order };
  // Worst first, latest first; names from A.
  return {
    sort,
    order: sort === 'health' || sort === 'since' ? 'desc' : 'asc',
  };
}

/**
 * What the table shows, kept in the address: a link shows another person the same.
 *
 * @internal
 */
export function useServiceQuery() {
  const [params, setParams] = useSearchParams();
  const address = params.toString();
  const { filter, query, sort, order } = useMemo(() => {
    const read = new URLSearchParams(address);
    const sorting = sortOf(read);
    const filters = filterOf(read);
    const asked: ServiceQuery = { ...filters, ...sorting };
    return { filter: filters, query: asked, ...sorting };
  }, [address]);

  const change = useCallback(
    (edit: (next: URLSearchParams) => void) =>
      setParams(
        before => {
          const next = new URLSearchParams(before);
          edit(next);
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );

  return {
    filter,
    query,
    sort,
    order,
    isFiltered: Object.keys(filter).length > 0,
    setValues: (field: ListFilter, values: string[]) =>
      change(next => {
        next.delete(field);
        values.forEach(value => next.append(field, value));
      }),
    setText: (text: string) =>
      change(next => {
        if (text) next.set('text', text);
        else next.delete('text');
      }),
    setSort: (by: Sort, direction: 'asc' | 'desc') =>
      change(next => {
        next.set('sort', by);
        next.set('order', direction);
      }),
    clear: () =>
      change(next => {
        LIST_FILTERS.forEach(field => next.delete(field));
        next.delete('text');
      }),
  };
}

/** @internal */
export type ServiceQueryState = ReturnType<typeof useServiceQuery>;
