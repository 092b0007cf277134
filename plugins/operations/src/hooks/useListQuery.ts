import { useCallback, useEffect, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { FilterValue } from './addressValues';

/** What an address asks a list for. @internal */
export interface AskedList<F extends object, S extends string> {
  filter: F;
  sort: S;
  order: 'asc' | 'desc';
  /** Filters that cannot be meant, of which the reader is told. */
  unread: FilterValue[];
  /** The address as it should be written. */
  clean: URLSearchParams;
}

/**
 * What a table shows, kept in the address: a link shows another person the same.
 *
 * @param read - Must always be the same function.
 * @internal
 */
export function useListQuery<
  F extends object,
  S extends string,
  N extends string,
>(
  read: (params: URLSearchParams) => AskedList<F, S>,
  listFilters: readonly N[],
) {
  const [params, setParams] = useSearchParams();
  const address = params.toString();
  const { filter, query, sort, order, unread, clean } = useMemo(() => {
    const asked = read(new URLSearchParams(address));
    const inOrder = { ...asked.filter, sort: asked.sort, order: asked.order };
    return { ...asked, query: inOrder, clean: asked.clean.toString() };
  }, [address, read]);

  // What was neither followed nor told does not stay in the address, where it would seem to have been followed.
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
    unread,
    isFiltered:
      unread.length > 0 ||
      Object.values(filter).some(value => value !== undefined),
    setValues: (field: N, values: string[]) =>
      change(next => {
        next.delete(field);
        values.forEach(value => next.append(field, value));
      }),
    removeValue: (value: FilterValue) =>
      change(next => {
        const others = next
          .getAll(value.name)
          .filter(other => other !== value.value);
        next.delete(value.name);
        others.forEach(other => next.append(value.name, other));
      }),
    setText: (text: string) =>
      change(next => {
        if (text) next.set('text', text);
        else next.delete('text');
      }),
    setSort: (by: S, direction: 'asc' | 'desc') =>
      change(next => {
        next.set('sort', by);
        next.set('order', direction);
      }),
    clear: () =>
      change(next => {
        listFilters.forEach(field => next.delete(field));
        next.delete('text');
      }),
  };
}
