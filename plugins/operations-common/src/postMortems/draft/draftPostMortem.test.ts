import { sectionsOf } from '../account/sectionsOf';
import { readPostMortem } from '../readPostMortem';
import { draftPostMortem } from './draftPostMortem';
import { PostMortemFacts } from './facts';

const FACTS: PostMortemFacts = {
  id: 'PM-7',
  title: 'Timetable [eu-1] is down: "certificate"',
  visibility: 'public',
  incident: 'INC-12',
  incidentUrl: '/operations/incidents/INC-12',
  severity: 2,
  cause: 'certificate',
  started: '2026-03-01T23:50:00Z',
  detected: '2026-03-01T23:51:10Z',
  mitigated: '2026-03-02T02:20:00Z',
  resolved: '2026-03-04T04:00:00Z',
  services: [
    {
      ref: 'component:default/timetable',
      title: 'Timetable',
      url: '/operations/services/component/default/timetable',
      impact: 'outage',
      regions: ['eu-1'],
    },
    { ref: 'component:default/journeys', title: 'Journeys' },
  ],
  timeline: [
    {
      at: '2026-03-02T00:10:00Z',
      text: 'New *certificate* rolled out.',
      role: 'technicalLead',
      url: ['javascript', 'alert(1)'].join(':'),
    },
    {
      at: '2026-03-01T23:50:30Z',
      text: 'is down: probe failed',
      service: 'Timetable',
      url: '/operations/alerts/9',
      log: 'x509: certificate has expired\n``` not the end',
    },
  ],
  alerts: [
    {
      title: 'TimetableDown',
      startedAt: '2026-03-01T23:50:00Z',
      service: 'Timetable',
    },
  ],
  changes: [],
  budget: [
    {
      objective: 'Answered',
      service: 'Timetable',
      message: 'It cost 150 min of error budget, 37 % of the whole budget.',
    },
  ],
  charts: [{ title: 'Replay', url: '/operations/incidents/INC-12/replay' }],
  asked: [
    { who: 'Platform', at: '2026-03-02T00:05:00Z', about: 'Who renews?' },
  ],
};

describe('draftPostMortem', () => {
  it.each(['en', 'de'] as const)(
    'is a post-mortem with all sections, in %s',
    language => {
      const markdown = draftPostMortem(FACTS, language);
      const { document, problems } = readPostMortem(markdown);
      expect(problems).toEqual([]);
      expect(document).toMatchObject({
        id: 'PM-7',
        title: FACTS.title,
        status: 'draft',
        visibility: 'public',
        incident: 'INC-12',
        severity: 2,
        cause: 'certificate',
        services: ['component:default/timetable', 'component:default/journeys'],
        started: '2026-03-01T23:50:00Z',
        detected: '2026-03-01T23:51:10Z',
        language,
      });
      expect(
        sectionsOf(document!)
          .filter(({ level }) => level === 2)
          .map(({ kind }) => kind),
      ).toEqual([
        'summary',
        'impact',
        'timeline',
        'contributingFactors',
        'protect',
        'prevent',
        'recover',
        'detect',
        'wentWell',
        'asked',
      ]);
    },
  );

  it('tells what is known, in the order of time and by day', () => {
    const sections = sectionsOf(
      readPostMortem(draftPostMortem(FACTS, 'en')).document!,
    );
    const text = (kind: string) =>
      sections.find(section => section.kind === kind)?.text;
    expect(text('timeline')).toContain(`**2026-03-01**

- 23:50 Started.
- 23:50 Timetable: [is down: probe failed](/operations/alerts/9)

  \`\`\`\`
  x509: certificate has expired
  \`\`\` not the end
  \`\`\`\`

- 23:51 Detected.

**2026-03-02**

- 00:10 New \\*certificate\\* rolled out. *(technical lead)*
- 02:20 Mitigated.

**2026-03-04**

- 04:00 Resolved.

### Alerts

- TimetableDown, Timetable: from 2026-03-01 23:50 still firing`);
    expect(text('impact')).toContain(
      '70 s until it was detected, 2 h 30 min until users were well again, 2 d 4 h in all.',
    );
    expect(text('impact')).toContain(
      '| [Timetable](/operations/services/component/default/timetable) | outage | eu-1 |\n| Journeys | not known | – |',
    );
    expect(text('impact')).toContain(
      '| Timetable: Answered | It cost 150 min of error budget, 37 % of the whole budget. |',
    );
    expect(text('contributingFactors')).toContain('knows of no change');
    expect(text('asked')).toContain(
      '- Platform, 2026-03-02 00:05: Who renews?',
    );
  });

  it.each(['en', 'de'] as const)('says nothing twice, in %s', language => {
    const [service] = FACTS.services!;
    const event = { at: '2026-03-01T23:55:10Z', text: 'DiskFull fires.' };
    const alert = { title: 'DiskFull', startedAt: '2026-03-01T23:55:00Z' };
    const markdown = draftPostMortem(
      {
        title: 'A',
        services: [service, service],
        started: '2026-03-01T23:50:00Z',
        detected: '2026-03-01T23:50:40Z',
        resolved: '2026-03-02T01:00:20Z',
        timeline: [
          event,
          { ...event, at: '2026-03-01T23:55:50Z' },
          { ...event, at: '2026-03-01T23:58:00Z' },
          { at: '2026-03-02T01:00:20Z', text: 'Resolved' },
        ],
        alerts: [alert, { ...alert, url: '/operations/alerts/2' }],
        changes: [event, event],
        budget: [FACTS.budget![0], { ...FACTS.budget![0] }],
        links: [
          { title: 'Fix', url: 'https://git.example.org/1' },
          { title: 'Ticket', url: 'https://git.example.org/1' },
        ],
        asked: [
          { who: 'timetable' },
          { who: 'Commander', at: '2026-03-02T00:00:00Z' },
          { who: 'Commander', at: '2026-03-02T00:10:00Z' },
        ],
      },
      language,
    );
    const count = (words: RegExp) => markdown.match(words)?.length ?? 0;
    expect(
      [
        /DiskFull fires\./g,
        /^- \[?DiskFull/gm,
        /^\| \[Timetable\]/gm,
        /^\| Timetable: Answered/gm,
        /git\.example\.org/g,
        /^- Commander/gm,
        /^- timetable/gim,
        /Resolved|Behoben/g,
        /23:50 (?:Started, detected|Beginn, bemerkt)\./g,
      ].map(count),
    ).toEqual([3, 1, 1, 1, 1, 1, 0, 1, 1]);
  });

  it('is there where nothing is known but a title', () => {
    const { document, problems } = readPostMortem(
      draftPostMortem({ title: 'A' }, 'en'),
    );
    expect(problems).toEqual([]);
    expect(document).toMatchObject({ title: 'A', visibility: 'internal' });
  });
});
