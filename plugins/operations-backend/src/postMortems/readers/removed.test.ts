import { mockServices } from '@backstage/backend-test-utils';
import { testDatabases } from '../../__testUtils__/databases';
import { FakeRepository } from '../../__testUtils__/FakeRepository';
import {
  publicTextOf,
  removeWilhelmina,
  WILHELMINA,
} from '../../__testUtils__/publicText';
import { PostMortemStore } from '../PostMortemStore';
import { RepositorySet } from '../RepositorySet';
import { Proposal } from '../rows';
import { HistoryReader } from './HistoryReader';
import { WorkingReader } from './WorkingReader';

const databases = testDatabases();
const NAME = 'Wilhelmina Quist';
const PATH = 'accounts/one.md';
const MEMBER = {
  criteria: undefined,
  internal: undefined,
  showPersons: true,
  mayWrite: true,
  mayPublish: true,
};

it.each(databases.ids)(
  'who asked to be named nowhere stands in no history and no review, on %s',
  async databaseId => {
    const database = await databases.open(databaseId);
    const publicText = await publicTextOf(database);
    const repository = new FakeRepository();
    repository.push(PATH, 'It was the clock.', NAME);
    const repositories = RepositorySet.create();
    repositories.add(repository);
    const proposal: Proposal = {
      branch: 'post-mortem/PM-1',
      at: new Date(0).toISOString(),
      by: WILHELMINA,
      state: 'open',
    };
    const store = PostMortemStore.create({ database });
    const row = await store.transaction(async writer => {
      const { id } = await writer.open({ visibility: 'public' });
      await writer.put(id, { repository: repository.id, path: PATH });
      await writer.putWorking({
        post_mortem_id: id,
        markdown: 'It was the moon.',
        base_content_id: null,
        text_version: 1,
        saved_at: writer.now,
        saved_by: WILHELMINA,
        proposal: JSON.stringify(proposal),
        proposed_version: 1,
      });
      await writer.tell(id, {
        kind: 'saved',
        ref: WILHELMINA,
        name: NAME,
        text: `${NAME} has saved it`,
      });
      await writer.tell(id, {
        kind: 'reviewed',
        ref: WILHELMINA,
        text: `${NAME} has read it`,
        textVersion: 1,
        data: { verdict: 'commented' },
      });
      return writer.hold(id);
    });
    const history = HistoryReader.create({
      database,
      logger: mockServices.logger.mock(),
      repositories,
      publicText,
    });
    const working = WorkingReader.create({
      database,
      publicText,
      approvals: 1,
    });
    const read = async () => ({
      history: await history.read(row, true, MEMBER),
      working: working.show(await working.state(row.id), MEMBER),
    });

    const before = await read();
    expect(before).toMatchObject({
      history: {
        items: expect.arrayContaining([
          expect.objectContaining({ author: { ref: WILHELMINA } }),
          expect.objectContaining({ kind: 'editedInGit', authorName: NAME }),
        ]),
      },
      working: {
        savedBy: { ref: WILHELMINA },
        proposal: { proposedBy: { ref: WILHELMINA } },
        reviews: [{ reviewer: { ref: WILHELMINA } }],
      },
    });
    await removeWilhelmina(database);
    await publicText.refresh();
    const after = await read();
    expect(after.history.items).toHaveLength(before.history.items.length);
    expect(after.working?.reviews).toHaveLength(1);
    expect(JSON.stringify(after)).not.toMatch(/wilhelmina|quist/i);
  },
);
