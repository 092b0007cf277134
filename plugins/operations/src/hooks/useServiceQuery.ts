import { LIST_FILTERS, readAddress } from './schema';
import { useListQuery } from './useListQuery';

/**
 * Which services the table shows, and in which order, kept in the address.
 *
 * @internal
 */
export function useServiceQuery() {
  return useListQuery(readAddress, LIST_FILTERS);
}

/** @internal */
export type ServiceQueryState = ReturnType<typeof useServiceQuery>;

/** What a table must know to be ordered. @internal */
export type TableOrder = Pick<ServiceQueryState, 'sort' | 'order' | 'setSort'>;
