import { readPostMortem } from '../readPostMortem';
import { LensFacts } from './model';
import {
  LENS_RULES,
  reviewPostMortem,
  reviewPostMortemInTurns,
} from './reviewPostMortem';

const HEAD = `title: The disk was full
status: draft
visibility: public
services: [component:default/timetable]
severity: 2
started: 2026-03-01T10:00:00Z
detected: 2026-03-01T10:10:00Z
acknowledged: 2026-03-01T10:15:00Z
mitigated: 2026-03-01T10:30:00Z
resolved: 2026-03-01T11:00:00Z
authors: [user:default/hana.sato]
actionItems:
  - { id: a, title: Alert at 80 %, owner: group:default/platform, due: 2027-01-01 }
`;
const TIMELINE = `**2026-03-01**

- 10:00 The disk is full.
- 10:10 The alert fires.
- 10:15 Taken on.
- 10:30 Users are well again.
- 11:00 Closed.
`;
const SECTIONS: Record<string, string> = {
  Summary: 'The disk was full and nothing was written.',
  Impact: 'For 30 minutes nobody could plan a journey.',
  Timeline: TIMELINE,
  'Contributing factors': '- Logs share the volume.\n- No alert was set.',
  'What would have protected users better?': 'A copy of the day before.',
  'What keeps it from happening again?': 'A volume for logs alone.',
  'What would make recovery quicker?': 'A runbook that names the volume.',
  'What would detect it quicker?': 'A forecast of the volume.',
  'What went well': 'Everybody answered at once.',
};

function account(
  head: string = HEAD,
  sections: Record<string, string | undefined> = {},
): string {
  const body = Object.entries({ ...SECTIONS, ...sections })
    .filter(([, text]) => text !== undefined)
    .map(([title, text]) => `## ${title}\n\n${text}\n`)
    .join('\n');
  return `---\n${head}---\n\n${body}`;
}

/** The rules that find something, and the words that they point at. */
function found(markdown: string, facts?: LensFacts): string[][] {
  const { document } = readPostMortem(markdown);
  return reviewPostMortem(document!, facts).map(({ rule, start, end }) => [
    rule,
    markdown.slice(start, end).replace(/\s+/g, ' '),
  ]);
}

function inSummary(text: string, facts?: LensFacts): string[][] {
  return found(account(HEAD, { Summary: `It was full. ${text}` }), facts);
}

function withHead(from: string | RegExp, to: string): string {
  const head = HEAD.replace(from, to);
  expect(head).not.toBe(HEAD);
  return account(head);
}

it('says nothing of an account in which nothing is missing', () => {
  expect(found(account())).toEqual([]);
});

it('says where, what and what to write instead', () => {
  const markdown = account(HEAD, {
    Summary: 'It was full.\nThey should have looked.',
  });
  const { document } = readPostMortem(markdown);
  const start = markdown.indexOf('should have');
  expect(reviewPostMortem(document!)).toEqual([
    {
      rule: 'blame.hindsight',
      severity: 'warning',
      line: markdown.slice(0, start).split('\n').length,
      start,
      end: start + 'should have'.length,
      message: '"should have" says what is known only afterwards.',
      remedy:
        'Say what was known at that time, and what made the other way the easy one.',
      values: { words: 'should have' },
    },
  ]);
});

