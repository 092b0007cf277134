import { Environments } from './environments';

describe('Environments', () => {
  const environments = Environments.create([
    { environment: 'test', namespaces: ['*-test'], clusters: ['dev-*'] },
    { environment: 'staging', namespaces: ['staging', '*-staging'] },
    { environment: 'lab', clusters: ['lab.example.org', 'dev-*'] },
  ]);

  it.each([
    ['eu-1', 'shop', 'production'],
    ['eu-1', 'staging', 'staging'],
    ['eu-1', 'shop-staging', 'staging'],
    ['eu-1', 'staging-shop', 'production'],
    ['eu-1', 'shop-test', 'production'],
    ['dev-1', 'shop-test', 'test'],
    ['dev-1', 'shop-staging', 'staging'],
    ['dev-1', 'shop', 'lab'],
    ['lab.example.org', 'shop', 'lab'],
    ['labxexample.org', 'shop', 'production'],
    ['eu-1', undefined, 'production'],
  ])('of %s and namespace %s is %s', (cluster, namespace, environment) => {
    expect(environments.of(cluster, namespace)).toBe(environment);
  });
});
