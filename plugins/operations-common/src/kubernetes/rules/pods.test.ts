import {
  ago,
  deployment,
  ended,
  event,
  object,
  owner,
  pod,
  pods,
  replicaSet,
  ROLLING,
  STALLED,
  waiting,
} from '../__testUtils__/objects';
import { Case, leaksOf, verdictOf } from '../__testUtils__/verdict';

const NOT_FOUND =
  'Back-off pulling image "registry.example.org/payments:9": ErrImagePull: rpc error: code = NotFound: not found';
const IMAGE = {
  containers: [
    { name: 'app', image: 'registry.example.org:5000/a/payments:9' },
  ],
};
const LIMITED = {
  containers: [{ name: 'app', resources: { limits: { memory: '64Mi' } } }],
};

/** One of three pods is this one, two are well. */
function oneOfThree(broken: ReturnType<typeof pod>) {
  return [
    ...deployment('payments', { available: 2 }),
    ...pods('payments', 2),
    broken,
  ];
}

function crashing(index: number, exitCode: number, message: string) {
  return waiting('payments', index, 'CrashLoopBackOff', 'back-off 5m0s', {
    container: { restartCount: 6, lastState: ended(exitCode, 60, { message }) },
  });
}

function unschedulable(index: number, message: string, age = 600) {
  return pod('payments', index, {
    ready: false,
    phase: 'Pending',
    age,
    status: {
      phase: 'Pending',
      conditions: [
        {
          type: 'PodScheduled',
          status: 'False',
          reason: 'Unschedulable',
          message,
        },
      ],
    },
    spec: {
      nodeName: undefined,
      containers: [{ name: 'app', resources: { requests: { cpu: '12' } } }],
    },
  });
}

const NO_CPU =
  '0/4 nodes are available: 1 node(s) had untolerated taint(s), 3 Insufficient cpu. preemption: 0/4 nodes are available: 4 Preemption is not helpful for scheduling.';

const unready = pod('payments', 2, { ready: false });
const young = pod('payments', 2, { ready: false, age: 59 });
const notSoYoung = pod('payments', 2, { ready: false, age: 60 });
const preparing = waiting('payments', 2, 'ContainerCreating', '', { age: 60 });

