import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { takeLease, testDatabases } from '../__testUtils__/databases';
import { FakeChangeRequests } from '../__testUtils__/FakeChangeRequests';
import { CatalogPeople } from '../notifications/CatalogPeople';
import { PublicText } from '../redaction/PublicText';
import { GitCall, GitTree } from './__testUtils__/GitTree';
import {
  ADA,
  PEOPLE,
  PETE,
  RequestsLab,
  wanted,
} from './__testUtils__/RequestsLab';
import { RequestNotifier } from './telling/RequestNotifier';

jest.setTimeout(60_000);

describe('requests that are cut off', () => {
  const databases = testDatabases();

  describe.each(databases.ids)('%s', databaseId => {
    let tree: GitTree;
    let database: Knex;
    let system: FakeChangeRequests;
    let lab: RequestsLab;

    beforeEach(async () => {
      database = await databases.open(databaseId);
      tree = await GitTree.create();
      system = new FakeChangeRequests();
      lab = RequestsLab.create(database, tree, { system });
    });

    afterEach(async () => {
      await tree.remove();
    });

    /** The process is gone the first time that something happens. */
    function killAt(call: GitCall, when: 'before' | 'after') {
      let killed = 0;
      tree.disturb = (now, at) => {
        if (now !== call || at !== when || killed > 0) return;
        killed += 1;
        lab.kill();
      };
      return () => killed;
    }

    async function expectMergedOnce(id: string) {
      expect((await lab.held(id)).facts.merged).toBeDefined();
      const titles = await tree.titles();
      expect(titles.filter(title => /^Merge REQ-1/.test(title))).toHaveLength(
        1,
      );
      expect(await tree.branches()).toEqual([]);
      expect(system.requests).toHaveLength(1);
      const events = await lab.events(id);
      for (const text of ['Proposed in git', 'Merged']) {
        expect(events.filter(each => each === text)).toHaveLength(1);
      }
    }

    it('between a pull request and what is stored of it', async () => {
      const id = await lab.open(wanted('cart'));
      let killed = 0;
      const { pending } = lab.onboarding;
      const before = pending.before.bind(pending);
      jest.spyOn(pending, 'before').mockImplementation(async row => {
        if (system.requests.length === 1 && killed === 0) {
          killed += 1;
          lab.kill();
        }
        return before(row);
      });
      await lab.follow();
      expect(killed).toBe(1);
      expect((await lab.held(id)).row.revision).toBeNull();
      await lab.restart();
      await lab.follow({ times: 3 });
      await expectMergedOnce(id);
    });

    it('during the proof', async () => {
      const id = await lab.open(wanted('cart'));
      let killed = 0;
      const { clusters } = lab.onboarding;
      const all = clusters.all.bind(clusters);
      jest.spyOn(clusters, 'all').mockImplementation(async () => {
        const isMerged = (await tree.titles())[0].startsWith('Merge');
        if (isMerged && killed === 0) {
          killed += 1;
          lab.kill();
        }
        return all();
      });
      await lab.follow();
      expect(killed).toBe(1);
      await lab.restart();
      await lab.follow({ times: 3 });
      await expectMergedOnce(id);
      expect(await lab.told(id)).toEqual([[ADA, 'merged']]);
    });

    it.each<[GitCall, 'before' | 'after']>([
      ['look', 'after'],
      ['withdraw', 'before'],
      ['withdraw', 'after'],
    ])('while they are withdrawn: %s, %s', async (call, when) => {
      const id = await lab.open(wanted('till', { quota: 'large' }));
      await lab.follow();
      await lab.withdraw(id, ADA);
      const killed = killAt(call, when);
      await lab.follow();
      expect(killed()).toBe(1);
      await lab.restart();
      await lab.follow({ times: 3 });
      const { row } = await lab.held(id);
      expect(row).toMatchObject({
        state: 'withdrawn',
        branch: null,
        look_at: null,
      });
      expect(await tree.branches()).toEqual([]);
      const events = await lab.events(id);
      expect(events.filter(text => /^Withdrawn/.test(text))).toHaveLength(1);
    });

    it('while somebody is told: told again, as the same notification', async () => {
      const id = await lab.open(wanted('till', { quota: 'large' }));
      await lab.follow();
      const shown = new Map<string, string>();
      let sent = 0;
      let stop = new AbortController();
      const notifier = RequestNotifier.create({
        database,
        logger: mockServices.logger.mock(),
        store: lab.store,
        people: CatalogPeople.create({
          catalog: catalogServiceMock({ entities: PEOPLE }),
          auth: mockServices.auth(),
        }),
        publicText: await PublicText.create({
          database,
          logger: mockServices.logger.mock(),
          config: { keepHosts: [], rules: [] },
        }),
        notifications: {
          send: async ({ recipients, payload }: NotificationSendOptions) => {
            sent += 1;
            if (recipients.type !== 'entity') throw new Error('Who?');
            for (const ref of [recipients.entityRef].flat()) {
              shown.set(`${ref} ${payload.scope}`, payload.title);
            }
            if (sent > 1) return;
            stop.abort();
            throw new Error('Killed');
          },
        },
        now: () => lab.time,
      });
      const first = await takeLease(database, 'notifier');
      await notifier.send(first, stop.signal);
      expect(await lab.told(id)).toHaveLength(1);
      await database('leases')
        .where('name', 'notifier')
        .update({ expires_at: 0 });
      stop = new AbortController();
      const second = await takeLease(database, 'notifier');
      await notifier.send(second, stop.signal);
      await notifier.send(second, stop.signal);
      expect(sent).toBe(2);
      expect([...shown]).toEqual([
        [`${PETE} REQ-1`, 'Waits for approval: Onboard till for sales'],
      ]);
      expect(await lab.told(id)).toEqual([]);
    });

    it.each<[GitCall, 'before' | 'after']>([
      ['propose', 'after'],
      ['merge', 'before'],
      ['merge', 'after'],
    ])(
      'by another replica that takes over in the middle: %s, %s',
      async (call, when) => {
        const id = await lab.open(wanted('cart'));
        const other = lab.replica();
        // As long as the first one waits for git, the other one does it all.
        let overtaken = 0;
        tree.meanwhile = async (now, at) => {
          if (now !== call || at !== when || overtaken > 0) return;
          overtaken += 1;
          await other.restart();
          await other.follow({ times: 3 });
        };
        await expect(lab.follow()).rejects.toThrow('no longer held');
        expect(overtaken).toBe(1);
        await expectMergedOnce(id);
        expect(await lab.told(id)).toEqual([[ADA, 'merged']]);
        lab.time = other.time;
        await expect(lab.follow()).rejects.toThrow('no longer held');
        await expectMergedOnce(id);
      },
    );
  });

  it('have an author also where nobody knows more than a name', async () => {
    const database = await databases.open('SQLITE_3');
    const tree = await GitTree.create();
    const lab = RequestsLab.create(database, tree);
    const stranger = `user:default/someone-${randomUUID().slice(0, 4)}`;
    const id = await lab.open(wanted('till'), { by: stranger });
    await lab.follow();
    await lab.approve(id, PETE);
    const said = await tree.git([
      'log',
      '-1',
      '--format=%an|%ae',
      'requests/req-1-till',
    ]);
    expect(said.trim()).toBe(`${stranger.slice(13)}|test@example.org`);
    await lab.merge(id, stranger);
    await lab.follow();
    expect(await tree.git(['log', '-1', '--format=%an', 'main'])).toBe(
      `${stranger.slice(13)}\n`,
    );
    await tree.remove();
  });
});
