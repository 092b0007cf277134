import fc from 'fast-check';
import { HealthStatus } from '../generated/openapi';
import {
  ago,
  deployment,
  ended,
  event,
  node,
  object,
  OBSERVED_AT,
  pod,
  pods,
  replicaSet,
  ROLLING,
  waiting,
  well,
} from './__testUtils__/objects';
import { describeImage } from './images';
import { kubernetesHealth } from './kubernetesHealth';
import { KubernetesObject } from './objects';
import { parseQuantity } from './quantity';
import { KUBERNETES_RULES } from './table';

function judge(objects: KubernetesObject[], observedAt = OBSERVED_AT) {
  return kubernetesHealth({ objects, observedAt });
}

const BADNESS: HealthStatus[] = ['healthy', 'unknown', 'degraded', 'down'];
const NAMES = ['api', 'web', 'worker'];
const REPLICAS = 3;

type Break = (name: string, index: number) => KubernetesObject;

/** What can be wrong with one pod. */
const BREAKS: Break[] = [
  (name, index) => waiting(name, index, 'ImagePullBackOff', 'not found'),
  (name, index) =>
    waiting(name, index, 'CrashLoopBackOff', '', {
      container: { lastState: ended(1, 60) },
    }),
  (name, index) => waiting(name, index, 'CreateContainerConfigError', 'no key'),
  (name, index) => pod(name, index, { ready: false }),
  (name, index) =>
    pod(name, index, {
      ready: false,
      node: 'node-b',
      container: { ready: true },
    }),
];

interface Trouble {
  name: string;
  index: number;
  how: number;
}

const trouble: fc.Arbitrary<Trouble> = fc.record({
  name: fc.constantFrom(...NAMES),
  index: fc.nat(REPLICAS - 1),
  how: fc.nat(BREAKS.length - 1),
});

/** Three workloads of three pods each, some pods in trouble; the first trouble of a pod counts. */
function cluster(troubles: Trouble[]): KubernetesObject[] {
  return NAMES.flatMap(name => {
    const running = Array.from({ length: REPLICAS }, (_, index) => {
      const own = troubles.find(
        each => each.name === name && each.index === index,
      );
      return own
        ? { broken: true, pod: BREAKS[own.how](name, index) }
        : { broken: false, pod: pod(name, index) };
    });
    const available = running.filter(({ broken }) => !broken).length;
    return [
      ...deployment(name, { wanted: REPLICAS, available }),
      ...running.map(each => each.pod),
    ];
  });
}

describe('the verdict', () => {
  it('does not depend on the order of the objects', () => {
    fc.assert(
      fc.property(
        fc.array(trouble, { maxLength: 9 }).chain(troubles => {
          const objects = cluster(troubles);
          return fc.record({
            objects: fc.constant(objects),
            shuffled: fc.shuffledSubarray(objects, {
              minLength: objects.length,
              maxLength: objects.length,
            }),
          });
        }),
        ({ objects, shuffled }) => {
          expect(judge(shuffled)).toEqual(judge(objects));
        },
      ),
    );
  });

  it('never gets better by more trouble', () => {
    fc.assert(
      fc.property(
        fc.array(trouble, { maxLength: 9 }),
        fc.array(trouble, { minLength: 1, maxLength: 5 }),
        (troubles, more) => {
          const before = judge(cluster(troubles)).status;
          const after = judge(cluster([...troubles, ...more])).status;
          expect(BADNESS.indexOf(after)).toBeGreaterThanOrEqual(
            BADNESS.indexOf(before),
          );
        },
      ),
    );
  });

  it('counts every pod in trouble exactly once, and is down when nothing serves', () => {
    fc.assert(
      fc.property(fc.array(trouble, { maxLength: 12 }), troubles => {
        const broken = new Set(troubles.map(t => `${t.name}/${t.index}`)).size;
        const { status, reasons } = judge(cluster(troubles));
        const told = reasons
          .filter(reason => reason.status !== 'healthy')
          .map(({ message }) => Number(/^(\d) of 3 pods/.exec(message)?.[1]));
        expect(told.reduce((sum, count) => sum + count, 0)).toBe(broken);
        expect(status === 'healthy').toBe(broken === 0);
        expect(status === 'down').toBe(broken === NAMES.length * REPLICAS);
      }),
    );
  });

  it('keeps its words while nothing but time passes and counters grow', () => {
    const at = (restarts: number) => [
      ...well('web'),
      ...deployment('api', { available: 2 }),
      ...pods('api', 2),
      waiting('api', 2, 'CrashLoopBackOff', `back-off ${restarts}0s`, {
        container: { restartCount: restarts, lastState: ended(1, 20) },
      }),
    ];
    const later = new Date(OBSERVED_AT.getTime() + 300_000);
    expect(judge(at(9), later).reasons).toEqual(judge(at(4)).reasons);
  });

  it('puts the worst first, and what is fine last', () => {
    const { reasons } = judge([
      ...well('web'),
      ...deployment('api', { available: 0 }),
      ...deployment('worker', { available: 2 }),
      ...deployment('old', { wanted: 0 }),
    ]);
    expect(
      reasons.map(({ code, object: about }) => [code, about?.name]),
    ).toEqual([
      ['kubernetes.unavailable', 'api'],
      ['kubernetes.unavailable', 'worker'],
      ['kubernetes.scaled-to-zero', 'old'],
      ['kubernetes.available', 'web'],
    ]);
  });

  it('names the object, the container and what to do', () => {
    const broken = waiting('api', 0, 'CreateContainerConfigError', 'no key');
    const { reasons } = judge([
      ...deployment('api', { wanted: 1, available: 0 }),
      broken,
    ]);
    expect(reasons).toEqual([
      {
        code: 'kubernetes.start',
        status: 'down',
        message:
          'The pod of api cannot start: what it is configured with cannot be read.',
        detail: 'no key',
        remedy: expect.stringContaining('secret'),
        object: {
          apiVersion: 'v1',
          kind: 'Pod',
          namespace: 'shop',
          name: broken.metadata.name,
        },
        container: 'app',
      },
    ]);
  });

  it('judges by the time of observation, also where clocks disagree', () => {
    const ahead = pod('api', 2, { ready: false, age: -600 });
    const objects = [
      ...deployment('api', { available: 2 }),
      ...pods('api', 2),
      ahead,
    ];
    expect(judge(objects).status).toBe('healthy');
    const later = new Date(OBSERVED_AT.getTime() + 660_000);
    expect(judge(objects, later).status).toBe('degraded');
  });

  it('reads an event of the scheduler, whose ordinary times are null', () => {
    const starting = waiting('api', 0, 'ContainerCreating', '', { age: 30 });
    const scheduled = {
      ...event(starting, 'FailedMount', 'no such volume'),
      firstTimestamp: null,
      lastTimestamp: null,
      eventTime: ago(900),
      series: { lastObservedTime: ago(10) },
    };
    expect(
      judge([
        ...deployment('api', { wanted: 1, available: 0 }),
        starting,
        scheduled,
      ]).reasons[0].detail,
    ).toBe('no such volume');
  });

  it('bears objects with nothing in them', () => {
    const kinds = [
      ['apps/v1', 'Deployment'],
      ['apps/v1', 'ReplicaSet'],
      ['apps/v1', 'StatefulSet'],
      ['apps/v1', 'DaemonSet'],
      ['argoproj.io/v1alpha1', 'Rollout'],
      ['argoproj.io/v1alpha1', 'Application'],
      ['autoscaling/v1', 'HorizontalPodAutoscaler'],
      ['batch/v1', 'Job'],
      ['batch/v1', 'CronJob'],
      ['helm.toolkit.fluxcd.io/v2', 'HelmRelease'],
      ['policy/v1', 'PodDisruptionBudget'],
      ['v1', 'Event'],
      ['v1', 'Namespace'],
      ['v1', 'Node'],
      ['v1', 'PersistentVolumeClaim'],
      ['v1', 'Pod'],
      ['v1', 'ResourceQuota'],
      ['v1', 'Service'],
      ['example.org/v1', 'Unheard'],
    ];
    const bare = kinds.map(([apiVersion, kind]) => ({
      apiVersion,
      kind,
      metadata: { name: 'x' },
    }));
    expect(judge(bare).status).toBe('down');
    expect(judge([...bare, ...bare])).toEqual(judge(bare));
  });

  it('gives only reasons that the table of rules describes, one rule per code', () => {
    const codes = KUBERNETES_RULES.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    const { reasons } = judge([
      ...cluster([{ name: 'api', index: 0, how: 0 }]),
      node('node-a', [{ type: 'DiskPressure', status: 'True' }]),
      object('batch/v1beta1', 'CronJob', 'report'),
    ]);
    expect(codes).toEqual(expect.arrayContaining(reasons.map(r => r.code)));
  });
});

