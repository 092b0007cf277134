import { useApi } from '@backstage/frontend-plugin-api';
import { operationsApiRef } from '../api/operationsApiRef';
import { useAlertChanges } from './useChanges';
import { useFetched } from './useFetched';

/** Budgets are evaluated every 15 s. */
const EVERY_MS = 15_000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** For how many days alerts that are over are shown. @internal */
export const RECENT_DAYS = 7;

/**
 * What is promised of one service, what of it fires, and what was announced; each fails by itself.
 *
 * @internal
 */
export function useServiceSlos(entityRef: string) {
  const api = useApi(operationsApiRef);
  const slos = useFetched(
    ['service-slos', entityRef],
    () => api.getServiceSlos(entityRef),
    { everyMs: EVERY_MS },
  );
  const alerts = useFetched(
    ['service-alerts', entityRef],
    () =>
      api.getServiceAlerts(entityRef, {
        from: new Date(Date.now() - RECENT_DAYS * DAY_MS).toISOString(),
      }),
    { everyMs: EVERY_MS },
  );
  const maintenance = useFetched(
    ['service-maintenance', entityRef],
    () => api.listMaintenance({ service: [entityRef] }),
    { everyMs: EVERY_MS },
  );
  useAlertChanges(alerts.refetch);
  return { slos, alerts, maintenance };
}

/**
 * Golden signals of a service. Servers are asked while somebody looks, and not otherwise.
 *
 * @internal
 */
export function useSignals(
  entityRef: string,
  options: { hours: number; isOpen: boolean },
) {
  const { hours, isOpen } = options;
  const api = useApi(operationsApiRef);
  return useFetched(
    isOpen ? ['service-signals', entityRef, hours] : undefined,
    () => api.getServiceSignals(entityRef, { hours }),
    { everyMs: 2 * EVERY_MS },
  );
}
