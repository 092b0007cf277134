import { useApi } from '@backstage/frontend-plugin-api';
import { NotificationSettings } from '@operate-first/plugin-operations-common';
import { useCallback, useRef } from 'react';
import { operationsApiRef } from '../api/operationsApiRef';
import { useFetched } from './useFetched';

/**
 * When and of what the reader is told.
 *
 * @internal
 */
export function useNotificationSettings() {
  const api = useApi(operationsApiRef);
  const settings = useFetched(
    ['notification-settings'],
    () => api.getNotificationSettings(),
    { everyMs: 0 },
  );
  const refetch = useRef(settings.refetch);
  refetch.current = settings.refetch;
  const save = useCallback(
    async (wanted: NotificationSettings) => {
      await api.setNotificationSettings(wanted);
      refetch.current();
    },
    [api],
  );
  return { settings, save };
}
