import * as fc from 'fast-check';
import { ORDINARY, NAMES, SAMPLES } from './__testUtils__/samples';
import { createRedactor, redactorOf } from './createRedactor';
import { findLeaks } from './leaks/findLeaks';
import { REDACTION_KINDS, RedactionKind } from './kinds';
import { secretsIn } from './secretsIn';

const options = { salt: 'of the tests', names: NAMES };
const redactor = createRedactor(options);
const KINDS = Object.keys(REDACTION_KINDS) as RedactionKind[];

/** Pieces of texts, in any order, with everything in between that may stand there. */
const piece = fc.oneof(
  fc.constantFrom(
    ...KINDS.flatMap(kind => SAMPLES[kind].map(([text]) => text)),
  ),
  fc.constantFrom(...ORDINARY),
  fc.constantFrom(
    '@',
    '://',
    '-----BEGIN PRIVATE KEY-----',
    'password=',
    ': ',
    '::',
    '[secret: jwt]',
    '[a](/b?x=1&user=jofjall)',
    '](http://a?login=jofjall',
    '=\n',
    '\\\n',
    '\u{1f525}',
    '`',
    '\n\n# A\n',
  ),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);
const text = fc
  .array(
    fc.tuple(piece, fc.constantFrom('', ' ', '\n', '\n    ', '", "', '`')),
    { maxLength: 8 },
  )
  .map(pieces => pieces.flat().join(''));

