import { readView, withView, WorkloadView } from './workloadAddress';

const WORKLOAD = {
  cluster: 'eu-1',
  namespace: 'production',
  kind: 'Deployment',
  name: 'payments',
};

describe('the address of a workload', () => {
  it.each<[string, WorkloadView]>([
    [
      'workload=eu-1%2Fproduction%2FDeployment%2Fpayments&tab=pods',
      { workload: WORKLOAD, tab: 'pods' },
    ],
    [
      'workload=eu-1%2Fproduction%2FDeployment%2Fpayments&tab=logs&pod=payments-1&container=web&previous=true',
      {
        workload: WORKLOAD,
        tab: 'logs',
        pod: 'payments-1',
        container: 'web',
        previous: true,
      },
    ],
    [
      'workload=arn%3Aaws%3Aeks%3Acluster%2Feu%2Fproduction%2FDeployment%2Fpayments&tab=yaml',
      {
        workload: { ...WORKLOAD, cluster: 'arn:aws:eks:cluster/eu' },
        tab: 'yaml',
      },
    ],
  ])('%s is read as it was written', (address, view) => {
    expect(readView(new URLSearchParams(address))).toEqual(view);
    expect(withView(new URLSearchParams(), view).toString()).toBe(address);
  });

  it.each(['', 'workload=', 'workload=payments', 'workload=//Deployment/x'])(
    'opens nothing at "%s"',
    address => {
      expect(readView(new URLSearchParams(address))).toBeUndefined();
    },
  );

  it('begins with the pods where the part is not one of its own', () => {
    const address = 'workload=eu-1/production/Deployment/payments&tab=secrets';
    expect(readView(new URLSearchParams(address))?.tab).toBe('pods');
  });

  it('leaves what belongs to others, and takes all of its own away', () => {
    const address =
      'scenario=usual&workload=a/b/c/d&tab=logs&pod=x&container=y&previous=true';
    expect(withView(new URLSearchParams(address), undefined).toString()).toBe(
      'scenario=usual',
    );
  });
});
