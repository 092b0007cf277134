import { useApi } from '@backstage/frontend-plugin-api';
import { operationsApiRef } from '../api/operationsApiRef';
import { useAskingInterval, useIncidentChanges } from './useChanges';
import { useFetched } from './useFetched';

const DAY_MS = 24 * 60 * 60 * 1000;
const MOST = 50;

/** For how many days incidents that are over are shown. @internal */
export const INCIDENT_DAYS = 30;

/**
 * The incidents of a service: those that are open first, then those of the last weeks.
 *
 * @internal
 */
export function useServiceIncidents(entityRef: string) {
  const api = useApi(operationsApiRef);
  const incidents = useFetched(
    ['service-incidents', entityRef],
    () =>
      api.listIncidents({
        service: [entityRef],
        from: new Date(Date.now() - INCIDENT_DAYS * DAY_MS).toISOString(),
        limit: MOST,
      }),
    { everyMs: useAskingInterval() },
  );
  useIncidentChanges(() => true, incidents.refetch);
  return incidents;
}
