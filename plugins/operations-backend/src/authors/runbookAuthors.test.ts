import { wroteDocument } from './RunbookAuthors';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const DAY = 24 * 60 * 60_000;

function change(name: string, days: number) {
  return {
    revision: `${days}`,
    at: new Date(NOW - days * DAY),
    author: { name, email: `${name.toLocaleLowerCase('en-US')}@example.org` },
    message: 'A change',
  };
}

describe('wroteDocument', () => {
  it('weighs recent changes more, and says who was last', () => {
    const history = [change('Ada', 0), change('Bob', 180), change('Bob', 180)];
    const found = wroteDocument(history, 'runbooks/full-disk.md', NOW);
    expect(
      found.map(({ identity, text }) => `${identity.name} ${text}`),
    ).toEqual([
      'Ada wrote 50 % of full-disk.md',
      'Bob wrote 50 % of full-disk.md',
      'Ada last changed full-disk.md',
    ]);
  });

  it('shares a change among its authors, and tells names under the address of the portal apart', () => {
    const portal = 'Portal@example.org';
    const of = (name: string) => ({ name, email: 'portal@example.org' });
    const ada = { name: 'Ada', email: 'ada@example.org' };
    const history = [
      { ...change('Ada', 0), coAuthors: [of('Bob'), ada] },
      { ...change('x', 0), author: of('Cyd') },
    ];
    const found = wroteDocument(history, 'a.md', NOW, portal);
    expect(
      found.map(({ identity, text }) => `${identity.name} ${text}`),
    ).toEqual([
      'Ada wrote 25 % of a.md',
      'Bob wrote 25 % of a.md',
      'Cyd wrote 50 % of a.md',
      'Ada last changed a.md',
      'Bob last changed a.md',
    ]);
  });

  it('says nothing of what has no history', () => {
    expect(wroteDocument([], 'a.md', NOW)).toEqual([]);
  });
});
