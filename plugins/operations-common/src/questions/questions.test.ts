import {
  addAnswer,
  POST_MORTEM_QUESTIONS,
  RUNBOOK_QUESTIONS,
} from './addAnswer';
import { askLinks } from './askLinks';
import { draftQuestion } from './draft/draftQuestion';
import {
  DEFAULT_ESCALATION,
  EscalatedQuestion,
  nextEscalation,
  nextLook,
} from './escalation';
import { QuestionFacts } from './model';

const FACTS: QuestionFacts = {
  kind: 'alertRule',
  title: 'PaymentsTooSlow',
  service: { title: 'payments', url: 'https://portal.example.org/payments' },
  cluster: 'eu-1',
  environment: 'production',
  version: { title: '1.8.3', since: '2026-03-01T14:01:00Z' },
  incident: {
    key: 'INC-12',
    title: 'Payments <script>alert(1)</script>',
    url: 'https://portal.example.org/INC-12',
    severity: 2,
    startedAt: '2026-03-01T14:05:00Z',
  },
  alert: { title: 'PaymentsTooSlow', since: '2026-03-01T14:06:00Z' },
  objective: { title: 'fast enough', state: '62 % of the budget is left' },
  log: 'Error: ``` timeout\n    at retry (src/retry.ts:12:3)',
};

describe('the draft of a question', () => {
  it('says everything that an author needs, in both languages, and is inert', () => {
    const { title, text } = draftQuestion(FACTS);
    expect(title).toBe('INC-12, payments: what does PaymentsTooSlow mean?');
    expect(text).toContain(
      '- Service: [payments](https://portal.example.org/payments) (production, eu-1), version 1.8.3 since 2026-03-01 14:01 UTC',
    );
    expect(text).toContain('[INC-12](https://portal.example.org/INC-12)');
    expect(text).toContain('SEV2');
    expect(text).toContain('62 % of the budget is left');
    expect(text).not.toMatch(/[^\\]<script/);
    // The fence is longer than every fence in the log.
    expect(text).toContain('````\nError: ``` timeout');
    const german = draftQuestion(FACTS, 'de');
    expect(german.title).toBe(
      'INC-12, payments: Was bedeutet PaymentsTooSlow?',
    );
    expect(german.text).toContain('- Dienst: [payments]');
  });

  it('keeps the end of long logs, and titles short', () => {
    const log = Array.from({ length: 5_000 }, (_, at) => `line ${at}`);
    const { text } = draftQuestion({ ...FACTS, log: log.join('\n') });
    expect(text).toContain('\nline 4999\n');
    expect(text.length).toBeLessThan(6_000);
    const { title } = draftQuestion({
      kind: 'change',
      change: { title: 'x'.repeat(1_000) },
    });
    expect(title).toHaveLength(300);
  });
});

