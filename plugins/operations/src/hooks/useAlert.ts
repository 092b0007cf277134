import { useApi } from '@backstage/frontend-plugin-api';
import { operationsApiRef } from '../api/operationsApiRef';
import { useAlertChanges, useAskingInterval } from './useChanges';
import { useFetched } from './useFetched';

/**
 * One alert with everything that is known of it.
 *
 * @internal
 */
export function useAlert(id: string) {
  const api = useApi(operationsApiRef);
  const alert = useFetched(['alert', id], () => api.getAlert(id), {
    everyMs: useAskingInterval(),
  });
  useAlertChanges(alert.refetch);
  return alert;
}
