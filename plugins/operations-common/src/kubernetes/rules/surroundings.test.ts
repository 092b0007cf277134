import {
  ago,
  deployment,
  event,
  node,
  object,
  pod,
  pods,
  well,
} from '../__testUtils__/objects';
import { Case, leaksOf, verdictOf } from '../__testUtils__/verdict';
import { Condition } from '../objects';

const WELL = 'available: All pods of payments are available.';

function autoscaler(spec: object, status: object, more: object = {}) {
  return object('autoscaling/v2', 'HorizontalPodAutoscaler', 'payments', {
    spec: {
      maxReplicas: 4,
      scaleTargetRef: { kind: 'Deployment', name: 'payments' },
      ...spec,
    },
    status,
    ...more,
  });
}

function limited(reason: string): Condition[] {
  return [{ type: 'ScalingLimited', status: 'True', reason }];
}

function blind(secondsAgo: number, reason = 'FailedGetResourceMetric') {
  return autoscaler(
    {},
    {
      desiredReplicas: 0,
      conditions: [
        {
          type: 'ScalingActive',
          status: 'False',
          reason,
          message:
            'the HPA was unable to compute the replica count: failed to get cpu utilization: no metrics returned',
          lastTransitionTime: ago(secondsAgo),
        },
      ],
    },
  );
}

const METRICS = {
  metrics: [
    {
      type: 'Resource',
      resource: { name: 'cpu', target: { averageUtilization: 60 } },
    },
  ],
};

function claim(phase: string, more: object = {}) {
  return object('v1', 'PersistentVolumeClaim', 'data', {
    spec: { storageClassName: 'fast' },
    status: { phase },
    ...more,
  });
}

function mounting(age: number) {
  return pod('payments', 2, {
    ready: false,
    age,
    status: { phase: 'Pending', conditions: [] },
    spec: {
      nodeName: undefined,
      volumes: [{ persistentVolumeClaim: { claimName: 'data' } }],
    },
  });
}

const twoOfThree = [
  ...deployment('payments', { available: 2 }),
  ...pods('payments', 2),
];

function usage(usedBytes: number) {
  return {
    volumeUsage: [
      { namespace: 'shop', claim: 'data', usedBytes, capacityBytes: 100 },
    ],
  };
}

function quota(used: string) {
  return object('v1', 'ResourceQuota', 'team', {
    status: {
      hard: { 'requests.memory': '1000Mi', pods: '0' },
      used: { 'requests.memory': used, pods: '0' },
    },
  });
}

const READY = { type: 'Ready', status: 'True' };
const GONE = { type: 'Ready', status: 'Unknown' };
const onLostNode = [8, 9].map(index =>
  pod('payments', index, {
    ready: false,
    node: 'node-d',
    container: { ready: true },
  }),
);

function application(status: object) {
  return object('argoproj.io/v1alpha1', 'Application', 'payments', { status });
}

function flux(
  kind: string,
  apiVersion: string,
  conditions: Condition[],
  spec = {},
) {
  return object(apiVersion, kind, 'payments', { spec, status: { conditions } });
}

const KUSTOMIZE = 'kustomize.toolkit.fluxcd.io/v1';
const NOT_READY: Condition = {
  type: 'Ready',
  status: 'False',
  reason: 'BuildFailed',
  message: 'kustomize build failed',
};
const budget = (disruptionsAllowed: number) =>
  object('policy/v1', 'PodDisruptionBudget', 'payments', {
    status: {
      disruptionsAllowed,
      expectedPods: 3,
      currentHealthy: 3,
      desiredHealthy: 3,
    },
  });
const oldCronJob = object('batch/v1beta1', 'CronJob', 'report');

const AT_MAXIMUM =
  'autoscaler-at-maximum: The autoscaler of payments is at its maximum of 4 and wants more: cpu is above its target of 60 %.';

