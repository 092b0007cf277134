import {
  HealthStatus,
  ServiceFilter,
} from '@operate-first/plugin-operations-common';
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
import { AskedList } from './useListQuery';

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
export type Order = 'asc' | 'desc';

const HEALTHS: HealthStatus[] = ['down', 'degraded', 'unknown', 'healthy'];
const ORDERS: Order[] = ['asc', 'desc'];

const READERS = {
  health: oneOf(HEALTHS),
  owner: entityRef,
  system: entityRef,
  environment: plain(LONGEST.environment),
  cluster: plain(LONGEST.cluster),
};

/**
 * Reads an address. People write addresses by hand, and keep them for longer than their values exist: what
 * cannot be read is left out and told, and is never an error.
 *
 * @internal
 */
export function readAddress(
  params: URLSearchParams,
): AskedList<ServiceFilter, Sort> {
  const read = {
    health: valuesOf(params, 'health', READERS.health),
    owner: valuesOf(params, 'owner', READERS.owner),
    system: valuesOf(params, 'system', READERS.system),
    environment: valuesOf(params, 'environment', READERS.environment),
    cluster: valuesOf(params, 'cluster', READERS.cluster),
    text: valuesOf(params, 'text', text).slice(0, 1),
    sort: valuesOf(params, 'sort', oneOf(SORTS)).slice(0, 1),
    order: valuesOf(params, 'order', oneOf(ORDERS)).slice(0, 1),
  };
  const unread = unreadOf(params, READERS);
  const filter: ServiceFilter = {
    health: chosen(read.health),
    owner: chosen(read.owner),
    system: chosen(read.system),
    environment: chosen(read.environment),
    cluster: chosen(read.cluster),
    text: read.text[0],
  };
  const {
    sort: [sort = 'health'],
    order: [order],
  } = read;
  // Worst first, latest first; names from A.
  const usual = sort === 'health' || sort === 'since' ? 'desc' : 'asc';
  return {
    filter,
    sort,
    order: order ?? usual,
    unread,
    clean: cleanAddress(params, read, unread),
  };
}
