import { upstreamAddresses, upstreamDraft, upstreamSentence } from '.';
import { UpstreamEvidence } from './model';

describe('upstreamAddresses', () => {
  const source = 'url:https://github.com/acme/shop/tree/main/';
  it.each<[string, Record<string, string> | undefined, string[]]>([
    ['nothing', undefined, []],
    [
      'the source, without what says that it is an address',
      { 'backstage.io/source-location': source },
      ['https://github.com/acme/shop/tree/main/'],
    ],
    [
      'the slug',
      { 'github.com/project-slug': 'acme/shop' },
      ['https://github.com/acme/shop'],
    ],
    [
      'what is named as upstream, rather than the source',
      {
        'backstage.io/source-location': source,
        'operate-first.io/upstream':
          'https://github.com/lib/one, https://git.example.org/two,https://github.com/lib/one',
      },
      ['https://github.com/lib/one', 'https://git.example.org/two'],
    ],
    [
      'the source, where what is named is none',
      {
        'backstage.io/source-location': source,
        'operate-first.io/upstream': 'lib/one, file:///etc/passwd',
      },
      ['https://github.com/acme/shop/tree/main/'],
    ],
  ])('finds %s', (_, annotations, expected) => {
    expect(upstreamAddresses(annotations)).toEqual(expected);
  });
});

describe('upstreamDraft', () => {
  const nothing: UpstreamEvidence = {
    services: ['Shop'],
    versions: [],
    budgets: [],
    alerts: [],
    logs: [],
  };
  const incident = {
    key: 'INC-7',
    title: 'Nobody can pay',
    severity: 2,
    impact: 'outage',
    startedAt: '2026-11-21T10:00:00.000Z',
    drill: false,
  };

  it('says what happened, since when, with which versions, and what it cost', () => {
    const { title, body } = upstreamDraft({
      ...nothing,
      incident: { ...incident, summary: 'The till hangs.' },
      versions: ['till:1.2.3'],
      budgets: ['Payments: 12 % of the budget'],
      alerts: ['TillDown'],
      logs: ['first', 'second', 'panic: ```\nat 5'],
      page: 'https://portal.example.org/operations/incidents/INC-7',
    });
    expect(title).toBe('Nobody can pay');
    expect(body).toBe(
      [
        'We operate Shop, which this project is part of.',
        '**What happened**: Nobody can pay (SEV2, outage), since 2026-11-21 10:00 UTC, not over yet.',
        'The till hangs.',
        '**Versions**\n\n- till:1.2.3',
        '**What it cost**\n\n- Payments: 12 % of the budget',
        '**Alerts**\n\n- TillDown',
        '**What it said**',
        '```\nsecond\n```',
        '````\npanic: ```\nat 5\n````',
        'All of it can be read at https://portal.example.org/operations/incidents/INC-7',
      ].join('\n\n'),
    );
  });

  it.each(['slo', 'runbook', 'owner', 'other'] as const)(
    'says what is missing: %s',
    gap => {
      const { title, body } = upstreamDraft({ ...nothing, gap });
      expect(title).toMatch(/^[A-Z].*: Shop$/);
      expect(body).toMatch(/We operate Shop.*\n\n[A-Z]/);
    },
  );

  it('says less where less is known, and says when it was over', () => {
    expect(upstreamDraft({ ...nothing, services: [] })).toEqual({
      title: '',
      body: '',
    });
    const resolvedAt = '2026-11-21T11:30:00.000Z';
    const { body } = upstreamDraft({
      ...nothing,
      incident: { ...incident, resolvedAt, drill: true },
    });
    expect(body).toContain('until 2026-11-21 11:30 UTC.');
    expect(body).toContain('This was a drill.');
  });

  it('keeps excerpts short', () => {
    const log = Array.from({ length: 100 }, (_, at) => `line ${at}`).join('\n');
    const { body } = upstreamDraft({ ...nothing, logs: [log] });
    expect(body).not.toContain('line 59\n');
    expect(body).toContain('line 60\n');
  });
});

it.each([
  ['merged', 'open', undefined, 'Upstream fixed it in acme/lib#12.'],
  ['closed', 'open', undefined, 'Upstream fixed it in acme/lib#12.'],
  [
    'closed',
    'open',
    'It is not planned.',
    'Upstream closed acme/lib#12: It is not planned.',
  ],
  ['open', 'closed', undefined, 'Upstream reopened acme/lib#12.'],
  ['open', 'sending', undefined, undefined],
  ['open', 'open', undefined, undefined],
  ['unknown', 'open', undefined, undefined],
])('says of %s after %s (%s): %s', (state, before, message, expected) => {
  const item = { name: 'acme/lib#12', state, message };
  expect(upstreamSentence(item, before)).toBe(expected);
});
