import { Workload } from '@operate-first/plugin-operations-common';
import { ClusterReport } from '@operate-first/plugin-operations-node';

/** A Deployment with as many replicas ready as the test says. */
export function deployment(name: string, ready = 3): Workload {
  return {
    object: {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      namespace: 'shops',
      name,
    },
    status: ready === 3 ? 'healthy' : 'degraded',
    serves: true,
    wanted: 3,
    ready,
    available: ready,
    updated: 3,
    rolling: false,
    images: [],
    restarts: 0,
  };
}

/** A cluster of one node, or one in each region, with quotas in these namespaces. */
export function clusterReport(
  name: string,
  options: Partial<ClusterReport> & {
    namespaces?: string[];
    regions?: Array<string | undefined>;
  } = {},
): ClusterReport {
  const { namespaces = [], regions = [undefined], ...report } = options;
  return {
    name,
    state: 'watching',
    message: 'Watched.',
    since: new Date('2026-11-20T10:00:00Z'),
    kinds: [],
    figures: {
      observedAt: new Date('2026-11-20T12:00:00Z'),
      nodes: regions.map((region, at) => ({
        name: `node-${at + 1}`,
        ready: true,
        unschedulable: false,
        problems: [],
        ...(region && { region }),
        pods: 3,
        resources: { capacity: { cpuCores: 4 } },
      })),
      resources: { capacity: { cpuCores: 4 } },
      quotas: namespaces.map((namespace, at) => ({
        namespace,
        name: 'compute',
        uses: [{ resource: 'pods', used: `${at}`, hard: '10', ratio: at / 10 }],
      })),
    },
    ...report,
  };
}
