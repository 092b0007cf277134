import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/databases';
import { linkId } from './links/linkId';

jest.setTimeout(60_000);

const MIGRATION = {
  name: '20261126000110_runbook_turns.js',
  directory: resolvePackagePath(
    '@operate-first/plugin-operations-backend',
    'migrations',
  ),
};
const databases = testDatabases();

async function begin(database: Knex, id: string, more: object = {}) {
  await database('runbooks').insert({
    id,
    visibility: 'internal',
    title: id,
    service_refs: '[]',
    unresolved: false,
    alerts: '[]',
    problems: '[]',
    links: '[]',
    repository: 'runbooks',
    path: 'queue.md',
    created_at: 1,
    updated_at: 1,
    version: 1,
    markdown: '',
    search_text: '',
    ...more,
  });
}

describe.each(databases.ids)('runbooks of before on %s', databaseId => {
  it('are one for each file, with their links, and questions go on', async () => {
    const database = await databases.open(databaseId);
    await database.migrate.down(MIGRATION);
    const url = 'https://example.org/a';
    const links = JSON.stringify([
      { url: `${url}#top`, line: 1 },
      { url, line: 2 },
    ]);
    await begin(database, 'begun');
    await begin(database, 'read', { content_id: 'c', created_at: 2, links });
    await begin(database, 'waits', { proposal: '{}', created_at: 3 });
    await begin(database, 'gone', { gone_at: 5 });
    await begin(database, 'other', { path: 'other.md' });
    await begin(database, 'address', { repository: null, path: null, url });
    await database('questions').insert(
      ['open', 'answered'].map(state => ({
        id: state,
        key: `Q-${state}`,
        visibility: 'public',
        state,
        title: 'What?',
        artefact: '{}',
        asker: 'user:default/ada',
        asked_at: 7,
        escalation: '{"taken":[]}',
        runbook_id: 'begun',
        answers: 0,
        version: 1,
        created_at: 1,
        updated_at: 1,
        text: '',
        search_text: '',
      })),
    );
    await database.migrate.up(MIGRATION);
    const shown = await database('runbooks').whereNull('gone_at').orderBy('id');
    expect(shown.map(({ id }) => id)).toEqual(['address', 'other', 'read']);
    expect(await database('runbook_links')).toEqual([
      { runbook_id: 'read', link_id: linkId(url) },
    ]);
    const questions = await database('questions').orderBy('id');
    expect(
      questions.map(({ id, runbook_id, escalate_at }) => [
        id,
        runbook_id,
        escalate_at === null ? null : Number(escalate_at),
      ]),
    ).toEqual([
      ['answered', 'read', null],
      ['open', 'read', 7],
    ]);
    await expect(begin(database, 'twin')).rejects.toThrow();
  });
});
