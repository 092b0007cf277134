import fc from 'fast-check';
import { readPostMortem } from '../readPostMortem';
import { draftPostMortem } from './draftPostMortem';
import { PostMortemFacts } from './facts';
import { renewDraft } from './renewDraft';

const STARTED = '2026-11-22T14:37:00Z';
const PAYMENTS = { ref: 'component:default/payments', title: 'Payments' };
const alert = (title: string, endedAt?: string) => ({
  ...{ title, service: 'Payments', startedAt: STARTED, endedAt },
});

/** While it went on. */
const EARLY: PostMortemFacts = {
  title: 'Payments is down',
  services: [PAYMENTS],
  started: STARTED,
  detected: STARTED,
  timeline: [{ at: '2026-11-22T14:40:00Z', text: 'Somebody looks at it.' }],
  alerts: [alert('ServiceDown'), alert('SloBurn')],
  changes: [],
  budget: [{ objective: 'Answered', message: 'It cost 8.9 min.' }],
};
/** Once it was over. */
const OVER = '2026-11-22T15:08:00Z';
const LATE: PostMortemFacts = {
  ...EARLY,
  services: [PAYMENTS, { ref: 'component:default/shop', title: 'Shop' }],
  resolved: OVER,
  timeline: [
    ...EARLY.timeline!,
    { at: '2026-11-22T15:01:00Z', text: 'The change was reverted.' },
  ],
  alerts: [alert('ServiceDown', OVER), alert('SloBurn', OVER)],
  budget: [{ objective: 'Answered', message: 'It cost 20 min.' }],
};

const begun = draftPostMortem(EARLY, 'en');
const newest = draftPostMortem(LATE, 'en');

describe('renewDraft', () => {
  it('is the newest draft where nobody has written', () => {
    expect(renewDraft(begun, begun, newest)).toBe(newest);
  });

  it('is what was written where nothing is new', () => {
    const written = begun.replace('## Impact', 'We lost.\n\n## Impact');
    expect(renewDraft(written, begun, begun)).toBe(written);
  });

  it('keeps what people wrote, and renews the rest', () => {
    const written = begun
      .replace('## Impact', 'Nobody could pay.\n\n## Impact')
      .replace('Somebody looks at it.', 'The payments team looks at it.')
      .replace('- SloBurn', '- **SloBurn**')
      .replace(
        '## Contributing',
        'We should have looked at the fault flag.\n\n## Contributing',
      );
    expect(written).not.toBe(begun);
    const text = renewDraft(written, begun, newest);
    const { document, problems } = readPostMortem(text);
    expect(problems).toEqual([]);
    expect(document).toMatchObject({
      resolved: OVER,
      services: ['component:default/payments', 'component:default/shop'],
    });
    for (const kept of [
      'Nobody could pay.',
      '14:40 The payments team looks at it.',
      'We should have looked at the fault flag.',
      // Whoever wrote this line answers for it.
      /- \*\*SloBurn\*\*.*still firing/,
    ]) {
      expect(text).toMatch(kept);
    }
    for (const renewed of [
      'The change was reverted.',
      '15:08 Resolved.',
      /- ServiceDown.*15:08/,
      'It cost 20 min.',
      '31 min in all',
    ]) {
      expect(text).toMatch(renewed);
    }
    expect(text.match(/still firing/g)).toHaveLength(1);
    expect(text).not.toContain('8.9 min');
  });

  it('does not say twice what both have added', () => {
    const line = '- 15:01 The change was reverted.';
    const at = '- 14:40 Somebody looks at it.';
    const written = begun.replace(at, `${at}\n${line}\n- 15:02 We had tea.`);
    const text = renewDraft(written, begun, newest);
    expect(text.split(line)).toHaveLength(2);
    expect(text).toContain('- 15:02 We had tea.');
  });

  it('loses no line that somebody wrote, and brings none back', () => {
    const lines = (prefix: string) =>
      fc.array(fc.constantFrom(...'abcd'.split('').map(c => prefix + c)), {
        maxLength: 6,
      });
    const mixed = (own: string) =>
      fc
        .array(fc.tuple(fc.boolean(), lines(own)), {
          minLength: 9,
          maxLength: 9,
        })
        .map(
          edits => (base: string[]) =>
            edits.flatMap(([keeps, added], at) => [
              ...added,
              ...(keeps ? base.slice(at, at + 1) : []),
            ]),
        );
    fc.assert(
      fc.property(mixed('people '), mixed('facts '), (people, facts) => {
        const base = [...'12345678'].map(digit => `base ${digit}`);
        const written = people(base);
        const merged = renewDraft(
          written.join('\n'),
          base.join('\n'),
          facts(base).join('\n'),
        ).split('\n');
        const own = (all: string[]) =>
          all.filter(line => line.startsWith('people'));
        expect(own(merged)).toEqual(own(written));
        const left = (line: string) => written.includes(line);
        expect(
          merged.filter(line => line.startsWith('base') && !left(line)),
        ).toEqual([]);
      }),
    );
  });
});
