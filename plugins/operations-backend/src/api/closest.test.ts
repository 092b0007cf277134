import { closestRef } from './closest';

const known = [
  'component:default/cart',
  'component:default/shopping',
  'component:default/shop',
  'resource:other/payments',
];

describe('closestRef', () => {
  it.each([
    ['component:default/shopp', 'component:default/shop'],
    ['component:default/payments', 'resource:other/payments'],
    ['component:default/shoping', 'component:default/shopping'],
    ['component:default/elsewhere', undefined],
    ['component:default/s', undefined],
  ])('for %s is %s', (wanted, closest) => {
    expect(closestRef(wanted, known)).toBe(closest);
  });
});
