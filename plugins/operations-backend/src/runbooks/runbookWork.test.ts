import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';
import { FakeRepository } from '../__testUtils__/FakeRepository';
import { until } from '../__testUtils__/until';
import { LeaseKeeper } from '../leases';
import { RepositorySet } from '../postMortems/RepositorySet';
import { RunbookReading } from './reading/RunbookReading';
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

  it('says of what was merged elsewhere that it waits no more, once the runbook says it', async () => {
    const database = await databases.open(databaseId);
    const repository = new FakeRepository('runbooks');
    const path = 'runbooks/queue.md';
    repository.push(path, '# The queue is full');
    const reading = RunbookReading.create({ database, repository });
    await reading.readNow(ended.signal);
    const { content_id: baseContentId } = await database('runbooks')
      .where({ path })
      .first();
    const author = { name: 'Ada' };
    const text = '# The queue is full\n\nRestart it.\n';
    const proposed = await repository.propose({
      branch: 'runbook/Q-1',
      message: 'Q-1',
      author,
      files: [{ path, text, baseContentId }],
    });
    await database('runbooks')
      .where({ path })
      .update({
        proposed: text,
        proposal: JSON.stringify({
          ...proposed,
          ...{ at: '2026-11-22T14:46:00Z', by: 'user:default/ada' },
          state: 'open',
        }),
      });
    const { branch, revision } = proposed;
    await repository.merge(branch, { revision, message: 'Merge', author });
    const repositories = RepositorySet.create();
    repositories.add(repository);
    const settled: string[] = [];
    const stopped = new AbortController();
    const work = RunbookWork.create({
      ...{ database, logger, repositories },
      leases: LeaseKeeper.create({ database, logger }),
      config: { approvals: 0, checkLinks: false },
      intervalMilliseconds: HOUR,
      onSettled: async row => {
        const { markdown, proposal } = await database('runbooks')
          .where({ path })
          .first();
        settled.push(row.proposed ?? '', markdown, String(proposal));
      },
    }).run(stopped.signal);
    await until(() => settled.length > 0);
    stopped.abort();
    await work;
    expect(settled).toEqual([text, text, 'null']);
  });
});