const CASES: Case[] = [
  [
    'an autoscaler that wants more than it may have',
    [
      ...well('payments'),
      autoscaler(METRICS, {
        currentReplicas: 4,
        conditions: limited('TooManyReplicas'),
      }),
    ],
    'degraded',
    AT_MAXIMUM,
  ],
  [
    'an autoscaler at its minimum',
    [
      ...well('payments'),
      autoscaler(METRICS, { conditions: limited('TooFewReplicas') }),
    ],
    'healthy',
    WELL,
  ],
  [
    'an autoscaler that has exactly what it needs',
    [
      ...well('payments'),
      autoscaler(METRICS, {
        currentReplicas: 4,
        conditions: [{ type: 'ScalingLimited', status: 'False' }],
      }),
    ],
    'healthy',
    WELL,
  ],
  [
    'an autoscaler of version 1 with its conditions in an annotation',
    [
      ...well('payments'),
      {
        ...autoscaler(
          { targetCPUUtilizationPercentage: 60 },
          { currentReplicas: 4 },
        ),
        apiVersion: 'autoscaling/v1',
        metadata: {
          name: 'payments',
          namespace: 'shop',
          annotations: {
            'autoscaling.alpha.kubernetes.io/conditions': JSON.stringify(
              limited('TooManyReplicas'),
            ),
          },
        },
      },
    ],
    'degraded',
    AT_MAXIMUM,
  ],
  ...([60, 61] as const).map(
    (load): Case => [
      `an autoscaler without conditions, at its maximum, with a load of ${load} %`,
      [
        ...well('payments'),
        autoscaler(
          { targetCPUUtilizationPercentage: 60 },
          { currentReplicas: 4, currentCPUUtilizationPercentage: load },
        ),
      ],
      load > 60 ? 'degraded' : 'healthy',
      load > 60 ? AT_MAXIMUM : WELL,
    ],
  ),
  [
    'an autoscaler that sees nothing',
    [...well('payments'), blind(120)],
    'degraded',
    'autoscaler-blind: The autoscaler of payments does not scale: it gets no metrics. “no metrics returned”',
  ],
  [
    'an autoscaler that sees nothing yet',
    [...well('payments'), blind(119)],
    'healthy',
    WELL,
  ],
  [
    'an autoscaler of what is scaled to zero',
    [...deployment('payments', { wanted: 0 }), blind(9999, 'ScalingDisabled')],
    'healthy',
    'scaled-to-zero: payments is scaled to zero on purpose: no pods are expected.',
  ],
  [
    'a pod that waits for its volume',
    [...twoOfThree, mounting(60), claim('Pending')],
    'degraded',
    'volume-pending: 1 of 3 pods of payments waits for volume claim data: there is no volume of storage class fast.',
  ],
  [
    'a pod that waits for its volume in its first minute',
    [...twoOfThree, mounting(59), claim('Pending')],
    'healthy',
    'starting: Pods of payments are starting.',
  ],
  [
    'a volume that cannot be made',
    [
      ...twoOfThree,
      mounting(60),
      claim('Pending'),
      event(
        claim('Pending'),
        'ProvisioningFailed',
        'storageclass "fast" not found',
      ),
    ],
    'degraded',
    'volume-pending: 1 of 3 pods of payments waits for volume claim data: its volume cannot be made. “storageclass "fast" not found”',
  ],
  [
    'a claim that waits for its first consumer',
    [...well('payments'), claim('Pending')],
    'healthy',
    WELL,
  ],
  [
    'a claim without its volume',
    [...well('payments'), claim('Lost')],
    'degraded',
    'volume-lost: Volume claim data has lost its volume.',
  ],
  [
    'a volume 84 % full',
    [...well('payments'), claim('Bound')],
    'healthy',
    WELL,
    usage(84),
  ],
  [
    'a volume 85 % full',
    [...well('payments'), claim('Bound')],
    'healthy',
    'volume-nearly-full: Volume claim data is nearly full (more than 85 %).',
    usage(85),
  ],
  [
    'a volume 95 % full, whose claim may not be read',
    well('payments'),
    'degraded',
    'volume-nearly-full: Volume claim data is almost full (more than 95 %).',
    usage(95),
  ],
  [
    'a quota used to 89.9 %',
    [...well('payments'), quota('899Mi')],
    'healthy',
    WELL,
  ],
  [
    'a quota used to 90 %',
    [...well('payments'), quota('900Mi')],
    'healthy',
    'quota-nearly-used: Quota "team" is nearly used (90 % or more): requests.memory.',
  ],
  [
    'pods on a lost node, whose containers still say ready',
    [
      ...deployment('payments', { wanted: 4, available: 2 }),
      ...pods('payments', 2),
      ...onLostNode,
      node('node-d', [GONE]),
    ],
    'degraded',
    'node-lost: 2 of 4 pods of payments are on node node-d, which is not ready.',
  ],
  [
    'pods on a lost node, where nodes may not be read',
    [...deployment('payments', { wanted: 2, available: 0 }), ...onLostNode],
    'down',
    'node-lost: 2 of 2 pods of payments are on node node-d, which is not ready.',
  ],
  [
    'a node that has just gone silent',
    [...well('payments'), node('node-a', [GONE])],
    'degraded',
    'node-silent: Node node-a is not ready; 3 pods are on it.',
  ],
  [
    'a node that was silent, with its old event',
    [
      ...well('payments'),
      node('node-a', [READY]),
      event(pods('payments', 1)[0], 'NodeNotReady', 'Node is not ready', 60),
    ],
    'healthy',
    WELL,
  ],
  [
    'a node short of memory',
    [
      ...well('payments'),
      node('node-a', [READY, { type: 'MemoryPressure', status: 'True' }]),
    ],
    'degraded',
    'node-pressure: Node node-a is short of memory; 3 pods run on it.',
  ],
  [
    'a node short of memory without our pods',
    [
      ...well('payments'),
      node('node-z', [READY, { type: 'MemoryPressure', status: 'True' }]),
    ],
    'healthy',
    WELL,
  ],
  [
    'a cordoned node',
    [
      ...well('payments'),
      { ...node('node-a', [READY]), spec: { unschedulable: true } },
    ],
    'healthy',
    'node-cordoned: Node node-a takes no new pods (cordoned); 3 pods run on it.',
  ],
  [
    'a budget that allows nothing',
    [...well('payments'), budget(0)],
    'healthy',
    'disruption-blocked: Disruption budget payments lets no pod be moved although 3 pods are well: nodes cannot be drained.',
  ],
  [
    'a budget that allows something',
    [...well('payments'), budget(1)],
    'healthy',
    WELL,
  ],
  [
    'a sync that failed',
    [
      ...well('payments'),
      application({
        sync: { status: 'OutOfSync' },
        operationState: {
          phase: 'Failed',
          message: 'one object failed to apply',
        },
      }),
    ],
    'degraded',
    'gitops-failed: Application payments cannot bring in what git says. “one object failed to apply”',
  ],
  [
    'manifests that cannot be read',
    [
      ...well('payments'),
      application({
        sync: { status: 'Unknown' },
        conditions: [
          { type: 'ComparisonError', message: 'kustomize build failed' },
        ],
      }),
    ],
    'degraded',
    'gitops-failed: Application payments cannot bring in what git says. “kustomize build failed”',
  ],
  [
    'a sync that failed before one that succeeded',
    [
      ...well('payments'),
      application({
        sync: { status: 'Synced' },
        operationState: { phase: 'Failed' },
      }),
    ],
    'healthy',
    WELL,
  ],
  [
    'out of sync',
    [...well('payments'), application({ sync: { status: 'OutOfSync' } })],
    'healthy',
    'gitops-out-of-sync: What runs is not what git says: application payments is out of sync.',
  ],
  [
    'an application that is degraded and nobody knows why',
    [...well('payments'), application({ health: { status: 'Degraded' } })],
    'degraded',
    'gitops-degraded: Application payments is degraded.',
  ],
  [
    'an application that is degraded and says why',
    [
      ...well('payments'),
      application({ health: { status: 'Degraded', message: 'no quorum' } }),
    ],
    'degraded',
    'gitops-degraded: Application payments is degraded. “no quorum”',
  ],
  [
    'an application that misses objects',
    [...well('payments'), application({ health: { status: 'Missing' } })],
    'degraded',
    'gitops-degraded: Application payments misses objects that git asks for.',
  ],
  [
    'a Kustomization that fails',
    [...well('payments'), flux('Kustomization', KUSTOMIZE, [NOT_READY])],
    'degraded',
    'gitops-failed: Kustomization payments cannot bring in what git says. “kustomize build failed”',
  ],
  [
    'a Kustomization under way',
    [
      ...well('payments'),
      flux('Kustomization', KUSTOMIZE, [
        { ...NOT_READY, reason: 'Progressing' },
      ]),
    ],
    'healthy',
    WELL,
  ],
  [
    'a HelmRelease that has given up',
    [
      ...well('payments'),
      flux('HelmRelease', 'helm.toolkit.fluxcd.io/v2', [
        { type: 'Stalled', status: 'True', message: 'retries exhausted' },
      ]),
    ],
    'degraded',
    'gitops-failed: HelmRelease payments cannot bring in what git says. “retries exhausted”',
  ],
  [
    'a suspended Kustomization that fails',
    [
      ...well('payments'),
      flux('Kustomization', KUSTOMIZE, [NOT_READY], { suspend: true }),
    ],
    'healthy',
    'gitops-suspended: Kustomization payments does not follow git: it is suspended.',
  ],
  [
    'an old API version',
    [...well('payments'), oldCronJob],
    'healthy',
    'api-deprecated: CronJob report is written in batch/v1beta1, which Kubernetes 1.25 does not know; use batch/v1.',
    { serverVersion: 'v1.21.0' },
  ],
  [
    'an old API version of a server that knows no newer one',
    [...well('payments'), oldCronJob],
    'healthy',
    WELL,
    { serverVersion: 'v1.20.2' },
  ],
  [
    'an old API version in git',
    [
      ...well('payments'),
      application({
        resources: [
          {
            group: 'networking.k8s.io',
            version: 'v1beta1',
            kind: 'Ingress',
            namespace: 'shop',
            name: 'web',
          },
        ],
      }),
    ],
    'healthy',
    'api-deprecated: Ingress web is written in networking.k8s.io/v1beta1, which Kubernetes 1.22 does not know; use networking.k8s.io/v1.',
  ],
];

describe('what surrounds the workloads', () => {
  it.each(CASES)('%s', (...row) => {
    const [, objects, status, first, more] = row as Case;
    expect(verdictOf(objects, more)).toEqual({ status, first });
  });

  it.each(CASES)('%s, and nothing private in the words', (...row) => {
    const [, objects, , , more] = row as Case;
    expect(leaksOf(objects, more)).toEqual([]);
  });
});
