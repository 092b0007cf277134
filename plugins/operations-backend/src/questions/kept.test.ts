import {
  addAnswer,
  RUNBOOK_QUESTIONS,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/databases';
import { publicTextOf } from '../__testUtils__/publicText';
import { IncidentStore } from '../incidents/IncidentStore';
import { RunbookProposal, RunbookRow } from '../runbooks/rows';
import { EVERYTHING } from './audience';
import { settleKept } from './desk/settleKept';
import { QuestionStore } from './QuestionStore';
import { KeptReader } from './readers/KeptReader';
import { QuestionRow } from './rows';

jest.setTimeout(60_000);

const ADA = 'user:default/ada';
const PLAIN = '# The queue is full\n\nRestart it.\n';
const withAnswer = (answer: string, key = 'Q-1', before = PLAIN) =>
  addAnswer(before, { key, title: 'Why?', answer }, RUNBOOK_QUESTIONS);
const proposal: RunbookProposal = {
  branch: 'runbook/Q-1',
  at: '2026-11-22T14:46:00Z',
  by: ADA,
  state: 'open',
  request: { system: 'forge', id: '7', url: 'https://git.example.org/pulls/7' },
};
const databases = testDatabases();

async function create(database: Knex) {
  const store = QuestionStore.create({
    database,
    incidents: IncidentStore.create({ database }),
  });
  const now = Date.now();
  await database('runbooks').insert({
    id: 'r1',
    visibility: 'public',
    title: 'Queue',
    service_refs: '[]',
    unresolved: false,
    alerts: '[]',
    problems: '[]',
    links: '[]',
    repository: 'runbooks',
    path: 'runbooks/queue.md',
    content_id: 'c1',
    search_text: '',
    markdown: PLAIN,
    created_at: now,
    updated_at: now,
    version: 1,
  });
  const row = await store.transaction(async writer => {
    const { row: opened } = await writer.open({
      visibility: 'public',
      title: 'Why?',
      text: 'Why?',
      root_service_id: null,
      incident_id: null,
      artefact: JSON.stringify({ kind: 'service' }),
      artefact_title: null,
      asker: ADA,
      idempotency_key: null,
    });
    await writer.put(opened.id, { runbook_id: 'r1' });
    await writer.note(opened.id, { kind: 'runbook', by: ADA });
    return opened;
  });
  const kept = KeptReader.create({
    database,
    publicText: await publicTextOf(database),
  });
  const present = (): Promise<QuestionRow> =>
    database('questions').where('id', row.id).first();
  return {
    key: row.key,
    put: (columns: Partial<RunbookRow>) =>
      database('runbooks').where('id', 'r1').update(columns),
    settle: async (was: Partial<RunbookRow>, merged: boolean) => {
      const runbook = await database('runbooks').where('id', 'r1').first();
      await settleKept(store)({ ...runbook, ...was }, { merged });
    },
    again: () =>
      store.transaction(writer => writer.note(row.id, { kind: 'runbook' })),
    kept: async () => (await kept.of(await present(), EVERYTHING))?.runbook,
    version: async () => (await present()).version,
    events: async () => {
      const rows: Array<{ kind: string }> = await database('question_events')
        .where('question_id', row.id)
        .orderBy(['at', 'id']);
      return rows.map(({ kind }) => kind);
    },
  };
}

describe.each(databases.ids)('what became of an answer on %s', databaseId => {
  it('is what the texts say now', async () => {
    const lab = await create(await databases.open(databaseId));
    expect(lab.key).toBe('Q-1');
    const waiting = JSON.stringify(proposal);
    const [one, two] = [withAnswer('One'), withAnswer('Two')];
    const url = 'https://git.example.org/pulls/7';
    const table: Array<[Partial<RunbookRow>, object]> = [
      [
        { proposal: waiting, proposed: one },
        { state: 'proposed', url },
      ],
      // It waits where it is no more in what is proposed.
      [{ proposal: waiting, proposed: PLAIN }, { state: 'withdrawn' }],
      [{ proposal: null, proposed: null }, { state: 'withdrawn' }],
      [{ markdown: one }, { state: 'merged' }],
      // Somebody changes something else in the same runbook.
      [{ proposal: waiting, proposed: `${one}\nMore.\n` }, { state: 'merged' }],
      // Another answer was accepted, and waits where the first stands.
      [
        { proposal: waiting, proposed: two },
        { state: 'proposed', url },
      ],
      // The answer to another question is not this one.
      [
        { proposal: null, proposed: null, markdown: withAnswer('X', 'Q-11') },
        { state: 'withdrawn' },
      ],
    ];
    for (const [columns, expected] of table) {
      await lab.put(columns);
      expect(await lab.kept()).toEqual({
        id: 'r1',
        title: 'Queue',
        ...expected,
      });
    }
    await lab.put({ gone_at: Date.now() });
    expect(await lab.kept()).toBeUndefined();
  });

  it('is said once, also where git does not know a squashed branch as merged', async () => {
    const lab = await create(await databases.open(databaseId));
    const one = withAnswer('One');
    const before = await lab.version();
    // What did not wait for this question changes nothing of it.
    await lab.settle({ proposed: withAnswer('X', 'Q-2') }, true);
    expect(await lab.events()).toEqual(['runbook']);
    await lab.settle({ proposed: one }, false);
    expect(await lab.events()).toEqual(['runbook', 'withdrawn']);
    await lab.again();
    await lab.put({ markdown: one });
    await lab.settle({ proposed: one }, false);
    await lab.settle({ proposed: one }, true);
    expect(await lab.events()).toEqual([
      'runbook',
      'withdrawn',
      'runbook',
      'merged',
    ]);
    expect(await lab.version()).toBe(before + 2);
  });
});
