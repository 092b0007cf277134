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
  valuesOf,
} from './addressValues';

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

/** What an address asks for, without what cannot be meant. */
export interface Asked {
  filter: ServiceFilter;
  sort: Sort;
  order: Order;
  /** The address as it should be written. What belongs to others stays in it. */
  clean: URLSearchParams;
}

/**
 * Reads an address. People write addresses by hand, and keep them for longer than their values exist: what
 * cannot be read is left out, and is never an error.
 *
 * @internal
 */
export function readAddress(params: URLSearchParams): Asked {
  const read = {
    health: valuesOf(params, 'health', oneOf(HEALTHS)),
    owner: valuesOf(params, 'owner', entityRef),
    system: valuesOf(params, 'system', entityRef),
    environment: valuesOf(params, 'environment', plain(LONGEST.environment)),
    cluster: valuesOf(params, 'cluster', plain(LONGEST.cluster)),
    text: valuesOf(params, 'text', text).slice(0, 1),
    sort: valuesOf(params, 'sort', oneOf(SORTS)).slice(0, 1),
    order: valuesOf(params, 'order', oneOf(ORDERS)).slice(0, 1),
  };
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
    clean: cleanAddress(params, read),
  };
}
