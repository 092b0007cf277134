import { readPostMortem } from '../readPostMortem';
import { accountText } from './accountText';
import { publicSource } from './publicSource';
import { sectionsOf } from './sectionsOf';

const HEAD = `---
id: PM-7
# nobody needs to know this
title: Certificate expired
status: published
visibility: public
incident: INC-12
services: [component:default/timetable]
authors: [user:default/yusuf.demir]
reviewer: hana
actionItems:
  - { id: a, title: Alert, owner: group:default/platform, due: 2026-12-01 }
  - { id: b, title: Renew, owner: user:default/hana.sato } # hana
---
`;

function documentOf(markdown: string) {
  return readPostMortem(markdown, { path: 'a.md' }).document!;
}

function publicBody(body: string): string {
  return documentOf(publicSource(HEAD + body)).body.trim();
}

describe('sectionsOf', () => {
  it('has each known heading with what stands under it, and where it is', () => {
    const markdown = `${HEAD}Before.

## 1. Summary

It broke.

### For whom

All.

## Root cause analysis
x
## The four questions
### What would have protected users better?
A copy.
### What would detect it quicker? {#d}
A look.
## Weather
Rain.
# Appendix
y
`;
    const document = documentOf(markdown);
    const sections = sectionsOf(document);
    expect(
      sections.map(({ kind, level, line, text }) => [kind, level, line, text]),
    ).toEqual([
      ['summary', 2, 17, 'It broke.\n\n### For whom\n\nAll.'],
      ['contributingFactors', 2, 25, 'x'],
      ['questions', 2, 27, ''],
      ['protect', 3, 28, 'A copy.'],
      ['detect', 3, 30, 'A look.'],
      ['other', 2, 32, 'Rain.'],
      ['other', 1, 34, 'y'],
    ]);
    const [{ start, end }] = sections;
    expect(markdown.slice(start, end).startsWith('## 1. Summary')).toBe(true);
    expect(markdown.slice(start, end).trimEnd().endsWith('All.')).toBe(true);
  });

  it('knows headings that are underlined, and none in code or quotes', () => {
    const document = documentOf(
      `${HEAD}Impact\n------\nx\n\n\`\`\`\n# Timeline\n\`\`\`\n> ## Summary\n`,
    );
    expect(sectionsOf(document).map(({ kind }) => kind)).toEqual(['impact']);
  });

  it('knows what was said in German', () => {
    const document = documentOf(
      `${HEAD}${[
        'Zusammenfassung',
        'Auswirkungen',
        'Zeitverlauf',
        'Beitragende Umstände',
        'Was hätte die Nutzer besser geschützt?',
        'Was verhindert, dass es wieder geschieht?',
        'Was hätte es schneller behoben?',
        'Wie hätten wir es schneller bemerkt?',
        'Was gut ging',
        'Wer gefragt wurde',
        'Maßnahmen',
      ]
        .map(heading => `## ${heading}\n`)
        .join('')}`,
    );
    expect(sectionsOf(document).map(({ kind }) => kind)).toEqual([
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
      'actionItems',
    ]);
  });
});

describe('accountText', () => {
  it('is what people read, with what was promised', () => {
    const document = documentOf(
      `${HEAD}## Summary\n\n<!-- write -->\n\nA\n\n<!-- internal -->\nB\n<!-- /internal -->\n\n\`\`\`\n<!-- x -->\n\`\`\`\nRenew\n`,
    );
    const odd = '<scr<!-- -->ipt>a</script><svg><text>b</text></svg>\n<style>c';
    expect(accountText(documentOf(`${HEAD}## Summary\n\nA ${odd}`))).toBe(
      '# Certificate expired\n\n## Summary\n\nA\n\n- Alert\n- Renew',
    );
    expect(accountText(document)).toBe(
      '# Certificate expired\n\n## Summary\n\nA\n\nB\n\n```\n<!-- x -->\n```\nRenew\n\n- Alert',
    );
  });
});

