import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { takeLease, testDatabases } from '../../__testUtils__/databases';
import { FakeRepository } from '../../__testUtils__/FakeRepository';
import { NOTHING, ONLY_PUBLIC } from '../../access/criteria';
import { Lease } from '../../leases';
import { PublicText } from '../../redaction/PublicText';
import { PostMortemStore } from '../PostMortemStore';
import { visiblePostMortems } from '../readers/visible';
import { RepositorySet } from '../RepositorySet';
import { PostMortemRow } from '../rows';
import { resolveServices } from '../ServiceLinks';
import { RepositoryReading } from './RepositoryReading';

const PATH = 'accounts/one.md';

function text(summary: string): string {
  return [
    '---',
    'title: One',
    'visibility: public',
    'services: [component:default/shop]',
    '---',
    '',
    '## Summary',
    '',
    summary,
    '',
  ].join('\n');
}

const VISITOR = {
  criteria: ONLY_PUBLIC,
  internal: NOTHING,
  showPersons: false,
  mayWrite: false,
  mayPublish: false,
};

describe('reading a repository', () => {
  const databases = testDatabases();

  describe.each(databases.ids)('on %s', id => {
    let database: Knex;
    let lease: Lease;
    let store: PostMortemStore;
    let repository: FakeRepository;
    let reading: RepositoryReading;

    beforeEach(async () => {
      database = await databases.open(id);
      lease = await takeLease(database, 'documents:post-mortems');
      await database('redaction_names').insert({
        ref: '',
        names: '[]',
        changed_at: 1,
      });
      repository = new FakeRepository();
      repository.push(PATH, text('It began.'));
      store = PostMortemStore.create({ database });
      const repositories = RepositorySet.create();
      repositories.add(repository);
      reading = RepositoryReading.create({
        database,
        store,
        repository,
        repositories,
        publicText: await PublicText.create({
          database,
          logger: mockServices.logger.mock(),
          config: { keepHosts: [], rules: [] },
        }),
      });
    });

    const read = () => reading.read(lease, new AbortController().signal);
    const row = async (): Promise<PostMortemRow> =>
      database('post_mortems').first();
    const seen = async () =>
      (await visiblePostMortems(database, VISITOR).select('post_mortems.id'))
        .length;

    it('keeps what names an unknown service from visitors until the service is there', async () => {
      await read();
      expect(await row()).toMatchObject({
        status: 'published',
        visibility: 'public',
        public_text: expect.stringContaining('It began.'),
      });
      expect(await seen()).toBe(0);
      const options = { database, store };
      await resolveServices(options, lease);
      expect(await seen()).toBe(0);
      await database('services').insert({
        id: 'shop',
        entity_ref: 'component:default/shop',
        visibility: 'public',
        sort_name: 'shop',
        search_text: '',
        entity: '{}',
        entity_hash: '',
        revision: 1,
        health_status: 'unknown',
        health_rank: 0,
        health_reasons: '[]',
        version: 1,
        created_at: 1,
      });
      await resolveServices(options, lease);
      expect(await seen()).toBe(1);
      // Restricted later, it is so at once.
      await database('services').update({ visibility: 'internal' });
      expect(await seen()).toBe(0);
    });

    it('undoes nothing that somebody did while it was read', async () => {
      await read();
      const { id: known } = await row();
      repository.push(PATH, text('Old by now.'));
      const plain = repository.read.bind(repository);
      repository.read = async options => {
        const content = await plain(options);
        await store.transaction(writer => writer.put(known));
        return content;
      };
      await read();
      expect((await row()).markdown).toContain('It began.');
      repository.read = plain;
      await read();
      expect((await row()).markdown).toContain('Old by now.');
    });

    it('lets no file use up the numbers of keys', async () => {
      const of = (key: string) =>
        text(`It is ${key}.`).replace(
          'title: One',
          `id: ${key}\ntitle: ${key}`,
        );
      repository.push('accounts/near.md', of('PM-7000'));
      repository.push('accounts/next.md', of('PM-16000'));
      repository.push('accounts/far.md', of('PM-999999999'));
      await read();
      const rows: PostMortemRow[] = await database('post_mortems').orderBy(
        'path',
      );
      expect(rows.map(({ path, key }) => [path, key])).toEqual([
        ['accounts/far.md', expect.stringMatching(/^PM-1600\d$/)],
        ['accounts/near.md', 'PM-7000'],
        ['accounts/next.md', 'PM-16000'],
        [PATH, expect.stringMatching(/^PM-\d{1,5}$/)],
      ]);
      const [broken] = await database('broken_documents');
      expect(broken).toMatchObject({ path: 'accounts/far.md' });
      expect(JSON.parse(broken.problems)).toMatchObject([
        { field: 'id', message: expect.stringContaining('PM-999999999') },
      ]);
      // It is the same one when it is written again.
      repository.push('accounts/far.md', `${of('PM-999999999')}More.\n`);
      await read();
      const after: PostMortemRow[] = await database('post_mortems').orderBy(
        'path',
      );
      expect(after.map(({ key }) => key)).toEqual(rows.map(({ key }) => key));
      expect(after[0].markdown).toContain('More.');
      const next = await store.transaction(writer =>
        writer.open({ visibility: 'public' }),
      );
      expect(next.key).toMatch(/^PM-160\d\d$/);
    });

    it('writes nothing once another process has taken over', async () => {
      await database('leases').update({ fencing: 99, holder: 'other' });
      await expect(read()).rejects.toThrow(/no longer held/);
      expect(await row()).toBeUndefined();
      expect(await database('document_repositories')).toEqual([]);
    });

    it('goes on showing what it has while the remote fails, and says why', async () => {
      await read();
      repository.failure = new Error('The remote wants a password.');
      await read();
      const [state] = await database('document_repositories');
      expect(state.problem).toBe('The remote wants a password.');
      expect((await row()).gone_at).toBeNull();
      repository.failure = undefined;
      await read();
      const [later] = await database('document_repositories');
      expect(later.problem).toBeNull();
    });
  });
});
