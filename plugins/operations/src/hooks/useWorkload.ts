import { useApi } from '@backstage/frontend-plugin-api';
import {
  LocationWorkloads,
  WorkloadQuery,
} from '@operate-first/plugin-operations-common';
import { operationsApiRef } from '../api/operationsApiRef';
import { useFetched } from './useFetched';
import { WorkloadName } from './workloadAddress';

/** Who has opened a workload watches it. */
const OPEN_MS = 5_000;

/** Of kinds that are gone from what runs, and are asked for by a link. */
const API_VERSIONS: Record<string, string> = {
  Job: 'batch/v1',
  CronJob: 'batch/v1',
  Pod: 'v1',
  Rollout: 'argoproj.io/v1alpha1',
};

/**
 * Names a workload as the API wants it.
 *
 * @internal
 */
export function queryOf(
  locations: LocationWorkloads[],
  workload: WorkloadName,
): WorkloadQuery {
  const { cluster, namespace, kind, name } = workload;
  const running = locations
    .filter(({ scope }) => scope.cluster === cluster)
    .flatMap(({ workloads }) => workloads)
    .find(({ object }) => object.kind === kind && object.name === name);
  return {
    cluster,
    apiVersion: running?.object.apiVersion ?? API_VERSIONS[kind] ?? 'apps/v1',
    objectKind: kind,
    objectNamespace: namespace,
    objectName: name,
  };
}

/** One workload as its cluster is seen now. @internal */
export function useWorkload(entityRef: string, query: WorkloadQuery) {
  const api = useApi(operationsApiRef);
  return useFetched(
    ['workload', entityRef, query],
    () => api.getWorkload(entityRef, query),
    { everyMs: OPEN_MS },
  );
}

/** An object as YAML, as it was when it was asked for: text does not change under its reader. @internal */
export function useManifest(entityRef: string, query: WorkloadQuery) {
  const api = useApi(operationsApiRef);
  return useFetched(
    ['manifest', entityRef, query],
    () => api.getManifest(entityRef, query),
    { everyMs: 0 },
  );
}
