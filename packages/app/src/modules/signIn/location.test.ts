import { returnLocation } from './location';

describe('returnLocation', () => {
  it.each([
    ['/operations?owner=x#top', '/operations?owner=x#top'],
    [null, '/'],
    ['', '/'],
    ['catalog', '/'],
    ['https://example.org/', '/'],
    ['//example.org/', '/'],
    ['/\\example.org/', '/'],
    ['/\t/example.org/', '/'],
    ['mailto:somebody@example.org', '/'],
  ])('returns from %p to %p', (from, expected) => {
    expect(returnLocation(from)).toBe(expected);
  });
});
