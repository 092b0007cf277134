import { POST_MORTEM_LIMIT, readPostMortem } from './readPostMortem';

const OWN = `---
id: PM-7
title: Certificate of the timetable expired
status: in-review
visibility: public
incident: INC-12
services: [component:default/timetable, journeys]
severity: 2
started: 2026-03-01T05:59:00Z
detected: 2026-03-01 07:05 +01:00
acknowledged: 2026-03-01T06:09Z
mitigated: 2026-03-01T06:40:00Z
resolved: 2026-03-01T07:02:00Z
authors: [user:default/yusuf.demir]
tags: [certificate]
cause: certificate
reviewer: somebody # nobody of ours
actionItems:
  - { id: renewal-alert, title: Alert 21 days before, owner: 'group:default/platform', kind: detect, severity: high, due: 2026-04-01, issue: 'https://git.example.org/i/1', done: 2026-03-20 }
  - title: Renew by a machine
    owner: group:default/platform
---
## Summary

The certificate of the timetable expired and nobody noticed.

## Impact
Nothing could be planned.
`;

function codes(markdown: string, path?: string) {
  const { document, problems } = readPostMortem(markdown, { path });
  return {
    read: document !== undefined,
    problems: problems.map(
      ({ severity, line, field }) =>
        `${severity} ${line ?? '-'}${field ? ` ${field}` : ''}`,
    ),
  };
}

/** Front matter of ours around a few lines. */
function own(lines: string): string {
  return `---\ntitle: A\nvisibility: public\n${lines}\n---\n# B\n`;
}

describe('front matter of ours', () => {
  it('is read whole, with the line of each field', () => {
    const { document, problems } = readPostMortem(OWN);
    expect(problems).toEqual([]);
    expect(document).toMatchObject({
      id: 'PM-7',
      title: 'Certificate of the timetable expired',
      status: 'inReview',
      visibility: 'public',
      incident: 'INC-12',
      services: ['component:default/timetable', 'component:default/journeys'],
      severity: 2,
      started: '2026-03-01T05:59:00Z',
      detected: '2026-03-01T06:05:00Z',
      acknowledged: '2026-03-01T06:09:00Z',
      mitigated: '2026-03-01T06:40:00Z',
      resolved: '2026-03-01T07:02:00Z',
      dated: '2026-03-01T05:59:00Z',
      authors: ['user:default/yusuf.demir'],
      tags: ['certificate'],
      cause: 'certificate',
      convention: 'own',
      language: 'en',
    });
    expect(document?.actionItems).toEqual([
      {
        id: 'renewal-alert',
        title: 'Alert 21 days before',
        owner: 'group:default/platform',
        kind: 'detect',
        severity: 'high',
        due: '2026-04-01',
        issue: 'https://git.example.org/i/1',
        done: '2026-03-20',
      },
      {
        id: 'renew-by-a-machine',
        title: 'Renew by a machine',
        owner: 'group:default/platform',
      },
    ]);
    expect(document?.lines).toMatchObject({
      severity: 8,
      'actionItems[0].due': 19,
      'actionItems[1].title': 20,
    });
    expect(document?.body.startsWith('## Summary')).toBe(true);
    expect(OWN.slice(document?.bodyStart)).toBe(document?.body);
  });

  it.each([
    ['an unknown severity', 'severity: huge', 'error 4 severity'],
    ['a severity out of range', 'severity: 5', 'error 4 severity'],
    ['a day that is none', 'started: 2026-02-30T10:00Z', 'error 4 started'],
    ['a time that is none', 'detected: 2026-02-03T25:00Z', 'error 4 detected'],
    ['a day without a time', 'detected: 2026-02-03', 'error 4 detected'],
    ['an unknown status', 'status: nearly', 'error 4 status'],
    ['an unknown cause', 'cause: gremlins', 'error 4 cause'],
    ['services that are none', 'services: [a b]', 'error 4 services'],
    ['a list that is none', 'actionItems: soon', 'error 4 actionItems'],
    [
      'a due date that is none',
      'actionItems:\n  - title: Do it\n    due: soon',
      'error 6 actionItems[0].due',
    ],
    [
      'an issue that runs',
      'actionItems:\n  - { title: Do it, issue: "javascript:x()" }',
      'error 5 actionItems[0].issue',
    ],
    [
      'an item without a title',
      'actionItems:\n  - owner: group:default/platform',
      'error 5 actionItems[0]',
    ],
    [
      'two items of one id',
      'actionItems:\n  - { id: a, title: A }\n  - { id: a, title: B }',
      'error 6 actionItems[1].id',
    ],
    ['a time without a zone', 'started: 2026-02-03 10:00', 'warning 4 started'],
  ])(
    '%s is a problem with its line, and the rest is read',
    (_, lines, problem) => {
      expect(codes(own(lines))).toEqual({ read: true, problems: [problem] });
    },
  );

  it('says the field, its value and what to write instead', () => {
    const [{ message }] = readPostMortem(own('severity: huge')).problems;
    expect(message).toBe('severity is "huge". Write 1, the worst, 2, 3 or 4.');
  });

  it('is internal where nobody understands who may see it', () => {
    const { document, problems } = readPostMortem(
      '---\ntitle: A\nvisibility: everyone\n---\n',
      { defaults: { visibility: 'public' } },
    );
    expect(document?.visibility).toBe('internal');
    expect(problems).toHaveLength(1);
  });

  it('is a draft and internal where it does not say, unless its source does', () => {
    expect(
      readPostMortem('---\nincident: INC-1\ntitle: A\n---\n').document,
    ).toMatchObject({
      status: 'draft',
      visibility: 'internal',
    });
    const defaults = { status: 'published', visibility: 'public' } as const;
    expect(
      readPostMortem('---\nincident: INC-1\ntitle: A\n---\n', { defaults })
        .document,
    ).toMatchObject(defaults);
  });

  it('keeps ids apart that are made of the same titles', () => {
    const { document } = readPostMortem(
      own('actionItems: [Add an alert, Add an alert, "Über 80 % warnen"]'),
    );
    expect(document?.actionItems.map(({ id }) => id)).toEqual([
      'add-an-alert',
      'add-an-alert-2',
      'uber-80-warnen',
    ]);
  });
});

