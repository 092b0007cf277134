import { ClusterCache } from '@operate-first/cluster-cache';
import {
  ClusterCapacity,
  ClusterNode,
  ClusterQuota,
  parseQuantity,
  QuotaUse,
} from '@operate-first/plugin-operations-common';
import { ClusterFigures } from '@operate-first/plugin-operations-node';
import { NodeObject, PodObject, QuotaObject } from '../finding/objects';
import { asCapacity, holdsResources, requestedBy, sumOf } from './resources';
import { Usage } from './Usage';

const ROLE = 'node-role.kubernetes.io/';
const ZONE = 'topology.kubernetes.io/zone';
/** As nodes have it now, and as they had it before Kubernetes 1.17. */
const REGIONS = [
  'topology.kubernetes.io/region',
  'failure-domain.beta.kubernetes.io/region',
];

/** Conditions of nodes that are problems when they are true. */
const PROBLEMS: Readonly<Record<string, string>> = {
  MemoryPressure: 'short of memory',
  DiskPressure: 'short of disk space',
  PIDPressure: 'short of process numbers',
  NetworkUnavailable: 'without a network',
};

function problemsOf({ spec, status }: NodeObject): string[] {
  const conditions = status?.conditions ?? [];
  const ready = conditions.find(({ type }) => type === 'Ready')?.status;
  return [
    ...(ready === 'Unknown' ? ['not heard from'] : []),
    ...(ready === 'False' ? ['not ready'] : []),
    ...conditions.flatMap(({ type, status: is }) =>
      is === 'True' ? PROBLEMS[type] ?? [] : [],
    ),
    ...(spec?.unschedulable ? ['takes no new pods'] : []),
  ];
}

function rolesOf({ metadata: { labels = {} } }: NodeObject): string[] {
  return Object.keys(labels)
    .filter(label => label.startsWith(ROLE))
    .map(label => label.slice(ROLE.length))
    .sort();
}

function regionOf({ metadata: { labels = {} } }: NodeObject) {
  return REGIONS.map(label => labels[label]).find(Boolean);
}

function compact(capacity: ClusterCapacity): ClusterCapacity {
  return Object.fromEntries(
    Object.entries(capacity).filter(([, use]) => use !== undefined),
  );
}

function describeNode(
  node: NodeObject,
  pods: PodObject[],
  usage: Usage,
): ClusterNode {
  const { metadata, status, spec } = node;
  const { name, labels = {}, creationTimestamp } = metadata;
  const conditions = status?.conditions ?? [];
  const roles = rolesOf(node);
  const region = regionOf(node);
  const version = status?.nodeInfo?.kubeletVersion;
  const requested = requestedBy(pods);
  return {
    name,
    ready: conditions.some(
      ({ type, status: is }) => type === 'Ready' && is === 'True',
    ),
    unschedulable: Boolean(spec?.unschedulable),
    problems: problemsOf(node),
    ...(version && { version }),
    ...(roles.length > 0 && { roles }),
    ...(region && { region }),
    ...(labels[ZONE] && { zone: labels[ZONE] }),
    ...(creationTimestamp && { createdAt: creationTimestamp }),
    pods: pods.length,
    resources: compact({
      capacity: asCapacity(status?.capacity),
      allocatable: asCapacity(status?.allocatable),
      requested: { ...requested, pods: pods.length },
      used: usage.ofNode(name),
    }),
  };
}

function describeQuota({ metadata, status }: QuotaObject): ClusterQuota {
  const { hard = {}, used = {} } = status ?? {};
  const uses = Object.entries(hard).map(([resource, limit]): QuotaUse => {
    const now = used[resource] ?? '0';
    const [most, much] = [parseQuantity(limit), parseQuantity(now)];
    const ratio = most && much !== undefined ? much / most : undefined;
    return {
      resource,
      used: String(now),
      hard: String(limit),
      ...(ratio !== undefined && { ratio }),
    };
  });
  return {
    namespace: metadata.namespace ?? '',
    name: metadata.name,
    uses: uses.sort((a, b) => (b.ratio ?? 0) - (a.ratio ?? 0)),
  };
}

function fullest({ uses }: ClusterQuota): number {
  return Math.max(0, ...uses.map(({ ratio }) => ratio ?? 0));
}

/** How much there is in a cluster, how much is asked for and how much is used. @internal */
export function clusterFigures(
  {
    cache,
    cluster,
    usage,
  }: { cache: ClusterCache; cluster: string; usage: Usage },
  now: Date,
): ClusterFigures {
  const all = <T>(kind: string) =>
    cache.find({ cluster, kind }).map(({ object }) => object as T);
  const byNode = new Map<string, PodObject[]>();
  for (const pod of all<PodObject>('pods').filter(holdsResources)) {
    const name = pod.spec?.nodeName ?? '';
    const known = byNode.get(name);
    if (known) known.push(pod);
    else byNode.set(name, [pod]);
  }
  const nodes = all<NodeObject>('nodes')
    .map(node =>
      describeNode(node, byNode.get(node.metadata.name) ?? [], usage),
    )
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
  const sum = (part: keyof ClusterCapacity) =>
    sumOf(nodes.map(({ resources }) => resources[part]));
  return {
    observedAt: now,
    nodes,
    resources: compact({
      capacity: sum('capacity'),
      allocatable: sum('allocatable'),
      requested: sum('requested'),
      used: sum('used'),
    }),
    quotas: all<QuotaObject>('resourcequotas')
      .map(describeQuota)
      .sort((a, b) => fullest(b) - fullest(a)),
  };
}
