import { useApi } from '@backstage/frontend-plugin-api';
import { operationsApiRef } from '../api/operationsApiRef';
import { useAskingInterval, useClusterChanges } from './useChanges';
import { useFetched } from './useFetched';

/**
 * Every cluster, fetched anew as soon as news of one is announced.
 *
 * @internal
 */
export function useClusters() {
  const api = useApi(operationsApiRef);
  const clusters = useFetched(['clusters'], () => api.listClusters(), {
    everyMs: useAskingInterval(),
  });
  useClusterChanges(clusters.refetch);
  return clusters;
}

/**
 * One cluster with everything its page shows, fetched anew as soon as news is announced.
 *
 * @internal
 */
export function useCluster(name: string) {
  const api = useApi(operationsApiRef);
  const cluster = useFetched(['cluster', name], () => api.getCluster(name), {
    everyMs: useAskingInterval(),
  });
  useClusterChanges(cluster.refetch);
  return cluster;
}
