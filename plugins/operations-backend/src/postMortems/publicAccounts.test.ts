import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { Core } from '../__testUtils__/Core';
import { takeLease, testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';
import { FakeRepository } from '../__testUtils__/FakeRepository';
import { publicTextOf, removeWilhelmina } from '../__testUtils__/publicText';
import { NOTHING, ONLY_PUBLIC } from '../access/criteria';
import { PostMortemStore } from './PostMortemStore';
import { PublicAccounts } from './PublicAccounts';
import { PostMortemViews } from './readers/PostMortemViews';
import { RepositoryReading } from './reading/RepositoryReading';
import { RepositorySet } from './RepositorySet';
import { PostMortemRow } from './rows';

const databases = testDatabases();
const HOUR = 60 * 60 * 1000;
const PATH = 'accounts/one.md';
const MEMBER = {
  criteria: undefined,
  internal: undefined,
  showPersons: true,
  mayWrite: false,
  mayPublish: false,
};
const VISITOR = {
  ...MEMBER,
  criteria: ONLY_PUBLIC,
  internal: NOTHING,
  showPersons: false,
};

/** No text that everybody may read can be made of it: nobody knows where what is internal ends. */
function endless(): string {
  let nested = '<!-- -->';
  for (let depth = 0; depth < 8; depth++) nested = `<!-${nested}- -->`;
  return nested;
}

function account(more: { inside?: string; open?: string; items?: string[] }) {
  const { inside = 'The vendor knows.', open = 'It was slow.', items } = more;
  return [
    '---',
    'title: One',
    'visibility: public',
    'services: [component:default/shop]',
    'actionItems:',
    '  - id: alert',
    '    title: Alert when it is slow',
    ...(items ?? []),
    '---',
    '',
    '## Summary',
    '',
    `${open} Wilhelmina Quist looked at it.`,
    '',
    '<!-- internal -->',
    inside,
    '<!-- /internal -->',
    '',
  ].join('\n');
}

async function start(database: Knex) {
  const core = await Core.create(database);
  await core.catalog(component('shop'));
  const publicText = await publicTextOf(database);
  const now = () => core.now;
  const store = PostMortemStore.create({ database, now });
  const repository = new FakeRepository();
  const repositories = RepositorySet.create();
  repositories.add(repository);
  const reading = RepositoryReading.create({
    database,
    store,
    repository,
    repositories,
    publicText,
    now,
  });
  const documents = await takeLease(database, 'documents:post-mortems');
  const logger = mockServices.logger.mock();
  const lease = await takeLease(database, 'post-mortems');
  const accounts = PublicAccounts.create({
    database,
    logger,
    store,
    publicText,
    now,
  });
  const views = PostMortemViews.create({ database, publicText, now });
  return {
    core,
    publicText,
    store,
    logger,
    accounts,
    lease,
    push: async (path: string, text: string) => {
      repository.push(path, text);
      await reading.read(documents, new AbortController().signal);
    },
    rows: async (): Promise<PostMortemRow[]> =>
      database('post_mortems').orderBy('path'),
    seen: async (audience: typeof MEMBER | typeof VISITOR) => {
      const rows: PostMortemRow[] = await database('post_mortems');
      const [{ version, updatedAt }] = await views.of(rows, audience);
      return { version, updatedAt };
    },
  };
}

describe.each(databases.ids)('public accounts on %s', databaseId => {
  it('tell when they are others than before, not when somebody writes inside', async () => {
    const lab = await start(await databases.open(databaseId));
    await lab.push(PATH, account({}));
    const [{ id }] = await lab.rows();
    const first = await lab.seen(VISITOR);
    expect(first.version).toBe(1);
    let inside = await lab.seen(MEMBER);
    for (const write of [
      () => lab.store.transaction(writer => writer.put(id)),
      () => lab.push(PATH, account({ inside: 'The vendor was told.' })),
    ]) {
      lab.core.now += HOUR;
      await write();
      expect(await lab.seen(VISITOR)).toEqual(first);
      const before = inside.version;
      inside = await lab.seen(MEMBER);
      expect(inside.version).toBeGreaterThan(before);
      expect(inside.updatedAt).toBe(new Date(lab.core.now).toISOString());
    }
    let version = 1;
    for (const text of [
      account({ open: 'It was very slow.' }),
      account({ open: 'It was very slow.', items: ['    done: 2026-04-01'] }),
    ]) {
      lab.core.now += HOUR;
      await lab.push(PATH, text);
      version++;
      const updatedAt = new Date(lab.core.now).toISOString();
      expect(await lab.seen(VISITOR)).toEqual({ version, updatedAt });
    }
  });

  it('are made again one by one, and whatever becomes of one keeps no other back', async () => {
    const database = await databases.open(databaseId);
    const lab = await start(database);
    for (const name of ['one', 'two', 'three']) {
      await lab.push(
        `accounts/${name}.md`,
        account({ open: `It is ${name}.` }),
      );
    }
    const before = await lab.rows();
    // What nobody could make an account of today was published by an older portal.
    await database('post_mortems')
      .where('path', 'accounts/two.md')
      .update({ markdown: `${account({})}\n${endless()}\n` });
    await removeWilhelmina(database);
    const transaction = lab.store.transaction.bind(lab.store);
    let isDown = true;
    lab.store.transaction = async (work, options) => {
      if (!isDown) return transaction(work, options);
      isDown = false;
      throw new Error('The database hangs up.');
    };
    expect(await lab.accounts.left()).toBe(3);
    await lab.accounts.renew(lab.lease);
    expect(lab.logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('The database hangs up.'),
    );
    expect(await lab.accounts.left()).toBe(1);
    const removal = () => database('removals').first('done_at');
    expect((await removal()).done_at).toBeNull();

    await lab.accounts.renew(lab.lease);
    expect(await lab.accounts.left()).toBe(0);
    expect(Number((await removal()).done_at)).toBe(lab.core.now);
    const [one, three, two] = await lab.rows();
    for (const [at, row] of [one, three].entries()) {
      const { public_text } = before[at];
      expect(public_text).toContain('looked at it');
      expect(row.public_text).toContain('looked at it');
      // Nobody tells those apart who asked to be named nowhere.
      expect(row.public_text).not.toBe(public_text);
    }
    // It is held back rather than left as it was.
    expect(two).toMatchObject({ public_text: null, public_title: null });
    const told = await database('post_mortem_events').where({
      post_mortem_id: two.id,
      kind: 'withheld',
    });
    expect(told).toHaveLength(1);
  });

  it('are left to whoever has taken over', async () => {
    const database = await databases.open(databaseId);
    const lab = await start(database);
    await lab.push(PATH, account({}));
    await removeWilhelmina(database);
    await database('leases')
      .where('name', 'post-mortems')
      .update({ fencing: 99, holder: 'other' });
    await expect(lab.accounts.renew(lab.lease)).rejects.toThrow(
      /no longer held/,
    );
    expect(await lab.accounts.left()).toBe(1);
  });
});
