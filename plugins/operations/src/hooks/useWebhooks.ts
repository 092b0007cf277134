import { useApi } from '@backstage/frontend-plugin-api';
import { operationsApiRef } from '../api/operationsApiRef';
import { useFetched } from './useFetched';

const EVERY_MS = 30_000;

/**
 * Where the portal tells of what happens, for those who may know.
 *
 * @internal
 */
export function useWebhooks(mayRead: boolean) {
  const api = useApi(operationsApiRef);
  return useFetched(
    mayRead ? ['webhooks'] : undefined,
    () => api.listWebhooks(),
    { everyMs: EVERY_MS },
  );
}
