import fc from 'fast-check';
import { publicSource } from './account/publicSource';
import { reviewPostMortem } from './lens/reviewPostMortem';
import { blocksOf } from './markdown/blocks';
import { readPostMortem } from './readPostMortem';
import { writePostMortem } from './writePostMortem';

const HEAD = '---\ntitle: A\nvisibility: public\n---\n';
const SECRET = 'SECRETX';

/** What may be around an internal part, and make it hard to see where it is. */
const piece = fc.constantFrom(
  '```',
  '~~~~',
  '  ```',
  '    ```',
  '- a',
  '  - b',
  '1. c',
  '> d',
  '> ```',
  '',
  '',
  '    code',
  '\tcode',
  '<pre>',
  '</pre>',
  '<div>',
  '<!-- note -->',
  '<!--',
  '-->',
  '| a | b |',
  '| - | - |',
  '`x',
  '# e',
  '===',
  '[f]: <g>',
  '\\',
  '<!-- /internal -->',
);
const internal = fc.constantFrom(
  `<!-- internal -->\n${SECRET}\n<!-- /internal -->`,
  `h <!--internal-->${SECRET}<!-- /internal --> i`,
  `- j\n  <!-- internal -->\n  ${SECRET}\n  <!-- /internal -->`,
  `> <!-- internal -->\n> ${SECRET}\n> <!-- /internal -->`,
  `<!-- internal -->\n\n<!-- internal -->\n${SECRET}\n<!-- /internal -->\n${SECRET}\n<!-- /internal -->`,
);
const body = fc
  .array(fc.oneof({ weight: 4, arbitrary: piece }, internal), { maxLength: 14 })
  .map(lines => lines.join('\n'));

describe('whatever the text is', () => {
  it('internal parts are in no public account, but where they are code', () => {
    fc.assert(
      fc.property(body, text => {
        let source: string;
        try {
          source = publicSource(HEAD + text);
        } catch {
          // Refused rather than shown.
          return;
        }
        const { bodyStart } = readPostMortem(source).document!;
        const code = blocksOf(source, bodyStart).filter(
          ({ kind }) => kind === 'code',
        );
        for (const { index } of source.matchAll(/SECRETX/g)) {
          expect(
            code.some(({ start, end }) => start <= index && index < end),
          ).toBe(true);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('reading and reviewing never throw', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      body,
      fc
        .string({ unit: 'grapheme', maxLength: 200 })
        .map(text => `---\n${text}\n---\n`),
      fc
        .record({
          title: fc.anything(),
          severity: fc.anything(),
          services: fc.anything(),
          started: fc.anything(),
          actionItems: fc.anything(),
          visibility: fc.anything(),
        })
        .map(values => {
          try {
            return `---\n${JSON.stringify(values)}\n---\n`;
          } catch {
            return '';
          }
        }),
    );
    fc.assert(
      fc.property(anything, text => {
        const { document, problems } = readPostMortem(text, { path: 'a.md' });
        for (const { message } of problems) {
          expect(message).not.toContain('Please report this');
        }
        return document ? reviewPostMortem(document).length >= 0 : true;
      }),
      { numRuns: 2000 },
    );
  });

  it('what is written is read, and the body stays', () => {
    const words = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .map(text => text.replace(/\s+/g, ' ').trim())
      .filter(text => text !== '' && !text.includes('\u0000'));
    fc.assert(
      fc.property(
        words,
        fc.array(words, { maxLength: 3 }),
        body,
        (title, tags, text) => {
          const before = HEAD + text;
          const after = writePostMortem(before, { title, tags, severity: 1 });
          const { document } = readPostMortem(after);
          expect(document).toMatchObject({
            title,
            tags,
            severity: 1,
            body: text,
          });
          const back = writePostMortem(after, {
            title: 'A',
            tags: undefined,
            severity: undefined,
          });
          expect(back.replace(/^title: (["'])A\1$/m, 'title: A')).toBe(before);
        },
      ),
      { numRuns: 500 },
    );
  });
});
