import {
  ago,
  deployment,
  ended,
  object,
  OBSERVED_AT,
  owner,
  pod,
  template,
} from '../__testUtils__/objects';
import { revisionSet } from '../__testUtils__/revisions';
import { planted, SECRET } from '../__testUtils__/secrets';
import { KubernetesObject } from '../objects';
import { kubernetesChanges } from './kubernetesChanges';

type Case = [
  situation: string,
  previous: KubernetesObject[] | undefined,
  current: KubernetesObject[],
  /** `<seconds ago> <kind>: <summary> “<detail>” [<key>]` */
  told: string[],
];

function tell(
  previous: KubernetesObject[] | undefined,
  current: KubernetesObject[],
): string[] {
  return kubernetesChanges({ previous, current, observedAt: OBSERVED_AT }).map(
    ({ kind, at, summary, detail, key }) => {
      const seconds = (OBSERVED_AT.getTime() - Date.parse(at)) / 1000;
      const quote = detail === undefined ? '' : ` “${detail}”`;
      return `${seconds} ${kind}: ${summary}${quote} [${key}]`;
    },
  );
}

const image = (tag: string) => `registry.example.org:5000/shop/payments:${tag}`;
const A = revisionSet('a', 1, { age: 3000, image: image('1.8.1') });
const B = revisionSet('b', 2, { age: 2000, image: image('1.8.2') });
const C = revisionSet('c', 3, { age: 5, image: image('1.8.3') });
/** Going back to the first, as the controller of Kubernetes notes it, and as a simpler one does. */
const A_AGAIN = revisionSet('a', 4, {
  age: 3000,
  image: image('1.8.1'),
  history: '1',
});
const A_UNTOLD = revisionSet('a', 4, { age: 3000, image: image('1.8.1') });

const ROLLOUTS: Case[] = [
  [
    'the first look: all replica sets that are kept, with their times',
    undefined,
    [C, B, A],
    [
      '3000 rollout: payments was rolled out with image 1.8.1 (revision 1) [rollout/uid-a]',
      '2000 rollout: payments: image 1.8.1 → 1.8.2 (revision 2) [rollout/uid-b]',
      '5 rollout: payments: image 1.8.2 → 1.8.3 (revision 3) [rollout/uid-c]',
    ],
  ],
  ['nothing new', [A, B, C], [C, B, A], []],
  [
    'a new replica set',
    [A, B],
    [A, B, C],
    ['5 rollout: payments: image 1.8.2 → 1.8.3 (revision 3) [rollout/uid-c]'],
  ],
  ['a replica set without its number', [A, B], [A, B, revisionSet('c', 0)], []],
  [
    'its number, which comes a moment later',
    [A, B, revisionSet('c', 0)],
    [A, B, C],
    ['5 rollout: payments: image 1.8.2 → 1.8.3 (revision 3) [rollout/uid-c]'],
  ],
  [
    'the same images, another template',
    [A, B],
    [A, B, revisionSet('d', 3, { age: 5, image: image('1.8.2') })],
    ['5 rollout: payments was rolled out anew (revision 3) [rollout/uid-d]'],
  ],
  [
    'a replica set that is used again',
    [A, B, C],
    [A_AGAIN, B, C],
    [
      '0 rollout: payments was rolled back: image 1.8.3 → 1.8.1 (revision 4) [rollout/uid-a/4]',
    ],
  ],
  [
    'a replica set of the same image that is used again',
    [A, revisionSet('b', 2, { image: image('1.8.1') })],
    [
      revisionSet('a', 3, { image: image('1.8.1'), history: '1' }),
      revisionSet('b', 2, { image: image('1.8.1') }),
    ],
    ['0 rollout: payments was rolled back (revision 3) [rollout/uid-a/3]'],
  ],
  [
    'a new replica set with the image of an earlier one',
    [A, B],
    [A, B, revisionSet('d', 3, { age: 5, image: image('1.8.1') })],
    [
      '5 rollout: payments was rolled back: image 1.8.2 → 1.8.1 (revision 3) [rollout/uid-d]',
    ],
  ],
  [
    'the first look after going back: when it came, not when it came again',
    undefined,
    [A_AGAIN, B, C],
    [
      '3000 rollout: payments was rolled out with image 1.8.1 (revision 1) [rollout/uid-a]',
      '2000 rollout: payments: image 1.8.1 → 1.8.2 (revision 2) [rollout/uid-b]',
      '5 rollout: payments: image 1.8.2 → 1.8.3 (revision 3) [rollout/uid-c]',
    ],
  ],
  [
    'the first look after going back, where nobody noted the first number',
    undefined,
    [A_UNTOLD, B],
    [
      '3000 rollout: payments was rolled out with image 1.8.1 [rollout/uid-a]',
      '2000 rollout: payments was rolled out with image 1.8.2 (revision 2) [rollout/uid-b]',
    ],
  ],
  [
    'a cause that somebody wrote',
    [A],
    [A, revisionSet('b', 2, { image: image('1.8.2'), cause: 'for jane.roe' })],
    [
      '1000 rollout: payments: image 1.8.1 → 1.8.2 (revision 2) “for jane.roe” [rollout/uid-b]',
    ],
  ],
  [
    'a clock ahead of ours',
    [A],
    [A, revisionSet('b', 2, { age: -600, image: image('1.8.2') })],
    ['0 rollout: payments: image 1.8.1 → 1.8.2 (revision 2) [rollout/uid-b]'],
  ],
  [
    'the same tag of another registry',
    [A],
    [A, revisionSet('b', 2, { image: 'other.example.org/payments:1.8.1' })],
    [
      '1000 rollout: payments: image registry.example.org:5000/shop/payments:1.8.1 → other.example.org/payments:1.8.1 (revision 2) [rollout/uid-b]',
    ],
  ],
  [
    'another program',
    [A],
    [A, revisionSet('b', 2, { image: 'example.org/billing:2' })],
    [
      '1000 rollout: payments: image payments:1.8.1 → billing:2 (revision 2) [rollout/uid-b]',
    ],
  ],
];

