/** Small objects as an API server writes them: healthy unless said otherwise. */
import {
  Condition,
  ContainerStatus,
  Event,
  KubernetesObject,
  Pod,
  WorkloadObject,
} from '../objects';

export const OBSERVED_AT = new Date('2026-11-20T12:00:00Z');

/** A time so many seconds before the observation. */
export function ago(seconds: number): string {
  return new Date(OBSERVED_AT.getTime() - seconds * 1000).toISOString();
}

const NAMESPACE = 'shop';
const DAY = 86_400;

/** Any object; `more` replaces whole sections. */
export function object(
  apiVersion: string,
  kind: string,
  name: string,
  more: Partial<KubernetesObject> & Record<string, unknown> = {},
): KubernetesObject {
  const { metadata, ...rest } = more;
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      namespace: NAMESPACE,
      creationTimestamp: ago(DAY),
      ...metadata,
    },
    ...rest,
  };
}

export function template(
  name: string,
  image = `registry.example.org/${name}:1`,
) {
  return {
    metadata: { labels: { app: name } },
    spec: { containers: [{ name: 'app', image }] },
  };
}

export function owner(apiVersion: string, kind: string, name: string) {
  return [{ apiVersion, kind, name, controller: true }];
}

interface PodOptions {
  age?: number;
  ready?: boolean;
  phase?: string;
  node?: string;
  revision?: number;
  container?: Partial<ContainerStatus>;
  conditions?: Condition[];
  metadata?: Partial<KubernetesObject['metadata']>;
  status?: Pod['status'];
  spec?: Pod['spec'];
}

/** A pod of a deployment. */
export function pod(of: string, index: number, options: PodOptions = {}): Pod {
  const { age = DAY, ready = true, revision = 1 } = options;
  const maker = `${of}-${revision}`;
  return object('v1', 'Pod', `${maker}-${index}`, {
    metadata: {
      name: `${maker}-${index}`,
      labels: { app: of },
      creationTimestamp: ago(age),
      ownerReferences: owner('apps/v1', 'ReplicaSet', maker),
      ...options.metadata,
    },
    spec: {
      nodeName: options.node ?? 'node-a',
      ...template(of).spec,
      ...options.spec,
    },
    status: {
      phase: options.phase ?? 'Running',
      conditions: [
        { type: 'Ready', status: ready ? 'True' : 'False' },
        ...(options.conditions ?? []),
      ],
      containerStatuses: [
        {
          name: 'app',
          ready,
          restartCount: 0,
          state: { running: { startedAt: ago(age) } },
          lastState: {},
          ...options.container,
        },
      ],
      ...options.status,
    },
  });
}

/** A pod that waits for its container with a reason. */
export function waiting(
  of: string,
  index: number,
  reason: string,
  message = '',
  options: PodOptions = {},
): Pod {
  return pod(of, index, {
    ready: false,
    ...options,
    container: {
      ready: false,
      state: { waiting: { reason, message } },
      ...options.container,
    },
  });
}

/** A container that ended so. */
export function ended(
  exitCode: number,
  secondsAgo: number,
  more: { reason?: string; message?: string } = {},
) {
  return { terminated: { exitCode, finishedAt: ago(secondsAgo), ...more } };
}

interface DeploymentOptions {
  wanted?: number;
  available?: number;
  updated?: number;
  spec?: WorkloadObject['spec'];
  conditions?: Condition[];
  metadata?: Partial<KubernetesObject['metadata']>;
}

/** A deployment and its replica set. */
export function deployment(
  name: string,
  options: DeploymentOptions = {},
): KubernetesObject[] {
  const { wanted = 3, available = wanted, updated = wanted } = options;
  return [
    object('apps/v1', 'Deployment', name, {
      metadata: { name, generation: 2, ...options.metadata },
      spec: { replicas: wanted, template: template(name), ...options.spec },
      status: {
        observedGeneration: 2,
        ...(available > 0 && {
          availableReplicas: available,
          readyReplicas: available,
        }),
        updatedReplicas: updated,
        conditions: options.conditions ?? [
          {
            type: 'Progressing',
            status: 'True',
            reason: 'NewReplicaSetAvailable',
          },
        ],
      },
    }),
    replicaSet(name, 1, wanted),
  ];
}

export function replicaSet(
  of: string,
  revision: number,
  replicas: number,
): KubernetesObject {
  const name = `${of}-${revision}`;
  return object('apps/v1', 'ReplicaSet', name, {
    metadata: {
      name,
      annotations: { 'deployment.kubernetes.io/revision': `${revision}` },
      ownerReferences: owner('apps/v1', 'Deployment', of),
    },
    spec: { replicas },
    status: { replicas },
  });
}

/** Ready pods, numbered from `from`. */
export function pods(of: string, count: number, from = 0): Pod[] {
  return Array.from({ length: count }, (_, index) => pod(of, from + index));
}

/** A deployment with all its pods, well. */
export function well(name: string, wanted = 3): KubernetesObject[] {
  return [...deployment(name, { wanted }), ...pods(name, wanted)];
}

export const ROLLING: Condition[] = [
  { type: 'Progressing', status: 'True', reason: 'ReplicaSetUpdated' },
];
export const STALLED: Condition[] = [
  { type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded' },
];

let events = 0;

/** An event about an object, seen so many seconds ago. */
export function event(
  about: KubernetesObject,
  reason: string,
  message: string,
  secondsAgo = 5,
  type = 'Warning',
): Event {
  events += 1;
  const { kind, metadata } = about;
  return object('v1', 'Event', `${metadata.name}.${events}`, {
    type,
    reason,
    message,
    involvedObject: {
      kind,
      namespace: metadata.namespace,
      name: metadata.name,
    },
    firstTimestamp: ago(secondsAgo),
    lastTimestamp: ago(secondsAgo),
  });
}

export function node(name: string, conditions: Condition[]): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name },
    status: { conditions },
  };
}