describe('what cannot be read', () => {
  const bomb = [
    'a0: &a0 [x, x, x, x, x, x, x, x, x]',
    ...Array.from(
      { length: 12 },
      (_, n) => `a${n + 1}: &a${n + 1} [${Array(9).fill(`*a${n}`).join(', ')}]`,
    ),
  ].join('\n');

  it.each([
    ['front matter that does not end', '---\ntitle: A\n# B\n', 'error 1'],
    [
      'YAML that is none',
      '---\ntitle: [A\nvisibility: public\n---\n',
      'error 3',
    ],
    ['a field twice', own('severity: 1\nseverity: 2'), 'error 5'],
    ['aliases that multiply', own(bomb), 'error 2'],
    ['a circle', own('x: &x [*x]'), 'error 2'],
    ['a list for fields', '---\n- a\n- b\n---\n', 'error 2'],
    ['front matter of 300 kB', own(`x: ${'y'.repeat(300_000)}`), 'error 2'],
    ['lists in lists without end', own(`x: ${'['.repeat(100_000)}`), 'error'],
    ['10 MB', 'x'.repeat(10 * POST_MORTEM_LIMIT), 'error -'],
    ['no text', 'PNG\u0000\u0001', 'error -'],
    ['a text that is no post-mortem', '# Read me\n\n## Summary\n', 'error -'],
    ['nothing', '', 'error -'],
  ])('%s is listed with the reason', (_, markdown, problem) => {
    const { read, problems } = codes(markdown);
    expect(read).toBe(false);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems[0]).toMatch(problem);
  });

  it('says of 10 MB what the limit is', () => {
    const { problems } = readPostMortem('x'.repeat(10 * POST_MORTEM_LIMIT));
    expect(problems[0].message).toBe(
      'It is about 10 MB long; at most 1 MB is read. Attach long logs to the incident and link them.',
    );
  });

  it('is called by its file where it has no title, and nothing without one', () => {
    const text = '---\nvisibility: public\n---\nText\n';
    expect(codes(text)).toEqual({ read: false, problems: ['error 1 title'] });
    const { document, problems } = readPostMortem(text, {
      path: 'accounts/2026-03-01-the-disk-was-full.md',
    });
    expect(document?.title).toBe('The disk was full');
    expect(problems).toHaveLength(1);
  });
});

describe('front matter of others', () => {
  it('is read as far as it means the same', () => {
    const { document, problems } = readPostMortem(`---
layout: post
title: "Outage of the feed"
date: 2025-11-03 09:00:00 +0100
author: Ann Example
categories: [dns, outage]
draft: true
severity: sev-1
weight: 10
---
## What happened
The feed stopped.
## Root cause
A record lived too long.
`);
    expect(problems).toEqual([]);
    expect(document).toMatchObject({
      title: 'Outage of the feed',
      convention: 'foreign',
      dated: '2025-11-03T00:00:00Z',
      authors: ['Ann Example'],
      tags: ['dns', 'outage'],
      status: 'draft',
      severity: 1,
    });
    expect(document?.started).toBeUndefined();
  });

  it('is only doubtful where nobody understands it', () => {
    const text = `---\ntitle: A\npriority: urgent\n---\n## Impact\nx\n## Timeline\ny\n`;
    expect(codes(text)).toEqual({
      read: true,
      problems: ['warning 3 priority'],
    });
  });

  it('in TOML is said not to be read', () => {
    const text = `+++\ntitle = "A"\n+++\n# Post-mortem: B\n\n## Impact\nx\n`;
    const { document, problems } = readPostMortem(text);
    expect(document?.title).toBe('B');
    expect(problems[0].message).toContain('TOML');
  });
});

