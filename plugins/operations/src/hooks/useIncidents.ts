import { useApi } from '@backstage/frontend-plugin-api';
import {
  Incident,
  IncidentFilter,
  IncidentListQuery,
  IncidentMetricsQuery,
} from '@operate-first/plugin-operations-common';
import { operationsApiRef } from '../api/operationsApiRef';
import { useAskingInterval, useIncidentChanges } from './useChanges';
import { useFetched } from './useFetched';
import { usePages } from './usePages';

const CALM_MS = 10 * 60_000;

const keyOf = ({ id }: Incident) => id;

/**
 * The incidents of a query, page after page, renewed as soon as one changes.
 *
 * @internal
 */
export function useIncidents(query: IncidentListQuery) {
  const api = useApi(operationsApiRef);
  const list = usePages({
    name: 'incidents',
    query,
    everyMs: useAskingInterval(),
    fetchPage: (asked: IncidentListQuery) => api.listIncidents(asked),
    keyOf,
  });
  useIncidentChanges(() => true, list.refetch);
  return list;
}

/**
 * How many incidents there are under each value of each filter.
 *
 * @internal
 */
export function useIncidentFacets(filter: IncidentFilter) {
  const api = useApi(operationsApiRef);
  const facets = useFetched(
    ['incident-facets', filter],
    () => api.getIncidentFacets(filter),
    { everyMs: useAskingInterval() },
  );
  useIncidentChanges(() => true, facets.refetch);
  return facets;
}

/**
 * What severities mean here, and by which rules alerts become incidents.
 *
 * @internal
 */
export function useIncidentPolicy() {
  const api = useApi(operationsApiRef);
  return useFetched(['incident-policy'], () => api.getIncidentPolicy(), {
    everyMs: CALM_MS,
  });
}

/**
 * How fast incidents were noticed, taken on and resolved.
 *
 * @internal
 */
export function useIncidentMetrics(query: IncidentMetricsQuery) {
  const api = useApi(operationsApiRef);
  return useFetched(
    ['incident-metrics', query],
    () => api.getIncidentMetrics(query),
    { everyMs: CALM_MS },
  );
}
