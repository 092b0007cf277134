import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  HealthStatus,
  ServiceFilter,
} from '@operate-first/plugin-operations-common';

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

/** What the API accepts at most; beyond that it would answer with a refusal. */
const MOST_VALUES = 50;
const LONGEST = {
  ref: 400,
  cluster: 253,
  environment: 63,
  text: 200,
};

/** One value as it is written in full, or nothing where it cannot be meant. */
type Read<T> = (value: string) => T | undefined;

const oneOf =
  <T extends string>(known: readonly T[]): Read<T> =>
  value =>
    known.find(candidate => candidate === value);

const isControl = (character: string) =>
  character < ' ' || character === '\u007f';

const plain =
  (longest: number): Read<string> =>
  value =>
    value && value.length <= longest && ![...value].some(isControl)
      ? value
      : undefined;

const entityRef: Read<string> = value => {
  try {
    return plain(LONGEST.ref)(stringifyEntityRef(parseEntityRef(value)));
  } catch {
    return undefined;
  }
};

const text: Read<string> = value =>
  plain(LONGEST.text)(value.trim().slice(0, LONGEST.text));

function valuesOf<T extends string>(
  params: URLSearchParams,
  name: string,
  readOne: Read<T>,
): T[] {
  const values = params.getAll(name).flatMap(value => readOne(value) ?? []);
  return [...new Set(values)].slice(0, MOST_VALUES);
}

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
  const clean = new URLSearchParams(params);
  for (const [name, values] of Object.entries(read)) {
    if (values.join('\n') === params.getAll(name).join('\n')) continue;
    clean.delete(name);
    values.forEach(value => clean.append(name, value));
  }

  const chosen = <T>(values: T[]) => (values.length > 0 ? values : undefined);
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
  return { filter, sort, order: order ?? usual, clean };
}
