import { Contact } from '../generated/openapi';
import { askLinks } from './askLinks';
import { draftQuestion } from './draft/draftQuestion';
import { QuestionFacts } from './model';

const PAGE = 'https://portal.example.org/operations/questions/Q-1';
const WANTED = 'Why does payments have FAULT=errors, and may we take it back?';
const lines = (count: number, word: string) =>
  Array.from({ length: count }, (_, at) => `${word} ${at}`).join('\n');

const FACTS: QuestionFacts = {
  kind: 'alertRule',
  title: 'PaymentsTooSlow',
  service: { title: 'Payments', url: 'https://portal.example.org/payments' },
  incident: { key: 'INC-1', title: 'Payments is down' },
  alert: { title: 'Burns', summary: 'Burned 789 times as fast. '.repeat(4) },
  change: { title: 'payments was rolled out anew (revision 2)' },
  log: 'payments starts',
  links: [
    { title: 'Deployment payments', url: 'https://portal.example.org/d' },
  ],
};

const PLACES: Array<[string, Contact, string]> = [
  [
    'mail',
    { kind: 'email', label: 'Mail', url: 'mailto:team@example.org' },
    'body',
  ],
  [
    'a chat of Teams',
    {
      kind: 'chat',
      label: 'Chat',
      url: 'https://teams.microsoft.com/l/chat/0/0?users=ann@example.org',
    },
    'message',
  ],
  [
    'an issue of GitHub',
    {
      kind: 'issues',
      label: 'Issues',
      url: 'https://github.com/acme/payments/issues',
    },
    'body',
  ],
  [
    'an issue of GitLab',
    {
      kind: 'issues',
      label: 'Issues',
      url: 'https://git.example.org/acme/payments/-/issues',
    },
    'issue[description]',
  ],
];

describe.each(PLACES)('a question that is asked by %s', (_, contact, name) => {
  const write = (text: string, title = 'Why is it down?', page = PAGE) => {
    const [{ url }] = askLinks({ title, text, page }, [contact]);
    expect(url.length).toBeLessThanOrEqual(1_900);
    // What is cut in the middle of a character cannot be read again.
    return new URL(url).searchParams.get(name) ?? '';
  };
  const filled = (facts: Partial<QuestionFacts>, own = WANTED) => {
    const { text } = draftQuestion({ ...FACTS, ...facts });
    return `${text.replace(/<!--[^]*?-->/, '').trimEnd()}\n\n${own}\n`;
  };

  it('is whole where it fits, with its page', () => {
    const text = filled({ alert: undefined });
    expect(write(text)).toContain(`${text.trim()}\n\n${PAGE}`);
  });

  it.each<[string, Partial<QuestionFacts>, RegExp[], RegExp[]]>([
    [
      'the beginning of a long log',
      { log: `${lines(500, 'line')}\nthe end` },
      [/```\n…\nline \d+\n[^]*the end\n```/, /INC-1/, /Deployment payments/],
      [/line 0\n/],
    ],
    [
      'a log of one long line',
      { log: 'x'.repeat(4_000) },
      [/```\n…\nx+\n```/, /INC-1/],
      [],
    ],
    [
      'a log that is longer when it is encoded',
      { log: lines(80, '“Zahlung läuft” 💳 → ✗') },
      [/```\n…\n“Zahlung/, /INC-1/],
      [/ ✗ 0\n/],
    ],
    [
      'the log, then the last facts',
      {
        log: lines(50, 'line'),
        links: Array.from({ length: 30 }, (__, at) => ({
          title: `Link ${at}`,
          url: `https://portal.example.org/${at}`,
        })),
      },
      [/INC-1/],
      [/line \d/, /Link 0/, /What it says/],
    ],
  ])('loses %s, never what was asked', (__, facts, kept, lost) => {
    const said = write(filled(facts));
    expect(said).toContain(WANTED);
    expect(said.endsWith(`\n…\n${PAGE}`)).toBe(true);
    for (const one of kept) expect(said).toMatch(one);
    for (const one of lost) expect(said).not.toMatch(one);
  });

  it('loses all that was filled in before the end of a long question', () => {
    const said = write(filled({ log: lines(50, 'line') }, lines(900, 'own')));
    expect(said).toContain('own 0\nown 1\n');
    expect(said).not.toMatch(/INC-1|line \d|own 899/);
    expect(said.endsWith(`\n…\n${PAGE}`)).toBe(true);
  });

  it('loses what is quoted before what is asked below it', () => {
    const quoted = `\`\`\`\n${lines(400, 'trace')}\n\`\`\``;
    const said = write(filled({}, `See this:\n\n${quoted}\n\n${WANTED}`));
    expect(said).toMatch(/See this:\n\n```\n…\n[^]*trace 399\n```/);
    expect(said).toContain(WANTED);
  });

  it('leaves room beside a long title, and never half a character', () => {
    const title = '障'.repeat(300);
    for (const own of ['💳'.repeat(400), `a${'💳'.repeat(400)}`]) {
      const said = write(filled({}, own), title);
      expect(said).toMatch(/(💳){20,}/u);
      expect(said).not.toMatch(/\uFFFD/);
      expect(said).toContain(PAGE);
    }
  });
});
