import { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/databases';
import { putCluster } from './__testUtils__/clusters';
import { GitTree } from './__testUtils__/GitTree';
import {
  ADA,
  GRACE,
  PETE,
  reader,
  RequestsLab,
  wanted,
  wantedNamespace,
} from './__testUtils__/RequestsLab';

jest.setTimeout(60_000);

/** Somebody has begun what is asked for. */
function begun(name: string, owner: string) {
  return {
    [namespaceFile(name)]: [
      'apiVersion: v1',
      'kind: Namespace',
      'metadata:',
      `  name: ${name}`,
      '  annotations:',
      `    operate-first.io/owner: group:default/${owner}`,
      '',
    ].join('\n'),
  };
}

function namespaceFile(name: string) {
  return `cluster-scope/base/core/namespaces/${name}/namespace.yaml`;
}

describe('requests are judged again', () => {
  const databases = testDatabases();
  let tree: GitTree;
  let database: Knex;

  async function start(options: Parameters<typeof RequestsLab.create>[2] = {}) {
    database = await databases.open('SQLITE_3');
    tree = await GitTree.create();
    return RequestsLab.create(database, tree, options);
  }

  afterEach(async () => {
    await tree.remove();
  });

  it.each([
    ['onboard', wanted('till', { quota: 'large' })],
    ['namespace', wantedNamespace('till', { quota: 'large' })],
  ] as const)(
    'before the merge: a cluster that is too full by then, for %s',
    async (kind, parameters) => {
      const lab = await start();
      await putCluster(database, { name: 'eu-1', cpu: 8 });
      const id = await lab.open(parameters, { kind });
      await lab.follow();
      await lab.approve(id, PETE);
      await putCluster(database, {
        name: 'eu-1',
        cpu: 8,
        quotas: [['others', '7']],
      });
      await lab.merge(id, ADA);
      await lab.follow();
      const { facts, stages } = await lab.held(id);
      expect(facts.merged).toBeUndefined();
      expect(facts.notMerged).toContain(
        'eu-1 is too full: quotas leave 1 CPU, and this asks for 4 CPU.',
      );
      expect(await lab.stage(id)).toBe('open: merged waiting');
      expect(stages[3]).toMatchObject({
        reason: expect.stringContaining('ask who runs eu-1'),
        whomToAsk: ['group:default/platform'],
      });
      expect(await tree.text(namespaceFile('till'))).toBeUndefined();

      // It is approved still, and goes on by itself once there is room.
      await putCluster(database, { name: 'eu-1', cpu: 8 });
      await lab.follow();
      expect((await lab.held(id)).facts.merged?.revision).toBe(
        await tree.head(),
      );
    },
  );

  it('before the merge: a namespace that somebody has made on the cluster since', async () => {
    const lab = await start();
    await putCluster(database, { name: 'eu-1' });
    const id = await lab.open(wanted('till', { quota: 'large' }));
    await lab.follow();
    await lab.approve(id, PETE);
    await putCluster(database, { name: 'eu-1', quotas: [['till', '1']] });
    await lab.merge(id, ADA);
    await lab.follow();
    const { facts } = await lab.held(id);
    expect(facts.merged).toBeUndefined();
    expect(facts.notMerged).toContain(
      'There is a namespace till on eu-1 that is not in the tree',
    );
  });

  it('counting what is approved and has not arrived; the first of two goes on', async () => {
    const lab = await start();
    // The lists are there, and grow.
    await lab.open(wanted('first'));
    await lab.follow();
    const there: [string, string] = ['first', '1'];
    await putCluster(database, { name: 'eu-1', cpu: 7, quotas: [there] });
    const first = await lab.open(wanted('till', { quota: 'large' }));
    const second = await lab.open(wanted('desk', { quota: 'large' }));
    await lab.follow();
    await lab.approve(first, PETE);
    await lab.approve(second, PETE);
    await expect(lab.open(wanted('shelf', { quota: 'small' }))).rejects.toThrow(
      'quotas and 8 CPU for approved requests that have not arrived leave 0 CPU',
    );
    await lab.merge(first, ADA);
    await lab.merge(second, ADA);
    await lab.follow({ times: 2 });
    expect((await lab.held(first)).facts.merged).toBeDefined();
    // Both brought the file of their quota: now it is there, and what is left of the second is approved still.
    const late = await lab.held(second);
    expect(late.facts.merged).toBeUndefined();
    expect(late.facts.notMerged).toContain('eu-1 is too full');
    // Once it is there, its quota says it.
    await putCluster(database, {
      name: 'eu-1',
      cpu: 10,
      quotas: [there, ['till', '4']],
    });
    await lab.follow();
    expect((await lab.held(second)).facts.merged).toBeDefined();
  });

  it('names that another request takes, as far as they may be told', async () => {
    const lab = await start();
    await lab.open(wanted('till', { quota: 'large' }));
    const told = async (
      options: { maySeeRequest?: () => Promise<boolean>; person?: string },
      parameters = wanted('till'),
    ) => {
      const { preview } = await lab.previews.preview(
        parameters,
        { owners: [], maySee: async () => true, ...options },
        { showPersons: options.person !== undefined },
      );
      return preview.problems.map(({ field, message }) => [field, message]);
    };
    const words =
      'till is asked for in REQ-1 already. Look what becomes of that, or choose another name.';
    const seen = [
      ['services[0].name', words],
      ['namespaces[0].name', words],
    ];
    const maySeeRequest = async () => true;
    expect(await told({ person: GRACE, maySeeRequest })).toEqual(seen);
    expect(await told({ maySeeRequest })).toEqual(seen);
    expect(await told({})).toEqual([]);
    expect((await told({ person: GRACE })).flat().join()).not.toContain('REQ');
    expect(await told({ person: GRACE })).toHaveLength(2);
    expect(await told({ maySeeRequest }, wanted('other'))).toEqual([]);
    await expect(
      lab.open(wantedNamespace('till'), { kind: 'namespace' }),
    ).rejects.toThrow('till cannot be taken now');
  });

  it('many small requests as one large one', async () => {
    const lab = await start({
      config: {
        approval: {
          approvers: ['group:default/platform'],
          selfService: { quota: 'small', namespaces: 2, perDay: 2 },
        },
      },
    });
    for (const name of ['a', 'b']) {
      const id = await lab.open(wanted(name));
      await lab.follow();
      expect((await lab.held(id)).facts.merged).toBeDefined();
    }
    const third = await lab.open(wantedNamespace('c'), { kind: 'namespace' });
    await lab.follow();
    expect((await lab.held(third)).need).toMatchObject({
      by: 'people',
      sentence: expect.stringContaining('got 2 namespaces without approval'),
    });
    expect(await lab.stage(third)).toBe('open: approved waiting');
    lab.time += 25 * 3_600_000;
    const next = await lab.open(wanted('d'));
    expect((await lab.held(next)).need.by).toBe('policy');
  });

  it('small requests that were all sent before the first was stored', async () => {
    const lab = await start({
      config: {
        approval: {
          approvers: ['group:default/platform'],
          selfService: { quota: 'small', namespaces: 1, perDay: 1 },
        },
      },
    });
    const first = await lab.open(wanted('a'));
    const second = await lab.open(wanted('b'));
    // As if both had been judged at once.
    const policy = { by: 'policy', count: 0, sentence: 'Nobody has to.' };
    await database('requests')
      .where('id', second)
      .update({ need: JSON.stringify(policy), created_at: lab.time + 1 });
    lab.time += 1;
    await lab.follow({ times: 2 });
    expect((await lab.held(first)).facts.merged).toBeDefined();
    const { facts, need } = await lab.held(second);
    expect(facts.merged).toBeUndefined();
    expect(need.by).toBe('people');
    expect(await lab.stage(second)).toBe('open: approved waiting');
    expect(await lab.told(second)).toContainEqual([
      'group:default/platform',
      'review',
    ]);
  });

  it('by the policy as it is now: the stricter one counts', async () => {
    const lab = await start();
    const two = await lab.open(wanted('till', { quota: 'large' }));
    const others = await lab.open(wanted('desk', { quota: 'large' }));
    await lab.follow();
    await lab.approve(two, PETE);
    await lab.approve(others, PETE);
    const { approval } = lab.onboarding.config;
    const rules = { approvers: [...approval.approvers], count: 2 };
    Object.assign(approval, rules);
    await lab.merge(two, ADA);
    await lab.follow();
    expect((await lab.held(two)).facts.merged).toBeUndefined();
    expect(await lab.stage(two)).toBe('open: approved waiting');
    expect((await lab.held(two)).stages[2].reason).toContain(
      '1 of 2 approvals is there',
    );
    // Fewer than were asked for once are not enough.
    Object.assign(approval, { count: 1 });
    await lab.follow();
    expect((await lab.held(two)).need.count).toBe(2);

    // Who approves no more has not approved.
    Object.assign(approval, { approvers: ['group:default/journeys'] });
    await lab.merge(others, ADA);
    await lab.follow();
    const held = await lab.held(others);
    expect(held.facts.merged).toBeUndefined();
    expect(held.facts.notMerged).toContain('member of journeys');
    expect(held.approvals).toEqual([]);
    const approvers = await database('request_subjects')
      .where({ request_id: others, kind: 'approver' })
      .select('name');
    expect(approvers).toEqual([{ name: 'group:default/journeys' }]);
  });

  it('the own check while people look at it, and what a task has checked not for another change', async () => {
    const lab = await start();
    const checks = [
      { name: 'Kustomize', state: 'passed' as const, message: 'It builds.' },
    ];
    await expect(
      lab.open(wanted('till'), {
        checks: [{ ...checks[0], name: ' rules of  the PORTAL' }],
      }),
    ).rejects.toThrow('Only the portal makes this check.');
    const id = await lab.open(wanted('till', { quota: 'large' }), { checks });
    await lab.follow();
    const states = async () =>
      (await lab.held(id)).facts.checks.map(({ state }) => state);
    expect(await states()).toEqual(['passed', 'passed']);
    await lab.approve(id, PETE);
    await tree.push(begun('till', 'journeys'));
    await lab.onboarding.tree.fresh();
    await lab.follow();
    expect(await states()).toEqual(['failed', 'passed']);
    expect(await lab.stage(id)).toBe('open: checks failed');
    await tree.push({ [namespaceFile('till')]: undefined });
    await lab.onboarding.tree.fresh();
    await lab.follow();
    expect(await states()).toEqual(['passed', 'passed']);
    expect(await lab.stage(id)).toBe('open: merged waiting');

    await tree.push(begun('till', 'sales'));
    await lab.merge(id, ADA);
    await lab.follow();
    const { facts } = await lab.held(id);
    expect(facts.checks).toMatchObject([
      { state: 'passed' },
      {
        name: 'Kustomize',
        state: 'notRun',
        message: 'It was made for an earlier state of the change.',
      },
    ]);
  });

  it('what a task has checked not where the tree moved on before the change was proposed', async () => {
    const lab = await start();
    const checks = [
      { name: 'Kustomize', state: 'passed' as const, message: 'It builds.' },
    ];
    const asSent = await lab.open(wanted('desk', { quota: 'large' }), {
      checks,
    });
    const other = await lab.open(wanted('till', { quota: 'large' }), {
      checks,
    });
    await tree.push(begun('till', 'sales'));
    await lab.follow();
    const stateOf = async (id: string) =>
      (await lab.held(id)).facts.checks[1].state;
    expect(await stateOf(asSent)).toBe('passed');
    expect(await stateOf(other)).toBe('notRun');
  });

  it('whoever merges, and what: the change that they were shown', async () => {
    const lab = await start();
    const id = await lab.open(wanted('till', { quota: 'large' }));
    await lab.follow();
    await lab.approve(id, PETE);
    const shown = await lab.held(id);
    await expect(lab.merge(id, ADA, 'another')).rejects.toThrow(
      'made again since you looked',
    );
    // Refused in the very moment: what was judged is judged again.
    const decide = jest.spyOn(lab.onboarding.catalog, 'isMember');
    decide.mockImplementationOnce(async () => {
      await lab.reject(id, PETE, 'No room');
      return true;
    });
    await expect(
      lab.decisions.merge(
        shown,
        {},
        {
          ...reader('user:default/mia'),
          criteria: undefined,
          showPersons: true,
          mayCreate: true,
          mayReview: true,
        },
      ),
    ).rejects.toThrow('has ended meanwhile');
    expect((await lab.held(id)).row.merge_asked_at).toBeNull();

    const next = await lab.open(wanted('desk', { quota: 'large' }));
    await lab.follow();
    await lab.approve(next, PETE);
    const before = await lab.held(next);
    decide.mockImplementationOnce(async () => {
      await database('requests')
        .where('id', next)
        .update({
          version: before.row.version + 1,
          facts: JSON.stringify({ ...before.facts, approved: undefined }),
        });
      return true;
    });
    await expect(
      lab.decisions.merge(
        before,
        {},
        {
          ...reader('user:default/mia'),
          criteria: undefined,
          showPersons: true,
          mayCreate: true,
          mayReview: true,
        },
      ),
    ).rejects.toThrow('not approved yet');
  });
});
