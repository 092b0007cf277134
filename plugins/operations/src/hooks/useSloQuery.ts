import { SloFilter, SloState } from '@operate-first/plugin-operations-common';
import {
  chosen,
  cleanAddress,
  entityRef,
  oneOf,
  text,
  unreadOf,
  valuesOf,
} from './addressValues';
import { AskedList, useListQuery } from './useListQuery';

/** The filters of which several values can be chosen. */
const FILTERS = ['state', 'owner', 'system', 'service'] as const;
const STATES: SloState[] = ['exhausted', 'burning', 'unknown', 'invalid', 'ok'];

const READERS = {
  state: oneOf(STATES),
  owner: entityRef,
  system: entityRef,
  service: entityRef,
};

/** The columns that order the list. @internal */
export const SLO_SORTS = [
  'remaining',
  'burn',
  'name',
  'service',
  'owner',
] as const;
/** @internal */
export type SloSort = (typeof SLO_SORTS)[number];

/**
 * Reads an address: what cannot be meant is left out and told, and is never an error.
 *
 * @internal
 */
export function readSloAddress(
  params: URLSearchParams,
): AskedList<SloFilter, SloSort> {
  const read = {
    state: valuesOf(params, 'state', READERS.state),
    owner: valuesOf(params, 'owner', READERS.owner),
    system: valuesOf(params, 'system', READERS.system),
    service: valuesOf(params, 'service', READERS.service),
    text: valuesOf(params, 'text', text).slice(0, 1),
    sort: valuesOf(params, 'sort', oneOf(SLO_SORTS)).slice(0, 1),
    order: valuesOf(
      params,
      'order',
      oneOf<'asc' | 'desc'>(['asc', 'desc']),
    ).slice(0, 1),
  };
  const unread = unreadOf(params, READERS);
  const {
    sort: [sort = 'remaining'],
    order: [order],
  } = read;
  return {
    filter: {
      state: chosen(read.state),
      owner: chosen(read.owner),
      system: chosen(read.system),
      service: chosen(read.service),
      text: read.text[0],
    },
    sort,
    // The least budget first, the fastest burn first, names from A.
    order: order ?? (sort === 'burn' ? 'desc' : 'asc'),
    unread,
    clean: cleanAddress(params, read, unread),
  };
}

/**
 * Which SLOs the table shows, and in which order, kept in the address.
 *
 * @internal
 */
export function useSloQuery() {
  return useListQuery(readSloAddress, FILTERS);
}

/** @internal */
export type SloQueryState = ReturnType<typeof useSloQuery>;
