import {
  deployment,
  ended,
  node,
  object,
  OBSERVED_AT,
  pod,
  pods,
  replicaSet,
  ROLLING,
  STALLED,
  template,
  waiting,
  well,
} from '../__testUtils__/objects';
import { kubernetesHealth } from '../kubernetesHealth';
import { KubernetesObject, Pod } from '../objects';

/*
 * What is said of a workload must not contradict itself: beside its trouble nobody reads that its update goes
 * well, or that all its pods are there.
 */

function reasonsOf(objects: KubernetesObject[]) {
  return kubernetesHealth({ objects, observedAt: OBSERVED_AT }).reasons;
}

/** Reasons as `code of object`, in the order in which they are read. */
function saidOf(objects: KubernetesObject[]): string[] {
  return reasonsOf(objects).map(
    ({ code, object: about }) =>
      `${code.replace('kubernetes.', '')} of ${about?.name}`,
  );
}

/** All pods that are wanted serve, and a new version is brought in beside them. */
function update(newPods: Pod[], conditions = ROLLING): KubernetesObject[] {
  return [
    ...deployment('payments', { updated: 1, conditions }),
    replicaSet('payments', 2, 1),
    ...pods('payments', 3),
    ...newPods,
  ];
}

const NEW = { revision: 2, age: 300 };
const STARTING = pod('payments', 0, { revision: 2, ready: false, age: 10 });
const crashed = (reason: string) =>
  waiting('payments', 0, 'CrashLoopBackOff', '', {
    ...NEW,
    container: { restartCount: 4, lastState: ended(1, 20, { reason }) },
  });
const FULL =
  'pods "payments-1-x" is forbidden: exceeded quota: room, requested: pods=1, used: pods=6, limited: pods=6';

/** A rolling update that may miss two of its eight pods, which are refused. */
function refusedUpdate(message: string): KubernetesObject[] {
  return [
    ...deployment('payments', {
      wanted: 8,
      available: 6,
      updated: 2,
      conditions: [
        ...ROLLING,
        { type: 'ReplicaFailure', status: 'True', message },
      ],
      spec: {
        replicas: 8,
        template: template('payments'),
        strategy: {
          type: 'RollingUpdate',
          rollingUpdate: { maxUnavailable: '25%', maxSurge: 0 },
        },
      },
    }),
    ...pods('payments', 6),
  ];
}

function quota(name: string, namespace = 'shop') {
  return object('v1', 'ResourceQuota', name, {
    metadata: { name, namespace },
    status: { hard: { pods: '6' }, used: { pods: '6' } },
  });
}

const CASES: Array<
  [situation: string, objects: KubernetesObject[], said: string[]]
> = [
  [
    'an update that goes well',
    update([STARTING]),
    ['rolling-update of payments', 'available of payments'],
  ],
  [
    'an update whose new pod is not ready, in time and within limits',
    update([pod('payments', 0, { ...NEW, ready: false })]),
    ['rolling-update of payments', 'available of payments'],
  ],
  [
    'an update whose image cannot be fetched',
    update([waiting('payments', 0, 'ImagePullBackOff', '', NEW)]),
    ['image of payments-2-0'],
  ],
  [
    'an update that crashes',
    update([crashed('Error')]),
    ['crash of payments-2-0'],
  ],
  [
    'an update that cannot start',
    update([waiting('payments', 0, 'CreateContainerConfigError', '', NEW)]),
    ['start of payments-2-0'],
  ],
  [
    'an update that runs out of memory',
    update([crashed('OOMKilled')]),
    ['out-of-memory of payments-2-0'],
  ],
  [
    'an update that is late because its probe fails',
    update([pod('payments', 0, { ...NEW, ready: false })], STALLED),
    ['probe of payments-2-0'],
  ],
  [
    'an update that is late for no reason that we see',
    update([], STALLED),
    ['rollout-stalled of payments'],
  ],
  [
    'an update whose pods a quota refuses',
    refusedUpdate(FULL),
    ['pods-refused of payments'],
  ],
  [
    'an update whose pods somebody else refuses',
    refusedUpdate('pods "payments-1-x" is forbidden: no service account'),
    ['pods-refused of payments'],
  ],
  [
    'the trouble of one workload beside another that is well',
    [
      ...update([waiting('payments', 0, 'ImagePullBackOff', '', NEW)]),
      ...well('worker'),
    ],
    ['image of payments-2-0', 'available of worker'],
  ],
  [
    'a quota that refuses, beside another that is nearly used',
    [...refusedUpdate(FULL), quota('room'), quota('team')],
    ['pods-refused of payments', 'quota-nearly-used of team'],
  ],
  [
    'a quota of the same name in another namespace',
    [...refusedUpdate(FULL), quota('room', 'other')],
    ['pods-refused of payments', 'quota-nearly-used of room'],
  ],
];

describe('what is said beside a trouble', () => {
  it.each(CASES)('%s', (_, objects, said) => {
    expect(saidOf(objects)).toEqual(said);
  });

  it('points from refused pods to their workload, and names the quota as a name', () => {
    expect(reasonsOf([...refusedUpdate(FULL), quota('room')])).toMatchObject([
      {
        message:
          '2 of 8 pods of payments cannot be made: quota "room" has no room (pods).',
        object: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          namespace: 'shop',
          name: 'payments',
        },
      },
    ]);
  });

  it('points from a quota that is nearly used to it', () => {
    const { object: about } =
      reasonsOf([...well('payments'), quota('room')]).find(
        ({ code }) => code === 'kubernetes.quota-nearly-used',
      ) ?? {};
    expect(about).toEqual({
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      namespace: 'shop',
      name: 'room',
    });
  });

  it('advises nobody to do nothing', () => {
    const stopped = object('batch/v1', 'CronJob', 'report', {
      spec: { suspend: true },
    });
    const cordoned = { ...node('node-a', []), spec: { unschedulable: true } };
    const remedies = reasonsOf([
      ...well('payments'),
      ...deployment('promo', { wanted: 0 }),
      stopped,
      cordoned,
    ]).map(({ code, remedy }) => [code.replace('kubernetes.', ''), remedy]);
    expect(Object.fromEntries(remedies)).toEqual({
      'scaled-to-zero': 'Scale it up when it is needed.',
      suspended: 'Let it run again when it is needed.',
      'node-cordoned': 'Uncordon it when its maintenance is over.',
      available: undefined,
    });
  });

  it('says where to look when git is not followed, by whose tool it is', () => {
    const application = object(
      'argoproj.io/v1alpha1',
      'Application',
      'payments',
      { status: { operationState: { phase: 'Failed' } } },
    );
    const release = object(
      'helm.toolkit.fluxcd.io/v2',
      'HelmRelease',
      'payments',
      { status: { conditions: [{ type: 'Stalled', status: 'True' }] } },
    );
    expect(
      [application, release].map(
        each => reasonsOf([...well('payments'), each])[0].remedy,
      ),
    ).toEqual([
      'Look at the application in Argo CD; its own words are shown to those who have signed in.',
      'Look at the HelmRelease of Flux; its own words are shown to those who have signed in.',
    ]);
  });
});