function set(kind: string, generation: number, tag: string, more: object = {}) {
  return object('apps/v1', kind, 'db', {
    metadata: { name: 'db', uid: 'uid-db', generation },
    spec: { template: template('db', `example.org/db:${tag}`), ...more },
  });
}

const RESTARTED = {
  ...template('db', 'example.org/db:15'),
  metadata: {
    annotations: {
      'kubectl.kubernetes.io/restartedAt': '2026-11-20T12:00:00Z',
    },
  },
};

const UPDATES: Case[] = ['StatefulSet', 'DaemonSet'].flatMap((kind): Case[] => [
  [
    `a ${kind} as it was made`,
    undefined,
    [set(kind, 1, '15')],
    ['86400 rollout: db was rolled out [rollout/uid-db/1]'],
  ],
  [
    `a ${kind} that was changed at some time`,
    undefined,
    [set(kind, 2, '15')],
    [],
  ],
  [
    `a new image of a ${kind}`,
    [set(kind, 1, '15')],
    [set(kind, 2, '16')],
    ['0 rollout: db: image 15 → 16 [rollout/uid-db/2]'],
  ],
  [
    `a restart of a ${kind} by hand`,
    [set(kind, 1, '15')],
    [set(kind, 2, '15', { template: RESTARTED })],
    ['0 rollout: db was rolled out anew [rollout/uid-db/2]'],
  ],
  [
    `a change of a ${kind} beside its template`,
    [set(kind, 1, '15')],
    [set(kind, 2, '15', { minReadySeconds: 5 })],
    [],
  ],
]);

function scaled(replicas: number, generation: number, kind = 'Deployment') {
  return object('apps/v1', kind, 'payments', {
    metadata: { name: 'payments', uid: 'uid-p', generation },
    spec: { replicas, template: template('payments') },
  });
}

function autoscaler(secondsAgo: number, desiredReplicas: number) {
  return object('autoscaling/v2', 'HorizontalPodAutoscaler', 'payments', {
    spec: { scaleTargetRef: { kind: 'Deployment', name: 'payments' } },
    status: { lastScaleTime: ago(secondsAgo), desiredReplicas },
  });
}

const SCALINGS: Case[] = [
  ['the first look', undefined, [scaled(5, 2)], []],
  ['as before', [scaled(5, 2)], [scaled(5, 3)], []],
  [
    'more replicas',
    [scaled(3, 2)],
    [scaled(5, 3)],
    ['0 scaling: payments was scaled from 3 to 5 [scaling/uid-p/3]'],
  ],
  [
    'none',
    [scaled(3, 2, 'StatefulSet')],
    [scaled(0, 3, 'StatefulSet')],
    ['0 scaling: payments was scaled from 3 to 0 [scaling/uid-p/3]'],
  ],
  [
    'more, just when the autoscaler scaled to that',
    [scaled(3, 2)],
    [scaled(5, 3), autoscaler(60, 5)],
    [
      '60 scaling: payments was scaled from 3 to 5 by its autoscaler [scaling/uid-p/3]',
    ],
  ],
  [
    'more, and the autoscaler scaled since we looked',
    [scaled(3, 2), autoscaler(900, 3)],
    [scaled(5, 3), autoscaler(300, 5)],
    [
      '300 scaling: payments was scaled from 3 to 5 by its autoscaler [scaling/uid-p/3]',
    ],
  ],
  [
    'more, long after the autoscaler scaled',
    [scaled(3, 2), autoscaler(61, 5)],
    [scaled(5, 3), autoscaler(61, 5)],
    ['0 scaling: payments was scaled from 3 to 5 [scaling/uid-p/3]'],
  ],
  [
    'more than the autoscaler wanted',
    [scaled(3, 2)],
    [scaled(9, 3), autoscaler(5, 5)],
    ['0 scaling: payments was scaled from 3 to 9 [scaling/uid-p/3]'],
  ],
  [
    'another workload of the same name',
    [{ ...scaled(3, 2), metadata: { ...scaled(3, 2).metadata, uid: 'old' } }],
    [scaled(5, 1)],
    [],
  ],
];

