import { useApi, useApiHolder } from '@backstage/frontend-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { operationsApiRef } from '../api/operationsApiRef';
import { useCalmly } from './useCalmly';
import { useChanges, useIncidentChanges } from './useChanges';
import { useFetched } from './useFetched';

/** Every open page of everybody listens: they ask no more often than this, whatever happens. */
const CALM_MS = 5_000;
/** Only where nothing is announced. */
const POLL_MS = 30_000;

/**
 * What is wrong for the reader: incidents of theirs, and services of theirs that are not well. Renewed when something
 * is announced, and not otherwise.
 *
 * @internal
 */
export function useMine() {
  const api = useApi(operationsApiRef);
  const isAnnounced = Boolean(useApiHolder().get(signalApiRef));
  const mine = useFetched(['mine'], () => api.getMyIncidents(), {
    everyMs: isAnnounced ? 0 : POLL_MS,
  });
  const refetch = useCalmly(mine.refetch, CALM_MS);
  useIncidentChanges(() => true, refetch);
  useChanges(() => true, refetch);
  return mine;
}