describe('publicSource', () => {
  it('has the fields that everybody may read, and owners that are groups', () => {
    const source = publicSource(`${HEAD}## Summary\nA\n`);
    expect(source).not.toMatch(/yusuf|hana|nobody/);
    expect(documentOf(source)).toMatchObject({
      id: 'PM-7',
      title: 'Certificate expired',
      status: 'published',
      visibility: 'public',
      incident: 'INC-12',
      services: ['component:default/timetable'],
      authors: [],
      actionItems: [
        {
          id: 'a',
          title: 'Alert',
          owner: 'group:default/platform',
          due: '2026-12-01',
        },
        { id: 'b', title: 'Renew' },
      ],
    });
  });

  it('names no internal incident', () => {
    expect(publicSource(HEAD.replace('INC-12', 'INT-3'))).not.toContain('INT');
  });

  it.each([
    ['a part', 'a\n\n<!-- internal -->\nX\n<!-- /internal -->\n\nb', 'a b'],
    ['in a line', 'a <!-- internal -->X<!-- /internal --> b', 'a b'],
    ['two parts', 'a<!--internal-->X<!--/internal-->b<!--internal-->X', 'ab'],
    [
      'parts in parts',
      '<!-- internal -->\nX\n<!-- internal -->\nX\n<!-- /internal -->\nX\n<!-- /internal -->\na',
      'a',
    ],
    ['one without an end', 'a\n\n<!-- internal -->\nX\n\n## Impact\nX', 'a'],
    ['one in capitals', 'a <!--  INTERNAL --> X', 'a'],
    ['one in a list', '- a\n- b\n  <!-- internal -->\n- X', '- a - b'],
    [
      'one with code in it',
      '<!-- internal -->\n```\nX\n<!-- /internal -->\nX\n```\n<!-- /internal -->\na',
      'a',
    ],
    ['comments', 'a <!-- X\n\nX --> b', 'a b'],
    ['a comment without an end', 'a\n\n<!-- X\n\nX', 'a'],
    ['one in a comment', 'a <!-- X <!-- internal --> X', 'a'],
    [
      'one after code that does not end in a list',
      '- a\n  ```\n  b\n\n<!-- internal -->\nX',
      '- a ``` b',
    ],
    [
      'one after what only looks like code',
      '<pre>\n```\n</pre>\n<!-- internal -->\nX',
      '<pre> ``` </pre>',
    ],
    ['one behind code in a line', '`a` <!-- internal --> X', '`a`'],
  ])('leaves out internal parts and comments: %s', (_, body, expected) => {
    expect(publicBody(body).replace(/\s+/g, ' ')).toBe(expected);
  });

  it.each([
    ['in fences', '```html\n<!-- internal -->\nX\n```\na'],
    ['in longer fences', '````\n```\n<!-- internal -->\n````\na'],
    ['set in', 'a\n\n    <!-- internal -->\n\na'],
  ])('takes marks in code for code: %s', (_, body) => {
    expect(publicBody(body)).toBe(body);
  });

  it.each([
    [
      '![who was here](https://a.example.org/x.png)',
      '*(picture left out: who was here)*',
    ],
    ['![](../x.png "X (1)")', '*(picture left out)*'],
    ['![a][x]', '*(picture left out: a)*'],
    ['<img src="x.png">', '*(picture left out)*'],
    ['a <svg><text>Grace</text></svg> b', 'a *(picture left out)* b'],
    ['a <svg><text>', 'a *(picture left out)*<text>'],
    ['[log](/api/operations/incidents/INC-1/files/9)', 'log'],
    ['[page](https://a.example.org/y)', '[page](https://a.example.org/y)'],
    ['```\n![a](b)\n```', '```\n![a](b)\n```'],
  ])('leaves out pictures and files: %s', (body, expected) => {
    expect(publicBody(body)).toBe(expected);
  });

  it('leaves out people whom labels and lists of others name', () => {
    const source = publicSource(`# Post-mortem: Disk full

**Date:** 2026-01-02
**Authors:** Jan Somebody

## Summary
a

## Action items
- [ ] Clean up (owner: jan)

## Timeline
b
`);
    expect(source).not.toMatch(/jan/i);
    expect(documentOf(source)).toMatchObject({
      title: 'Disk full',
      actionItems: [{ id: 'clean-up', title: 'Clean up' }],
    });
  });

  it('tells no title and no action items that only internal parts say', () => {
    const source = publicSource(
      `---\nvisibility: public\n---\n<!-- internal -->\n# X\n\n## Action items\n- [ ] X\n<!-- /internal -->\n\n## Summary\na\n`,
    );
    expect(source).not.toContain('X');
  });

  it('is not given for what cannot be read', () => {
    expect(() => publicSource('---\ntitle: [\n---\n')).toThrow(
      /no public account.*line/,
    );
  });

  it('takes long texts in its stride', () => {
    for (const piece of [
      '![](',
      '[](',
      '<img ',
      '<!-- ',
      '<!-- internal -->',
      '[a](/incidents/1/',
      '<!-- internal --><!-- /internal -->',
      '- <!--\n',
    ]) {
      const text = HEAD + piece.repeat(200_000 / piece.length);
      expect(() => publicSource(text)).not.toThrow(RangeError);
    }
  }, 60_000);
});