function running(restartCount: number, last: object = {}, uid = 'uid-pod') {
  return [
    deployment('payments')[0],
    pod('payments', 0, {
      metadata: {
        uid,
        ownerReferences: owner('apps/v1', 'ReplicaSet', 'payments-1'),
        labels: { 'pod-template-hash': '1' },
      },
      container: { restartCount, lastState: last },
    }),
  ];
}

const KILLED = ended(137, 30, { reason: 'OOMKilled' });

const RESTARTS: Case[] = [
  ['the first look at a pod that never restarted', undefined, running(0), []],
  [
    'the first look at a pod that did: the last time',
    undefined,
    running(4, KILLED),
    [
      '30 restart: 1 container of payments restarted (exit code 137, out of memory) [restart/uid-pod/app/4]',
    ],
  ],
  ['the first look at restarts without a time', undefined, running(4), []],
  ['as before', running(4, KILLED), running(4, KILLED), []],
  [
    'one restart, with what the program said',
    running(0),
    running(1, ended(1, 9, { reason: 'Error', message: 'no disk\nat 0x1' })),
    [
      '9 restart: 1 container of payments restarted (exit code 1) “no disk” [restart/uid-pod/app/1]',
    ],
  ],
  [
    'several restarts between two looks',
    running(1, KILLED),
    running(4, ended(2, 3)),
    [
      '3 restart: 1 container of payments restarted 3 times (exit code 2) [restart/uid-pod/app/4]',
    ],
  ],
  [
    'a restart of which nothing else is known',
    running(0),
    running(1),
    ['0 restart: 1 container of payments restarted [restart/uid-pod/app/1]'],
  ],
  ['another pod of the same name', running(4, KILLED, 'old'), running(0), []],
];

describe('kubernetesChanges', () => {
  it.each([...ROLLOUTS, ...UPDATES, ...SCALINGS, ...RESTARTS])(
    '%s',
    (...row) => {
      const [, previous, current, told] = row as Case;
      expect(tell(previous, current)).toEqual(told);
    },
  );

  it('keeps to itself what people and programs wrote', () => {
    const changes = [...ROLLOUTS, ...RESTARTS].flatMap(
      ([, previous, current]) =>
        planted(current).flatMap(each =>
          kubernetesChanges({
            previous,
            current: each,
            observedAt: OBSERVED_AT,
          }),
        ),
    );
    const texts = { summary: '', detail: '' };
    for (const { summary, detail = '' } of changes) {
      texts.summary += summary;
      texts.detail += detail;
    }
    expect(texts.detail).toContain(SECRET);
    expect(texts.summary).not.toContain(SECRET);
  });

  it('names the workload; of a restart the pod', () => {
    const [rollout] = kubernetesChanges({
      previous: [A],
      current: [A, B],
      observedAt: OBSERVED_AT,
    });
    expect(rollout.object).toEqual({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      namespace: 'shop',
      name: 'payments',
    });
    const [restart] = kubernetesChanges({
      previous: undefined,
      current: running(1, KILLED),
      observedAt: OBSERVED_AT,
    });
    expect(restart.object).toMatchObject({ kind: 'Pod', name: 'payments-1-0' });
  });

  it('bears objects with nothing in them', () => {
    const bare = [
      ['apps/v1', 'Deployment'],
      ['apps/v1', 'ReplicaSet'],
      ['apps/v1', 'StatefulSet'],
      ['apps/v1', 'DaemonSet'],
      ['autoscaling/v1', 'HorizontalPodAutoscaler'],
      ['v1', 'Pod'],
    ].map(([apiVersion, kind]) => ({
      apiVersion,
      kind,
      metadata: { name: 'x' },
    }));
    expect(tell(undefined, bare)).toEqual([]);
    expect(tell(bare, bare)).toEqual([]);
  });
});
