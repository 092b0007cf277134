import { KubeObject } from '@operate-first/cluster-cache';
import { pod } from '../__testUtils__';
import { ContainerSpec, PodObject } from '../finding/objects';
import { limitOf, requestedBy } from './resources';
import { RestartMemory } from './RestartMemory';

const MINUTE = 60_000;

function container(
  requests: Record<string, string>,
  more: Partial<ContainerSpec> = {},
): ContainerSpec {
  return { name: 'c', resources: { requests }, ...more };
}

function podOf(
  containers: ContainerSpec[],
  initContainers: ContainerSpec[] = [],
  overhead?: Record<string, string>,
): PodObject {
  const object = pod('web');
  return { ...object, spec: { containers, initContainers, overhead } };
}

describe('what a pod asks for', () => {
  it.each([
    [
      'the sum of its containers',
      [container({ cpu: '1' }), container({ cpu: '500m' })],
      [],
      1.5,
    ],
    [
      'its hungriest preparation, where that is more',
      [container({ cpu: '1' })],
      [container({ cpu: '2' }), container({ cpu: '3' })],
      3,
    ],
    [
      'what stays beside it, too',
      [container({ cpu: '1' })],
      [
        container({ cpu: '200m' }, { restartPolicy: 'Always' }),
        container({ cpu: '900m' }),
      ],
      1.2,
    ],
    [
      'its limit, where nothing is asked for',
      [{ name: 'c', resources: { limits: { cpu: '2' } } }],
      [],
      2,
    ],
  ])('is %s', (_name, containers, initContainers, cpuCores) => {
    expect(requestedBy([podOf(containers, initContainers)])).toEqual({
      cpuCores,
    });
  });

  it('counts what the pod itself costs, and all pods', () => {
    const one = podOf([container({ memory: '1Gi' })], [], { memory: '512Mi' });
    expect(requestedBy([one, one])).toEqual({ memoryBytes: 3 * 2 ** 30 });
  });

  it('has no limit where one container has none', () => {
    const limited = { name: 'c', resources: { limits: { memory: '1G' } } };
    expect(limitOf([podOf([limited, limited])])).toEqual({ memoryBytes: 2e9 });
    expect(limitOf([podOf([limited, { name: 'free' }])])).toBeUndefined();
    expect(
      limitOf([podOf([limited]), podOf([{ name: 'free' }])]),
    ).toBeUndefined();
  });
});

describe('RestartMemory', () => {
  function restarted(restartCount: number, uid = 'first'): KubeObject {
    const object = pod('web');
    const metadata = { ...object.metadata, uid };
    const status = { containerStatuses: [{ name: 'web', restartCount }] };
    return { ...object, metadata, status };
  }

  it('knows how often pods had been restarted an hour ago', () => {
    let now = 0;
    const memory = new RestartMemory('eu-1', () => now);
    const see = (object: KubeObject, cluster = 'eu-1') => {
      const change = {
        cluster,
        kind: 'pods',
        type: 'modified',
        object,
      } as const;
      memory.update({ changes: [change], clusters: [] });
    };
    const known = () => memory.anHourAgo([restarted(0)])['shop/web'];

    see(restarted(2));
    see(restarted(9), 'us-1');
    expect(known()).toBeUndefined();
    now = 30 * MINUTE;
    see(restarted(5));
    now = 61 * MINUTE;
    expect(known()).toBe(2);
    now = 89 * MINUTE;
    see(restarted(6));
    expect(known()).toBe(2);
    now = 91 * MINUTE;
    expect(known()).toBe(5);
    see(restarted(0, 'second'));
    expect(known()).toBeUndefined();
  });
});
