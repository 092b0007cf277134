import { useApi } from '@backstage/frontend-plugin-api';
import { Service, ServiceQuery } from '@operate-first/plugin-operations-common';
import { operationsApiRef } from '../api/operationsApiRef';
import { listManyServices } from './manyServices';
import { usePages } from './usePages';

const keyOf = ({ id }: Service) => id;

/**
 * The services of a query, page after page.
 *
 * @internal
 */
export function useServices(query: ServiceQuery, everyMs: number) {
  const api = useApi(operationsApiRef);
  const { items, ...list } = usePages({
    name: 'services',
    query,
    everyMs,
    fetchPage: (asked: ServiceQuery) => listManyServices(api, asked),
    keyOf,
  });
  return { ...list, services: items };
}
