import { locationOf, workloadOf } from '../__fixtures__/workloads';
import { viewOf } from './useWorkloadLinks';

const LOCATIONS = [
  locationOf('eu-1', [workloadOf('payments'), workloadOf('payments-worker')]),
  locationOf('us-1', [workloadOf('payments')]),
];

describe('viewOf', () => {
  it.each([
    ['eu-1', 'Deployment', 'payments', 'payments', undefined],
    ['eu-1', 'Pod', 'payments-7d-1', 'payments', 'payments-7d-1'],
    [
      'eu-1',
      'Pod',
      'payments-worker-7d-1',
      'payments-worker',
      'payments-worker-7d-1',
    ],
    ['eu-1', 'ReplicaSet', 'payments-7d', 'payments', undefined],
    ['eu-1', 'HorizontalPodAutoscaler', 'payments', 'payments', undefined],
    ['eu-1', 'Node', 'node-a', undefined, undefined],
    ['eu-2', 'Deployment', 'payments', undefined, undefined],
  ])('in %s, %s %s is seen at %s', (cluster, kind, name, workload, pod) => {
    const view = viewOf(
      LOCATIONS,
      { environment: 'production', cluster },
      { apiVersion: 'v1', kind, namespace: 'production', name },
    );
    expect(view?.workload.name).toBe(workload);
    expect(view?.pod).toBe(pod);
  });

  it('leads nowhere without a cluster or an object', () => {
    const object = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      namespace: 'production',
      name: 'payments',
    };
    expect(viewOf(LOCATIONS, { environment: 'production' }, object)).toBe(
      undefined,
    );
    expect(viewOf(LOCATIONS, undefined, object)).toBe(undefined);
    expect(viewOf(LOCATIONS, LOCATIONS[0].scope, undefined)).toBe(undefined);
  });
});
