import { dependenciesOf, Related } from './dependencies';

function service(id: string, ...relations: Array<[string, string]>): Related {
  return {
    id,
    entityRef: `component:default/${id}`,
    relations: relations.map(([type, targetRef]) => ({ type, targetRef })),
  };
}

describe('what services need', () => {
  it.each<[string, Related[], Record<string, string[]>]>([
    [
      'a service that it depends on, in any case',
      [service('shop', ['dependsOn', 'Component:default/DB']), service('db')],
      { shop: ['db'], db: [] },
    ],
    [
      'those that provide an API that it consumes',
      [
        service('shop', ['consumesApi', 'api:default/payments']),
        service('payments', ['providesApi', 'api:default/payments']),
        service('payments-eu', ['providesApi', 'api:default/payments']),
      ],
      { shop: ['payments', 'payments-eu'], payments: [], 'payments-eu': [] },
    ],
    [
      'each once, and never itself',
      [
        service(
          'shop',
          ['dependsOn', 'component:default/db'],
          ['consumesApi', 'api:default/rows'],
          ['consumesApi', 'api:default/shop'],
          ['providesApi', 'api:default/shop'],
        ),
        service('db', ['providesApi', 'api:default/rows']),
      ],
      { shop: ['db'], db: [] },
    ],
    [
      'nothing that is no service, and nothing by other relations',
      [
        service(
          'shop',
          ['dependsOn', 'component:default/library'],
          ['ownedBy', 'group:default/team'],
          ['dependencyOf', 'component:default/db'],
          ['consumesApi', 'api:default/nobody'],
        ),
        service('db'),
        {
          id: 'plain',
          entityRef: 'component:default/plain',
          relations: undefined,
        },
      ],
      { shop: [], db: [], plain: [] },
    ],
    [
      'each other, in a circle',
      [
        service('a', ['dependsOn', 'component:default/b']),
        service('b', ['dependsOn', 'component:default/a']),
      ],
      { a: ['b'], b: ['a'] },
    ],
  ])('is %s', (_, services, expected) => {
    expect(Object.fromEntries(dependenciesOf(services))).toEqual(expected);
  });
});
