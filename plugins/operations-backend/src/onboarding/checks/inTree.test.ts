import { isInTreeOn } from './inTree';

const TEXTS = new Map([
  [
    'cluster-scope/overlays/prod/production/eu-1/kustomization.yaml',
    'resources:\n  - ../../../../base/core/namespaces/cart\n  - "../../../../base/core/namespaces/shop"\n',
  ],
  ['cluster-scope/base/core/namespaces/cart/namespace.yaml', 'kind: Namespace'],
]);

describe('isInTreeOn', () => {
  it.each([
    ['eu-1', 'cart', true],
    ['eu-1', 'shop', true],
    // On another cluster nobody has it.
    ['us-1', 'cart', false],
    ['eu-1', 'art', false],
    ['eu-1', '.*', false],
  ])('%s has %s: %s', (cluster, namespace, isThere) => {
    expect(isInTreeOn(TEXTS, cluster, namespace)).toBe(isThere);
  });
});
