import { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/databases';
import { ONLY_PUBLIC } from '../access/criteria';
import { runbooksOfAlerts } from './readers/runbooksOfAlerts';

jest.setTimeout(60_000);

const databases = testDatabases();

async function service(database: Knex, id: string, visibility: string) {
  await database('services').insert({
    ...{ id, entity_ref: `component:default/${id}`, visibility },
    ...{ sort_name: id, search_text: id, entity: '{}', entity_hash: '' },
    ...{ revision: 1, health_status: 'healthy', health_rank: 0 },
    ...{ health_reasons: '[]', version: 1, created_at: 1 },
  });
}

async function runbook(
  database: Knex,
  id: string,
  options: { alert: string; [column: string]: unknown },
) {
  const { alert, ...columns } = options;
  await database('runbooks').insert({
    ...{ id, visibility: 'public', title: id, service_refs: '[]' },
    ...{ unresolved: false, alerts: JSON.stringify([alert]) },
    ...{ problems: '[]', links: '[]', created_at: 1, updated_at: 1 },
    ...{ version: 1, markdown: '', search_text: '' },
    ...columns,
  });
  await database('runbook_alerts').insert({ runbook_id: id, alert });
}

const alert = (
  id: string,
  name?: string,
  service_id?: string,
  runbook_url: string | null = null,
) => ({
  ...{ id, title: `Title of ${id}`, service_id: service_id ?? null },
  runbook_url,
  labels: JSON.stringify(name === undefined ? {} : { alertname: name }),
});

describe.each(databases.ids)('the runbooks of alerts on %s', databaseId => {
  it('are found for all of them at once, as far as somebody may see them', async () => {
    const database = await databases.open(databaseId);
    await service(database, 'shop', 'public');
    await service(database, 'vault', 'internal');
    await runbook(database, 'a-general', { alert: 'QueueFull' });
    await runbook(database, 'of-shop', {
      ...{ alert: 'QueueFull', root_service_id: 'shop' },
    });
    await runbook(database, 'of-vault', {
      ...{ alert: 'VaultSealed', root_service_id: 'vault' },
    });
    await runbook(database, 'by-title', { alert: 'Title of e' });
    await runbook(database, 'gone', { alert: 'Gone', gone_at: 1 });
    await runbook(database, 'begun', {
      alert: 'Begun',
      repository: 'runbooks',
    });
    const alerts = [
      alert('a', 'QueueFull', 'shop'),
      alert('b', 'QueueFull', 'vault'),
      alert('c', 'QueueFull'),
      alert('d', 'VaultSealed', 'vault'),
      alert('e'),
      alert('f', 'Gone'),
      alert('g', 'Begun'),
      alert('h', 'Nobody wrote about it'),
    ];
    const queries: string[] = [];
    database.on('query', ({ sql }) => queries.push(sql));
    const all = await runbooksOfAlerts(database, alerts, undefined);
    expect(queries).toHaveLength(1);
    expect(Object.fromEntries(all)).toEqual({
      ...{ a: 'of-shop', b: 'a-general', c: 'a-general' },
      ...{ d: 'of-vault', e: 'by-title' },
    });
    const visitors = await runbooksOfAlerts(database, alerts, ONLY_PUBLIC);
    expect([...visitors.keys()]).toEqual(['a', 'b', 'c', 'e']);
    expect((await runbooksOfAlerts(database, [], undefined)).size).toBe(0);
    expect(queries).toHaveLength(2);
  });
});
