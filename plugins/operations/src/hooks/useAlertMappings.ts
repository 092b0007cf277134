import { useApi } from '@backstage/frontend-plugin-api';
import { AlertMappingInput } from '@operate-first/plugin-operations-common';
import { useCallback } from 'react';
import { operationsApiRef } from '../api/operationsApiRef';
import { useAskingInterval } from './useChanges';
import { useFetched } from './useFetched';
import { useRenewAlerts } from './useSilences';

/**
 * The rules by which alerts belong to services.
 *
 * @internal
 */
export function useAlertMappings() {
  const api = useApi(operationsApiRef);
  return useFetched(['mappings'], () => api.listAlertMappings(), {
    everyMs: useAskingInterval(),
  });
}

/**
 * Makes such rules, and takes them away.
 *
 * @internal
 */
export function useMapping() {
  const api = useApi(operationsApiRef);
  const renew = useRenewAlerts();
  const add = useCallback(
    async (input: AlertMappingInput) => {
      await api.addAlertMapping(input);
      renew();
    },
    [api, renew],
  );
  const remove = useCallback(
    async (id: string) => {
      await api.removeAlertMapping(id);
      renew();
    },
    [api, renew],
  );
  return { add, remove };
}
