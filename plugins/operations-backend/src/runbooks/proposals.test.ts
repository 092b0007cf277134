import { mockServices } from '@backstage/backend-test-utils';
import {
  ChangeConflictError,
  WantedChange,
} from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { setTimeout as pause } from 'node:timers/promises';
import { testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';
import { FakeRepository } from '../__testUtils__/FakeRepository';
import { publicTextOf } from '../__testUtils__/publicText';
import { RepositorySet } from '../postMortems/RepositorySet';
import { OnwardAnswer } from '../questions/desk/OnwardAnswer';
import { chooseRunbook } from './desk/chooseRunbook';
import { RunbookDesk } from './desk/RunbookDesk';
import { RunbookReading } from './reading/RunbookReading';
import { proposalOf, RunbookRow } from './rows';

jest.setTimeout(60_000);

const [ADA, GRACE, EVE] = ['ada', 'grace', 'eve'].map(
  name => `user:default/${name}`,
);
const PATH = 'runbooks/queue.md';
const QUEUE = '# The queue is full\n\nRestart it.\n';
const databases = testDatabases();

/** A remote that takes its time, so that two who write at once would meet. */
class SlowRepository extends FakeRepository {
  atOnce = 0;
  mostAtOnce = 0;

  async propose(change: WantedChange) {
    this.atOnce++;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.atOnce);
    try {
      await pause(50);
      return await super.propose(change);
    } finally {
      this.atOnce--;
    }
  }
}

function answer(key: string, text = `Answer of ${key}`): OnwardAnswer {
  const said = { key, title: `Question ${key}`, answer: text };
  return { inside: said, open: () => said };
}

async function create(database: Knex, visibility?: 'public') {
  const repository = new SlowRepository('runbooks', visibility);
  repository.writes = ['runbook'];
  repository.push(PATH, QUEUE);
  const repositories = RepositorySet.create();
  repositories.add(repository);
  const publicText = await publicTextOf(database);
  // Each is a replica of its own: nothing is shared but the database and git.
  const replica = () =>
    RunbookDesk.create({
      database,
      logger: mockServices.logger.mock(),
      publicText,
      repositories,
      authors: { of: async (name: string) => ({ name }) } as never,
      incidents: {} as never,
      approvals: 1,
    });
  await RunbookReading.create({ database, repository }).readNow(
    new AbortController().signal,
  );
  const row = async (): Promise<RunbookRow> =>
    database('runbooks').where('path', PATH).first();
  return {
    desks: [replica(), replica()],
    repository,
    repositories,
    publicText,
    row,
    waiting: async () => proposalOf(await row()),
    /** What waits in git, whatever the database believes. */
    inGit: async () => {
      const { branch = '' } = proposalOf(await row()) ?? {};
      return repository.branches.get(branch)?.files[0].text;
    },
  };
}

