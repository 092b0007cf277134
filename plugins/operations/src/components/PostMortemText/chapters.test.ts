import { chaptersOf } from './chapters';

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
    expect(chapters[1].text).toContain('## in code');
    expect(chapters[1].text).toContain('### below');
    expect(chapters[2].text).toBe('end');
  });

  it('of the same title have addresses of their own', () => {
    const ids = chaptersOf('## A\n## A\n## !\n## !').map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
  });

  it('of nothing are none', () => {
    expect(chaptersOf('')).toEqual([]);
  });
});
