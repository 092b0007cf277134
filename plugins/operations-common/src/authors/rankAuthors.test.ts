import { AuthorSettings } from '../generated/openapi';
import { EvidenceOfAuthor, KnownPeople } from './model';
import { rankAuthors, RankAuthorsOptions } from './rankAuthors';
import { authorSentences, spokenDuration } from './sentences';

const now = new Date('2026-11-21T12:00:00Z');
const names = ['ada', 'bob', 'cem', 'dora', 'eve'];
const people: KnownPeople = {
  people: names.map(name => ({
    ref: `user:default/${name}`,
    title: name,
    emails: [`${name}@example.com`],
    handles: [name],
    contacts: [{ kind: 'email', label: `${name}@example.com` }],
    ...(name === 'dora' && { left: true }),
  })),
  teams: [
    { ref: 'group:default/pay', title: 'Payments', handles: ['acme/pay'] },
  ],
};
const team = { ref: 'group:default/pay', title: 'Payments' };

function of(
  name: string,
  kind: EvidenceOfAuthor['kind'],
  weight = 1,
  day = 1,
): EvidenceOfAuthor {
  return {
    identity: name.includes('/')
      ? { team: name }
      : { name, email: `${name}@example.com` },
    kind,
    weight,
    text: `${kind} ${weight}`,
    at: new Date(Date.UTC(2026, 10, day)),
  };
}

function rank(
  evidence: EvidenceOfAuthor[],
  options: Partial<RankAuthorsOptions> = {},
) {
  return rankAuthors(evidence, people, { now, team, ...options }).suggestions;
}

const who = (
  evidence: EvidenceOfAuthor[],
  options?: Partial<RankAuthorsOptions>,
) =>
  rank(evidence, options).map(
    ({ person, name, confidence, state }) =>
      `${(person?.ref ?? name ?? '-')
        .split('/')
        .at(-1)} ${confidence} ${state}`,
  );

function settings(
  ref: string,
  own: Partial<AuthorSettings>,
): ReadonlyMap<string, AuthorSettings> {
  return new Map([
    [
      `user:default/${ref}`,
      { suggested: true, prefers: 'me', shownTo: 'signedIn', ...own },
    ],
  ]);
}

