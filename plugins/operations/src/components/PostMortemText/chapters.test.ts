import { Chapter, chaptersOf as split } from './chapters';
import { cutChapters } from './cutChapters';

const chaptersOf = (markdown: string) =>
  split(markdown, { before: '[internal: ', after: ']' });
const textOf = ({ stretches }: Chapter) =>
  stretches.map(({ text }) => text).join('|');

describe('the chapters of an account', () => {
  it('begin at headings, which are none in code and in comments', () => {
    const chapters = chaptersOf(
      [
        'Before all of it.',
        '# The `first` one',
        '~~~text',
        '## in code',
        '```',
        '~~~',
        '### below',
        '<!-- hints:',
        '## in a comment',
        '-->',
        '##   Zeitlinie & Folgen ##',
        'end',
      ].join('\n'),
    );
    expect(chapters.map(({ id, title }) => [id, title])).toEqual([
      ['', ''],
      ['s-the-first-one', 'The first one'],
      ['s-zeitlinie-folgen', 'Zeitlinie & Folgen'],
    ]);
    expect(textOf(chapters[1])).toContain('## in code');
    expect(textOf(chapters[1])).toContain('### below');
    expect(textOf(chapters[2])).toBe('end');
  });

  it('of the same title have addresses of their own', () => {
    const ids = chaptersOf('## A\n## A\n## !\n## !').map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
  });

  it('say what of them is for members only, also across headings and within a line', () => {
    const chapters = chaptersOf(
      [
        '## Open',
        'before',
        '<!-- internal -->',
        'inside',
        '## Closed',
        'still inside',
        '<!-- /internal -->',
        'after, <!-- internal -->with a name<!-- /internal -->, again',
        '```html',
        '<!-- internal -->',
        '```',
      ].join('\n'),
    );
    expect(chapters).toMatchObject([
      {
        title: 'Open',
        isInternal: false,
        stretches: [
          { text: 'before', isInternal: false },
          { text: 'inside', isInternal: true },
        ],
      },
      {
        title: 'Closed',
        isInternal: true,
        stretches: [
          { text: 'still inside', isInternal: true },
          {
            text: 'after, [internal: with a name], again\n```html\n<!-- internal -->\n```',
            isInternal: false,
          },
        ],
      },
    ]);
  });

  it('are cut at a line where there is too much of them', () => {
    const chapters = chaptersOf('## A\none\ntwo\nthree\n## B\nfour');
    const { shown, isCut } = cutChapters(chapters, 9);
    expect([shown.map(textOf), isCut]).toEqual([['one\ntwo'], true]);
    expect(cutChapters(chapters, 1_000)).toEqual({
      shown: chapters,
      isCut: false,
    });
  });

  it('of nothing are none', () => {
    expect(chaptersOf('')).toEqual([]);
  });
});
