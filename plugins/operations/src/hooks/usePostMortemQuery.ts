import {
  INCIDENT_CAUSES,
  IncidentCause,
  PostMortemFilter,
  PostMortemStatus,
} from '@operate-first/plugin-operations-common';
import {
  chosen,
  cleanAddress,
  entityRef,
  oneOf,
  plain,
  text,
  unreadOf,
  valuesOf,
} from './addressValues';
import { AskedList, useListQuery } from './useListQuery';

const LONGEST_TAG = 63;

/** In the order in which a post-mortem goes through them. @internal */
export const POST_MORTEM_STATUSES: PostMortemStatus[] = [
  'draft',
  'inReview',
  'published',
];

const FILTERS = [
  'status',
  'severity',
  'cause',
  'owner',
  'system',
  'service',
  'tag',
] as const;

const READERS = {
  status: oneOf(POST_MORTEM_STATUSES),
  severity: oneOf(['1', '2', '3', '4'] as const),
  cause: oneOf<IncidentCause>(INCIDENT_CAUSES),
  owner: entityRef,
  system: entityRef,
  service: entityRef,
  tag: plain(LONGEST_TAG),
};

/**
 * Reads an address: what cannot be meant is left out and told, and is never an error.
 *
 * @internal
 */
export function readPostMortemAddress(
  params: URLSearchParams,
): AskedList<PostMortemFilter, 'recent'> {
  const read = {
    status: valuesOf(params, 'status', READERS.status),
    severity: valuesOf(params, 'severity', READERS.severity),
    cause: valuesOf(params, 'cause', READERS.cause),
    owner: valuesOf(params, 'owner', READERS.owner),
    system: valuesOf(params, 'system', READERS.system),
    service: valuesOf(params, 'service', READERS.service),
    tag: valuesOf(params, 'tag', READERS.tag),
    text: valuesOf(params, 'text', text).slice(0, 1),
  };
  const unread = unreadOf(params, READERS);
  return {
    filter: {
      status: chosen(read.status),
      severity: chosen(read.severity.map(Number)),
      cause: chosen(read.cause),
      owner: chosen(read.owner),
      system: chosen(read.system),
      service: chosen(read.service),
      tag: chosen(read.tag),
      text: read.text[0],
    },
    // The API knows one order.
    sort: 'recent',
    order: 'desc',
    unread,
    clean: cleanAddress(params, read, unread),
  };
}

/**
 * Which post-mortems the list shows, kept in the address.
 *
 * @internal
 */
export function usePostMortemQuery() {
  return useListQuery(readPostMortemAddress, FILTERS);
}

/** @internal */
export type PostMortemQueryState = ReturnType<typeof usePostMortemQuery>;
