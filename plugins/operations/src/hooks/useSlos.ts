import { useApi } from '@backstage/frontend-plugin-api';
import {
  Slo,
  SloFilter,
  SloListQuery,
} from '@operate-first/plugin-operations-common';
import { operationsApiRef } from '../api/operationsApiRef';
import { useFetched } from './useFetched';
import { usePages } from './usePages';

/** Budgets are evaluated every 15 s. */
const LIST_MS = 15_000;
const CALM_MS = 60_000;
/** Enough to tell which servers are silent. */
const MOST_UNKNOWN = 200;

const keyOf = ({ ref }: Slo) => ref;

/**
 * The SLOs of a query, page after page.
 *
 * @internal
 */
export function useSlos(query: SloListQuery) {
  const api = useApi(operationsApiRef);
  return usePages({
    name: 'slos',
    query,
    everyMs: LIST_MS,
    fetchPage: (asked: SloListQuery) => api.listSlos(asked),
    keyOf,
  });
}

/**
 * How many SLOs there are of each state, whatever is filtered.
 *
 * @internal
 */
export function useSloCounts() {
  const api = useApi(operationsApiRef);
  return useFetched(['slo-counts'], () => api.listSlos({ limit: 1 }), {
    everyMs: LIST_MS,
  });
}

/**
 * The SLOs of which nobody knows how they stand, whatever is filtered.
 *
 * @internal
 */
export function useUnknownSlos() {
  const api = useApi(operationsApiRef);
  return useFetched(
    ['slos-unknown'],
    () => api.listSlos({ state: ['unknown'], limit: MOST_UNKNOWN }),
    { everyMs: LIST_MS },
  );
}

/**
 * How many SLOs there are under each value of each filter.
 *
 * @internal
 */
export function useSloFacets(filter: SloFilter) {
  const api = useApi(operationsApiRef);
  return useFetched(['slo-facets', filter], () => api.getSloFacets(filter), {
    everyMs: LIST_MS,
  });
}

/**
 * Which services have no SLO.
 *
 * @internal
 */
export function useSloCoverage(filter: SloFilter) {
  const { owner, system } = filter;
  const api = useApi(operationsApiRef);
  return useFetched(
    ['slo-coverage', owner, system],
    () => api.getSloCoverage({ owner, system }),
    { everyMs: CALM_MS },
  );
}