describe('links for asking elsewhere', () => {
  const asked = {
    title: 'What does it mean?',
    text: 'Hello & goodbye\n'.repeat(500),
    page: 'https://portal.example.org/operations/questions/Q-7',
  };
  const chat = (url: string) => ({ kind: 'chat' as const, label: 'Chat', url });

  it.each([
    ['slack', 'https://acme.slack.com/archives/C0123'],
    ['matrix', 'https://matrix.to/#/#payments:example.org'],
    ['mattermost', 'https://chat.example.org/acme/channels/payments'],
    ['zulip', 'https://acme.zulipchat.com/#narrow/channel/7-payments'],
    ['zulip', 'https://chat.example.org/#narrow/channel/7-payments'],
    ['teams', 'https://teams.microsoft.com/l/channel/19%3Aabc/General'],
    ['slack', 'slack://channel?team=T1&id=C1'],
    ['matrix', 'matrix:r/payments:example.org'],
    ['teams', 'msteams:/l/channel/19%3Aabc/General'],
    ['mattermost', 'mattermost://chat.example.org/acme/channels/payments'],
    ['link', 'https://chat.example.org/room/7'],
  ])('copy the text where %s has no address for it', (kind, url) => {
    expect(askLinks(asked, [chat(url), chat(url)])).toEqual([
      { kind, label: 'Chat', url, copies: true },
    ]);
  });

  it('carry it where they can, as much as fits, and say where the rest is', () => {
    const links = askLinks(asked, [
      {
        kind: 'email',
        label: 'team@example.org',
        url: 'mailto:team@example.org',
      },
      chat('https://teams.microsoft.com/l/chat/0/0?users=ann@example.org'),
      {
        kind: 'issues',
        label: 'Issues',
        url: 'https://github.com/acme/payments/issues',
      },
      {
        kind: 'issues',
        label: 'Issues',
        url: 'https://git.example.org/acme/payments/-/issues',
      },
    ]);
    expect(links.map(({ kind }) => kind)).toEqual([
      'email',
      'teams',
      'ticket',
      'ticket',
    ]);
    for (const { url, copies } of links) {
      expect(copies).toBeUndefined();
      expect(url.length).toBeLessThanOrEqual(1_900);
      expect(decodeURIComponent(url)).toContain('Hello & goodbye');
      expect(decodeURIComponent(url)).toContain(asked.page);
    }
    const [mail, , github, gitlab] = links.map(({ url }) => new URL(url));
    expect(mail.searchParams.get('subject')).toBe(asked.title);
    expect(github.pathname).toBe('/acme/payments/issues/new');
    expect(gitlab.searchParams.get('issue[title]')).toBe(asked.title);
  });

  it('are none where there is nobody, and nothing that is no address', () => {
    expect(
      askLinks(asked, [
        { kind: 'docs', label: 'Docs', url: 'https://docs.example.org' },
        { kind: 'chat', label: 'Chat' },
        chat('no address'),
      ]),
    ).toEqual([]);
  });
});

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const [ANN, BOB, TEAM, EVE] = [
  'user:default/ann',
  'user:default/bob',
  'group:default/team',
  'user:default/eve',
];
const CANDIDATES = {
  nextAuthor: [
    { ref: ANN, why: 'wrote most of it' },
    { ref: BOB, why: 'wrote 20 % of retry.ts' },
  ],
  team: [{ ref: TEAM, why: 'owns it' }],
  onCall: [{ ref: EVE, why: 'is on call' }],
};

describe('escalation', () => {
  const question = (
    more: Partial<EscalatedQuestion> = {},
  ): EscalatedQuestion => ({
    state: 'open',
    askedAt: 0,
    urgent: false,
    asked: [ANN],
    taken: [],
    ...more,
  });
  const next = (
    more: Partial<EscalatedQuestion> = {},
    candidates = CANDIDATES,
  ) => nextEscalation(question(more), DEFAULT_ESCALATION, candidates);

  it.each<[string, Partial<EscalatedQuestion>, number, string]>([
    ['the next author', {}, 30 * MINUTE, BOB],
    ['the team', { taken: [0] }, 2 * HOUR, TEAM],
    ['whoever is on call', { taken: [0, 1] }, 4 * HOUR, EVE],
    ['at half the times in an incident', { urgent: true }, 15 * MINUTE, BOB],
    ['nobody twice', { asked: [ANN, BOB] }, 2 * HOUR, TEAM],
    ['nobody who asked', { asked: [ANN, BOB, TEAM] }, 4 * HOUR, EVE],
  ])('asks %s', (_, more, at, ref) => {
    expect(next(more)).toMatchObject({ at, to: { ref } });
  });

  it.each(['answered', 'accepted', 'closed'] as const)(
    'never goes on once it is %s',
    state => {
      expect(next({ state })).toBeUndefined();
    },
  );

  it('ends when everybody was asked', () => {
    expect(next({ taken: [0, 1, 2] })).toBeUndefined();
    expect(next({ asked: [ANN, BOB, TEAM, EVE] })).toBeUndefined();
  });

  it.each<[string, Partial<EscalatedQuestion>, number, number | undefined]>([
    ['when the next one is asked', {}, 0, 30 * MINUTE],
    [
      'when a step is due for which nobody is known',
      { asked: [ANN, BOB] },
      0,
      30 * MINUTE,
    ],
    ['a quarter of its age later', { asked: [ANN, BOB] }, HOUR, 75 * MINUTE],
    ['not all the time', { asked: [ANN, BOB] }, 30 * MINUTE, 37.5 * MINUTE],
    [
      'at least once a day',
      { asked: [ANN, BOB, TEAM, EVE] },
      4000 * HOUR,
      4024 * HOUR,
    ],
    ['never once every step was taken', { taken: [0, 1, 2] }, HOUR, undefined],
    ['never once it is answered', { state: 'answered' }, HOUR, undefined],
  ])('is looked at again %s', (_, more, now, at) => {
    expect(nextLook(question(more), DEFAULT_ESCALATION, CANDIDATES, now)).toBe(
      at,
    );
  });

  it('disturbs nobody, and does not wait for one who sleeps', () => {
    const asleep = { ref: BOB, why: 'wrote it', quietUntil: 8 * HOUR };
    const nextAuthor = [...CANDIDATES.nextAuthor.slice(0, 1), asleep];
    expect(next({}, { ...CANDIDATES, nextAuthor })).toMatchObject({
      at: 2 * HOUR,
      to: { ref: TEAM },
    });
    expect(
      next({ taken: [1, 2] }, { ...CANDIDATES, nextAuthor }),
    ).toMatchObject({ at: 8 * HOUR, to: { ref: BOB } });
    const awake = { ref: EVE, why: 'wrote a line' };
    expect(
      next({}, { ...CANDIDATES, nextAuthor: [...nextAuthor, awake] }),
    ).toMatchObject({ at: 30 * MINUTE, to: { ref: EVE } });
  });

  it('says why', () => {
    expect(next()?.why).toBe(
      'asked after 30 minutes without an answer; wrote 20 % of retry.ts',
    );
  });
});

