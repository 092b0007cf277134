import fc from 'fast-check';
import type { OnboardingRequest } from '../onboarding/model';
import { branchOf, changeFiles, proofPlaces, requestTitle } from '.';

function asked(services: string[], namespaces: string[]): OnboardingRequest {
  return {
    requester: 'user:default/ada',
    team: { name: 'sales', title: 'Sales & more', members: [] },
    services: services.map(name => ({
      name,
      type: 'service',
      lifecycle: 'production',
      addresses: [],
    })),
    namespaces: namespaces.map(name => ({
      name,
      places: [
        { environment: 'production', cluster: 'eu-1' },
        { environment: 'stage', cluster: 'us-1' },
      ],
      quota: { tier: 'small' },
      isolated: true,
    })),
    delivery: 'none',
  };
}

describe('what a request is called', () => {
  it.each([
    [
      asked(['shop'], ['payments']),
      'Onboard shop for Sales & more',
      'requests/req-7-shop',
    ],
    [
      asked(['shop', 'cart'], ['payments']),
      'Onboard shop and cart for Sales & more',
      'requests/req-7-shop',
    ],
    [
      asked(['a', 'b', 'c', 'd', 'e'], ['n']),
      'Onboard a, b, c and 2 more for Sales & more',
      'requests/req-7-a',
    ],
    [
      asked([], ['payments']),
      'Namespace payments for Sales & more',
      'requests/req-7-payments',
    ],
    [
      asked([], ['one', 'two']),
      'Namespaces one and two for Sales & more',
      'requests/req-7-one',
    ],
  ])('%#', (request, title, branch) => {
    expect(requestTitle(request)).toBe(title);
    expect(branchOf('REQ-7', request)).toBe(branch);
  });

  it('is never longer than it may be', () => {
    const name = 'n'.repeat(63);
    const request = asked([name, name, name, name], []);
    request.team.title = '🚀'.repeat(300);
    expect(requestTitle(request).length).toBeLessThanOrEqual(200);
    expect(requestTitle(request)).not.toMatch(/\p{Surrogate}/u);
    expect(branchOf('REQ-123456', request).length).toBeLessThan(80);
  });

  it('is a branch that git takes, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), title => {
        expect(branchOf('REQ-7', title)).toMatch(
          /^requests\/req-7(-[a-z0-9]+)*$/,
        );
      }),
    );
  });
});

describe('where it is proved', () => {
  it('every service in every namespace at each of its places', () => {
    const places = proofPlaces(asked(['shop', 'cart'], ['one', 'two']));
    expect(places).toHaveLength(8);
    expect(new Set(places.map(each => JSON.stringify(each))).size).toBe(8);
    expect(places[1]).toEqual({
      environment: 'production',
      cluster: 'eu-1',
      namespace: 'one',
      service: 'component:default/cart',
    });
  });

  it('namespaces alone where there is no service', () => {
    expect(proofPlaces(asked([], ['one']))).toEqual([
      { environment: 'production', cluster: 'eu-1', namespace: 'one' },
      { environment: 'stage', cluster: 'us-1', namespace: 'one' },
    ]);
  });
});

it('tells new files from changed ones', () => {
  const files = [
    { path: 'a', after: '1' },
    { path: 'b', before: '', after: '2' },
  ];
  expect(changeFiles({ files })).toEqual([
    { path: 'a', change: 'added', after: '1' },
    { path: 'b', change: 'changed', before: '', after: '2' },
  ]);
});
