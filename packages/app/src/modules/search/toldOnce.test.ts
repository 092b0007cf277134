import { toldOnce } from './toldOnce';

const resultOf = (type: string, location: string) => ({
  type,
  document: { title: location, text: '', location },
});

describe('toldOnce', () => {
  it('shows the internal text instead of the public one of the same, and nothing else less', () => {
    const results = [
      resultOf('operations-public', '/a'),
      resultOf('software-catalog', '/a'),
      resultOf('operations-internal', '/a'),
      resultOf('operations-public', '/b'),
    ];
    expect(
      toldOnce(results).map(({ type, document }) => type + document.location),
    ).toEqual([
      'software-catalog/a',
      'operations-internal/a',
      'operations-public/b',
    ]);
  });
});
