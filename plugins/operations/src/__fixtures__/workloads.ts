import {
  Change,
  HealthStatus,
  LocationWorkloads,
  Pod,
  ServiceChanges,
  ServiceWorkloads,
  Workload,
  WorkloadDetail,
} from '@operate-first/plugin-operations-common';
import { ago } from './operations';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MIB = 2 ** 20;

function imageOf(name: string, tag: string) {
  return {
    container: 'web',
    image: `registry.example.com/shop/${name}:${tag}`,
    short: `${name}:${tag}`,
    tag,
  };
}

/** A deployment of three. */
export function workloadOf(
  name: string,
  status: HealthStatus = 'healthy',
  overrides: Partial<Workload> = {},
): Workload {
  const ready = status === 'healthy' ? 3 : 1;
  return {
    object: {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      namespace: 'production',
      name,
    },
    status,
    serves: true,
    wanted: 3,
    ready,
    available: ready,
    updated: 3,
    rolling: false,
    images: [imageOf(name, '1.8.2')],
    restarts: 0,
    versionSince: ago(4 * DAY),
    use: {
      used: { cpuCores: 0.21, memoryBytes: 310 * MIB },
      requested: { cpuCores: 0.3, memoryBytes: 384 * MIB },
      limit: { cpuCores: 1.5, memoryBytes: 768 * MIB },
    },
    ...overrides,
  };
}

/** What one cluster showed of the service. */
export function locationOf(
  cluster: string,
  workloads: Workload[],
  overrides: Partial<LocationWorkloads> = {},
): LocationWorkloads {
  return {
    source: 'kubernetes',
    scope: { environment: 'production', cluster, namespace: 'production' },
    status: workloads.some(({ status }) => status !== 'healthy')
      ? 'degraded'
      : 'healthy',
    reasons: [],
    observedAt: ago(3_000),
    since: ago(12 * MINUTE),
    stale: false,
    workloads,
    ...overrides,
  };
}

/** A bad version in one cluster, the good one in the other. */
export function paymentsWorkloads(): ServiceWorkloads {
  const job = workloadOf('payments-report', 'healthy', {
    object: {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      namespace: 'production',
      name: 'payments-report',
    },
    serves: false,
    wanted: 0,
    ready: 0,
    use: undefined,
  });
  return {
    locations: [
      locationOf(
        'eu-1',
        [
          workloadOf('payments', 'degraded', {
            images: [imageOf('payments', '1.8.3')],
            versionSince: ago(12 * MINUTE),
            restarts: 14,
            rolling: true,
            updated: 2,
          }),
          workloadOf('payments-worker', 'healthy', {
            wanted: 0,
            ready: 0,
            updated: 0,
            use: undefined,
          }),
          job,
        ],
        {
          reasons: [
            {
              code: 'kubernetes.image',
              status: 'degraded',
              message:
                '2 of 3 pods of payments cannot start: image not found (payments:1.8.3).',
              remedy: 'Check the tag, or go back to the last good version.',
              detail:
                'Back-off pulling image "registry.example.com/shop/payments:1.8.3": manifest unknown',
              object: {
                apiVersion: 'apps/v1',
                kind: 'Deployment',
                namespace: 'production',
                name: 'payments',
              },
              source: 'kubernetes',
              scope: {
                environment: 'production',
                cluster: 'eu-1',
                namespace: 'production',
              },
            },
            {
              code: 'kubernetes.crash',
              status: 'degraded',
              message: '1 of 3 pods of payments keeps crashing (exit code 1).',
              remedy: 'Look at the log of the run before.',
              object: {
                apiVersion: 'v1',
                kind: 'Pod',
                namespace: 'production',
                name: 'payments-7d4f9-2',
              },
              container: 'web',
              source: 'kubernetes',
              scope: {
                environment: 'production',
                cluster: 'eu-1',
                namespace: 'production',
              },
            },
          ],
        },
      ),
      locationOf('us-1', [workloadOf('payments'), job]),
      locationOf('eu-1', [workloadOf('payments')], {
        scope: {
          environment: 'staging',
          cluster: 'eu-1',
          namespace: 'staging',
        },
      }),
    ],
  };
}

/** What was seen before a cluster stopped to answer. */
export function staleWorkloads(): ServiceWorkloads {
  const { locations } = paymentsWorkloads();
  return {
    locations: locations.map((location, index) =>
      index === 0
        ? {
            ...location,
            stale: true,
            observedAt: ago(9 * MINUTE),
            staleReason: 'kubernetes eu-1 does not answer (timeout)',
          }
        : location,
    ),
  };
}

/** Changes of a week: rollouts, some scaling, restarts in bursts. */
export function changesOf(count: number): ServiceChanges {
  const scope = {
    environment: 'production',
    cluster: 'eu-1',
    namespace: 'production',
  };
  const object = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    namespace: 'production',
    name: 'payments',
  };
  const items = Array.from({ length: count }, (_, index): Change => {
    const at = ago(12 * MINUTE + (index * (6 * DAY)) / count);
    const common = { id: `change-${index}`, at, source: 'kubernetes', scope };
    if (index % 6 === 0) {
      return {
        ...common,
        object,
        kind: 'rollout',
        summary: `payments was rolled out: 1.8.${(400 - index) % 100}`,
        detail: index === 0 ? 'faster checkout (#512)' : undefined,
      };
    }
    if (index % 6 === 3) {
      return {
        ...common,
        object,
        kind: 'scaling',
        summary: 'payments was scaled from 2 to 3',
      };
    }
    return {
      ...common,
      object: {
        ...object,
        apiVersion: 'v1',
        kind: 'Pod',
        name: 'payments-7d4f9-2',
      },
      kind: 'restart',
      summary: 'web in payments-7d4f9-2 was restarted: exit code 1',
    };
  });
  return { from: ago(7 * DAY), to: ago(0), items, complete: count < 1000 };
}

