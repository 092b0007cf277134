import { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/databases';
import { FakeChangeRequests } from '../__testUtils__/FakeChangeRequests';
import { GitTree } from './__testUtils__/GitTree';
import { ADA, PETE, RequestsLab, wanted } from './__testUtils__/RequestsLab';

jest.setTimeout(60_000);

const OVERLAY =
  'cluster-scope/overlays/prod/production/eu-1/kustomization.yaml';

describe('requests with pull requests', () => {
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

    it('count an approval as long as it is there', async () => {
      const id = await lab.open(wanted('till', { quota: 'large' }));
      await lab.follow();
      system.approve('pete-there');
      await lab.follow();
      expect(await lab.stage(id)).toBe('open: merged waiting');
      const { approvals } = await lab.held(id);
      await lab.follow();
      expect((await lab.held(id)).approvals).toEqual(approvals);

      system.dismiss('pete-there');
      await lab.follow();
      expect((await lab.held(id)).approvals).toEqual([]);
      expect(await lab.stage(id)).toBe('open: approved waiting');
      await expect(lab.merge(id, ADA)).rejects.toThrow('not approved yet');
      await lab.approve(id, PETE);
      await lab.follow();
      expect(await lab.stage(id)).toBe('open: merged waiting');
    });

    it('count an approval of the same change after it was rebuilt, until it is taken back', async () => {
      await lab.open(wanted('first'));
      await lab.follow();
      const id = await lab.open(wanted('till', { quota: 'large' }));
      await lab.follow();
      system.approve('pete-there');
      await lab.follow();
      const before = (await lab.held(id)).row.revision;
      // The list grows at the same place: the change conflicts, and is made again.
      const list = (await tree.text(OVERLAY)) ?? '';
      await tree.push({ [OVERLAY]: `${list}  - ../../../../zoo\n` });
      await tree.git(['update-ref', '-d', 'refs/heads/requests/req-2-till']);
      await lab.follow({ times: 2 });
      expect((await lab.held(id)).row.revision).not.toBe(before);
      expect(await lab.stage(id)).toBe('open: merged waiting');
      system.dismiss('pete-there');
      await lab.follow();
      expect(await lab.stage(id)).toBe('open: approved waiting');
    });

    it('are stopped by who wants changes first', async () => {
      const id = await lab.open(wanted('till', { quota: 'large' }));
      await lab.follow();
      system.requestChanges('nobody-known');
      system.approve('pete-there');
      await lab.follow();
      expect(await lab.stage(id)).toBe('open: merged waiting');
      system.requestChanges('pete-there');
      await lab.follow();
      expect(await lab.stage(id)).toBe('open: approved waiting');
      const { stages } = await lab.held(id);
      expect(stages[2].reason).toContain(
        'Changes are requested in the pull request.',
      );
      await expect(lab.merge(id, ADA)).rejects.toThrow('not approved yet');
      system.dismiss('pete-there');
      await lab.follow();
      expect((await lab.held(id)).stages[2].reason).toContain('Nobody of');
    });

    it('are tried again where they could not be opened, less and less often', async () => {
      system.failure = new Error('The token may not.');
      const opened = jest.spyOn(system, 'open');
      const id = await lab.open(wanted('till', { quota: 'large' }));
      await lab.follow();
      const [proposed] = (await lab.held(id)).stages;
      expect(proposed).toMatchObject({
        state: 'done',
        reason: expect.stringContaining(
          'The branch is there, the pull request could not be opened: The token may not.',
        ),
      });
      await lab.follow({ seconds: 6, times: 3 });
      expect(opened).toHaveBeenCalledTimes(1);
      await lab.follow({ seconds: 60, times: 1 });
      expect(opened).toHaveBeenCalledTimes(2);
      await lab.follow({ seconds: 10, times: 2 });
      expect(opened).toHaveBeenCalledTimes(2);

      system.failure = undefined;
      await lab.follow({ seconds: 120 });
      expect(opened).toHaveBeenCalledTimes(3);
      const held = await lab.held(id);
      expect(held.stages[0].reason).toBeUndefined();
      expect(held.facts.proposed?.url).toBe('https://git.example.org/pull/1');
      const events = await lab.events(id);
      expect(events.filter(text => /pull request/.test(text))).toEqual([
        'The pull request could not be opened: The token may not.',
        'The pull request is open now',
      ]);
      system.approve('pete-there');
      await lab.follow();
      expect(await lab.stage(id)).toBe('open: merged waiting');
    });
  });
});