describe('the summary of a workload', () => {
  it('says what runs, since when, and how often it was restarted', () => {
    const objects = [
      ...deployment('api', { available: 3, updated: 1, conditions: ROLLING }),
      {
        ...replicaSet('api', 2, 1),
        metadata: {
          ...replicaSet('api', 2, 1).metadata,
          creationTimestamp: ago(120),
        },
      },
      ...pods('api', 2),
      pod('api', 2, { container: { restartCount: 4 } }),
      pod('api', 0, { revision: 2, ready: false, age: 10 }),
    ];
    expect(judge(objects).workloads).toEqual([
      {
        object: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          namespace: 'shop',
          name: 'api',
        },
        status: 'healthy',
        serves: true,
        wanted: 3,
        ready: 3,
        available: 3,
        updated: 1,
        rolling: true,
        images: [
          {
            container: 'app',
            image: 'registry.example.org/api:1',
            short: 'api:1',
            tag: '1',
          },
        ],
        restarts: 4,
        versionSince: ago(120),
        versionAgeSeconds: 120,
      },
    ]);
  });

  it('names what is down beside what is well', () => {
    const { status, workloads } = judge([
      ...well('web'),
      ...deployment('api', { available: 0 }),
    ]);
    expect(status).toBe('degraded');
    expect(workloads.map(each => [each.object.name, each.status])).toEqual([
      ['api', 'down'],
      ['web', 'healthy'],
    ]);
  });
});

describe('describeImage', () => {
  it.each([
    ['busybox', 'busybox:latest', 'latest'],
    ['example.org:5000/shop/web', 'web:latest', 'latest'],
    ['example.org:5000/shop/web:1.8.2', 'web:1.8.2', '1.8.2'],
    ['example.org/web:1.8@sha256:0123456789abcdef', 'web:1.8', '1.8'],
    [
      'example.org/web@sha256:0123456789abcdef',
      'web:0123456789ab',
      '0123456789ab',
    ],
  ])('%s', (image, short, tag) => {
    expect(describeImage('app', image)).toEqual({
      container: 'app',
      image,
      short,
      tag,
    });
  });
});

describe('parseQuantity', () => {
  it.each([
    ['500m', 0.5],
    ['1Gi', 2 ** 30],
    ['1G', 1e9],
    ['12', 12],
    ['1.5k', 1500],
    ['1e3', 1000],
    [7, 7],
    ['', undefined],
    ['many', undefined],
    [undefined, undefined],
  ])('%p is %p', (quantity, value) => {
    expect(parseQuantity(quantity)).toBe(value);
  });
});
