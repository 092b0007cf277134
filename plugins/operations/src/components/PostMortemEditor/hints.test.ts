import { readPostMortem } from '@operate-first/plugin-operations-common';
import { LENS_MESSAGES } from '../../messages/lens';
import german from '../../translations/deLens';
import { hintsOf } from './hints';

const NASTY = `---
id: PM-7
title: Nasty
status: draft
visibility: public
services: []
cause: human
started: 2026-11-12T09:30:00Z
detected: 2026-11-12T09:05:00Z
mitigated: 2026-11-12T12:05:00Z
actionItems:
  - id: a
    title: be more careful
    issue: nowhere
  - id: b
    title: Monitoring
    owner: somebody
    due: 2026-01-01
---

## Root cause

The root cause was a careless engineer who should have looked. Obviously human error. Ada Example caused it. The
team forgot it. The operators ignored the alerts and did not follow the runbook. She is to blame. Ada Example ran it.
Engineers failed to look. Latency rose to 900. At 03:00 it broke. The key is ghp_${'a1B2'.repeat(
  9,
)}.

## Timeline

- 2026-11-12 09:06 paged
- 2026-11-12 12:04 over
`;

const ENGLISH: Record<string, Record<string, string>> = LENS_MESSAGES.lens;
const GERMAN: Record<string, string> = german;
const put = (words: string, values: object) =>
  Object.entries(values).reduce(
    (sum, [name, value]) => sum.replaceAll(`{{${name}}}`, String(value)),
    words,
  );

describe('what a reviewer asks', () => {
  const findings = hintsOf(readPostMortem(NASTY), {
    now: new Date('2026-11-21T00:00:00Z'),
    people: ['Ada Example'],
  }).flatMap(({ finding }) => finding ?? []);

  it('has words for every rule, in both languages', () => {
    const rules = new Set(findings.map(({ rule }) => rule));
    expect(rules.size).toBeGreaterThan(25);
    for (const { rule, values, message, remedy } of findings) {
      const [family, name] = rule.split('.');
      const said = put(ENGLISH[family]?.[name] ?? '', values);
      // A secret is named by its kind here, and by a sentence of its own where it is found.
      const first =
        family === 'secrets'
          ? `A secret (${values.kind}) stands on line ${values.line}.`
          : message;
      expect({ rule, said }).toEqual({ rule, said: `${first} ${remedy}` });
      const deutsch = put(GERMAN[`lens.${rule}`] ?? '{{}}', values);
      expect({ rule, deutsch }).toEqual({
        rule,
        deutsch: expect.not.stringContaining('{{'),
      });
    }
  });
});
