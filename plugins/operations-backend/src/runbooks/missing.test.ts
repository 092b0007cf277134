import { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/databases';
import { publicTextOf } from '../__testUtils__/publicText';
import { ONLY_PUBLIC, NOTHING } from '../access/criteria';
import { RepositorySet } from '../postMortems/RepositorySet';
import { MissingReader } from './readers/MissingReader';

jest.setTimeout(60_000);

const databases = testDatabases();

async function promise(
  database: Knex,
  name: string,
  options: { visibility: string; conditions: object[]; runbookUrl?: string },
) {
  const { visibility, ...alerting } = options;
  await database('services').insert({
    id: name,
    entity_ref: `component:default/${name}`,
    visibility,
    sort_name: name,
    search_text: name,
    entity: '{}',
    entity_hash: '',
    revision: 1,
    health_status: 'healthy',
    health_rank: 0,
    health_reasons: '[]',
    version: 1,
    created_at: 1,
  });
  await database('slos').insert({
    ref: `slo:default/${name}`,
    service_id: name,
    environment: 'production',
    title: name,
    sort_name: name,
    search_text: name,
    visibility: 'public',
    definition: JSON.stringify({ alerting }),
    problems: '[]',
    documents: '[]',
    sli_ids: '[]',
    hash: '',
    state: 'healthy',
    state_rank: 0,
    created_at: 1,
    changed_at: 1,
  });
}

describe.each(databases.ids)('alerts without a runbook on %s', databaseId => {
  it('are those of objectives, too, before they have fired', async () => {
    const database = await databases.open(databaseId);
    const conditions = [{ tier: 'page_1h' }];
    await promise(database, 'shop', { visibility: 'public', conditions });
    await promise(database, 'vault', { visibility: 'internal', conditions });
    await promise(database, 'quiet', { visibility: 'public', conditions: [] });
    const reader = MissingReader.create({
      database,
      repositories: RepositorySet.create(),
      publicText: await publicTextOf(database),
    });
    const everybody = { criteria: undefined, internal: undefined };
    const servicesOf = async (audience: Parameters<typeof reader.read>[0]) =>
      (await reader.read(audience)).map(({ alert, services }) => [
        alert,
        services.map(({ ref }) => ref),
      ]);
    const [shop, vault] = ['shop', 'vault'].map(
      name => `component:default/${name}`,
    );
    expect(await servicesOf(everybody)).toEqual([['SloBurn', [shop, vault]]]);
    const visitors = { criteria: ONLY_PUBLIC, internal: NOTHING };
    expect(await servicesOf(visitors)).toEqual([['SloBurn', [shop]]]);
    await database('runbooks').insert({
      id: 'burn',
      visibility: 'public',
      title: 'Burn',
      service_refs: '[]',
      unresolved: false,
      alerts: '["SloBurn"]',
      problems: '[]',
      links: '[]',
      created_at: 1,
      updated_at: 1,
      version: 1,
      markdown: '',
      search_text: '',
    });
    await database('runbook_alerts').insert({
      runbook_id: 'burn',
      alert: 'SloBurn',
    });
    expect(await servicesOf(everybody)).toEqual([]);
  });
});
