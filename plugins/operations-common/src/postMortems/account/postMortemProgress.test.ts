import { readPostMortem } from '../readPostMortem';
import { draftPostMortem } from '../draft/draftPostMortem';
import { postMortemProgress } from './postMortemProgress';

function doneIn(markdown: string): string[] {
  const { parts } = postMortemProgress(readPostMortem(markdown).document!);
  return parts.filter(({ done }) => done).map(({ part }) => part);
}

describe('postMortemProgress', () => {
  it('knows that prompts of a draft are no answers', () => {
    expect(doneIn(draftPostMortem({ title: 'A' }, 'de'))).toEqual([]);
  });

  it('counts what the portal filled in and what people wrote', () => {
    const draft = draftPostMortem(
      {
        title: 'A',
        started: '2026-03-01T10:00:00Z',
        detected: '2026-03-01T10:10:00Z',
        resolved: '2026-03-01T11:00:00Z',
        actionItems: [{ id: 'a', title: 'Alert', owner: 'group:default/x' }],
      },
      'en',
    );
    expect(doneIn(draft)).toEqual(['times', 'impact', 'timeline']);
    const written = draft
      .replace('## Summary\n', '## Summary\n\nIt was full, and then not.\n')
      .replace('owner: group:default/x', '$&\n    due: 2027-01-01');
    expect(doneIn(written)).toEqual([
      'times',
      'summary',
      'impact',
      'timeline',
      'actionItems',
    ]);
    const document = readPostMortem(written).document!;
    expect(postMortemProgress(document)).toMatchObject({ done: 5, total: 11 });
  });
});
