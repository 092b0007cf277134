import { useApi } from '@backstage/frontend-plugin-api';
import { ServiceFilter } from '@operate-first/plugin-operations-common';
import { operationsApiRef } from '../api/operationsApiRef';
import { useFetched } from './useFetched';

/**
 * How the sources are.
 *
 * @internal
 */
export function useSources(everyMs: number) {
  const api = useApi(operationsApiRef);
  return useFetched(['sources'], () => api.listSources(), { everyMs });
}

/**
 * How many services there are under each value of each filter.
 *
 * @internal
 */
export function useFacets(filter: ServiceFilter, everyMs: number) {
  const api = useApi(operationsApiRef);
  return useFetched(['facets', filter], () => api.getServiceFacets(filter), {
    everyMs,
  });
}
