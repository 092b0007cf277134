import { PEOPLE } from '../__testUtils__/organisation';
import { documentHistory } from './documentHistory';

const UNTIL = new Date('2026-11-01T00:00:00Z');

describe('documentHistory', () => {
  it('commits each document days after what it tells of, oldest first', () => {
    const commits = documentHistory(
      {
        'post-mortems/b.md': '---\nresolved: 2026-09-10T10:00:00Z\n---\n',
        'post-mortems/a.md': '# Post-mortem\n\n**Date:** 2026-03-02\n',
        'post-mortems/new.md': '---\nresolved: 2026-10-31T10:00:00Z\n---\n',
        'post-mortems/undated.md': 'Nothing is known.',
      },
      PEOPLE,
      UNTIL,
    );
    const at = (name: string) =>
      commits.find(({ files }) => files[`post-mortems/${name}.md`])!.at;
    expect(at('b').getTime()).toBeGreaterThan(Date.parse('2026-09-11'));
    expect(at('b').getTime()).toBeLessThan(Date.parse('2026-09-17'));
    expect(at('a').toISOString()).toMatch(/^2026-03/);
    expect(at('new')).toEqual(UNTIL);
    const times = commits.map(commit => commit.at.getTime());
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });
});