describe('texts without front matter', () => {
  it('in the shape that the book of SRE made known', () => {
    const { document, problems } =
      readPostMortem(`# Ticket Search Postmortem (incident #465)

**Date:** 2025-10-21

**Authors:** jan, user:default/hana.sato and kim

**Status:** Complete, action items in progress

**Summary:** Search was down for 66 minutes while more people searched than ever.

**Impact:** About 1,200 searches failed.

**Root Causes:** A new index had no room to grow.[^1]

**Action Items:**

| Action Item | Type | Owner | Bug |
| --- | --- | --- | --- |
| Update the playbook | mitigate | jan | n/a **DONE** |
| Test with a cold cache | prevent | @hana.sato | [#5554](https://git.example.org/5554) |
| Drill it | process | kim | SEARCH-12 |

## Lessons Learned

### What went well
- Monitoring told within two minutes.

### What went wrong
- Nobody had practised it.

### Where we got lucky
- It was at night.

## Timeline

2025-10-21 (all times UTC)

- 14:51 Searches begin to fail.
`);
    expect(problems).toEqual([]);
    expect(document).toMatchObject({
      title: 'Ticket Search Postmortem (incident #465)',
      convention: 'headings',
      status: 'published',
      dated: '2025-10-21T00:00:00Z',
      authors: ['jan', 'user:default/hana.sato', 'kim'],
      visibility: 'internal',
    });
    expect(document?.actionItems).toEqual([
      {
        id: 'update-the-playbook',
        title: 'Update the playbook',
        owner: 'jan',
        kind: 'protect',
        done: true,
      },
      {
        id: 'test-with-a-cold-cache',
        title: 'Test with a cold cache',
        owner: 'user:default/hana.sato',
        kind: 'prevent',
        issue: 'https://git.example.org/5554',
      },
      {
        id: 'drill-it',
        title: 'Drill it',
        owner: 'kim',
        issue: 'SEARCH-12',
      },
    ]);
  });

  it('with lists of tasks and a table of facts', () => {
    const { document, problems } =
      readPostMortem(`# Post-mortem: Wallet could not sign

| Fact | |
| --- | --- |
| Started | 2026-02-03 10:00 UTC |
| Detected | 2026-02-03 10:04 UTC |
| Priority | P2 |
| Services | ticket-wallet |

## Incident summary
Keys were gone.

## Corrective actions

- [x] Rotate by a machine (owner: group:default/platform, due 2026-03-01) https://git.example.org/i/9
- [ ] ~~Buy a box~~
- [ ] Alert on the age of keys, by 2026-04-01 @kwame.mensah (KEYS-7)
- Write it down
`);
    expect(problems).toEqual([]);
    expect(document).toMatchObject({
      title: 'Wallet could not sign',
      started: '2026-02-03T10:00:00Z',
      detected: '2026-02-03T10:04:00Z',
      severity: 2,
      services: ['component:default/ticket-wallet'],
    });
    expect(document?.actionItems).toEqual([
      {
        id: 'rotate-by-a-machine',
        title: 'Rotate by a machine',
        owner: 'group:default/platform',
        due: '2026-03-01',
        issue: 'https://git.example.org/i/9',
        done: true,
      },
      { id: 'buy-a-box', title: 'Buy a box', done: true },
      {
        id: 'alert-on-the-age-of-keys',
        title: 'Alert on the age of keys',
        owner: 'user:default/kwame.mensah',
        due: '2026-04-01',
        issue: 'KEYS-7',
      },
      { id: 'write-it-down', title: 'Write it down' },
    ]);
  });

  it('in German', () => {
    const { document } = readPostMortem(`# Postmortem: Platte voll

**Datum:** 3. Februar 2026

## Zusammenfassung
Die Platte war voll und der Dienst stand.

## Auswirkungen
Es gab keine Fahrpläne.

## Maßnahmen
- [ ] Warnen bei 80 % (verantwortlich: group:default/platform, bis 2026-04-01)
`);
    expect(document).toMatchObject({
      title: 'Platte voll',
      language: 'de',
      dated: '2026-02-03T00:00:00Z',
      actionItems: [
        {
          title: 'Warnen bei 80 %',
          owner: 'group:default/platform',
          due: '2026-04-01',
        },
      ],
    });
  });

  it('takes the date of the file where it says none', () => {
    const { document } = readPostMortem('# Postmortem: A\n', {
      dated: new Date('2026-05-06T07:08:09.123Z'),
    });
    expect(document?.dated).toBe('2026-05-06T07:08:09Z');
  });
});

describe('marks of internal parts', () => {
  it.each([
    ['one that does not end', 'a\n\n<!-- internal -->\nb\n', 'warning 8'],
    ['an end without a beginning', 'a\n\n<!-- /internal -->\n', 'warning 8'],
    ['a comment that looks like one', '<!-- internal: b -->\n', 'warning 6'],
  ])('%s is said', (_, body, problem) => {
    expect(codes(own('severity: 1').replace('# B\n', body)).problems).toEqual([
      problem,
    ]);
  });

  it('in code are words', () => {
    const body = '```\n<!-- internal -->\n```\n\n    <!-- internal -->\n';
    expect(codes(own('severity: 1').replace('# B\n', body)).problems).toEqual(
      [],
    );
  });
});