it('has rules whose names are all different', () => {
  const ids = LENS_RULES.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

describe('secrets', () => {
  const token = `ghp_${'aB3xY7kQ9mZ2'.repeat(3)}`;

  it('are errors wherever they stand: in code, in comments, in what is internal, in front matter', () => {
    const parts = [
      `It said ${token}.`,
      `\n\n\`\`\`\nAuthorization: Bearer ${token}\n\`\`\`\n`,
      `<!-- ${token} -->`,
      `<!-- internal -->\n${token}\n<!-- /internal -->`,
    ];
    for (const part of parts) {
      const [finding, ...others] = inSummary(part);
      expect([part, finding, others]).toEqual([
        part,
        ['secrets.found', token],
        [],
      ]);
    }
    const markdown = account(`${HEAD}tags: ["${token}"]\n`);
    const { document } = readPostMortem(markdown);
    expect(reviewPostMortem(document!)[0]).toMatchObject({
      severity: 'error',
      message: 'A GitHub token stands on line 15.',
      remedy: 'Take it out and revoke it: git keeps it for ever.',
      line: 15,
      values: { kind: 'github token', line: 15 },
    });
  });

  it.each([
    'The password was wrong; password: ${DB_PASSWORD}.',
    'It said [secret: github token].',
    'Mail ada@firma.de, or call +49 30 5556677.',
  ])('are not: %s', text => {
    expect(inSummary(text)).toEqual([]);
  });
});

describe('blame', () => {
  it.each([
    ['The engineer should have known.', 'blame.hindsight', 'should have'],
    [
      'They shouldn’t and should not have done it.',
      'blame.hindsight',
      'should not have',
    ],
    [
      'Man hätte es vorher sehen müssen.',
      'blame.hindsight',
      'hätte es vorher sehen müssen',
    ],
    [
      'Wir hätten den Alarm\nbeachten sollen.',
      'blame.hindsight',
      'hätten den Alarm beachten sollen',
    ],
    ['This was obviously wrong.', 'blame.obvious', 'obviously'],
    ['That was careless.', 'blame.judgement', 'careless'],
    ['Das war fahrlässig.', 'blame.judgement', 'fahrlässig'],
    ['Die Schuld liegt beim Dienst.', 'blame.guilt', 'Schuld'],
    ['It shows a lack of care.', 'blame.judgement', 'lack of care'],
    ['The team was to blame.', 'blame.guilt', 'to blame'],
    ['The reason was human error.', 'blame.human-error', 'human error'],
    ['Ein menschlicher Fehler.', 'blame.human-error', 'menschlicher Fehler'],
    ['The operator forgot the flag.', 'blame.omission', 'forgot'],
    ['Das wurde vergessen.', 'blame.omission', 'vergessen'],
    ['The team failed to react.', 'blame.failed', 'team failed to'],
    [
      'He ignored three of the alerts.',
      'blame.ignored',
      'ignored three of the alerts',
    ],
    [
      'She did not follow the runbook.',
      'blame.procedure',
      'did not follow the runbook',
    ],
    ['Sie ignorierten den Alarm.', 'blame.procedure', 'ignorierten den Alarm'],
  ])('%s', (text, rule, words) => {
    expect(inSummary(text)).toEqual([[rule, words]]);
  });

  it.each([
    'Nobody forgot anything.',
    'Nobody asks who is to blame.',
    'It was not careless at all.',
    'Es war niemandes Fehler, und nichts wurde vergessen.',
    'The pod failed to start.',
    'The client ignored the header.',
    'The log said "operator forgot the flag".',
    'Im Log stand „vergessen“.',
    'The option `--forgot` is gone.',
    '\n\n> You should have called us.\n',
    '\n\n```\nshould have been 3\n```\n',
    '<!-- you should have -->',
    'See [this](https://a.example.org/should-have-forgot).',
    'Users should be told. The alert should fire.',
    'Es hätte auch anders kommen können.',
  ])('has nothing against: %s', text => {
    expect(inSummary(text)).toEqual([]);
  });

  it('knows that a cause called human is none', () => {
    expect(found(withHead('severity: 2', 'severity: 2\ncause: human'))).toEqual(
      [['blame.cause', 'cause: human']],
    );
  });
});

describe('people', () => {
  it.each([
    ['Hana Sato deleted the volume.', 'Hana Sato deleted'],
    ['It stopped because of Hana Sato.', 'because of Hana Sato'],
    ['Ann O. Nym accidentally removed it.', 'Ann O. Nym accidentally removed'],
    ['Ada Example löschte die Platte.', 'Ada Example löschte'],
  ])('%s', (text, words) => {
    expect(inSummary(text, { people: ['Ann O. Nym', 'Ada Example'] })).toEqual([
      ['people.cause', words],
    ]);
  });

  it.each([
    ['Then Ada Example ran the script.', 'Ada Example ran'],
    ['Nym quickly restarted it.', 'Nym quickly restarted'],
    ['It was restarted by Ann O. Nym.', 'restarted by Ann O. Nym'],
    ['Dann startete Ada Example neu.', undefined],
    ['Ada Example startete es neu.', 'Ada Example startete'],
    ['The example restarted; ada is a language.', undefined],
  ])('that they did something: %s', (text, words) => {
    expect(inSummary(text, { people: ['Ann O. Nym', 'Ada Example'] })).toEqual(
      words ? [['people.actor', words]] : [],
    );
  });

  it('may be thanked', () => {
    const text = 'Ada Example called everybody and explained it to them.';
    const markdown = account(HEAD, { 'What went well': text });
    expect(found(markdown, { people: ['Ada Example'] })).toEqual([]);
  });

  it.each([
    'Hana Sato was on call.',
    'Hana Sato found it and told us.',
    'Somebody deleted the volume.',
  ])('has nothing against: %s', text => {
    expect(inSummary(text)).toEqual([]);
  });
});

describe('factors', () => {
  it.each([
    [
      { 'Contributing factors': undefined, 'Root cause': '- A\n- B b b' },
      ['factors.one-cause', '## Root cause'],
    ],
    [
      { 'Contributing factors': 'Logs share the volume.' },
      ['factors.few', '## Contributing factors'],
    ],
    [
      { Summary: 'It was full. The root cause was a log.' },
      ['factors.root-cause', 'The root cause was'],
    ],
    [
      { Summary: 'It was full. A log was the root cause.' },
      ['factors.root-cause', 'was the root cause'],
    ],
    [
      { Summary: 'It was full. Ein Protokoll war die Ursache.' },
      ['factors.root-cause', 'war die Ursache'],
    ],
    [
      { Summary: 'It was full. Die Ursache des Ausfalls war ein Protokoll.' },
      ['factors.root-cause', 'Die Ursache des Ausfalls war'],
    ],
  ])('%j', (sections, expected) => {
    expect(found(account(HEAD, sections))).toEqual([expected]);
  });

  it('takes several sentences for several factors', () => {
    const text = 'Logs share it. No alert was set. It was night.';
    expect(found(account(HEAD, { 'Contributing factors': text }))).toEqual([]);
  });
});

describe('what is missing', () => {
  it.each([
    ['Summary', 'missing.summary'],
    ['Impact', 'missing.impact'],
    ['Contributing factors', 'missing.contributingFactors'],
    ['What would have protected users better?', 'missing.protect'],
    ['What keeps it from happening again?', 'missing.prevent'],
    ['What would make recovery quicker?', 'missing.recover'],
    ['What would detect it quicker?', 'missing.detect'],
    ['What went well', 'missing.wentWell'],
  ])('%s', (section, rule) => {
    expect(found(account(HEAD, { [section]: undefined }))).toEqual([
      [rule, 'title: The disk was full'],
    ]);
    for (const empty of ['', 'TBD', '- …', '<!-- What happened to whom? -->']) {
      expect(found(account(HEAD, { [section]: empty }))).toEqual([
        [rule, `## ${section}`],
      ]);
    }
  });

  it('the whole timeline, or the times in it', () => {
    expect(found(account(HEAD, { Timeline: undefined }))).toEqual([
      ['missing.timeline', 'title: The disk was full'],
    ]);
    expect(
      found(account(HEAD, { Timeline: 'First it was full, then it was not.' })),
    ).toEqual([['timeline.entries', '## Timeline']]);
  });

  it.each([
    [/detected.*\n/, '', ['missing.detected', 'started: 2026-03-01T10:00:00Z']],
    [/started.*\n/, '', ['missing.started', 'title: The disk was full']],
    [/services.*\n/, '', ['missing.services', 'title: The disk was full']],
    [
      'started: 2026-03-01T10:00',
      'started: 2026-03-01T10:11',
      ['times.order', 'detected: 2026-03-01T10:10:00Z'],
    ],
  ])('%s', (from, to, expected) => {
    expect(found(withHead(from, to))[0]).toEqual(expected);
  });
});

describe('action items', () => {
  const item = (text: string) => withHead(/ {2}- \{ id.*\n/, `  - ${text}\n`);
  const rest = 'owner: group:default/platform, due: 2027-01-01';

  it.each([
    ['{ id: a, title: Alert at 80 %, due: 2027-01-01 }', 'actions.owner'],
    [
      '{ id: a, title: Alert at 80 %, owner: jan, due: 2027-01-01 }',
      'actions.unknown-owner',
    ],
    [
      '{ id: a, title: Alert at 80 %, owner: user:default/gone, due: 2027-01-01 }',
      'actions.departed',
    ],
    [
      '{ id: a, title: Alert at 80 %, owner: group:default/platform }',
      'actions.due',
    ],
    [
      '{ id: a, title: Alert at 80 %, owner: group:default/platform, due: 2026-11-20 }',
      'actions.overdue',
    ],
    [
      `{ id: a, title: Alert at 80 %, ${rest}, issue: git.example.org/a/issues/1 }`,
      'actions.issue',
    ],
    [
      `{ id: a, title: Alert at 80 %, ${rest}, issue: 'https://git.example.org' }`,
      'actions.issue',
    ],
    [
      `{ id: a, title: Alert at 80 %, ${rest}, issue: see the tracker }`,
      'actions.issue',
    ],
    [`{ id: a, title: Be more careful with disks, ${rest} }`, 'actions.vague'],
    [`{ id: a, title: Künftig besser aufpassen, ${rest} }`, 'actions.vague'],
    [`{ id: a, title: Better monitoring, ${rest} }`, 'actions.no-action'],
    [
      `{ id: a, title: Documentation of the volume and its users, ${rest} }`,
      'actions.no-action',
    ],
  ])('%s', (text, rule) => {
    const facts = {
      now: new Date('2026-11-21T00:00:00Z'),
      departed: ['user:default/gone'],
    };
    expect(found(item(text), facts).map(([id]) => id)).toContain(rule);
  });

  it.each([
    `{ id: b, title: Alert at 80 %, ${rest} }`,
    `{ id: a, title: Never let logs share a volume with data, ${rest} }`,
    '{ id: a, title: Alert at 80 %, done: 2026-01-01 }',
    '{ id: a, title: Alert at 80 %, owner: group:default/platform, due: 2026-11-21 }',
    `{ id: a, title: Alert at 80 %, ${rest}, issue: 'https://git.example.org/a?id=1' }`,
    `{ id: a, title: Alert at 80 %, ${rest}, issue: OPS-12 }`,
    `{ id: a, title: Alert at 80 %, ${rest}, issue: 'team/repo#12' }`,
  ])('has nothing against: %s', text => {
    const facts = { now: new Date('2026-11-21T00:00:00Z') };
    expect(found(item(text), facts)).toEqual([]);
  });

  it('are none', () => {
    expect(found(withHead(/actionItems[^]*/, ''))).toEqual([
      ['actions.none', 'title: The disk was full'],
    ]);
  });
});

describe('the timeline', () => {
  it.each([
    ['At 10:20 it was restarted.', ['timeline.claim', '10:20']],
    ['At 10:20 am it was restarted.', ['timeline.claim', '10:20 am']],
    ['At 1:20 pm it was restarted.', ['timeline.claim', '1:20 pm']],
  ])('does not tell: %s', (text, expected) => {
    expect(inSummary(text)).toEqual([expected]);
  });

  it.each([
    'At 10:12 the alert was seen.',
    'At 10:58 it was over.',
    'The ratio was 99:45 and the log says `12:00`.',
    'Version 1.12:30 is no time.',
  ])('has nothing against: %s', text => {
    expect(inSummary(text)).toEqual([]);
  });

  it('does not tell a moment of the front matter', () => {
    const text = TIMELINE.replace('- 10:15 Taken on.\n', '');
    expect(found(account(HEAD, { Timeline: text }))).toEqual([
      ['timeline.moment', 'acknowledged: 2026-03-01T10:15:00Z'],
    ]);
    const otherDay = TIMELINE.replace('2026-03-01', '2026-03-02');
    expect(found(account(HEAD, { Timeline: otherDay }))).toHaveLength(5);
    const elsewhere = `Times are CET.\n\n${otherDay}`;
    expect(found(account(HEAD, { Timeline: elsewhere }))).toEqual([]);
  });

  it('tells nothing for a long time', () => {
    const head = HEAD.replace(/(mitigated: \S+)T10:30/, '$1T13:30').replace(
      /(resolved: \S+)T11/,
      '$1T14',
    );
    const text = TIMELINE.replace('10:30', '13:30').replace('11:00', '14:00');
    expect(found(account(head, { Timeline: text }))).toEqual([
      ['timeline.gap', '10:15 Taken on. - 13:30'],
    ]);
  });
});

describe('numbers', () => {
  it.each([
    ['Latency rose to 900.', 'Latency rose to 900'],
    ['The timeout was 30, as always.', 'timeout was 30'],
    ['Die Auslastung lag bei 97.', 'Auslastung lag bei 97'],
  ])('%s', (text, words) => {
    expect(inSummary(text)).toEqual([['numbers.unit', words]]);
  });

  it.each([
    'Latency rose to 900 ms.',
    'Latency rose to 900ms.',
    'The timeout was 30 seconds.',
    'Traffic fell by 3.5 %.',
    'The error rate was 0.5%.',
    'Traffic was 3 × as much.',
    'It ran on 3 nodes.',
  ])('has nothing against: %s', text => {
    expect(inSummary(text)).toEqual([]);
  });
});

it('takes long texts in its stride', () => {
  for (const piece of [
    'should ',
    'hätte ',
    '"',
    '`a',
    '10:10 ',
    '](',
    'latency of ',
    'the root cause of a ',
    'ignored the ',
    '- 10:00 a\n',
    'A. ',
  ]) {
    const text = account(HEAD, {
      Summary: piece.repeat(100_000 / piece.length),
    });
    const { document } = readPostMortem(text);
    expect(() => reviewPostMortem(document!)).not.toThrow();
  }
}, 60_000);

describe('a text of 1 MB', () => {
  const of = (line: string) => line.repeat(1e6 / line.length);
  const people = Array.from(
    { length: 500 },
    (_, at) => `Ada${at} Example${at}`,
  );
  const facts = { people: [...people, 'Ada Example'] };
  const TOLD =
    'At 10:12 Ada Example restarted it, which should have been known; latency rose to 900.\n\n';

  it.each([
    ['prose', account(HEAD, { Impact: of(TOLD) })],
    ['a line', account(HEAD, { Impact: of(TOLD.replace(/\n/g, ' ')) })],
    [
      'a timeline',
      account(HEAD, { Timeline: of('- 10:13 Ada Example did it.\n') }),
    ],
    ['words', account(HEAD, { Impact: of('restarted ') })],
  ])(
    'of %s is looked through in turns, in which others are answered',
    async (_, markdown) => {
      const { document } = readPostMortem(markdown);
      let began = performance.now();
      let longest = 0;
      let turns = 0;
      const findings = await reviewPostMortemInTurns(
        document!,
        facts,
        async () => {
          longest = Math.max(longest, performance.now() - began);
          turns += 1;
          await new Promise(resolve => {
            setTimeout(resolve);
          });
          began = performance.now();
        },
      );
      expect(turns).toBe(LENS_RULES.length + 1);
      // It takes some tens of milliseconds; where a rule looked at each word for each name, it was seconds.
      expect(longest).toBeLessThan(1_500);
      expect(findings).toEqual(reviewPostMortem(document!, facts));
    },
  );

  it('is left where nobody wants to know any more', async () => {
    const { document } = readPostMortem(account());
    let turns = 0;
    const left = reviewPostMortemInTurns(document!, {}, async () => {
      turns += 1;
      if (turns > 2) throw new Error('The text is another one by now.');
    });
    await expect(left).rejects.toThrow('another one');
    expect(turns).toBe(3);
  });
});
