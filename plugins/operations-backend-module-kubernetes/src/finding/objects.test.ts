import { keyedKind } from './objects';

describe('the kind in a key', () => {
  it.each([
    ['', 'Service', 'Service'],
    ['serving.knative.dev', 'Service', 'Service.serving.knative.dev'],
    ['apps', 'Deployment', 'Deployment'],
    // Owners are still written as they were called long ago.
    ['extensions', 'Deployment', 'Deployment'],
    ['networking.k8s.io', 'Ingress', 'Ingress'],
    ['argoproj.io', 'Application', 'Application'],
    ['app.example.org', 'Application', 'Application.app.example.org'],
    ['db.example.org', 'Database', 'Database'],
  ])('of %p %s is %s', (group, kind, keyed) => {
    expect(keyedKind(group, kind)).toBe(keyed);
  });
});
