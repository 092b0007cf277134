import { useApi } from '@backstage/frontend-plugin-api';
import { SilenceInput } from '@operate-first/plugin-operations-common';
import { useCallback } from 'react';
import { useSWRConfig } from 'swr';
import { operationsApiRef } from '../api/operationsApiRef';
import { useAlertChanges, useAskingInterval } from './useChanges';
import { useFetched } from './useFetched';

const MOST = 200;

/**
 * All silences, and the Alertmanagers in which they can be made.
 *
 * @internal
 */
export function useSilences() {
  const api = useApi(operationsApiRef);
  const silences = useFetched(
    ['silences'],
    () => api.listSilences({ limit: MOST }),
    { everyMs: useAskingInterval() },
  );
  useAlertChanges(silences.refetch);
  return silences;
}

/** Whatever shows alerts or silences: what somebody has just done is seen at once. */
const TOUCHED = [
  'alert',
  'alerts',
  'silences',
  'mappings',
  'firing-alerts',
  'service-alerts',
];

/**
 * Renews everything that shows alerts.
 *
 * @internal
 */
export function useRenewAlerts() {
  const { mutate } = useSWRConfig();
  return useCallback(
    () => mutate(key => Array.isArray(key) && TOUCHED.includes(String(key[0]))),
    [mutate],
  );
}

/**
 * Makes and ends silences.
 *
 * @internal
 */
export function useSilencing() {
  const api = useApi(operationsApiRef);
  const renew = useRenewAlerts();
  const silence = useCallback(
    async (input: SilenceInput) => {
      const made = await api.silence(input);
      renew();
      return made;
    },
    [api, renew],
  );
  const end = useCallback(
    async (source: string, id: string) => {
      const ended = await api.endSilence(source, id);
      renew();
      return ended;
    },
    [api, renew],
  );
  return { silence, end };
}
