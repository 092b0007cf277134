import { KubeObject } from '@operate-first/cluster-cache';

type Labels = Record<string, string>;

export interface Shape {
  namespace?: string;
  labels?: Labels;
  replicas?: number;
  image?: string;
  node?: string;
  env?: Array<{ name: string; value: string }>;
}

const LONG_AGO = new Date(Date.now() - 86_400_000).toISOString();

/** A deployment with its replica set and its pods, all of which are well. */
export function deployment(name: string, shape: Shape = {}): KubeObject[] {
  const { namespace = 'shop', labels, replicas = 2 } = shape;
  const set = `${name}-5d4f`;
  const podLabels = { app: name, 'pod-template-hash': '5d4f' };
  const counts = {
    replicas,
    readyReplicas: replicas,
    availableReplicas: replicas,
    updatedReplicas: replicas,
  };
  const spec = {
    replicas,
    selector: { matchLabels: { app: name } },
    template: { metadata: { labels: { app: name } }, spec: podSpec(shape) },
  };
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: {
        name,
        namespace,
        labels,
        creationTimestamp: LONG_AGO,
        generation: 1,
      },
      spec,
      status: {
        ...counts,
        observedGeneration: 1,
        conditions: [
          { type: 'Available', status: 'True' },
          {
            type: 'Progressing',
            status: 'True',
            reason: 'NewReplicaSetAvailable',
          },
        ],
      },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: {
        name: set,
        namespace,
        creationTimestamp: LONG_AGO,
        annotations: { 'deployment.kubernetes.io/revision': '1' },
        labels: podLabels,
        ownerReferences: [owner('apps/v1', 'Deployment', name)],
      },
      spec,
      status: counts,
    },
    ...Array.from({ length: replicas }, (_, index) =>
      pod(`${set}-${index}`, {
        ...shape,
        namespace,
        labels: podLabels,
        owner: owner('apps/v1', 'ReplicaSet', set),
      }),
    ),
  ];
}

export function owner(apiVersion: string, kind: string, name: string) {
  return { apiVersion, kind, name, uid: name, controller: true };
}

function podSpec({
  image = 'registry.example.org/shop/web:1.0.0',
  env,
  node,
}: Shape) {
  return {
    nodeName: node ?? 'node-1',
    containers: [
      {
        name: 'web',
        image,
        env,
        resources: {
          requests: { cpu: '250m', memory: '64Mi' },
          limits: { memory: '128Mi' },
        },
      },
    ],
  };
}

export function pod(
  name: string,
  shape: Shape & { owner?: ReturnType<typeof owner> } = {},
): KubeObject {
  const { namespace = 'shop', labels } = shape;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace,
      labels,
      creationTimestamp: LONG_AGO,
      ...(shape.owner && { ownerReferences: [shape.owner] }),
    },
    spec: podSpec(shape),
    status: {
      phase: 'Running',
      conditions: [
        { type: 'Ready', status: 'True', lastTransitionTime: LONG_AGO },
        { type: 'Initialized', status: 'True' },
      ],
      containerStatuses: [
        {
          name: 'web',
          ready: true,
          restartCount: 0,
          image: 'web',
          state: { running: { startedAt: LONG_AGO } },
        },
      ],
    },
  };
}

/** The same deployment, none of whose pods is there for its users. */
export function withoutReadyPods(object: KubeObject): KubeObject {
  const { replicas } = object.spec as { replicas: number };
  const status = { replicas, updatedReplicas: replicas, observedGeneration: 1 };
  return { ...object, status };
}

/** An object of a kind that only the configuration knows, with its Ready condition. */
export function database(
  name: string,
  ready: string,
  labels?: Record<string, string>,
): KubeObject {
  const condition = { type: 'Ready', status: ready };
  const why = { reason: 'BackupFailed', message: 'no space left' };
  return {
    apiVersion: 'db.example.org/v1',
    kind: 'Database',
    metadata: { name, namespace: 'shop', labels, creationTimestamp: LONG_AGO },
    status: { conditions: [{ ...condition, ...(ready === 'False' && why) }] },
  };
}

/** The same pod, whose container crashes again and again. */
export function crashing(object: KubeObject): KubeObject {
  const terminated = {
    exitCode: 1,
    reason: 'Error',
    message: 'cannot reach 10.1.2.3',
    finishedAt: new Date().toISOString(),
  };
  return {
    ...object,
    status: {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: 'False' }],
      containerStatuses: [
        {
          name: 'web',
          ready: false,
          restartCount: 7,
          image: 'web',
          state: { waiting: { reason: 'CrashLoopBackOff' } },
          lastState: { terminated },
        },
      ],
    },
  };
}

export function clusterNode(name: string): KubeObject {
  const capacity = { cpu: '4', memory: '8Gi', pods: '110' };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      creationTimestamp: LONG_AGO,
      labels: {
        'node-role.kubernetes.io/worker': '',
        'topology.kubernetes.io/zone': 'a',
        'failure-domain.beta.kubernetes.io/region': 'europe',
      },
    },
    spec: {},
    status: {
      capacity,
      allocatable: { ...capacity, cpu: '3800m' },
      conditions: [{ type: 'Ready', status: 'True' }],
      nodeInfo: { kubeletVersion: 'v1.36.0' },
    },
  };
}

export function namespaceObject(name: string): KubeObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

export function event(
  about: KubeObject,
  reason: string,
  message: string,
): KubeObject {
  const { namespace: place = 'default', name } = about.metadata;
  const { apiVersion, kind } = about;
  const now = new Date().toISOString();
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: {
      name: `${name}.${reason}`,
      namespace: place,
      creationTimestamp: now,
    },
    type: 'Warning',
    reason,
    message,
    count: 3,
    involvedObject: {
      apiVersion,
      kind,
      name,
      namespace: about.metadata.namespace,
    },
    firstTimestamp: now,
    lastTimestamp: now,
  };
}

/** Something else in the namespace `shop`, or wherever it says. */
export function other(
  apiVersion: string,
  kind: string,
  name: string,
  fields: Record<string, unknown> & { metadata?: object } = {},
): KubeObject {
  const { metadata, ...rest } = fields;
  return {
    apiVersion,
    kind,
    metadata: { name, namespace: 'shop', ...metadata },
    ...rest,
  };
}