/** A pod that runs, or keeps crashing. */
export function podOf(
  name: string,
  isWell: boolean = true,
  overrides: Partial<Pod> = {},
): Pod {
  return {
    object: {
      apiVersion: 'v1',
      kind: 'Pod',
      namespace: 'production',
      name,
    },
    phase: isWell ? 'Running' : 'CrashLoopBackOff',
    ready: isWell,
    restarts: isWell ? 0 : 14,
    node: 'node-a',
    version: isWell ? '1.8.2' : '1.8.3',
    createdAt: ago(isWell ? 4 * DAY : 12 * MINUTE),
    containers: [
      {
        name: 'migrate',
        image: 'registry.example.com/shop/migrate:4',
        init: true,
        ready: true,
        restarts: 0,
        state: 'terminated',
        reason: 'Completed',
      },
      {
        name: 'web',
        image: `registry.example.com/shop/payments:${
          isWell ? '1.8.2' : '1.8.3'
        }`,
        ready: isWell,
        restarts: isWell ? 0 : 14,
        state: isWell ? 'running' : 'waiting',
        reason: isWell ? undefined : 'CrashLoopBackOff',
        message: isWell
          ? undefined
          : 'back-off 5m0s restarting failed container=web',
        since: ago(2 * MINUTE),
        lastExit: isWell
          ? undefined
          : { exitCode: 1, reason: 'Error', at: ago(2 * MINUTE) },
      },
    ],
    conditions: [
      {
        type: 'Ready',
        status: isWell ? 'True' : 'False',
        reason: isWell ? undefined : 'ContainersNotReady',
        message: isWell ? undefined : 'containers with unready status: [web]',
        since: ago(2 * MINUTE),
      },
    ],
    use: {
      used: { cpuCores: 0.07, memoryBytes: 103 * MIB },
      limit: { cpuCores: 0.5, memoryBytes: 256 * MIB },
    },
    ...overrides,
  };
}

/** The workload in full. */
export function workloadDetailOf(
  workload: Workload,
  overrides: Partial<WorkloadDetail> = {},
): WorkloadDetail {
  const { name } = workload.object;
  return {
    cluster: 'eu-1',
    observedAt: ago(2_000),
    stale: false,
    workload,
    conditions: [
      {
        type: 'Available',
        status: 'False',
        reason: 'MinimumReplicasUnavailable',
        message: 'Deployment does not have minimum availability.',
        since: ago(12 * MINUTE),
      },
    ],
    pods: [
      podOf(`${name}-5c8b7-1`),
      podOf(`${name}-7d4f9-1`, false, {
        phase: 'ImagePullBackOff',
        restarts: 0,
      }),
      podOf(`${name}-7d4f9-2`, false),
    ],
    events: [
      {
        type: 'Warning',
        reason: 'BackOff',
        message: 'Back-off restarting failed container web',
        object: { apiVersion: 'v1', kind: 'Pod', name: `${name}-7d4f9-2` },
        count: 14,
        firstAt: ago(12 * MINUTE),
        lastAt: ago(40_000),
      },
      {
        type: 'Normal',
        reason: 'ScalingReplicaSet',
        message: `Scaled up replica set ${name}-7d4f9 to 2`,
        object: workload.object,
        count: 1,
        lastAt: ago(12 * MINUTE),
      },
    ],
    rollouts: [
      {
        revision: 8,
        name: `${name}-7d4f9`,
        at: ago(12 * MINUTE),
        images: [imageOf(name, '1.8.3')],
        replicas: 2,
        ready: 0,
        current: true,
        changeCause: 'faster checkout (#512)',
      },
      {
        revision: 7,
        name: `${name}-5c8b7`,
        at: ago(4 * DAY),
        images: [imageOf(name, '1.8.2')],
        replicas: 1,
        ready: 1,
        current: false,
      },
    ],
    diagnosticsHidden: false,
    logsHidden: false,
    ...overrides,
  };
}

/** A log of some lines, which then grows by lines or ends. */
export function logOf(options: {
  lines: number;
  growing?: { lines: number; everyMs: number };
  signal?: AbortSignal;
}): ReadableStream<string> {
  const { lines, growing, signal } = options;
  let written = 0;
  const start = Date.now() - lines * 1000;
  const next = () => {
    const level = written % 17 === 16 ? 'ERROR' : 'INFO';
    const moment = new Date(start + written++ * 1000).toISOString();
    return `${moment} ${level} request ${written} GET /checkout answered ${
      level === 'ERROR' ? '500 upstream reset' : '200'
    } in ${(written * 7) % 90} ms\n`;
  };
  const some = (count: number) => Array.from({ length: count }, next).join('');
  let timer: ReturnType<typeof setInterval> | undefined;
  return new ReadableStream<string>({
    start: controller => {
      controller.enqueue(some(lines));
      if (!growing) {
        controller.close();
        return;
      }
      timer = setInterval(
        () => controller.enqueue(some(growing.lines)),
        growing.everyMs,
      );
      signal?.addEventListener('abort', () => clearInterval(timer));
    },
    cancel: () => clearInterval(timer),
  });
}

/** A deployment as YAML. */
export const YAML = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: payments
  namespace: production
spec:
  replicas: 3
  template:
    spec:
      containers:
        - name: web
          image: registry.example.com/shop/payments:1.8.3
          env:
            - name: DATABASE_PASSWORD
              valueFrom:
                secretKeyRef: { name: payments, key: password }
`;
