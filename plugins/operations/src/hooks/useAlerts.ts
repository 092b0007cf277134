import { useApi } from '@backstage/frontend-plugin-api';
import { Alert, AlertQuery } from '@operate-first/plugin-operations-common';
import { operationsApiRef } from '../api/operationsApiRef';
import { AlertFilter } from './useAlertQuery';
import { useAlertChanges } from './useChanges';
import { useFetched } from './useFetched';
import { usePages } from './usePages';

/** Budgets are evaluated every 15 s. */
const EVERY_MS = 15_000;
/** As many as the API gives at once; more firing at a time are read on the page of alerts. */
const MOST_FIRING = 200;

const keyOf = ({ id }: Alert) => id;

/**
 * Alerts of one state, page after page.
 *
 * @internal
 */
export function useAlerts(state: Alert['state'], filter: AlertFilter) {
  const api = useApi(operationsApiRef);
  const list = usePages({
    name: 'alerts',
    query: { state, ...filter },
    everyMs: EVERY_MS,
    fetchPage: (asked: AlertQuery) => api.listAlerts(asked),
    keyOf,
  });
  useAlertChanges(list.refetch);
  return list;
}

/**
 * What fires at present, whatever is filtered.
 *
 * @internal
 */
export function useFiringAlerts() {
  const api = useApi(operationsApiRef);
  const alerts = useFetched(
    ['firing-alerts'],
    () => api.listAlerts({ state: 'firing', limit: MOST_FIRING }),
    { everyMs: EVERY_MS },
  );
  useAlertChanges(alerts.refetch);
  return alerts;
}