const CASES: Case[] = [
  [
    'an image that is not there',
    oneOfThree(
      waiting('payments', 2, 'ImagePullBackOff', NOT_FOUND, { spec: IMAGE }),
    ),
    'degraded',
    'image: 1 of 3 pods of payments cannot start: image not found (payments:9).',
  ],
  [
    'an image that is not there, everywhere',
    [
      ...deployment('payments', { available: 0, wanted: 2 }),
      waiting('payments', 0, 'ErrImagePull', NOT_FOUND, { spec: IMAGE }),
      waiting('payments', 1, 'ImagePullBackOff', NOT_FOUND, { spec: IMAGE }),
    ],
    'down',
    'image: 2 of 2 pods of payments cannot start: image not found (payments:9).',
  ],
  [
    'a registry that refuses',
    oneOfThree(
      waiting('payments', 2, 'ErrImagePull', '401 Unauthorized', {
        spec: IMAGE,
      }),
    ),
    'degraded',
    'image: 1 of 3 pods of payments cannot start: the registry refuses the image (payments:9).',
  ],
  [
    'a registry that is silent',
    oneOfThree(
      waiting('payments', 2, 'ErrImagePull', 'dial tcp: i/o timeout', {
        spec: IMAGE,
      }),
    ),
    'degraded',
    'image: 1 of 3 pods of payments cannot start: the registry does not answer (payments:9).',
  ],
  [
    'an image with an impossible name',
    oneOfThree(waiting('payments', 2, 'InvalidImageName', '', { spec: IMAGE })),
    'degraded',
    'image: 1 of 3 pods of payments cannot start: the name of the image is not valid (payments:9).',
  ],
  [
    'a new version without image, during a rollout within its limits',
    [
      ...deployment('payments', {
        available: 3,
        updated: 1,
        conditions: ROLLING,
      }),
      replicaSet('payments', 2, 1),
      ...pods('payments', 3),
      waiting('payments', 0, 'ErrImagePull', NOT_FOUND, {
        spec: IMAGE,
        revision: 2,
      }),
    ],
    'degraded',
    'image: The rollout of payments (1) has trouble: 1 new pod cannot start: image not found (payments:9). 3 of 3 pods are available.',
  ],
  [
    'a missing secret',
    oneOfThree(
      waiting(
        'payments',
        2,
        'CreateContainerConfigError',
        'secret "keys" not found',
      ),
    ),
    'degraded',
    'start: 1 of 3 pods of payments cannot start: a secret is missing. “secret "keys" not found”',
  ],
  [
    'a crash loop with last words',
    oneOfThree(crashing(2, 1, 'panic: no DB_URL\n\ngoroutine 1')),
    'degraded',
    'crash: 1 of 3 pods of payments keeps crashing (exit code 1). “panic: no DB_URL”',
  ],
  [
    'two pods that crash with different last words are one matter',
    [
      ...deployment('payments', { available: 0, wanted: 2 }),
      crashing(0, 1, 'at 0x1'),
      crashing(1, 1, 'at 0x2'),
    ],
    'down',
    'crash: 2 of 2 pods of payments keep crashing (exit code 1). “at 0x1”',
  ],
  [
    'a crash seen between two restarts',
    oneOfThree(
      pod('payments', 2, {
        ready: false,
        container: { ready: false, restartCount: 2, lastState: ended(3, 599) },
      }),
    ),
    'degraded',
    'crash: 1 of 3 pods of payments keeps crashing (exit code 3).',
  ],
  [
    'restarts that are over do not make a crash of a failing probe',
    oneOfThree(
      pod('payments', 2, {
        ready: false,
        container: { ready: false, restartCount: 2, lastState: ended(3, 600) },
      }),
    ),
    'degraded',
    'probe: 1 of 3 pods of payments runs and is not ready.',
  ],
  [
    'a pod that is killed for its liveness',
    [
      ...oneOfThree(crashing(2, 137, '')),
      event(
        crashing(2, 137, ''),
        'Unhealthy',
        'Liveness probe failed: HTTP probe failed with statuscode: 500',
      ),
    ],
    'degraded',
    'crash: 1 of 3 pods of payments keeps crashing (the liveness probe fails (HTTP 500)).',
  ],
  [
    'a container that cannot prepare its pod',
    oneOfThree(
      waiting('payments', 2, 'PodInitializing', '', {
        status: {
          phase: 'Pending',
          initContainerStatuses: [
            {
              name: 'migrate',
              restartCount: 3,
              state: { waiting: { reason: 'CrashLoopBackOff' } },
              lastState: ended(2, 30),
            },
          ],
          containerStatuses: [
            {
              name: 'app',
              ready: false,
              state: { waiting: { reason: 'PodInitializing' } },
            },
          ],
        },
      }),
    ),
    'degraded',
    'crash: 1 of 3 pods of payments keeps crashing while preparing (migrate) (exit code 2).',
  ],
  [
    'too little memory',
    oneOfThree(
      waiting('payments', 2, 'CrashLoopBackOff', '', {
        spec: LIMITED,
        container: {
          restartCount: 4,
          lastState: ended(137, 20, { reason: 'OOMKilled' }),
        },
      }),
    ),
    'degraded',
    'out-of-memory: 1 of 3 pods of payments runs out of memory and is restarted (limit 64Mi).',
  ],
  [
    'no node with enough cpu',
    [
      ...deployment('payments', { wanted: 2, available: 0 }),
      unschedulable(0, NO_CPU),
      unschedulable(1, NO_CPU),
    ],
    'down',
    'unschedulable: 2 of 2 pods of payments find no node: not enough cpu on 3 nodes, a taint keeps them off 1 node (each asks for 12 cpu).',
  ],
  [
    'reasons of the scheduler that we do not know',
    oneOfThree(
      unschedulable(2, '0/2 nodes are available: 1 Insufficient cpu, 1 odd.'),
    ),
    'degraded',
    'unschedulable: 1 of 3 pods of payments finds no node: not enough cpu on 1 node (each asks for 12 cpu). “0/2 nodes are available: 1 Insufficient cpu, 1 odd”',
  ],
  [
    'a scheduler that says something else',
    oneOfThree(unschedulable(2, 'no nodes')),
    'degraded',
    'unschedulable: 1 of 3 pods of payments finds no node. “no nodes”',
  ],
  [
    'a setting that cannot be read',
    oneOfThree(
      waiting(
        'payments',
        2,
        'CreateContainerConfigError',
        "couldn't find key URL in ConfigMap shop/settings",
      ),
    ),
    'degraded',
    "start: 1 of 3 pods of payments cannot start: what it is configured with cannot be read. “couldn't find key URL in ConfigMap shop/settings”",
  ],
  [
    'containers that are being made, not long',
    [
      ...deployment('payments', { available: 2 }),
      ...pods('payments', 2),
      preparing,
    ],
    'degraded',
    'unavailable: 2 of 3 pods of payments are available.',
  ],
  [
    'containers that are being made for too long',
    oneOfThree(waiting('payments', 2, 'ContainerCreating', '', { age: 120 })),
    'degraded',
    'creating: 1 of 3 pods of payments cannot be prepared: its containers are not made.',
  ],
  [
    'a volume that cannot be mounted',
    [
      ...deployment('payments', { available: 2 }),
      ...pods('payments', 2),
      preparing,
      event(
        preparing,
        'FailedMount',
        'MountVolume.SetUp failed for volume "data".',
      ),
    ],
    'degraded',
    'creating: 1 of 3 pods of payments cannot be prepared: a volume cannot be mounted. “MountVolume.SetUp failed for volume "data"”',
  ],
  [
    'a failing readiness probe',
    [
      ...oneOfThree(unready),
      event(
        unready,
        'Unhealthy',
        'Readiness probe failed: HTTP probe failed with statuscode: 503',
      ),
    ],
    'degraded',
    'probe: 1 of 3 pods of payments runs and is not ready: the readiness probe fails (HTTP 503).',
  ],
  [
    'a probe that finds nobody',
    [
      ...oneOfThree(unready),
      event(
        unready,
        'Unhealthy',
        'Readiness probe failed: Get "http://10.0.0.1:80/": dial tcp 10.0.0.1:80: connect: connection refused',
      ),
    ],
    'degraded',
    'probe: 1 of 3 pods of payments runs and is not ready: the readiness probe fails (connection refused).',
  ],
  [
    'a probe that says what it likes',
    [
      ...oneOfThree(unready),
      event(unready, 'Unhealthy', 'Readiness probe failed: lag is 9 s'),
    ],
    'degraded',
    'probe: 1 of 3 pods of payments runs and is not ready: the readiness probe fails. “lag is 9 s”',
  ],
  [
    'a failure of a probe that is long over is not named',
    [
      ...oneOfThree(unready),
      event(
        unready,
        'Unhealthy',
        'Readiness probe failed: HTTP probe failed with statuscode: 503',
        601,
      ),
    ],
    'degraded',
    'probe: 1 of 3 pods of payments runs and is not ready.',
  ],
  [
    'a pod in its first minute while others serve',
    oneOfThree(young),
    'healthy',
    'starting: Pods of payments are starting.',
  ],
  [
    'a pod that has no node in its first minute',
    oneOfThree(unschedulable(2, NO_CPU, 59)),
    'healthy',
    'starting: Pods of payments are starting.',
  ],
  [
    'a pod after its first minute',
    oneOfThree(notSoYoung),
    'degraded',
    'probe: 1 of 3 pods of payments runs and is not ready.',
  ],
  [
    'the only pod, in its first seconds',
    [
      ...deployment('payments', { wanted: 1, available: 0 }),
      pod('payments', 0, { ready: false, age: 5 }),
    ],
    'down',
    'probe: The pod of payments runs and is not ready.',
  ],
  [
    'a stuck rollout says why',
    [
      ...deployment('payments', {
        available: 2,
        updated: 1,
        conditions: STALLED,
      }),
      replicaSet('payments', 2, 1),
      ...pods('payments', 2),
      pod('payments', 0, { ready: false, revision: 2 }),
    ],
    'degraded',
    'probe: The rollout of payments (1) is stuck: 1 new pod runs and is not ready. 2 of 3 pods are available.',
  ],
  [
    'the image of a job',
    [
      object('batch/v1', 'Job', 'migrate', { status: { active: 1 } }),
      waiting('migrate', 0, 'ErrImagePull', NOT_FOUND, {
        spec: IMAGE,
        metadata: { ownerReferences: owner('batch/v1', 'Job', 'migrate') },
      }),
    ],
    'degraded',
    'image: 1 pod of job migrate cannot start: image not found (payments:9).',
  ],
  [
    'three restarts of a young pod',
    [
      ...deployment('payments'),
      ...pods('payments', 2),
      pod('payments', 2, { age: 3600, container: { restartCount: 3 } }),
    ],
    'degraded',
    'restarts: A pod of payments was restarted again and again within the last hour (3 times or more).',
  ],
  [
    'two restarts of a young pod',
    [
      ...deployment('payments'),
      ...pods('payments', 2),
      pod('payments', 2, { age: 3600, container: { restartCount: 2 } }),
    ],
    'healthy',
    'restarts: A pod of payments was restarted within the last hour.',
  ],
  [
    'many restarts of an old pod, the last of them yesterday',
    [
      ...deployment('payments'),
      ...pods('payments', 2),
      pod('payments', 2, {
        container: { restartCount: 90, lastState: ended(1, 3601) },
      }),
    ],
    'healthy',
    'available: All pods of payments are available.',
  ],
  [
    'restarts of an old pod that somebody has counted',
    [
      ...deployment('payments'),
      ...pods('payments', 2),
      pod('payments', 2, {
        container: { restartCount: 93, lastState: ended(1, 60) },
      }),
    ],
    'degraded',
    'restarts: A pod of payments was restarted again and again within the last hour (3 times or more).',
    { restartsAnHourAgo: { 'shop/payments-1-2': 90 } },
  ],
  [
    'out of memory within the hour, well now',
    [
      ...deployment('payments'),
      ...pods('payments', 2),
      pod('payments', 2, {
        spec: LIMITED,
        container: {
          restartCount: 1,
          lastState: ended(137, 3600, { reason: 'OOMKilled' }),
        },
      }),
    ],
    'degraded',
    'out-of-memory-lately: 1 pod of payments ran out of memory within the last hour and was restarted (limit 64Mi).',
  ],
  [
    'out of memory more than an hour ago',
    [
      ...deployment('payments'),
      ...pods('payments', 2),
      pod('payments', 2, {
        container: {
          restartCount: 1,
          lastState: ended(137, 3601, { reason: 'OOMKilled' }),
        },
      }),
    ],
    'healthy',
    'available: All pods of payments are available.',
  ],
  ...[3600, 3601].map(
    (seconds): Case => [
      `an eviction ${seconds} s ago, replaced`,
      [
        ...deployment('payments'),
        ...pods('payments', 3),
        pod('payments', 9, {
          ready: false,
          status: {
            phase: 'Failed',
            reason: 'Evicted',
            message: 'The node was low on resource: memory. ',
            startTime: ago(seconds),
          },
        }),
      ],
      'healthy',
      seconds > 3600
        ? 'available: All pods of payments are available.'
        : 'evicted: 1 pod of payments was evicted: its node was short of memory.',
    ],
  ),
  [
    'an eviction for what the pod itself used',
    [
      ...deployment('payments'),
      ...pods('payments', 3),
      pod('payments', 9, {
        ready: false,
        status: {
          phase: 'Failed',
          reason: 'Evicted',
          message: 'Pod ephemeral local storage usage exceeds the limit 1Gi.',
          startTime: ago(60),
        },
      }),
    ],
    'healthy',
    'evicted: 1 pod of payments was evicted. “Pod ephemeral local storage usage exceeds the limit 1Gi”',
  ],
  [
    'an eviction that is not replaced yet',
    [
      ...deployment('payments', { available: 2 }),
      ...pods('payments', 2),
      pod('payments', 9, {
        ready: false,
        status: { phase: 'Failed', reason: 'Evicted', startTime: ago(60) },
      }),
    ],
    'degraded',
    'evicted: 1 pod of payments was evicted.',
  ],
  ...[29, 30].map(
    (seconds): Case => [
      `a pod that should be gone for ${seconds} s`,
      [
        ...deployment('payments'),
        ...pods('payments', 3),
        pod('payments', 9, {
          ready: false,
          metadata: {
            deletionTimestamp: ago(seconds),
            finalizers: ['example.org/drain'],
          },
        }),
      ],
      'healthy',
      seconds < 30
        ? 'available: All pods of payments are available.'
        : 'deletion-stuck: 1 pod of payments was deleted and stays: finalizer example.org/drain keeps it.',
    ],
  ),
];

describe('pods', () => {
  it.each(CASES)('%s', (...row) => {
    const [, objects, status, first, more] = row as Case;
    expect(verdictOf(objects, more)).toEqual({ status, first });
  });

  it.each(CASES)('%s, and nothing private in the words', (...row) => {
    const [, objects, , , more] = row as Case;
    expect(leaksOf(objects, more)).toEqual([]);
  });
});
