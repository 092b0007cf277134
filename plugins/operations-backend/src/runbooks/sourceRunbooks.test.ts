import { mockServices } from '@backstage/backend-test-utils';
import {
  RepositoryContent,
  SourceDocuments,
} from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { takeLease, testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';
import { RepositorySet } from '../postMortems/RepositorySet';
import { SourceRunbooks } from './reading/SourceRunbooks';

jest.setTimeout(60_000);

const REPOSITORY = 'https://git.example.org/shop';
const databases = testDatabases();

/** What a module has read of one repository. */
class FakeSource implements SourceDocuments {
  files = new Map<string, string>();
  revision = 1;
  readonly asked: Array<string | undefined> = [];
  fails = false;

  async read(
    repository: string,
    { wanted, since }: { wanted: (path: string) => boolean; since?: string },
  ): Promise<RepositoryContent | undefined> {
    if (this.fails) throw new Error('Its clone is damaged.');
    if (repository !== REPOSITORY) return undefined;
    this.asked.push(since);
    if (since === String(this.revision)) return undefined;
    return {
      revision: String(this.revision),
      renamed: [],
      paths: [...this.files.keys()],
      files: [...this.files]
        .filter(([path]) => wanted(path))
        .map(([path, text]) => ({
          path,
          text,
          purpose: 'runbook' as const,
          contentId: `${text.length}`,
          changedAt: new Date(1_000),
          revision: String(this.revision),
        })),
    };
  }
}

interface SourceOfTest {
  runbook?: string;
  repository?: string;
}

async function create(database: Knex) {
  const source = new FakeSource();
  const repositories = RepositorySet.create();
  repositories.addSource(source);
  const reading = SourceRunbooks.create({
    database,
    logger: mockServices.logger.mock(),
    repositories,
  });
  const lease = await takeLease(database, 'runbooks:sources');
  let revision = 0;
  return {
    source,
    read: () => reading.read(lease, new AbortController().signal),
    service: async (
      name: string,
      folder: string,
      { runbook, repository = REPOSITORY }: SourceOfTest = {},
    ) => {
      revision++;
      const entity = component(name, {
        annotations: {
          'backstage.io/source-location': `url:${repository}/tree/main/${folder}`,
          ...(runbook && { 'operate-first.io/runbook': runbook }),
        },
      });
      const row = {
        id: name,
        entity_ref: `component:default/${name}`,
        visibility: 'public',
        sort_name: name,
        search_text: name,
        entity: JSON.stringify(entity),
        entity_hash: '',
        revision,
        health_status: 'healthy',
        health_rank: 0,
        health_reasons: '[]',
        version: 1,
        created_at: 1,
      };
      await database('services').insert(row).onConflict('id').merge();
    },
    shown: async () => {
      const rows = await database('runbooks')
        .whereNull('gone_at')
        .orderBy('path');
      return rows.map(row => [
        row.path,
        JSON.parse(row.service_refs).join(),
        JSON.parse(row.alerts).join(),
      ]);
    },
  };
}

describe.each(databases.ids)('runbooks beside the source on %s', databaseId => {
  it('are those of docs/runbooks, and those that services name', async () => {
    const database = await databases.open(databaseId);
    const lab = await create(database);
    await lab.service('pay', 'services/pay', { runbook: './ops/pay.md' });
    await lab.service('web', 'services/web');
    lab.source.files = new Map([
      ['README.md', 'Not one.'],
      ['docs/runbooks/DiskFull.md', 'See [x](../../README.md), [y](gone.md).'],
      ['docs/runbooks/web.yaml', 'Not one.'],
      ['services/web/docs/runbooks/WebDown.md', 'Restart it.'],
      ['ops/pay.md', '# Payments\n'],
      ['services/pay/docs/runbooks/Named.md', '---\nservice: web\n---\n'],
    ]);
    await lab.read();
    const [pay, web] = ['component:default/pay', 'component:default/web'];
    expect(await lab.shown()).toEqual([
      ['docs/runbooks/DiskFull.md', '', 'DiskFull'],
      ['ops/pay.md', pay, ''],
      ['services/pay/docs/runbooks/Named.md', web, 'Named'],
      ['services/web/docs/runbooks/WebDown.md', web, 'WebDown'],
    ]);
    const disk = await database('runbooks')
      .where('path', 'docs/runbooks/DiskFull.md')
      .first();
    expect(disk.visibility).toBe('internal');
    expect(JSON.parse(disk.problems)).toEqual([
      { line: 1, message: expect.stringContaining('docs/runbooks/gone.md') },
    ]);
    // What has not changed is not read again.
    await lab.read();
    expect(lab.source.asked).toEqual([undefined, '1']);
  });

  it('are for no service whose source is somewhere else', async () => {
    const database = await databases.open(databaseId);
    const lab = await create(database);
    await lab.service('web', 'services/web');
    await lab.service('vault', '.', { repository: `${REPOSITORY}-vault` });
    lab.source.files = new Map([
      [
        'docs/runbooks/Both.md',
        '---\nservices: [web, vault]\nvisibility: public\n---\nRestart it.\n',
      ],
    ]);
    await lab.read();
    expect(await lab.shown()).toEqual([
      ['docs/runbooks/Both.md', 'component:default/web', 'Both'],
    ]);
    const { problems } = await database('runbooks').first('problems');
    expect(problems).toContain(
      'It is not shown at component:default/vault: the source of these services is somewhere else.',
    );
  });

  it('follow the repository and the catalog', async () => {
    const database = await databases.open(databaseId);
    const lab = await create(database);
    await lab.service('web', '');
    lab.source.files.set('docs/runbooks/WebDown.md', 'Restart it.');
    await lab.read();
    const web = 'component:default/web';
    expect(await lab.shown()).toEqual([
      ['docs/runbooks/WebDown.md', web, 'WebDown'],
    ]);
    lab.source.fails = true;
    await lab.read();
    expect(await lab.shown()).toHaveLength(1);
    lab.source.fails = false;
    lab.source.revision++;
    lab.source.files.clear();
    lab.source.files.set('docs/runbooks/Slow.md', 'Wait.');
    await lab.read();
    expect(await lab.shown()).toEqual([['docs/runbooks/Slow.md', web, 'Slow']]);
    // Another one names the same repository: nobody is guessed.
    await lab.service('pay', '');
    await lab.read();
    expect(await lab.shown()).toEqual([['docs/runbooks/Slow.md', '', 'Slow']]);
    await database('services').update({ removed_at: 5 });
    await lab.read();
    expect(await lab.shown()).toEqual([]);
  });
});
