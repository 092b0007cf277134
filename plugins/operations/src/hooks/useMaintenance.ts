import { useApi } from '@backstage/frontend-plugin-api';
import { MaintenanceInput } from '@operate-first/plugin-operations-common';
import { useCallback, useRef } from 'react';
import { operationsApiRef } from '../api/operationsApiRef';
import { useFetched } from './useFetched';

const EVERY_MS = 15_000;
const CALM_MS = 10 * 60_000;
const MOST_SERVICES = 200;

/**
 * All maintenance, and what can be done with it. What has been done is shown at once.
 *
 * @internal
 */
export function useMaintenance() {
  const api = useApi(operationsApiRef);
  const maintenance = useFetched(['maintenance'], () => api.listMaintenance(), {
    everyMs: EVERY_MS,
  });
  const refetch = useRef(maintenance.refetch);
  refetch.current = maintenance.refetch;
  const then = useCallback(async <T>(done: Promise<T>) => {
    await done;
    refetch.current();
  }, []);
  return {
    maintenance,
    announce: (input: MaintenanceInput) => then(api.announceMaintenance(input)),
    change: (id: string, input: MaintenanceInput) =>
      then(api.changeMaintenance(id, input)),
    end: (id: string) => then(api.endMaintenance(id)),
  };
}

/**
 * What maintenance can be announced for. Where the API does not answer, nothing can be chosen but what was.
 *
 * @internal
 */
export function useScopeChoices() {
  const api = useApi(operationsApiRef);
  const services = useFetched(
    ['scope-services'],
    () => api.listServices({ limit: MOST_SERVICES, sort: 'name' }),
    { everyMs: CALM_MS },
  );
  const facets = useFetched(['scope-facets'], () => api.getServiceFacets(), {
    everyMs: CALM_MS,
  });
  const valuesOf = (field: 'system' | 'cluster' | 'environment') =>
    facets.data?.[field].map(({ value }) => value) ?? [];
  return {
    services: services.data?.items.map(({ entityRef }) => entityRef) ?? [],
    systems: valuesOf('system'),
    clusters: valuesOf('cluster'),
    environments: valuesOf('environment'),
  };
}