describe.each(databases.ids)('proposals of runbooks on %s', databaseId => {
  it('of two at the same moment are one: the other learns what waits', async () => {
    const lab = await create(await databases.open(databaseId));
    const row = await lab.row();
    const base = row.content_id ?? '';
    const texts = [`${QUEUE}\nOne.\n`, `${QUEUE}\nTwo.\n`];
    const outcomes = await Promise.allSettled(
      texts.map((markdown, at) =>
        lab.desks[at].propose(row, { markdown, base }, [ADA, GRACE][at]),
      ),
    );
    const refused = outcomes.flatMap(one =>
      one.status === 'rejected' ? [one.reason] : [],
    );
    expect(refused).toHaveLength(1);
    const { proposed } = await lab.row();
    expect(refused[0].problem).toEqual({
      field: 'proposal',
      value: proposed,
      message: expect.stringContaining('since you began'),
      remedy: expect.stringContaining('Take over'),
    });
    expect(texts).toContain(proposed);
    expect(await lab.inGit()).toBe(proposed);
    expect(lab.repository.mostAtOnce).toBe(1);
    expect((await lab.row()).turn).toBeNull();
  });

  it('replace nothing that was not read, and say what it says now', async () => {
    const lab = await create(await databases.open(databaseId));
    const [desk] = lab.desks;
    const row = await lab.row();
    const base = row.content_id ?? '';
    const mine = `${QUEUE}\nMine.\n`;
    await desk.propose(row, { markdown: mine, base }, ADA);
    const begun = await lab.waiting();
    await desk.addAnswer(row, answer('Q-1'), { by: GRACE, questionId: 'one' });
    const better = `${mine}\nBetter.\n`;
    const again = (proposal: string | undefined) =>
      desk.propose(row, { markdown: better, base, proposal }, ADA);
    await expect(again(begun?.revision)).rejects.toMatchObject({
      problem: {
        field: 'proposal',
        value: expect.stringContaining('Answer of Q-1'),
      },
    });
    expect(await lab.inGit()).toContain('Answer of Q-1');
    await again((await lab.waiting())?.revision);
    expect(await lab.inGit()).toBe(better);
    await expect(
      desk.propose(row, { markdown: 'Other', base: 'older' }, ADA),
    ).rejects.toMatchObject({ problem: { field: 'base', value: QUEUE } });
  });

  it('keep every answer that comes at the same moment', async () => {
    const lab = await create(await databases.open(databaseId));
    const row = await lab.row();
    const keys = ['Q-1', 'Q-2', 'Q-3', 'Q-4', 'Q-5', 'Q-6'];
    await Promise.all(
      keys.map((key, at) =>
        lab.desks[at % 2].addAnswer(row, answer(key), {
          by: at % 2 ? GRACE : ADA,
          questionId: key,
        }),
      ),
    );
    const text = await lab.inGit();
    for (const key of keys) expect(text).toContain(`Answer of ${key}`);
    expect((await lab.row()).proposed).toBe(text);
    // The same again changes nothing.
    const { version } = await lab.row();
    await lab.desks[0].addAnswer(row, answer('Q-3'), {
      by: EVE,
      questionId: 'Q-3',
    });
    expect((await lab.row()).version).toBe(version);
  });

  it('are merged by nobody whose words are in them', async () => {
    const lab = await create(await databases.open(databaseId));
    const [desk] = lab.desks;
    const row = await lab.row();
    const markdown = `${QUEUE}\nMine.\n`;
    await desk.propose(row, { markdown, base: row.content_id ?? '' }, ADA);
    await desk.addAnswer(row, answer('Q-1'), { by: GRACE, questionId: 'one' });
    const { revision = '', contributors } = (await lab.waiting()) ?? {};
    expect(contributors).toEqual([ADA, GRACE]);
    for (const person of [ADA, GRACE]) {
      await expect(desk.merge(row, revision, person)).rejects.toThrow(
        'omebody else',
      );
    }
    expect(lab.repository.text(PATH)).toBe(QUEUE);
    await desk.merge(row, revision, EVE);
    expect(lab.repository.text(PATH)).toContain('Answer of Q-1');
    // A new one begins with whoever writes it.
    const after = await lab.row();
    expect(after.markdown).toContain('Mine.');
    await desk.addAnswer(after, answer('Q-2'), { by: ADA, questionId: 'two' });
    expect((await lab.waiting())?.contributors).toEqual([ADA]);
  });

  it('take nothing back that was changed in git meanwhile', async () => {
    const database = await databases.open(databaseId);
    const lab = await create(database);
    const [desk] = lab.desks;
    const row = await lab.row();
    const markdown = `${QUEUE}\nMine.\n`;
    await desk.propose(row, { markdown, base: row.content_id ?? '' }, ADA);
    lab.repository.push(PATH, `${QUEUE}\nSomebody else's.\n`);
    const { repository } = lab;
    await RunbookReading.create({ database, repository }).readNow(
      new AbortController().signal,
    );
    await expect(
      desk.addAnswer(row, answer('Q-1'), { by: GRACE, questionId: 'one' }),
    ).rejects.toThrow('changed in git since');
    expect(await lab.inGit()).toBe(markdown);
  });

  it('say in the words of the repository what no file is to blame for', async () => {
    const lab = await create(await databases.open(databaseId));
    lab.repository.failure = new ChangeConflictError('It never rests.', '');
    const row = await lab.row();
    await expect(
      lab.desks[0].addAnswer(row, answer('Q-1'), {
        by: GRACE,
        questionId: 'one',
      }),
    ).rejects.toThrow(/: It never rests\.$/);
  });

  it('hold nobody up whose process has died', async () => {
    const database = await databases.open(databaseId);
    const lab = await create(database);
    await database('runbooks').update({ turn: 'dead', turn_until: 1 });
    const row = await lab.row();
    await lab.desks[0].addAnswer(row, answer('Q-1'), {
      by: ADA,
      questionId: 'one',
    });
    expect(await lab.inGit()).toContain('Answer of Q-1');
  });

  it('of answers put nothing but public text where everybody reads', async () => {
    const lab = await create(await databases.open(databaseId), 'public');
    const row = await lab.row();
    const closed: OnwardAnswer = {
      inside: { key: 'QI-1', title: 'T', answer: 'Secret.', internal: true },
      open: place => {
        throw new Error(`Everybody reads ${place}.`);
      },
    };
    const [desk] = lab.desks;
    const by = { by: ADA, questionId: 'one' };
    await expect(desk.addAnswer(row, closed, by)).rejects.toThrow(
      'Everybody reads Repository runbooks.',
    );
    expect(lab.repository.branches.size).toBe(0);
    const open: OnwardAnswer = {
      inside: { key: 'Q-1', title: 'T', answer: 'Ask Wilhelmina.' },
      open: () => ({ key: 'Q-1', title: 'T', answer: 'Ask somebody.' }),
    };
    await desk.addAnswer(row, open, by);
    expect(await lab.inGit()).toContain('Ask somebody.');
    expect(await lab.inGit()).not.toContain('Wilhelmina');
  });

  it('begin one runbook where two begin it at the same moment', async () => {
    const database = await databases.open(databaseId);
    const { repositories, publicText } = await create(database);
    const begin = () =>
      chooseRunbook(
        { database, publicText, repositories, now: 1 },
        {
          artefact: { kind: 'alertRule', name: 'DiskFull' },
          serviceId: null,
          title: 'What then?',
        },
      );
    const rows = await Promise.all(Array.from({ length: 6 }, begin));
    expect(new Set(rows.map(({ id }) => id)).size).toBe(1);
    const stored = await database('runbooks').where(
      'path',
      'runbooks/DiskFull.md',
    );
    expect(stored).toHaveLength(1);
  });

  it('go into the runbook of the alert, that of the service first; what is only read is not begun once more', async () => {
    const database = await databases.open(databaseId);
    const { repositories, repository, publicText } = await create(database);
    const text = (title: string, ref: string) =>
      `---\nalerts: [Busy]\nservices: [${ref}]\n---\n\n# ${title}\n`;
    await Promise.all(
      ['pay', 'web'].map(name =>
        database('services').insert({
          ...{ id: name, entity_ref: `component:default/${name}` },
          ...{ visibility: 'public', sort_name: name, search_text: name },
          ...{ entity: JSON.stringify(component(name)), entity_hash: '' },
          revision: 1,
          ...{ health_status: 'healthy', health_rank: 0 },
          ...{ health_reasons: '[]', version: 1, created_at: 1 },
        }),
      ),
    );
    repository.push('runbooks/a.md', text('A', 'component:default/pay'));
    repository.push('runbooks/b.md', text('B', 'component:default/web'));
    await RunbookReading.create({ database, repository }).readNow(
      new AbortController().signal,
    );
    const choose = async (serviceId: string | null, name = 'Busy') => {
      const chosen = await chooseRunbook(
        { database, publicText, repositories, now: 1 },
        { artefact: { kind: 'alertRule', name }, serviceId, title: 'Why?' },
      );
      return chosen.path;
    };
    expect(await choose('web')).toBe('runbooks/b.md');
    expect(await choose('pay')).toBe('runbooks/a.md');
    expect(await choose(null)).toBe('runbooks/a.md');
    // As one that is beside the source of its service.
    await database('runbooks')
      .where('path', 'runbooks/b.md')
      .update({ repository: 'source:https://git.example.org/web' });
    expect(await choose('web')).toBe('runbooks/b.md');
    expect(await choose('web', 'Idle')).toBe('runbooks/Idle.md');
  });

  it('shows a file that has come again', async () => {
    const database = await databases.open(databaseId);
    const lab = await create(database);
    const { repository } = lab;
    const reading = RunbookReading.create({ database, repository });
    const { signal } = new AbortController();
    repository.remove(PATH);
    await reading.readNow(signal);
    expect((await lab.row()).gone_at).not.toBeNull();
    repository.push(PATH, QUEUE);
    // Two read it at once: whoever merged something, and whoever reads in the background.
    await Promise.all([
      reading.readNow(signal),
      RunbookReading.create({ database, repository }).readNow(signal),
    ]);
    const rows = await database('runbooks').whereNull('gone_at');
    expect(rows).toHaveLength(1);
    await reading.readNow(signal);
  });
});
