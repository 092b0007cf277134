import { testDatabases } from '../__testUtils__/databases';
import { publicTextOf } from '../__testUtils__/publicText';
import { wordsOf } from '../runbooks/readers/words';
import { QuestionExcerpts } from './QuestionExcerpts';

const databases = testDatabases();
const LONG = 'Wilhelmina Quist knows why the queue is full. '.repeat(5_000);

describe.each(databases.ids)('what is found on %s', databaseId => {
  /** How often the redactor was given a long text. */
  async function setUp() {
    const database = await databases.open(databaseId);
    const publicText = await publicTextOf(database);
    const redact = jest.spyOn(publicText, 'of');
    const read = () =>
      redact.mock.calls.filter(([text]) => text.length > 1_000).length;
    return { database, publicText, read };
  }

  it('of questions is read once per version, however often it is found', async () => {
    const { database, publicText, read } = await setUp();
    await database('questions').insert({
      id: 'q',
      key: 'Q-1',
      visibility: 'public',
      state: 'open',
      title: 'Why?',
      artefact: '{}',
      asker: 'user:default/ada',
      asked_at: 1,
      escalation: '{}',
      answers: 0,
      version: 1,
      created_at: 1,
      updated_at: 1,
      text: `${LONG}<script>alert(1)</script>`,
      search_text: '',
    });
    const excerpts = QuestionExcerpts.create({ database, publicText });
    const nobody = new Set<string>();
    for (let hit = 0; hit < 3; hit++) {
      const found = await excerpts.of([{ id: 'q', version: 1 }], nobody);
      expect(found.get('q')).toMatch(/^person-\w+ knows why .*…$/);
    }
    expect(read()).toBe(1);
    const inside = await excerpts.of([{ id: 'q', version: 1 }], new Set(['q']));
    expect(inside.get('q')).toContain('Wilhelmina');
    await database('questions').update({ text: 'It is empty.', version: 2 });
    const later = await excerpts.of([{ id: 'q', version: 2 }], nobody);
    expect(later.get('q')).toBe('It is empty.');
  });

  it('of runbooks is read once per version, too', async () => {
    const { publicText, read } = await setUp();
    const runbook = {
      id: 'r',
      version: 1,
      title: 'The queue is full',
      path: 'queue.md',
      markdown: LONG,
    };
    for (let hit = 0; hit < 3; hit++) {
      const { text } = wordsOf(runbook, false, publicText);
      expect(text).toMatch(/^person-\w+ knows/);
    }
    expect(read()).toBe(1);
    expect(wordsOf(runbook, true, publicText).text).toMatch(/^Wilhelmina/);
    const next = { ...runbook, version: 2, markdown: 'It is empty.' };
    expect(wordsOf(next, false, publicText).text).toBe('It is empty.');
  });
});
