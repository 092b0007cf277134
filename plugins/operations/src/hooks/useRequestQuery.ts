import {
  RequestListQuery,
  RequestStageName,
} from '@operate-first/plugin-operations-common';
import {
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

/** @internal */
export const REQUEST_STAGES: RequestStageName[] = [
  'proposed',
  'checks',
  'approved',
  'merged',
  'synced',
  'healthy',
  'observed',
  'done',
];

/** @internal */
export const REQUEST_LIST_STATES = ['open', 'stuck', 'done', 'ended'] as const;

/** As the API has it. */
const MOST_TEAM = 100;
const FILTERS = ['state', 'stage', 'team', 'cluster', 'service'] as const;
const SORTS = ['recent', 'age'] as const;

const READERS = {
  state: oneOf(REQUEST_LIST_STATES),
  stage: oneOf(REQUEST_STAGES),
  team: plain(MOST_TEAM),
  cluster: plain(LONGEST.environment),
  service: entityRef,
};

/** @internal */
export type RequestFilter = Omit<
  RequestListQuery,
  'scope' | 'sort' | 'cursor' | 'limit'
>;

/** @internal */
export function readRequestAddress(
  params: URLSearchParams,
): AskedList<RequestFilter, (typeof SORTS)[number]> {
  const read = {
    state: valuesOf(params, 'state', READERS.state).slice(0, 1),
    stage: valuesOf(params, 'stage', READERS.stage).slice(0, 1),
    team: valuesOf(params, 'team', READERS.team).slice(0, 1),
    cluster: valuesOf(params, 'cluster', READERS.cluster).slice(0, 1),
    service: valuesOf(params, 'service', READERS.service),
    text: valuesOf(params, 'text', text).slice(0, 1),
  };
  const sort = valuesOf(params, 'sort', oneOf(SORTS))[0] ?? 'recent';
  const unread = unreadOf(params, READERS);
  return {
    filter: {
      state: read.state[0],
      stage: read.stage[0],
      team: read.team[0],
      cluster: read.cluster[0],
      service: read.service.length > 0 ? read.service : undefined,
      text: read.text[0],
    },
    sort,
    // The API knows each of them in one direction.
    order: 'desc',
    unread,
    clean: cleanAddress(params, read, unread),
  };
}

/**
 * Which requests the list shows, kept in the address.
 *
 * @internal
 */
export function useRequestQuery() {
  return useListQuery(readRequestAddress, FILTERS);
}

/** @internal */
export type RequestQueryState = ReturnType<typeof useRequestQuery>;
