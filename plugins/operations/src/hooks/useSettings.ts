import { useApi } from '@backstage/frontend-plugin-api';
import {
  AuthorSettings,
  NotificationSettings,
  OperationsApi,
} from '@operate-first/plugin-operations-common';
import { useCallback, useRef } from 'react';
import { operationsApiRef } from '../api/operationsApiRef';
import { useFetched } from './useFetched';

/**
 * Settings of the reader: as they are, and how they are saved.
 *
 * @param read - Must always be the same function, as must `write`.
 */
function useSettings<T>(
  name: string,
  read: (api: OperationsApi) => Promise<T>,
  write: (api: OperationsApi, wanted: T) => Promise<unknown>,
) {
  const api = useApi(operationsApiRef);
  const settings = useFetched([name], () => read(api), { everyMs: 0 });
  const refetch = useRef(settings.refetch);
  refetch.current = settings.refetch;
  const save = useCallback(
    async (wanted: T) => {
      await write(api, wanted);
      refetch.current();
    },
    [api, write],
  );
  return { settings, save };
}

const readTold = (api: OperationsApi) => api.getNotificationSettings();
const writeTold = (api: OperationsApi, wanted: NotificationSettings) =>
  api.setNotificationSettings(wanted);

/**
 * When and of what the reader is told.
 *
 * @internal
 */
export function useNotificationSettings() {
  return useSettings('notification-settings', readTold, writeTold);
}

const readAsked = (api: OperationsApi) => api.getAuthorSettings();
const writeAsked = (api: OperationsApi, wanted: AuthorSettings) =>
  api.setAuthorSettings(wanted);

/**
 * How the reader wants to be asked.
 *
 * @internal
 */
export function useAuthorSettings() {
  return useSettings('author-settings', readAsked, writeAsked);
}
