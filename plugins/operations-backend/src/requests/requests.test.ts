import { ChangeRefusedError } from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { FakeChangeRequests } from '../__testUtils__/FakeChangeRequests';
import { testDatabases } from '../__testUtils__/databases';
import { GitCall, GitTree } from './__testUtils__/GitTree';
import {
  ADA,
  GRACE,
  PETE,
  RequestsLab,
  wanted,
} from './__testUtils__/RequestsLab';

const OVERLAY =
  'cluster-scope/overlays/prod/production/eu-1/kustomization.yaml';

function namespaceFile(name: string) {
  return `cluster-scope/base/core/namespaces/${name}/namespace.yaml`;
}

jest.setTimeout(60_000);

describe('requests', () => {
  const databases = testDatabases();
  let tree: GitTree;
  let database: Knex;

  afterEach(async () => {
    await tree.remove();
  });

  describe.each(databases.ids)('%s', databaseId => {
    async function start(
      options: Parameters<typeof RequestsLab.create>[2] = {},
    ) {
      database = await databases.open(databaseId);
      tree = await GitTree.create();
      return RequestsLab.create(database, tree, options);
    }

    it('brings what the policy approves into the tree, once', async () => {
      const lab = await start();
      const taskId = 'task-1';
      const id = await lab.open(wanted('cart'), { taskId });
      expect(await lab.open(wanted('cart'), { taskId })).toBe(id);
      expect(await lab.stage(id)).toBe('open: proposed waiting');

      await lab.follow();
      const { row, facts, approvals, files } = await lab.held(id);
      expect(row).toMatchObject({ key: 'REQ-1', state: 'open', failures: 0 });
      expect(facts.merged?.text).toMatch(
        /^It is in main\. Commit [0-9a-f]{12}/,
      );
      expect(approvals).toEqual([
        expect.objectContaining({ by: 'policy', verdict: 'approve' }),
      ]);
      expect(files.map(({ path }) => path)).toContain(namespaceFile('cart'));
      expect(await tree.titles()).toEqual([
        'Merge REQ-1: Onboard cart for sales',
        'By hand',
      ]);
      expect(await tree.branches()).toEqual([]);
      const namespace = await tree.text(namespaceFile('cart'));
      expect(namespace).toContain(
        'operate-first.io/owner: group:default/sales',
      );
      expect(namespace).toContain(ADA);
      expect(namespace).toContain('/operations/requests/REQ-1');
      expect(await tree.git(['log', '-1', '--format=%an', 'main'])).toBe(
        'ada\n',
      );
      expect(lab.refreshed).toEqual(['location:default/services']);
      expect(await lab.told(id)).toEqual([[ADA, 'merged']]);
      expect(await lab.events(id)).toEqual([
        'Asked for',
        'Proposed in git',
        'Approved by the policy',
        'Merged',
      ]);
      await expect(lab.open(wanted('cart'))).rejects.toThrow(
        'in the tree already',
      );
    });

    it('waits for people where the policy says so', async () => {
      const lab = await start();
      const id = await lab.open(wanted('till', { quota: 'large' }));
      await lab.follow();
      expect(await lab.stage(id)).toBe('open: approved waiting');
      expect(await lab.told(id)).toEqual([
        ['group:default/platform', 'review'],
      ]);
      expect(await tree.text(namespaceFile('till'))).toBeUndefined();
      expect(await tree.branches()).toEqual(['requests/req-1-till']);

      await expect(lab.approve(id, ADA)).rejects.toThrow(
        'Whoever asks for something does not approve it',
      );
      await expect(lab.approve(id, GRACE)).rejects.toThrow(
        'Members of platform approve it',
      );
      await expect(lab.approve(id, PETE, 'another')).rejects.toThrow(
        'made again since you looked',
      );
      await expect(lab.merge(id, ADA)).rejects.toThrow('not approved yet');

      await lab.approve(id, PETE);
      expect(await lab.stage(id)).toBe('open: merged waiting');
      await lab.follow();
      expect(await tree.text(namespaceFile('till'))).toBeUndefined();

      await lab.merge(id, ADA);
      await lab.follow();
      expect(await tree.text(namespaceFile('till'))).toContain('till');
      expect(await lab.stage(id)).toMatch(/^open: synced/);
    });

    it('has an approval count for the same change on another head, and for no other change', async () => {
      const lab = await start();
      // The lists are there, and grow.
      await lab.open(wanted('first'));
      await lab.follow();
      const id = await lab.open(wanted('till', { quota: 'large' }));
      await lab.follow();
      await lab.approve(id, PETE);
      const before = (await lab.held(id)).row.revision;
      // The same list grows meanwhile.
      const other = await lab.open(wanted('cart'));
      await lab.follow();
      expect((await lab.held(other)).facts.merged).toBeDefined();
      await lab.merge(id, ADA);
      await lab.follow();
      const merged = await lab.held(id);
      expect(merged.facts.merged).toBeDefined();
      expect(merged.row.revision).not.toBe(before);
      const overlay = await tree.text(OVERLAY);
      expect(overlay).toContain('namespaces/cart');
      expect(overlay).toContain('namespaces/till');

      const third = await lab.open(wanted('desk', { quota: 'large' }));
      await lab.follow();
      await lab.approve(third, PETE);
      await tree.push({
        'services/desk/runbooks/desk.md': 'Written by hand\n',
        [namespaceFile('desk')]: [
          'apiVersion: v1',
          'kind: Namespace',
          'metadata:',
          '  name: desk',
          '  annotations:',
          '    operate-first.io/owner: group:default/sales',
          '',
        ].join('\n'),
      });
      await lab.merge(third, ADA);
      await lab.follow();
      const waiting = await lab.held(third);
      expect(waiting.facts.merged).toBeUndefined();
      expect(await lab.stage(third)).toBe('open: approved waiting');
      expect(await lab.events(third)).toContain(
        'The tree moved on, and the change is another one now: services/desk/runbooks/desk.md is in the tree by now, and says something else. It has to be approved again',
      );
    });

    it('has an approval count for what is left of a change, where another brought the same files', async () => {
      const lab = await start();
      const first = await lab.open(wanted('till', { quota: 'large' }));
      const id = await lab.open(wanted('desk', { quota: 'large' }));
      await lab.follow();
      await lab.approve(first, PETE);
      await lab.approve(id, PETE);
      const shown = (await lab.held(id)).files.map(({ path }) => path);
      const quota = shown.filter(path => path.includes('resourcequotas/large'));
      expect(quota).toHaveLength(2);
      await lab.merge(first, ADA);
      await lab.follow();
      await lab.merge(id, ADA);
      await lab.follow();
      const held = await lab.held(id);
      expect(held.facts.merged).toBeDefined();
      expect(held.approvals).toEqual([
        expect.objectContaining({ person: PETE, revision: held.row.revision }),
      ]);
      const left = held.files.map(({ path }) => path);
      for (const path of quota) expect(left).not.toContain(path);
      expect(await lab.events(id)).toContainEqual(
        expect.stringMatching(
          /^The tree has .+ by now; the rest of the change is as it was, and is approved still$/,
        ),
      );
      // Completed, and not overwritten.
      const overlay = await tree.text(OVERLAY);
      expect(overlay).toContain('namespaces/till');
      expect(overlay).toContain('namespaces/desk');
      for (const name of ['till', 'desk']) {
        expect(await tree.text(namespaceFile(name))).toContain(name);
      }
    });

    it('refuses what was taken between form and merge, and says whose it is', async () => {
      const lab = await start();
      const id = await lab.open(wanted('till', { quota: 'large' }));
      await lab.follow();
      await lab.approve(id, PETE);
      await tree.push({
        [namespaceFile('till')]: [
          'apiVersion: v1',
          'kind: Namespace',
          'metadata:',
          '  name: till',
          '  annotations:',
          '    operate-first.io/owner: group:default/journeys',
          '',
        ].join('\n'),
      });
      await lab.merge(id, ADA);
      await lab.follow();
      const { facts, stages } = await lab.held(id);
      expect(facts.merged).toBeUndefined();
      expect(facts.checks[0]).toMatchObject({ state: 'failed' });
      expect(await lab.stage(id)).toBe('open: checks failed');
      expect(stages[1].reason).toContain('is of group:default/journeys');
      expect(await tree.text(namespaceFile('till'))).toContain('journeys');
      expect((await lab.told(id)).map(([ref]) => ref)).toContain(ADA);
      await expect(lab.open(wanted('till'))).rejects.toThrow(
        'is of group:default/journeys',
      );
    });

    it('ends what is refused or withdrawn, without a branch', async () => {
      const lab = await start();
      const refused = await lab.open(wanted('till', { quota: 'large' }));
      const withdrawn = await lab.open(wanted('desk', { quota: 'large' }));
      await lab.follow();
      expect(await tree.branches()).toHaveLength(2);
      await expect(lab.reject(refused, PETE, '  ')).rejects.toThrow(
        'has to know why',
      );
      await lab.reject(refused, PETE, 'Too large');
      await lab.withdraw(withdrawn, GRACE);
      await lab.follow();
      expect(await lab.stage(refused)).toBe('rejected: approved failed');
      expect((await lab.held(withdrawn)).row.state).toBe('withdrawn');
      expect(await tree.branches()).toEqual([]);
      expect((await lab.held(refused)).row.look_at).toBeNull();
      await expect(lab.approve(refused, PETE)).rejects.toThrow('refused');
      await expect(lab.withdraw(withdrawn, ADA)).rejects.toThrow('withdrawn');
    });

    it.each<[GitCall, 'before' | 'after']>([
      ['readTree', 'before'],
      ['readTree', 'after'],
      ['propose', 'before'],
      ['propose', 'after'],
      ['merge', 'before'],
      ['merge', 'after'],
    ])('goes on where it was killed: %s, %s', async (call, when) => {
      const lab = await start();
      const id = await lab.open(wanted('cart'));
      // What was read when it was opened is read again.
      await tree.push({ 'docs/README.md': 'More\n' });
      let killed = 0;
      tree.disturb = (now, at) => {
        if (now !== call || at !== when || killed > 0) return;
        killed += 1;
        lab.kill();
      };
      await lab.follow();
      expect(killed).toBe(1);
      await lab.restart();
      await lab.follow({ times: 3 });
      expect((await lab.held(id)).facts.merged).toBeDefined();
      expect((await tree.titles()).filter(one => /REQ-1/.test(one))).toEqual([
        'Merge REQ-1: Onboard cart for sales',
      ]);
      expect(await tree.branches()).toEqual([]);
      const events = await lab.events(id);
      expect(events.filter(text => text === 'Merged')).toHaveLength(1);
    });

    it('says why a remote takes nothing, and tries again', async () => {
      const lab = await start();
      const id = await lab.open(wanted('cart'));
      tree.disturb = call => {
        if (call === 'propose')
          throw new ChangeRefusedError('It is read-only.');
      };
      await lab.follow();
      expect((await lab.held(id)).stages[0].reason).toContain(
        'It is read-only.',
      );
      tree.disturb = call => {
        if (call === 'merge')
          throw new ChangeRefusedError('main is protected.');
      };
      await lab.follow();
      const { stages, facts } = await lab.held(id);
      expect(facts.proposed).toBeDefined();
      expect(stages[3].reason).toContain('main is protected.');
      tree.disturb = () => {};
      await lab.follow();
      const merged = await lab.held(id);
      expect(merged.facts.merged).toBeDefined();
      expect(merged.facts.notMerged).toBeUndefined();
    });

    it('replaces no commits of others in its branch, says so, and goes on without them', async () => {
      const lab = await start();
      const branch = 'refs/heads/requests/req-1-till';
      const head = (await tree.head()) ?? '';
      await tree.git(['update-ref', branch, head]);
      await tree.push({ 'theirs.yaml': 'x' }, branch);
      const id = await lab.open(wanted('till', { quota: 'large' }));
      await lab.follow({ times: 2 });
      expect(await tree.text('theirs.yaml', branch)).toBe('x');
      const proposed = async () => (await lab.held(id)).stages[0];
      expect((await proposed()).reason).toContain(
        'has commits that the portal has not made',
      );

      await tree.git(['update-ref', '-d', branch]);
      await lab.follow();
      expect(await proposed()).toMatchObject({ state: 'done' });
      await lab.approve(id, PETE);
      await lab.merge(id, ADA);
      const ours = (await lab.held(id)).row.revision ?? '';
      await tree.push({ 'theirs.yaml': 'y' }, branch);
      await lab.follow({ times: 2 });
      expect(await tree.text('theirs.yaml', branch)).toBe('y');
      expect(await tree.text(namespaceFile('till'))).toBeUndefined();
      expect(await lab.stage(id)).toMatch(/^open: proposed/);
      expect((await proposed()).reason).toContain('delete the branch');
      expect(
        (await lab.events(id)).filter(text => /^Its branch is not/.test(text)),
      ).toHaveLength(1);

      // Somebody takes it back.
      await tree.git(['update-ref', branch, ours]);
      tree.disturb = call => {
        if (call === 'merge') throw new ChangeRefusedError('It is frozen.');
      };
      await lab.follow();
      expect(await proposed()).toMatchObject({ state: 'done' });
      await tree.git(['update-ref', '-d', branch]);
      await lab.follow();
      expect(await tree.head(branch)).toBe((await lab.held(id)).row.revision);
      tree.disturb = () => {};
      // Merged in git, without the portal.
      const { row } = await lab.held(id);
      await tree.merge('requests/req-1-till', {
        revision: row.revision ?? '',
        message: 'By hand',
        author: { name: 'Pete' },
      });
      await lab.follow();
      expect((await lab.held(id)).facts.merged?.text).toContain(
        'Merged in git',
      );
    });

    it('counts approvals of a pull request, and ends with it', async () => {
      const system = new FakeChangeRequests();
      const lab = await start({ system });
      const id = await lab.open(wanted('till', { quota: 'large' }));
      await lab.follow();
      const { proposal, facts } = await lab.held(id);
      expect(proposal?.request?.url).toBe('https://git.example.org/pull/1');
      expect(facts.proposed).toMatchObject({
        text: 'A pull request was opened.',
        url: 'https://git.example.org/pull/1',
      });
      system.approve('nobody-known');
      await lab.follow();
      expect(await lab.stage(id)).toBe('open: approved waiting');
      system.approve('pete-there');
      await lab.follow();
      expect((await lab.held(id)).approvals).toEqual([
        expect.objectContaining({ person: PETE, verdict: 'approve' }),
      ]);
      expect(await lab.stage(id)).toBe('open: merged waiting');
      // What the policy approves is not merged either once somebody has said no.
      tree.disturb = call => {
        if (call === 'merge') throw new ChangeRefusedError('main is frozen.');
      };
      const small = await lab.open(wanted('cart'));
      await lab.follow();
      for (const request of system.requests) request.state = 'closed';
      tree.disturb = () => {};
      await lab.follow({ times: 2 });
      for (const closed of [id, small]) {
        expect((await lab.held(closed)).row).toMatchObject({
          state: 'rejected',
          branch: null,
          look_at: null,
        });
      }
      expect(await tree.branches()).toEqual([]);
      expect(await tree.titles()).toEqual(['By hand']);
    });

    it('takes files of another template once people approve them', async () => {
      const lab = await start();
      const files = [{ path: 'docs/a.md', after: 'A\n' }];
      const change = { kind: 'change' as const, files, title: 'Words' };
      await expect(
        lab.open({}, { ...change, files: [{ path: '../a', after: '' }] }),
      ).rejects.toThrow('outside the tree');
      await expect(
        lab.open(
          {},
          {
            ...change,
            files: [{ path: 'README.md', before: 'x', after: 'y' }],
          },
        ),
      ).rejects.toThrow('not what the change was made from');
      const id = await lab.open({ team: 'sales' }, change);
      await lab.follow();
      await lab.approve(id, PETE);
      await lab.merge(id, ADA);
      await lab.follow();
      expect(await tree.text('docs/a.md')).toBe('A\n');
      expect((await lab.held(id)).row.state).toBe('done');
    });
  });

  it('merges twenty requests that grow the same lists, and loses none', async () => {
    database = await databases.open('SQLITE_3');
    tree = await GitTree.create();
    const lab = RequestsLab.create(database, tree);
    const names = Array.from(
      { length: 20 },
      (_, at) => `shop-${String.fromCharCode(97 + ((at * 7) % 20))}`,
    );
    const ids = await Promise.all(names.map(name => lab.open(wanted(name))));
    await lab.follow({ times: 2 });
    for (const id of ids) {
      expect((await lab.held(id)).facts.merged).toBeDefined();
    }
    const merges = (await tree.titles()).filter(title => /^Merge/.test(title));
    expect(new Set(merges).size).toBe(20);
    const overlay = (await tree.text(OVERLAY)) ?? '';
    const listed = overlay.match(/namespaces\/shop-[a-t]$/gm) ?? [];
    expect(listed).toEqual([...names].sort().map(name => `namespaces/${name}`));
  });
});