describe('rankAuthors', () => {
  it.each([
    ['nothing', [], []],
    [
      'who wrote more',
      [of('ada', 'commits', 0.3), of('bob', 'commits', 0.7)],
      ['bob medium present', 'ada low present'],
    ],
    [
      'who wrote the line, before who wrote most of the rest',
      [of('ada', 'commits', 0.95), of('bob', 'line')],
      ['bob high present', 'ada high present'],
    ],
    [
      'kinds together, each once',
      [
        of('ada', 'commits', 0.5),
        of('ada', 'lastChange'),
        of('ada', 'lastChange', 0.9),
        of('bob', 'commits', 0.5),
      ],
      ['ada medium present', 'bob medium present'],
    ],
    [
      'a member of the team last',
      [of('eve', 'owner'), of('ada', 'commits', 0.2)],
      ['ada low present', 'eve low present'],
    ],
    [
      'who was there later, where all else is the same',
      [of('ada', 'commits', 0.5, 1), of('bob', 'commits', 0.5, 2)],
      ['bob medium present', 'ada medium present'],
    ],
    [
      'who left, and the next living ones',
      [of('dora', 'commits', 0.8), of('ada', 'commits', 0.2)],
      ['dora high left', 'ada low present'],
    ],
    [
      'who was never known, under the name in git',
      [of('Somebody Else', 'commits', 0.6), of('acme/pay', 'codeowners')],
      ['Somebody Else medium unknown', 'pay medium present'],
    ],
    ['no programs', [of('renovate[bot]', 'commits', 0.9)], []],
  ])('%s', (_, evidence, expected) => {
    expect(who(evidence)).toEqual(expected);
  });

  it('lets those who cannot be asked crowd out nobody who can', () => {
    const evidence = [
      of('x', 'commits', 0.9),
      of('y', 'commits', 0.8),
      of('z', 'commits', 0.7),
      of('ada', 'commits', 0.3),
      of('bob', 'commits', 0.2),
    ];
    expect(who(evidence, { limit: 3 })).toEqual([
      'x high unknown',
      'y high unknown',
      'ada low present',
    ]);
    expect(who(evidence, { limit: 1 })).toEqual(['ada low present']);
    expect(who(evidence.slice(0, 3), { limit: 2 })).toHaveLength(2);
  });

  it('leaves out who does not want to be suggested; the next one follows', () => {
    const evidence = [of('ada', 'line'), of('bob', 'commits', 0.5)];
    expect(
      who(evidence, {
        settings: settings('ada', { suggested: false }),
        limit: 1,
      }),
    ).toEqual(['bob medium present']);
  });

  it('says whom to ask instead of who is away, until when', () => {
    const evidence = [of('ada', 'line'), of('bob', 'commits', 0.5)];
    const until = '2026-11-25T00:00:00.000Z';
    const [first] = rank(evidence, {
      settings: settings('ada', { awayUntil: until }),
    });
    expect(first).toMatchObject({
      state: 'away',
      until,
      instead: { ref: 'user:default/bob' },
    });
    const [alone] = rank([of('ada', 'line')], {
      settings: settings('ada', { awayUntil: until }),
    });
    expect(alone.instead).toEqual(team);
    const [back] = rank(evidence, {
      settings: settings('ada', { awayUntil: now.toISOString() }),
    });
    expect(back).toMatchObject({ state: 'present' });
  });

  it('adds up what somebody wrote under several addresses, of the same place and of nobody who only has the same name', () => {
    const share = (email: string, weight: number, title: string) => ({
      ...of('ada', 'commits', weight),
      identity: { name: 'Ada', email },
      text: authorSentences.commits(weight, title),
      part: { of: `pay ${title}`, title },
    });
    const known = people.people.map(person =>
      person.ref === 'user:default/ada'
        ? { ...person, emails: [...person.emails, 'ada@home.example'] }
        : person,
    );
    const said = (evidence: EvidenceOfAuthor[]) =>
      rankAuthors(evidence, { people: known }, { now }).suggestions.map(
        ({ why, confidence }) => [confidence, ...why.map(({ text }) => text)],
      );
    const both = [
      share('ada@example.com', 0.4, 'retry.ts'),
      share('ada@home.example', 0.45, 'retry.ts'),
      share('ada@home.example', 0.1, 'README.md'),
    ];
    expect(said(both)).toEqual([
      ['high', 'wrote 85 % of retry.ts', 'wrote 10 % of README.md'],
    ]);
    expect(said([...both].reverse())).toEqual(said(both));
    expect(
      said([
        share('ada@one.example', 0.4, 'retry.ts'),
        share('ada@two.example', 0.45, 'retry.ts'),
      ]),
    ).toEqual([['medium', 'wrote 45 % of retry.ts', 'wrote 40 % of retry.ts']]);
  });

  it('sends to the team who would rather have it asked', () => {
    const [first] = rank([of('ada', 'line')], {
      settings: settings('ada', { prefers: 'team' }),
    });
    expect(first).toMatchObject({ state: 'prefersTeam', instead: team });
  });

  it('says why, the strongest first, without repeating itself; contacts only of who is there', () => {
    const [first] = rank([
      of('ada', 'owner'),
      of('ada', 'line'),
      of('ada', 'line'),
    ]);
    expect(first.why.map(({ kind }) => kind)).toEqual(['line', 'owner']);
    expect(first.contacts).toHaveLength(1);
    expect(rank([of('dora', 'line')])[0].contacts).toBeUndefined();
  });

  it('gives the same answer in whatever order the evidence comes', () => {
    const evidence = names.flatMap((name, at) => [
      of(name, 'commits', 0.2, 1),
      of(name, 'review', at / 10, 2),
    ]);
    expect(rank([...evidence].reverse())).toEqual(rank(evidence));
  });
});

describe('sentences', () => {
  it.each([
    [authorSentences.commits(0.62, 'retry.ts'), 'wrote 62 % of retry.ts'],
    [authorSentences.commits(1, 'retry.ts'), 'wrote retry.ts'],
    [
      authorSentences.commits(0.001, 'retry.ts'),
      'wrote less than 1 % of retry.ts',
    ],
    [authorSentences.lastChange('retry.ts'), 'last changed retry.ts'],
    [
      authorSentences.before(
        authorSentences.lastChange('retry.ts'),
        new Date('2026-11-18T12:00:00Z'),
        { at: now, what: 'this rollout' },
      ),
      'last changed retry.ts, 3 days before this rollout',
    ],
    [authorSentences.line('retry.ts:42'), 'wrote retry.ts:42'],
    [authorSentences.codeowners('/src/'), 'CODEOWNERS names them for /src/'],
    [authorSentences.pullRequest('Retry less'), 'proposed “Retry less”'],
    [authorSentences.review('Retry less'), 'reviewed “Retry less”'],
    [authorSentences.change('the commit'), 'made the commit'],
    [
      authorSentences.owner('Payments'),
      'is a member of Payments, which owns it',
    ],
    [authorSentences.onCall('Payments'), 'is on call now (Payments)'],
    [authorSentences.answered(1), 'answered a question about it'],
    [authorSentences.answered(3), 'answered 3 questions about it'],
    [spokenDuration(40_000), '40 s'],
    [spokenDuration(-12 * 60_000), '12 min'],
    [spokenDuration(5 * 3_600_000), '5 h'],
    [spokenDuration(4.8 * 60_000), '4 min'],
    [spokenDuration(119.5 * 60_000), '119 min'],
    [spokenDuration(2.9 * 24 * 3_600_000), '2 days'],
  ])('%s', (said, expected) => expect(said).toBe(expected));
});
