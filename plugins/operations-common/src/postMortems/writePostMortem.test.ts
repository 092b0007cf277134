import { readPostMortem } from './readPostMortem';
import { changeActionItem, writePostMortem } from './writePostMortem';

const TEXT = `---
# Written after the weekly.
title: "Disk full"   # in quotes
severity: 3 # perhaps 2
visibility: public

custom:   {a: 1,b:  [2]}
tags: [disk]
actionItems:
- { id: alert, title: Alert at 80 %, owner: 'group:default/platform' } # soon
# the big one
- id: move
  title: Move the logs
  effort: 3 days
---
# Body

title: not a field
`;

/** Lines that differ, as \`-old\` and \`+new\`. */
function changed(before: string, after: string): string[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  return [
    ...a.filter(line => !b.includes(line)).map(line => `-${line}`),
    ...b.filter(line => !a.includes(line)).map(line => `+${line}`),
  ];
}

describe('writePostMortem', () => {
  it('changes nothing but the lines of what changes', () => {
    expect(
      changed(TEXT, writePostMortem(TEXT, { title: 'Full disk', severity: 2 })),
    ).toEqual([
      '-title: "Disk full"   # in quotes',
      '-severity: 3 # perhaps 2',
      '+title: "Full disk"   # in quotes',
      '+severity: 2 # perhaps 2',
    ]);
  });

  it('writes the same where nothing changes', () => {
    const { document } = readPostMortem(TEXT);
    const { title, severity, tags, actionItems } = document!;
    expect(writePostMortem(TEXT, { title, severity, tags, actionItems })).toBe(
      TEXT,
    );
  });

  it('puts new fields where they belong, and takes others away', () => {
    const after = writePostMortem(TEXT, {
      id: 'PM-3',
      status: 'inReview',
      started: '2026-03-01T05:59:00Z',
      services: ['component:default/timetable'],
      tags: undefined,
    });
    expect(changed(TEXT, after)).toEqual([
      '-tags: [disk]',
      '+id: PM-3',
      '+status: in-review',
      '+started: 2026-03-01T05:59:00Z',
      '+services: [ component:default/timetable ]',
    ]);
    expect(readPostMortem(after).document).toMatchObject({
      id: 'PM-3',
      status: 'inReview',
      started: '2026-03-01T05:59:00Z',
      tags: [],
    });
    expect(
      Object.keys(readPostMortem(after).document!.lines).slice(0, 6),
    ).toEqual(['id', 'title', 'status', 'severity', 'started', 'visibility']);
  });

  it('gives a text without front matter one, and leaves it as it is', () => {
    const text = '# Postmortem: A\r\n\r\nText\r\n';
    expect(writePostMortem(text, { id: 'PM-1', status: 'draft' })).toBe(
      `---\r\nid: PM-1\r\nstatus: draft\r\n---\r\n\r\n${text}`,
    );
  });

  it('keeps what breaks the lines of the file', () => {
    const crlf = TEXT.replace(/\n/g, '\r\n');
    const after = writePostMortem(crlf, { severity: 1, status: 'draft' });
    expect(after.replace(/\r\n/g, '')).not.toContain('\n');
    expect(after).toContain('severity: 1 # perhaps 2\r\n');
  });

  it('writes values so that they are read again', () => {
    const title = 'a: "b" # c \\ \'d\' – é: yes\n';
    const after = writePostMortem(TEXT, { title, cause: 'network' });
    expect(readPostMortem(after).document).toMatchObject({
      title: title.trim(),
      cause: 'network',
    });
  });

  it('refuses what it cannot read', () => {
    expect(() => writePostMortem('---\ntitle: [\n---\n', {})).toThrow(
      /cannot be changed.*line/,
    );
    expect(() =>
      writePostMortem('+++\na = 1\n+++\n# Postmortem: A\n', { id: 'PM-1' }),
    ).toThrow(/TOML/);
  });
});

describe('changeActionItem', () => {
  it('changes one, with its comments and fields that are not ours', () => {
    const after = changeActionItem(TEXT, 'move', {
      done: '2026-12-01',
      owner: 'user:default/hana.sato',
    });
    expect(changed(TEXT, after)).toEqual([
      '+  owner: user:default/hana.sato',
      '+  done: 2026-12-01',
    ]);
    expect(changeActionItem(after, 'move', { done: undefined })).not.toContain(
      'done:',
    );
  });

  it('changes one that stands on one line', () => {
    const after = changeActionItem(TEXT, 'alert', { due: '2026-12-01' });
    expect(changed(TEXT, after)).toEqual([
      "-- { id: alert, title: Alert at 80 %, owner: 'group:default/platform' } # soon",
      "+- { id: alert, title: Alert at 80 %, owner: 'group:default/platform', due: 2026-12-01 } # soon",
    ]);
  });

  it('knows those without an id by their titles', () => {
    const text =
      '---\nvisibility: public\ntitle: A\nactionItems:\n  - Do it\n  - owner: nobody\n  - title: Do that\n---\n';
    const after = changeActionItem(text, 'do-that', { title: 'Do this' });
    // What cannot be read is not lost.
    expect(after).toContain('- owner: nobody');
    expect(readPostMortem(after).document?.actionItems).toEqual([
      { id: 'do-it', title: 'Do it' },
      { id: 'do-that', title: 'Do this' },
    ]);
  });

  it('takes those of the body over', () => {
    const text =
      '# Postmortem: A\n\n## Action items\n\n- [ ] Do it @hana.sato\n';
    const after = changeActionItem(text, 'do-it', { done: '2026-12-01' });
    expect(after.endsWith(text)).toBe(true);
    expect(readPostMortem(after).document?.actionItems).toEqual([
      {
        id: 'do-it',
        title: 'Do it',
        owner: 'user:default/hana.sato',
        done: '2026-12-01',
      },
    ]);
  });

  it('does not know one that is not there', () => {
    expect(() => changeActionItem(TEXT, 'x', {})).toThrow(/no action item "x"/);
  });
});
