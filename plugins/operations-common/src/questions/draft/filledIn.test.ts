import { createSimilarIndex } from '../../similar';
import { draftQuestion } from './draftQuestion';
import { ownWords, withoutEmptyHeading } from './filledIn';

const FACTS = {
  kind: 'alertRule',
  title: 'SloBurn (v1.0)',
  service: { title: 'Shop', url: 'https://portal.example.org/shop' },
  alert: { title: 'SloBurn', summary: 'The budget burns.' },
  log: 'connection refused',
} as const;
const WRITTEN = 'Which certificate expired?\n\n- Alert: no, the other one.';

describe.each(['en', 'de'] as const)('a question filled in (%s)', language => {
  const { text } = draftQuestion(FACTS, language);

  it('has no words of the asker but what the log says', () => {
    expect(ownWords(text)).toBe('```\nconnection refused\n```');
    const { log: _, ...quiet } = FACTS;
    expect(ownWords(draftQuestion(quiet, language).text)).toBe('');
  });

  it('is like no other by what everybody logs', () => {
    const starts = 'payments starts, image registry.example.org/payments:1.4.2';
    const log = `${starts}\nError: connect ECONNREFUSED\nlistening on 8080`;
    expect(ownWords(draftQuestion({ ...FACTS, log }, language).text)).toBe(
      '```\nError: connect ECONNREFUSED\n```',
    );
    const quiet = draftQuestion({ ...FACTS, log: starts }, language).text;
    expect(ownWords(quiet)).toBe('');
    const [one, other] = ['Who may refund?', 'What weighs on it?'].map(own =>
      ownWords(`${quiet}\n${own}`),
    );
    const index = createSimilarIndex([
      {
        id: 'Q-1',
        kind: 'question',
        title: 'Refunds',
        text: one,
        services: [],
      },
    ]);
    expect(index.search(other).results).toEqual([]);
  });

  it('has those that the asker wrote', () => {
    expect(ownWords(`${text}\nWhich certificate expired?\n`)).toContain(
      'Which certificate expired?',
    );
    expect(ownWords(`${text}\nWhich one?`)).not.toContain('Shop');
    expect(ownWords(text.replaceAll('\n', '\r\n'))).not.toContain('Shop');
  });

  it('is kept without a heading that has nothing below it', () => {
    const kept = withoutEmptyHeading(text);
    expect(text.startsWith(kept)).toBe(true);
    expect(kept.endsWith('```')).toBe(true);
    expect(withoutEmptyHeading(text.replace(/<!--[^]*-->/, ''))).toBe(kept);
    const written = `${text}\n${WRITTEN}`;
    expect(withoutEmptyHeading(written)).toBe(written);
  });
});

it.each([
  ['en', undefined, 'A question about Shop'],
  ['en', 'INC-1', 'INC-1: a question about Shop'],
  ['de', undefined, 'Eine Frage zu Shop'],
] as const)(
  'about a service names it once (%s, %s)',
  (language, key, title) => {
    const shop = { title: 'Shop', url: 'https://portal.example.org/shop' };
    const facts = {
      kind: 'service',
      title: 'Shop',
      service: shop,
      incident: key && { ...shop, key },
    } as const;
    expect(draftQuestion(facts, language).title).toBe(title);
  },
);

it.each([
  ['en', 'does “Pay \\*later\\*” do?', 'Change', 'commit'],
  ['de', 'bewirkt „Pay \\*later\\*“?', 'Änderung', 'Commit'],
] as const)(
  'about a change names its commit, and what became of it (%s)',
  (language, asked, change, commit) => {
    const { title, text } = draftQuestion(
      {
        kind: 'change',
        title: 'web was rolled out anew',
        change: {
          title: 'Pay *later*',
          url: 'https://git.example.org/c/0',
          at: '2026-05-04T10:00:00Z',
          revision: 'df3916d6'.padEnd(40, '0'),
          seen: 'web was rolled out anew (revision 2)',
        },
      },
      language,
    );
    expect(title).toContain(asked.replaceAll('\\', ''));
    expect(text.split('\n')[0]).toContain('**Pay \\*later\\***');
    expect(text).toContain(
      `- ${change}: [Pay \\*later\\*](https://git.example.org/c/0) (${commit} df3916d6), 2026-05-04 10:00 UTC: web was rolled out anew (revision 2)\n`,
    );
    expect(ownWords(text)).toBe('');
  },
);

it.each(['', 'Why?', WRITTEN, 'What we would like to know: why?'])(
  'of somebody else stays as it is: %s',
  text => {
    expect(withoutEmptyHeading(text)).toBe(text);
  },
);
