import { RunbookListQuery } from '@operate-first/plugin-operations-common';
import {
  chosen,
  cleanAddress,
  entityRef,
  LONGEST,
  oneOf,
  plain,
  text,
  unreadOf,
  valuesOf,
} from './addressValues';
import { AskedList, useListQuery } from './useListQuery';

const FILTERS = ['alert', 'problems', 'owner', 'system', 'service'] as const;
const READERS = {
  alert: plain(LONGEST.text),
  problems: oneOf(['true'] as const),
  owner: entityRef,
  system: entityRef,
  service: entityRef,
};

/** @internal */
export type RunbookFilter = Omit<RunbookListQuery, 'cursor' | 'limit'>;

/** @internal */
export function readRunbookAddress(
  params: URLSearchParams,
): AskedList<RunbookFilter, 'title'> {
  const read = {
    alert: valuesOf(params, 'alert', READERS.alert).slice(0, 1),
    problems: valuesOf(params, 'problems', READERS.problems).slice(0, 1),
    owner: valuesOf(params, 'owner', READERS.owner),
    system: valuesOf(params, 'system', READERS.system),
    service: valuesOf(params, 'service', READERS.service),
    text: valuesOf(params, 'text', text).slice(0, 1),
  };
  const unread = unreadOf(params, READERS);
  return {
    filter: {
      alert: read.alert[0],
      problems: read.problems.length > 0 ? true : undefined,
      owner: chosen(read.owner),
      system: chosen(read.system),
      service: chosen(read.service),
      text: read.text[0],
    },
    sort: 'title',
    order: 'asc',
    unread,
    clean: cleanAddress(params, read, unread),
  };
}

/**
 * Which runbooks the list shows, kept in the address.
 *
 * @internal
 */
export function useRunbookQuery() {
  return useListQuery(readRunbookAddress, FILTERS);
}
