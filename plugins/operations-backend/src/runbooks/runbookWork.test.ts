import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';
import { FakeRepository } from '../__testUtils__/FakeRepository';
import { until } from '../__testUtils__/until';
import { LeaseKeeper } from '../leases';
import { RepositorySet } from '../postMortems/RepositorySet';
import { RunbookWork } from './RunbookWork';

jest.setTimeout(60_000);

const HOUR = 3_600_000;
const databases = testDatabases();
const logger = mockServices.logger.mock();

async function addService(database: Knex, name: string): Promise<void> {
  await database('services').insert({
    ...{ id: name, entity_ref: `component:default/${name}` },
    ...{ visibility: 'public', sort_name: name, search_text: '' },
    ...{ entity: JSON.stringify(component(name)), entity_hash: '' },
    ...{ revision: 1, version: 1, created_at: 1 },
    ...{ health_status: 'healthy', health_rank: 0, health_reasons: '[]' },
  });
}

describe.each(databases.ids)('reading of runbooks on %s', databaseId => {
  const ended = new AbortController();
  let running: Promise<void> | undefined;

  afterAll(async () => {
    ended.abort();
    await running;
  });

  it('does not wait for the next turn where a service comes after its runbook', async () => {
    const database = await databases.open(databaseId);
    const repository = new FakeRepository('gitops');
    const names = ['parcels', 'letters'];
    for (const name of names) {
      const text = `---\nservices: [${name}]\n---\n# ${name} is down\n`;
      repository.push(`runbooks/${name}.md`, text);
    }
    const repositories = RepositorySet.create();
    repositories.add(repository);
    running = RunbookWork.create({
      ...{ database, logger, repositories },
      leases: LeaseKeeper.create({ database, logger }),
      config: { approvals: 0, checkLinks: false },
      intervalMilliseconds: HOUR,
    }).run(ended.signal);
    const serviceOf = async (name: string) => {
      const path = `runbooks/${name}.md`;
      const row = await database('runbooks').where({ path }).first();
      return row?.root_service_id;
    };
    for (const name of names) {
      await until(() => serviceOf(name));
      expect(await serviceOf(name)).toBe('unknown');
      await addService(database, name);
      await until(async () => (await serviceOf(name)) === name);
    }
  });
});