describe('an answer in another text', () => {
  const question = {
    key: 'Q-7',
    title: 'What [does] it mean?',
    url: '/operations/questions/Q-7',
    answer: '## Restart it\n\n<!-- internal -->\nIt is stuck.',
    answeredAt: '2026-03-01T14:20:00Z',
  };

  it('stands under its heading, once, and opens nothing', () => {
    const text =
      '---\ntitle: Queue\n---\n\n# Queue\n\n## Questions\n\nNone yet.\n\n## After\n\nDone.\n';
    const once = addAnswer(text, question, RUNBOOK_QUESTIONS);
    expect(once.indexOf('Q-7')).toBeGreaterThan(once.indexOf('None yet.'));
    expect(once.indexOf('/question Q-7')).toBeLessThan(
      once.indexOf('## After'),
    );
    expect(once).toContain('> ## Restart it');
    expect(once).not.toContain('<!-- internal -->');
    expect(addAnswer(once, question, RUNBOOK_QUESTIONS)).toBe(once);
    const other = addAnswer(
      once,
      { ...question, answer: 'Better not.' },
      RUNBOOK_QUESTIONS,
    );
    expect(other).not.toContain('Restart it');
    expect(other).toContain('> Better not.');
    const both = addAnswer(
      other,
      { ...question, key: 'Q-70' },
      RUNBOOK_QUESTIONS,
    );
    expect(both.match(/<!-- question /g)).toHaveLength(2);
  });

  it('begins the section where there is none, also in German and in nothing', () => {
    expect(addAnswer('# Queue\n', question, RUNBOOK_QUESTIONS)).toMatch(
      /^# Queue\n\n## Questions\n\n<!-- question Q-7 -->/,
    );
    expect(addAnswer('', question, RUNBOOK_QUESTIONS)).toMatch(/^## Questions/);
    const german = addAnswer(
      '## Wer gefragt wurde\n\n## Danach\n',
      question,
      POST_MORTEM_QUESTIONS,
    );
    expect(german.indexOf('Q-7')).toBeLessThan(german.indexOf('## Danach'));
    expect(german).not.toContain('Who was asked');
  });

  it.each([
    [POST_MORTEM_QUESTIONS, 'Wer gefragt wurde', 'Who was asked'],
    [RUNBOOK_QUESTIONS, 'Fragen', 'Questions'],
  ])('begins it in the language of the text: %#', (headings, de, en) => {
    const german =
      '---\nstatus: draft\n---\n# Die Queue ist voll, und wir warten\n';
    const english = '# The queue is full, and we wait for it\n';
    expect(addAnswer(german, question, headings)).toContain(`\n## ${de}\n`);
    expect(addAnswer(english, question, headings)).toContain(`\n## ${en}\n`);
    // The answer does not decide where there is a text.
    const answered = {
      ...question,
      answer: 'Das ist der Pool und nicht die Queue.',
    };
    expect(addAnswer(english, answered, headings)).toContain(`\n## ${en}\n`);
    expect(addAnswer('', answered, headings)).toMatch(
      new RegExp(`^## ${de}\n`),
    );
  });

  it('is internal where only some may read it', () => {
    const text = addAnswer(
      '',
      { ...question, internal: true },
      POST_MORTEM_QUESTIONS,
    );
    expect(text).toMatch(/<!-- internal -->[^]*stuck[^]*<!-- \/internal -->/);
  });
});
