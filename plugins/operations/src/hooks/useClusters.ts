import { useApi } from '@backstage/frontend-plugin-api';
import { operationsApiRef } from '../api/operationsApiRef';
import { useFetched } from './useFetched';

/** Figures of a cluster are announced by nobody: they are asked for. */
const EVERY_MS = 10_000;

/**
 * Every cluster.
 *
 * @internal
 */
export function useClusters(everyMs: number = EVERY_MS) {
  const api = useApi(operationsApiRef);
  return useFetched(['clusters'], () => api.listClusters(), { everyMs });
}

/**
 * One cluster with everything its page shows.
 *
 * @internal
 */
export function useCluster(name: string) {
  const api = useApi(operationsApiRef);
  return useFetched(['cluster', name], () => api.getCluster(name), {
    everyMs: EVERY_MS,
  });
}
