import { nearestOf, readTarget } from './target';

describe('a target that is typed', () => {
  it.each([
    ['99.9', 0.999],
    ['99,95', 0.9995],
    [' 99.999 % ', 0.99999],
    ['50', 0.5],
    ['0.1', 0.001],
    ['100', undefined],
    ['0', undefined],
    ['', undefined],
    ['-1', undefined],
    ['9e1', undefined],
    ['99.9.9', undefined],
    ['nearly all', undefined],
  ])('%j is read as %s', (written, target) =>
    expect(readTarget(written)).toBe(target),
  );

  it('stands on the scale where the nearest usual one is', () => {
    const targets = [0.9, 0.99, 0.999];
    expect(nearestOf(targets, 0.9993)).toBe(2);
    expect(nearestOf(targets, 0.5)).toBe(0);
    expect(nearestOf(targets, 0.98)).toBe(1);
  });
});
