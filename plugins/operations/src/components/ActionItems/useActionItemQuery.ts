import { ActionItemQuery } from '@operate-first/plugin-operations-common';
import {
  chosen,
  cleanAddress,
  entityRef,
  oneOf,
  text,
  unreadOf,
  valuesOf,
} from '../../hooks/addressValues';
import { AskedList, useListQuery } from '../../hooks/useListQuery';

/** @internal */
export const ACTION_ITEM_STATES = ['open', 'overdue', 'done'] as const;

const FILTERS = ['state', 'mine', 'owner', 'system', 'service'] as const;
const READERS = {
  state: oneOf(ACTION_ITEM_STATES),
  mine: oneOf(['true'] as const),
  owner: entityRef,
  system: entityRef,
  service: entityRef,
};

/** @internal */
export function readActionItemAddress(
  params: URLSearchParams,
): AskedList<ActionItemQuery, 'due'> {
  const read = {
    state: valuesOf(params, 'state', READERS.state).slice(0, 1),
    mine: valuesOf(params, 'mine', READERS.mine).slice(0, 1),
    owner: valuesOf(params, 'owner', READERS.owner),
    system: valuesOf(params, 'system', READERS.system),
    service: valuesOf(params, 'service', READERS.service),
    text: valuesOf(params, 'text', text).slice(0, 1),
  };
  const unread = unreadOf(params, READERS);
  return {
    filter: {
      state: read.state[0],
      mine: read.mine.length > 0 ? true : undefined,
      owner: chosen(read.owner),
      system: chosen(read.system),
      service: chosen(read.service),
      text: read.text[0],
    },
    // The API knows one order: overdue first, then by due date.
    sort: 'due',
    order: 'asc',
    unread,
    clean: cleanAddress(params, read, unread),
  };
}

/**
 * Which action items the list shows, kept in the address.
 *
 * @internal
 */
export function useActionItemQuery() {
  return useListQuery(readActionItemAddress, FILTERS);
}
