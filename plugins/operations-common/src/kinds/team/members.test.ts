import { changeMembers, personName } from './members';

describe('members of a team', () => {
  it.each<
    [
      string,
      string[],
      { add?: string[]; remove?: string[]; spellings?: string[] },
      Partial<ReturnType<typeof changeMembers>>,
    ]
  >([
    [
      'somebody comes',
      ['ada'],
      { add: ['grace'] },
      { after: ['ada', 'grace'], comes: ['grace'] },
    ],
    [
      'somebody goes',
      ['ada', 'grace'],
      { remove: ['ada'] },
      { after: ['grace'], goes: ['ada'] },
    ],
    [
      'in other letters',
      ['Ada', 'grace'],
      { remove: ['aDA'] },
      { after: ['grace'], goes: ['Ada'] },
    ],
    [
      'as an entity ref',
      ['user:default/ada'],
      { remove: ['ada'] },
      { after: [], goes: ['user:default/ada'] },
    ],
    [
      'is there already in other letters',
      ['ada'],
      { add: ['ADA'] },
      { after: ['ada'], comes: [], already: ['ADA'] },
    ],
    [
      'was never there',
      ['ada'],
      { remove: ['grace'] },
      { after: ['ada'], goes: [], absent: ['grace'] },
    ],
    [
      'as the catalog writes it',
      [],
      { add: ['GRACE'], spellings: ['grace'] },
      { after: ['grace'], comes: ['grace'] },
    ],
    [
      'twice in the list',
      ['ada', 'Ada'],
      {},
      { after: ['ada'], goes: ['Ada'], twice: ['Ada'] },
    ],
    [
      'twice, and the catalog knows which',
      ['Ada', 'ada'],
      { spellings: ['ada'] },
      { after: ['ada'], goes: ['Ada'], twice: ['Ada'] },
    ],
    [
      'twice, and goes',
      ['Ada', 'ada', 'grace'],
      { remove: ['ada'] },
      { after: ['grace'], goes: ['ada', 'Ada'] },
    ],
  ])('%s', (_, there, { add = [], remove = [], spellings }, expected) => {
    expect(changeMembers(there, { add, remove }, spellings)).toMatchObject(
      expected,
    );
  });

  it.each<[string, string | undefined]>([
    ['ada', 'ada'],
    ['user:ada', 'ada'],
    ['User:Default/Ada', 'Ada'],
    ['default/ada', 'ada'],
    ['group:default/sales', undefined],
    ['user:other/ada', undefined],
    ['a/b/c', undefined],
  ])('%s is the user %s', (text, name) => {
    expect(personName(text)).toBe(name);
  });
});
