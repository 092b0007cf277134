import {
  Cluster,
  ClusterDetail,
  ClusterNode,
  WatchedKind,
} from '@operate-first/plugin-operations-common';
import { ago } from './operations';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const GIB = 2 ** 30;

/** A cluster of the list that is well. */
export function clusterOf(
  name: string,
  overrides: Partial<Cluster> = {},
): Cluster {
  return {
    name,
    source: 'kubernetes',
    state: 'watching',
    message: `${name} answers.`,
    since: ago(3 * HOUR),
    version: 'v1.36.0',
    lastAnswerAt: ago(2_000),
    observedAt: ago(3_000),
    stale: false,
    nodes: 3,
    nodesReady: 3,
    resources: {
      capacity: { cpuCores: 12.5, memoryBytes: 48 * GIB, pods: 330 },
      allocatable: { cpuCores: 12, memoryBytes: 45 * GIB, pods: 330 },
      requested: { cpuCores: 7.25, memoryBytes: 18.5 * GIB, pods: 41 },
      used: { cpuCores: 2.1, memoryBytes: 12.4 * GIB },
    },
    services: { healthy: 12, degraded: 1, down: 0, unknown: 0 },
    ...overrides,
  };
}

/** One that does not answer: all that is known of it is old. */
export function failingCluster(name: string): Cluster {
  return clusterOf(name, {
    state: 'failing',
    message: `${name} does not answer within 10 s.`,
    remedy: 'Check that it runs and that this portal may reach it.',
    since: ago(12 * MINUTE),
    lastAnswerAt: ago(12 * MINUTE),
    observedAt: ago(12 * MINUTE),
    stale: true,
    services: { healthy: 0, degraded: 0, down: 0, unknown: 9 },
  });
}

/** One that only people who look could ask. */
export function unwatchableCluster(name: string): Cluster {
  return clusterOf(name, {
    state: 'unwatchable',
    message: `${name} cannot be watched without an account: with the auth provider oidc only people who look have credentials.`,
    remedy: `Make a service account in ${name} that may get, list and watch, and give its token as serviceAccountToken beside the other settings of the cluster.`,
    since: undefined,
    version: undefined,
    lastAnswerAt: undefined,
    observedAt: undefined,
    nodes: 0,
    nodesReady: 0,
    resources: {},
    services: { healthy: 0, degraded: 0, down: 0, unknown: 0 },
  });
}

/** A node that is ready. */
export function nodeOf(
  name: string,
  overrides: Partial<ClusterNode> = {},
): ClusterNode {
  return {
    name,
    ready: true,
    unschedulable: false,
    problems: [],
    version: 'v1.36.0',
    roles: ['worker'],
    zone: 'eu-central-1a',
    createdAt: ago(40 * 24 * HOUR),
    pods: 14,
    resources: {
      capacity: { cpuCores: 4.2, memoryBytes: 16 * GIB, pods: 110 },
      allocatable: { cpuCores: 4, memoryBytes: 15 * GIB, pods: 110 },
      requested: { cpuCores: 2.4, memoryBytes: 6.2 * GIB, pods: 14 },
      used: { cpuCores: 0.7, memoryBytes: 4.1 * GIB },
    },
    ...overrides,
  };
}

/** A kind that is watched. */
export function kindOf(
  kind: string,
  overrides: Partial<WatchedKind> = {},
): WatchedKind {
  return {
    kind,
    status: 'watching',
    message: `${kind} are watched.`,
    objects: 41,
    eventsPerSecond: 0.4,
    lagSeconds: 0.2,
    relists: 0,
    resumes: 3,
    bytesReceived: 812_000,
    listedAt: ago(3 * HOUR),
    ...overrides,
  };
}

/** What may be copied so that a kind can be watched. */
export const RBAC_RULE = [
  '- apiGroups: ["autoscaling"]',
  '  resources: ["horizontalpodautoscalers"]',
  '  verbs: ["get", "list", "watch"]',
].join('\n');

/** A cluster with everything its page shows. */
export function clusterDetailOf(
  cluster: Cluster,
  overrides: Partial<ClusterDetail> = {},
): ClusterDetail {
  const fuller = nodeOf('node-2', {
    pods: 22,
    resources: {
      ...nodeOf('node-2').resources,
      requested: { cpuCores: 3.7, memoryBytes: 9.1 * GIB, pods: 22 },
      used: { cpuCores: 1.1, memoryBytes: 6.4 * GIB },
    },
  });
  return {
    ...cluster,
    nodeList:
      cluster.nodes === 0
        ? []
        : [
            nodeOf('node-1'),
            fuller,
            nodeOf('node-3', {
              ready: cluster.nodesReady === cluster.nodes,
              problems:
                cluster.nodesReady === cluster.nodes
                  ? []
                  : ['its kubelet does not report'],
              unschedulable: true,
              zone: 'eu-central-1b',
            }),
          ],
    quotas:
      cluster.nodes === 0
        ? []
        : [
            {
              namespace: 'payments',
              name: 'compute',
              uses: [
                { resource: 'pods', used: '4', hard: '20', ratio: 0.2 },
                {
                  resource: 'requests.memory',
                  used: '3800Mi',
                  hard: '4Gi',
                  ratio: 0.9277,
                },
                { resource: 'services.nodeports', used: '0', hard: '0' },
              ],
            },
            {
              namespace: 'shop',
              name: 'compute',
              uses: [
                { resource: 'pods', used: '10', hard: '10', ratio: 1 },
                {
                  resource: 'requests.cpu',
                  used: '1500m',
                  hard: '4',
                  ratio: 0.375,
                },
              ],
            },
          ],
    quotasHidden: cluster.nodes === 0 ? 0 : 2,
    kinds:
      cluster.state === 'unwatchable'
        ? []
        : [
            kindOf('pods', { objects: 41, eventsPerSecond: 1.25 }),
            kindOf('deployments.apps', { objects: 12 }),
            kindOf('nodes', { objects: 3 }),
            kindOf('horizontalpodautoscalers.autoscaling', {
              status: 'forbidden',
              message: `No permission to list horizontal pod autoscalers in ${cluster.name}.`,
              remedy: `Add this rule to the role of our account there:\n${RBAC_RULE}`,
              objects: 0,
              eventsPerSecond: undefined,
              lagSeconds: undefined,
              listedAt: undefined,
              bytesReceived: 0,
            }),
            kindOf('applications.argoproj.io', {
              status: 'missing',
              message: `${cluster.name} does not serve applications.argoproj.io.`,
              objects: 0,
              eventsPerSecond: undefined,
              lagSeconds: undefined,
              listedAt: undefined,
              bytesReceived: 0,
            }),
          ],
    ...overrides,
  };
}
