import { isBot, matchIdentities } from './identities';
import { KnownPeople, NamedIdentity } from './model';

const KEY = 'a1'.repeat(12);

const person = (name: string, emails: string[], handles: string[] = []) => ({
  ref: `user:default/${name}`,
  title: name,
  emails,
  handles: [name, ...handles],
});

const KNOWN: KnownPeople = {
  portals: ['portal@example.com'],
  people: [
    {
      ...person('ada', ['ada@example.com', 'Ada@Old.example'], ['ada-l']),
      key: KEY,
    },
    { ...person('finn', []), title: 'Finn Twice' },
    { ...person('fred', []), title: 'Finn Twice', left: true },
    { ...person('gert', ['portal@example.com']), title: undefined },
    person('bob', ['bob@example.com', 'team@example.com']),
    person('cem', ['cem@example.com', 'team@example.com']),
    { ...person('dora', ['dora@example.com', 'ada@example.com']), left: true },
  ],
  teams: [
    { ref: 'group:default/pay', handles: ['acme/pay', 'pay'] },
    { ref: 'group:default/shop', handles: ['acme/shop', 'twice'] },
    { ref: 'group:other/shop', handles: ['twice'] },
  ],
};

const CASES: Array<[string, NamedIdentity, string]> = [
  ['an e-mail', { email: 'ADA@example.com' }, 'user:default/ada'],
  ['another e-mail', { email: 'ada@old.example' }, 'user:default/ada'],
  ['a handle', { handle: 'Ada-L' }, 'user:default/ada'],
  [
    'an e-mail before a handle',
    { email: 'bob@example.com', handle: 'ada' },
    'user:default/bob',
  ],
  [
    'a handle where the e-mail is of nobody',
    { email: 'x@y.z', handle: 'ada' },
    'user:default/ada',
  ],
  [
    'a hidden address',
    { email: '12+ada-l@users.noreply.github.com' },
    'user:default/ada',
  ],
  [
    'an older hidden address',
    { email: 'bob@users.noreply.github.com' },
    'user:default/bob',
  ],
  ['somebody who left', { email: 'dora@example.com' }, 'user:default/dora'],
  [
    'a key, whatever name stands there',
    { name: 'bob', email: `Portal+${KEY.toUpperCase()}@example.com` },
    'user:default/ada',
  ],
  [
    'a key behind a former address of the portal',
    { email: `old+${KEY}@portal.example` },
    'user:default/ada',
  ],
  [
    'the portal, for somebody who had no key yet',
    { name: 'bob', email: 'PORTAL@example.com' },
    'user:default/bob',
  ],
  [
    'the portal, with a key that nobody has',
    { name: 'bob', email: `portal+${'b2'.repeat(12)}@example.com` },
    'user:default/bob',
  ],
  [
    'the portal, for somebody without a display name',
    { name: 'gert', email: 'portal@example.com' },
    'user:default/gert',
  ],
  [
    'the portal, with a name that is not exactly theirs',
    { name: 'Bob', email: 'portal@example.com' },
    '?',
  ],
  [
    'the portal, with a name that two had',
    { name: 'Finn Twice', email: 'portal@example.com' },
    '?',
  ],
  [
    'the portal itself, whoever has its address',
    { name: 'Portal', email: 'portal@example.com' },
    '?',
  ],
  [
    'a key of nobody elsewhere',
    { name: 'bob', email: `x+${'b2'.repeat(12)}@elsewhere.example` },
    '?bob',
  ],
  ['a team', { team: 'acme/pay' }, 'group:default/pay'],
  ['a team that looks like a handle', { handle: 'pay' }, 'group:default/pay'],
  ['a name alone', { name: 'ada', email: 'ada@elsewhere.example' }, '?ada'],
  ['a shared e-mail', { name: 'Bob B', email: 'team@example.com' }, '?bob b'],
  ['a shared team', { team: 'twice' }, '?twice'],
  ['an unknown team', { team: 'acme/other' }, '?acme/other'],
];

describe('matchIdentities', () => {
  it.each(CASES)('%s', (_, identity, key) => {
    expect(matchIdentities([identity], KNOWN).matches[0].key).toBe(key);
  });

  it('tells the portal from strangers', () => {
    const { matches } = matchIdentities(
      [
        { name: 'Nobody', email: 'portal@example.com' },
        { name: 'Nobody', email: 'x@y.z' },
      ],
      KNOWN,
    );
    expect(matches.map(({ isPortal }) => isPortal)).toEqual([true, undefined]);
  });

  it('says what is shared, once, with what to do', () => {
    const shared = { email: 'team@example.com' };
    const { problems } = matchIdentities(
      [shared, shared, { team: 'twice' }],
      KNOWN,
    );
    expect(problems).toEqual([
      "An e-mail address is shared by user:default/bob and user:default/cem, so what was done under it is nobody's. Correct one of them in the catalog.",
      'twice is the handle of several groups, so it is none of them: group:default/shop and group:other/shop. Correct them in the catalog.',
    ]);
  });

  it('calls nobody by an address', () => {
    const { matches } = matchIdentities(
      [{ email: 'x@y.z' }, { name: 'jo@y.z' }, { name: 'Jo', email: 'x@y.z' }],
      KNOWN,
    );
    expect(matches.map(({ name }) => name)).toEqual([undefined, 'jo', 'Jo']);
  });
});

describe('isBot', () => {
  it.each([
    [{ name: 'dependabot[bot]' }, true],
    [{ email: '49+renovate[bot]@users.noreply.github.com' }, true],
    [{ name: 'GitHub', email: 'noreply@github.com' }, true],
    [{ handle: 'github-actions' }, true],
    [{ name: 'release', email: 'release-bot@example.com' }, true],
    [{ name: 'Deployer', email: 'deploy@example.com' }, true],
    [{ name: 'Abbot Costello', email: 'abbot.c@example.com' }, false],
    [{ email: '12+ada@users.noreply.github.com' }, false],
  ])('%j: %s', (identity, bot) => {
    expect(isBot(identity, ['deploy@example.com'])).toBe(bot);
  });
});
