import {
  ago,
  deployment,
  event,
  object,
  owner,
  pod,
  pods,
  replicaSet,
  ROLLING,
  STALLED,
  template,
  well,
} from '../__testUtils__/objects';
import { Case, leaksOf, verdictOf } from '../__testUtils__/verdict';

function service(name: string, selector?: Record<string, string>) {
  return object('v1', 'Service', name, { spec: selector ? { selector } : {} });
}

/** A rolling update with so many available of eight; 25 % of them may be missing. */
function rollout(available: number, conditions = ROLLING) {
  return [
    ...deployment('payments', {
      wanted: 8,
      available,
      updated: 2,
      conditions,
      spec: {
        replicas: 8,
        template: template('payments'),
        strategy: {
          type: 'RollingUpdate',
          rollingUpdate: { maxUnavailable: '25%', maxSurge: 0 },
        },
      },
    }),
    replicaSet('payments', 2, 2),
    ...pods('payments', available),
  ];
}

function strategy(rollingUpdate: object | undefined, type = 'RollingUpdate') {
  return [
    ...deployment('payments', {
      wanted: 3,
      available: 2,
      updated: 1,
      conditions: ROLLING,
      spec: {
        replicas: 3,
        template: template('payments'),
        strategy: { type, rollingUpdate },
      },
    }),
    ...pods('payments', 2),
  ];
}

function statefulSet(status: object, spec: object = {}) {
  return object('apps/v1', 'StatefulSet', 'db', {
    spec: { replicas: 3, template: template('db'), ...spec },
    status,
  });
}

function daemonSet(updatedNumberScheduled: number, numberAvailable: number) {
  return object('apps/v1', 'DaemonSet', 'agent', {
    spec: { template: template('agent') },
    status: {
      desiredNumberScheduled: 3,
      numberReady: numberAvailable,
      numberAvailable,
      updatedNumberScheduled,
    },
  });
}

const FULL =
  'pods "payments-1-x" is forbidden: exceeded quota: team, requested: limits.memory=400Mi,pods=1, used: limits.memory=800Mi,pods=2, limited: limits.memory=1Gi,pods=2';