describe('redaction', () => {
  it.each(KINDS)('finds what is of the kind %s, and says so', kind => {
    for (const [sample, secret] of SAMPLES[kind]) {
      const { text: rest, findings } = redactor.redact(sample);
      expect([rest, rest.includes(secret)]).toEqual([rest, false]);
      expect(findings.map(found => found.kind)).toContain(kind);
      expect([rest, redactor.leaks(rest)]).toEqual([rest, []]);
    }
  });

  it.each(KINDS)(
    'has a leak check that sees what a redactor without %s leaves',
    kind => {
      const broken = redactorOf(options, other => other !== kind);
      // Another rule may have found it, too.
      const left = SAMPLES[kind]
        .map(([sample, secret]) => ({
          secret,
          rest: broken.redact(sample).text,
        }))
        .filter(({ rest, secret }) => rest.includes(secret));
      const unseen = left.filter(
        ({ rest }) => findLeaks(rest, options).length === 0,
      );
      expect(unseen).toEqual([]);
    },
  );

  it.each(KINDS)(
    'tells where a secret of the kind %s is, and nothing of what is none',
    kind => {
      const isSecret = !('pseudonym' in REDACTION_KINDS[kind]);
      for (const [sample, secret] of SAMPLES[kind]) {
        const given = `one\ntwo\n${sample}`;
        const [found] = secretsIn(given);
        const line = given.slice(0, found?.start).split('\n').length;
        const whole = given.slice(found?.start, found?.end).includes(secret);
        expect([sample, found?.kind, found?.line, whole]).toEqual(
          isSecret
            ? [sample, kind, line, true]
            : [sample, undefined, undefined, true],
        );
      }
    },
  );

  it('tells no secret that the organisation keeps', () => {
    const [[token]] = SAMPLES['github token'];
    const pattern = '/ghp_[A-Za-z0-9]+/';
    expect(secretsIn(token, [{ name: 'ours', pattern, keep: true }])).toEqual(
      [],
    );
  });

  it.each(ORDINARY)('leaves alone: %s', line => {
    expect(redactor.redact(line).text).toBe(line);
    expect(secretsIn(line)).toEqual([]);
    expect([line, redactor.leaks(line)]).toEqual([line, []]);
  });

  it('tells one story: the same is the same, others are others, people have one pseudonym', () => {
    const story =
      '10.1.2.3 called 10.1.2.4, not 10.9.2.4; @rbrueck77, Roswitha Brückenmüller and ros@marram.example met; then 10.1.2.3';
    const { text: told, findings } = redactor.redact(story);
    const [a, b, c, person, again, mail, last] = findings.map(
      found => found.pseudonym,
    );
    expect(a).toBe(last);
    expect(new Set([a, b, c]).size).toBe(3);
    expect(a.slice(0, 7)).toBe(b.slice(0, 7));
    expect(a.slice(0, 7)).not.toBe(c.slice(0, 7));
    expect([person, mail]).toEqual([again, again]);
    expect(told).toMatch(
      /^ip-\w{4}-\w{4} called ip-.*; @person-\w{6}, person-\w{6} and person-\w{6} met; then ip-/,
    );
    expect(
      createRedactor({ ...options, salt: 'another' }).redact(story).text,
    ).not.toBe(told);
  });

  it('keeps Markdown, links and what a policy keeps', () => {
    const own = createRedactor({
      salt: 's',
      names: [{ name: 'Tide Team', kind: 'group', keep: true }],
      hosts: { allowed: ['marram.org'], services: ['orders'] },
    });
    const { text: rest } = own.redact(
      '# Tide Team\n\n- [runbook](https://docs.marram.org/a) and [wiki](https://wiki.firma.de/b?c=1)\n\n```\norders.shop.svc.cluster.local\n```\n',
    );
    expect(rest).toMatch(
      /^# Tide Team\n\n- \[runbook\]\(https:\/\/docs\.marram\.org\/a\) and \[wiki\]\(https:\/\/host-\w{6}\/b\?c=1\)\n\n```\norders\.host-\w{6}\n```\n$/,
    );
  });

  it('keeps links whose address told of somebody as text that says so', () => {
    const { text: rest } = redactor.redact(
      'See [builds](https://ci.example.org/b?user=jofjall&x=1), [mine](/b?x=1&email=jo%40firma.de "of \u00a0me") and [all](https://ci.example.org/b?x=1).',
    );
    expect(rest).toMatch(
      /^See \[builds \(redacted\): `https:\/\/ci\.example\.org\/b\?user=user-\w{6}&x=1`\], \[mine \(redacted\): `\/b\?x=1&email=email-\w{6} "of \u00a0me"`\] and \[all\]\(https:\/\/ci\.example\.org\/b\?x=1\)\.$/,
    );
    expect(redactor.redact(rest).text).toBe(rest);
  });

  it('knows people by whatever they call themselves when they ask to be named nowhere', () => {
    const own = createRedactor({
      salt: 's',
      names: ['Jo Fjäll', 'jo.fjall@firma.de', '@jfjall', '+49 30 5556677'].map(
        name => ({ name, kind: 'person', of: 'jo' }),
      ),
    });
    const { text: rest, findings } = own.redact(
      'JO.FJALL@firma.de, Jo Fjäll, jfjall, /b?user=jfjall, 030 5556677, 030/555 66-77, 0305556677, +49305556677, 0049 30 5556677; not 030 5556678',
    );
    const [pseudonym] = findings.map(found => found.pseudonym);
    expect(rest.replaceAll(pseudonym, 'JO')).toMatch(
      /^JO, JO, JO, \/b\?user=JO, JO, JO, JO, JO, JO; not phone-\w{6}$/,
    );
    expect(own.leaks('call 0305556677').map(leak => leak.kind)).toEqual([
      'name',
    ]);
  });

  it('does not take words for names: only with a capital, and only if one person has it', () => {
    const rest = 'Will it march? Roswitha said so; roswitha is a variable.';
    expect(redactor.redact(rest).text).toMatch(
      /^Will it march\? person-\w{6} said so; roswitha is/,
    );
  });

  it('has rules of the organisation, which may also keep', () => {
    const own = createRedactor({
      salt: 's',
      rules: [
        { name: 'ticket', pattern: '/CUST-[0-9]{4,}/i' },
        { name: 'project', pattern: 'Blue Heron', replacement: 'the project' },
        { name: 'lab', pattern: '/10\\.99\\.[0-9.]+/', keep: true },
      ],
    });
    expect(own.redact('cust-12345 of Blue Heron at 10.99.1.2').text).toBe(
      '[ticket] of the project at 10.99.1.2',
    );
    expect(own.leaks('CUST-12345').map(leak => leak.kind)).toEqual([
      'organisation',
    ]);
    expect(own.leaks('10.99.1.2')).toEqual([]);
  });

  it.each([
    [
      { name: 'x', pattern: '/(a/' },
      /rules\[0\]\.pattern: "\/\(a\/" is no expression of RE2.*Write/,
    ],
    [{ name: 'x', pattern: '/(?=a)b/' }, /look-ahead/],
    [{ name: 'x', pattern: '/a*/' }, /fits the empty text.*at least one/],
    [{ name: 'x', pattern: '/(a{1,500}){1,500}/' }, /rules\[0\]\.pattern/],
    [{ name: '<b>', pattern: 'ab' }, /rules\[0\]\.name: "<b>".*Write/],
    [
      { name: 'x', pattern: 'ab', replacement: 'cabd' },
      /fits the rule "x" itself.*Choose/,
    ],
  ])('says what is wrong with a rule: %j', (rule, message) => {
    expect(() => createRedactor({ salt: 's', rules: [rule] })).toThrow(message);
    expect(() => createRedactor({ salt: ' ' })).toThrow(/salt is empty/);
  });

  it('changes nothing when it redacts again, has right offsets, splits no pair and leaves no name', () => {
    fc.assert(
      fc.property(text, given => {
        const { text: once, findings } = redactor.redact(given);
        expect(redactor.redact(given).text).toBe(once);
        let at = 0;
        let rebuilt = '';
        for (const { start, end, pseudonym } of findings) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          rebuilt += given.slice(at, start) + pseudonym;
          at = end;
        }
        expect(rebuilt + given.slice(at)).toBe(once);
        // Halves of pairs cannot be written in UTF-8.
        expect(once).toBe(Buffer.from(once).toString());
        expect(once).not.toContain('Roswitha Brückenmüller');
        expect(redactor.redact(once).text).toBe(once);
      }),
      { numRuns: 1500 },
    );
  });

  it.each(KINDS)(
    'finds what is of the kind %s wherever it stands in a long text',
    kind => {
      for (const [sample] of SAMPLES[kind]) {
        const { text: alone } = redactor.redact(sample);
        // A text is read in parts of 4096 characters: each of these is cut elsewhere.
        for (let cut = 0; cut < sample.length + 8; cut += 3) {
          const ahead = 'a\n'.repeat(2047 - Math.ceil(cut / 2));
          const given = `${ahead}${sample}\nb`;
          expect(redactor.redact(given).text).toBe(`${ahead}${alone}\nb`);
        }
      }
    },
  );

  it('takes time in proportion to the text, whatever it is made of', () => {
    const units = [
      '@',
      'a.',
      'a@a.',
      '1:',
      '::',
      'eyJ',
      'eyJ.',
      'a=',
      'password=',
      'token: ',
      '-----BEGIN PRIVATE KEY-----\n',
      '0 ',
      '+1 ',
      '(',
      '/home/',
      'x\\\n',
      'ab12\n',
      '://a:',
      'Roswitha ',
      'AKIA',
      'DE89 ',
      '4111 ',
      '%40',
      '[at]',
      'ssh-rsa AAAA',
      '\u00e4',
      '--password ',
      'cookie: ',
      'a_0123456789abcdef',
      '"',
      '\\u0040',
      '[a](/b?user=jo)',
      '](?user=jo',
      '?user=jo&',
      'a&user=',
    ];
    for (const unit of units) {
      const long = unit.repeat(Math.ceil(100_000 / unit.length));
      const started = performance.now();
      redactor.redact(long);
      redactor.leaks(long);
      // Quadratic would be minutes.
      expect([unit, performance.now() - started < 60_000]).toEqual([
        unit,
        true,
      ]);
    }
  });
});
