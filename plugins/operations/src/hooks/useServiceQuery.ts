import { ServiceQuery } from '@operate-first/plugin-operations-common';
import { useCallback, useEffect, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { LIST_FILTERS, ListFilter, Order, readAddress, Sort } from './schema';

/**
 * What the table shows, kept in the address: a link shows another person the same.
 *
 * @internal
 */
export function useServiceQuery() {
  const [params, setParams] = useSearchParams();
  const address = params.toString();
  const { filter, query, sort, order, clean } = useMemo(() => {
    const asked = readAddress(new URLSearchParams(address));
    const inOrder: ServiceQuery = {
      ...asked.filter,
      sort: asked.sort,
      order: asked.order,
    };
    return { ...asked, query: inOrder, clean: asked.clean.toString() };
  }, [address]);

  // What was not followed does not stay in the address, where it would seem to have been.
  useEffect(() => {
    if (clean !== address) setParams(clean, { replace: true });
  }, [clean, address, setParams]);

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
    isFiltered: Object.values(filter).some(value => value !== undefined),
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
    setSort: (by: Sort, direction: Order) =>
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

/** What a table must know to be ordered. @internal */
export type TableOrder = Pick<ServiceQueryState, 'sort' | 'order' | 'setSort'>;