const CASES: Case[] = [
  [
    'all pods there',
    well('payments'),
    'healthy',
    'available: All pods of payments are available.',
  ],
  [
    'the only pod there',
    well('payments', 1),
    'healthy',
    'available: The pod of payments is available.',
  ],
  [
    'nothing at all',
    [],
    'unknown',
    'nothing-found: There is nothing to judge: no workloads were found.',
  ],
  [
    'nothing that runs',
    [
      service('payments', { app: 'payments' }),
      event(service('payments'), 'Old', ''),
    ],
    'unknown',
    'nothing-found: There is nothing to judge: no workloads were found.',
  ],
  [
    'scaled to zero',
    [
      ...deployment('payments', { wanted: 0 }),
      service('payments', { app: 'payments' }),
    ],
    'healthy',
    'scaled-to-zero: payments is scaled to zero on purpose: no pods are expected.',
  ],
  [
    'a pod missing, where pods may not be read',
    deployment('payments', { available: 2 }),
    'degraded',
    'unavailable: 2 of 3 pods of payments are available.',
  ],
  [
    'all pods missing, where pods may not be read',
    deployment('payments', { available: 0 }),
    'down',
    'unavailable: 0 of 3 pods of payments are available.',
  ],
  [
    'one of two workloads down',
    [...deployment('payments', { available: 0 }), ...well('worker')],
    'degraded',
    'unavailable: 0 of 3 pods of payments are available.',
  ],
  [
    'both workloads down',
    [
      ...deployment('payments', { available: 0 }),
      ...deployment('worker', { available: 0 }),
    ],
    'down',
    'unavailable: 0 of 3 pods of payments are available.',
  ],
  [
    'one down, the other scaled to zero on purpose',
    [
      ...deployment('payments', { available: 0 }),
      ...deployment('worker', { wanted: 0 }),
    ],
    'down',
    'unavailable: 0 of 3 pods of payments are available.',
  ],
  [
    'a rolling update at its limit',
    rollout(6),
    'healthy',
    'rolling-update: payments is being updated to 1, within its limits.',
  ],
  [
    'a rolling update beyond its limit',
    rollout(5),
    'degraded',
    'unavailable: 5 of 8 pods of payments are available.',
  ],
  [
    'a rolling update within its limits that is late',
    rollout(6, STALLED),
    'degraded',
    'rollout-stalled: The rollout of payments (1) is stuck; 6 of 8 pods are available.',
  ],
  [
    'a stalled rollout that serves fully',
    rollout(8, STALLED),
    'degraded',
    'rollout-stalled: The rollout of payments (1) is stuck; 8 of 8 pods are available.',
  ],
  [
    'a stalled rollout of which nothing serves',
    rollout(0, STALLED),
    'down',
    'rollout-stalled: The rollout of payments (1) is stuck; 0 of 8 pods are available.',
  ],
  [
    'a share of 3 that rounds down to none',
    strategy({ maxUnavailable: '25%', maxSurge: '25%' }),
    'degraded',
    'unavailable: 2 of 3 pods of payments are available.',
  ],
  [
    'neither surge nor absence, of which the controller makes one absence',
    strategy({ maxUnavailable: 0, maxSurge: 0 }),
    'healthy',
    'rolling-update: payments is being updated to 1, within its limits.',
  ],
  [
    'a number as limit',
    strategy({ maxUnavailable: 1 }),
    'healthy',
    'rolling-update: payments is being updated to 1, within its limits.',
  ],
  [
    'Recreate, whose absence users notice',
    strategy(undefined, 'Recreate'),
    'degraded',
    'unavailable: 2 of 3 pods of payments are available.',
  ],
  [
    'a paused rollout',
    [
      ...deployment('payments', {
        spec: { replicas: 3, paused: true, template: template('payments') },
      }),
      ...pods('payments', 3),
    ],
    'healthy',
    'rollout-paused: The rollout of payments is paused: changes wait.',
  ],
  [
    'a stateful set without a pod',
    [
      statefulSet({
        readyReplicas: 2,
        availableReplicas: 2,
        currentRevision: 'a',
        updateRevision: 'a',
      }),
    ],
    'degraded',
    'unavailable: 2 of 3 pods of db are available.',
  ],
  [
    'a stateful set of a server that does not know availability',
    [statefulSet({ readyReplicas: 3 })],
    'healthy',
    'available: All pods of db are available.',
  ],
  [
    'a stateful set that is being updated',
    [
      statefulSet({
        readyReplicas: 2,
        availableReplicas: 2,
        currentRevision: 'a',
        updateRevision: 'b',
        updatedReplicas: 1,
      }),
    ],
    'healthy',
    'rolling-update: db is being updated to 1, within its limits.',
  ],
  [
    'a stateful set whose partition is reached',
    [
      statefulSet(
        {
          readyReplicas: 2,
          availableReplicas: 2,
          currentRevision: 'a',
          updateRevision: 'b',
          updatedReplicas: 1,
        },
        { updateStrategy: { rollingUpdate: { partition: 2 } } },
      ),
    ],
    'degraded',
    'unavailable: 2 of 3 pods of db are available.',
  ],
  [
    'a daemon set without a pod',
    [daemonSet(3, 2)],
    'degraded',
    'unavailable: 2 of 3 pods of agent are available.',
  ],
  [
    'a daemon set that is being updated',
    [daemonSet(2, 2)],
    'healthy',
    'rolling-update: agent is being updated to 1, within its limits.',
  ],
  [
    'a daemon set that no node fits',
    [
      object('apps/v1', 'DaemonSet', 'agent', {
        spec: {},
        status: { desiredNumberScheduled: 0 },
      }),
    ],
    'healthy',
    'scaled-to-zero: No node fits agent: no pods are expected.',
  ],
  [
    'a quota without room, where pods may not be read',
    deployment('payments', {
      available: 2,
      conditions: [{ type: 'ReplicaFailure', status: 'True', message: FULL }],
    }),
    'degraded',
    'pods-refused: 1 of 3 pods of payments cannot be made: quota "team" has no room (limits.memory and pods).',
  ],
  [
    'an Argo Rollout that is degraded',
    [
      object('argoproj.io/v1alpha1', 'Rollout', 'payments', {
        spec: { replicas: 2, template: template('payments') },
        status: {
          phase: 'Degraded',
          availableReplicas: 2,
          observedGeneration: '1',
        },
      }),
    ],
    'degraded',
    'rollout-stalled: The rollout of payments (1) is stuck; 2 of 2 pods are available.',
  ],
  [
    'pods of an owner that nobody reads',
    [
      pod('kafka', 0, {
        metadata: {
          ownerReferences: owner('kafka.example.org/v1', 'PodSet', 'kafka'),
        },
      }),
      pod('kafka', 1, {
        ready: false,
        metadata: {
          ownerReferences: owner('kafka.example.org/v1', 'PodSet', 'kafka'),
        },
      }),
    ],
    'degraded',
    'probe: 1 of 2 pods of kafka runs and is not ready.',
  ],
  [
    'a pod alone',
    [
      pod('shell', 0, {
        ready: false,
        metadata: { ownerReferences: undefined },
      }),
    ],
    'down',
    'probe: The pod of shell-1-0 runs and is not ready.',
  ],
  [
    'pods of a deployment whose replica sets may not be read',
    [
      deployment('payments', { wanted: 1, available: 0 })[0],
      pod('payments', 0, {
        ready: false,
        metadata: {
          labels: { 'pod-template-hash': '1' },
          ownerReferences: owner('apps/v1', 'ReplicaSet', 'payments-1'),
        },
      }),
    ],
    'down',
    'probe: The pod of payments runs and is not ready.',
  ],
  [
    'a quota without room',
    [
      ...deployment('payments', {
        available: 1,
        conditions: [
          ...STALLED,
          {
            type: 'ReplicaFailure',
            status: 'True',
            reason: 'FailedCreate',
            message: FULL,
          },
        ],
      }),
      ...pods('payments', 1),
    ],
    'degraded',
    'pods-refused: 2 of 3 pods of payments cannot be made: quota "team" has no room (limits.memory and pods).',
  ],
  [
    'a refusal that is over',
    [
      ...well('payments'),
      event(deployment('payments')[0], 'FailedCreate', FULL),
    ],
    'healthy',
    'available: All pods of payments are available.',
  ],
  [
    'a stateful set that may not have its pods',
    [
      statefulSet({ readyReplicas: 0 }),
      event(
        statefulSet({}),
        'FailedCreate',
        'create Pod db-0 in StatefulSet db failed error: pods "db-0" is forbidden: no service account',
        1199,
      ),
    ],
    'down',
    'pods-refused: 3 of 3 pods of db cannot be made: the cluster does not allow it. “no service account”',
  ],
  [
    'a service that selects nothing',
    [...well('payments'), service('payments', { app: 'paymnets' })],
    'down',
    'no-endpoints: Service payments has no endpoints: no pod has the labels it selects (app=paymnets).',
  ],
  [
    'one service of two that selects nothing',
    [
      ...well('payments'),
      service('a', { app: 'payments' }),
      service('b', { app: 'x' }),
    ],
    'degraded',
    'no-endpoints: Service b has no endpoints: no pod has the labels it selects (app=x).',
  ],
  [
    'a service without selector',
    [...well('payments'), service('external')],
    'healthy',
    'available: All pods of payments are available.',
  ],
  [
    'a service whose pods are not ready is not a second alarm',
    [
      ...deployment('payments', { available: 0 }),
      service('payments', { app: 'payments' }),
    ],
    'down',
    'unavailable: 0 of 3 pods of payments are available.',
  ],
  [
    'a namespace that goes',
    [
      ...well('payments'),
      {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'shop', deletionTimestamp: ago(5) },
      },
    ],
    'degraded',
    'namespace-terminating: Namespace shop is being deleted.',
  ],
];

describe('workloads', () => {
  it.each(CASES)('%s', (...row) => {
    const [, objects, status, first, more] = row as Case;
    expect(verdictOf(objects, more)).toEqual({ status, first });
  });

  it.each(CASES)('%s, and nothing private in the words', (...row) => {
    const [, objects, , , more] = row as Case;
    expect(leaksOf(objects, more)).toEqual([]);
  });
});
