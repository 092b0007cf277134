import { mockServices } from '@backstage/backend-test-utils';
import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import {
  AuthorAnswers,
  DEFAULT_ESCALATION,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { takeLease, testDatabases } from '../__testUtils__/databases';
import { publicTextOf } from '../__testUtils__/publicText';
import { IncidentStore } from '../incidents/IncidentStore';
import { Lease } from '../leases';
import { SettingsStore } from '../notifications/SettingsStore';
import { AnswerDesk } from './desk/AnswerDesk';
import { NO_AUTHORS } from './people';
import { QuestionStore } from './QuestionStore';
import { QuestionRow } from './rows';
import { EscalationPlanner } from './telling/EscalationPlanner';
import { EscalationWork } from './telling/EscalationWork';
import { QuestionNotifier } from './telling/QuestionNotifier';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.parse('2026-03-01T12:00:00Z');
const [ADA, ANN, BOB, EVE] = ['ada', 'ann', 'bob', 'eve'].map(
  name => `user:default/${name}`,
);
const TEAM = 'group:default/team';
const databases = testDatabases();

function suggestion(ref: string, text: string) {
  return {
    person: { ref },
    confidence: 'high' as const,
    state: 'present' as const,
    why: [{ kind: 'commits' as const, text }],
  };
}

async function create(database: Knex) {
  let now = START;
  const world = {
    authors: [
      suggestion(ANN, 'wrote most of it'),
      suggestion(BOB, 'wrote 20 % of retry.ts'),
    ],
    team: TEAM as string | undefined,
    onCall: [EVE],
    members: [ADA, ANN, BOB],
    /** Whether the catalog knows one of them. */
    broken: false,
    failed: 0,
  };
  const clock = () => now;
  const logger = mockServices.logger.mock();
  const sent: NotificationSendOptions[] = [];
  const lease: Lease = await takeLease(database, 'core');
  const incidents = IncidentStore.create({ database, now: clock });
  const store = QuestionStore.create({ database, incidents, now: clock });
  const authors = {
    ...NO_AUTHORS,
    find: async (query: object): Promise<AuthorAnswers> => ({
      ...(await NO_AUTHORS.find(
        query as Parameters<typeof NO_AUTHORS.find>[0],
        undefined as never,
      )),
      team: world.team === undefined ? undefined : { ref: world.team },
      suggestions: world.authors,
    }),
  };
  const planner = EscalationPlanner.create({
    database,
    logger,
    authors,
    onCall: { of: async () => world.onCall },
    policy: DEFAULT_ESCALATION,
    now: clock,
  });
  const people = {
    membersOf: async (ref: string) => {
      if (ref === BOB && world.broken) throw new Error('The catalog sleeps.');
      return ref === TEAM ? world.members : [ref];
    },
  };
  const onFailed = () => {
    world.failed++;
  };
  const base = { database, logger, store, planner, people, now: clock };
  const options = { ...base, onFailed };
  const work = EscalationWork.create(options);
  const notifier = QuestionNotifier.create({
    ...options,
    publicText: await publicTextOf(database),
    notifications: {
      send: async (one: NotificationSendOptions) => {
        sent.push(one);
      },
    } as never,
  });
  await database('services').insert({
    id: 'shop',
    entity_ref: 'component:default/shop',
    visibility: 'public',
    sort_name: 'shop',
    search_text: 'shop',
    entity: '{}',
    entity_hash: '',
    revision: 1,
    health_status: 'healthy',
    health_rank: 0,
    health_reasons: '[]',
    version: 1,
    created_at: 1,
  });
  const ask = (recipient = ANN) =>
    store.transaction(async writer => {
      const { row } = await writer.open({
        visibility: 'public',
        title: 'What does it do?',
        text: 'What?',
        root_service_id: 'shop',
        incident_id: null,
        artefact: JSON.stringify({ kind: 'service' }),
        artefact_title: null,
        asker: ADA,
        idempotency_key: null,
      });
      await writer.address(row.id, {
        ref: recipient,
        why: 'wrote it',
        escalated: false,
      });
      await writer.tell(row.id, [recipient], 'asked');
      await writer.put(row.id, { escalate_at: now });
      return row.id;
    });
  return {
    world,
    store,
    ask,
    lease,
    work,
    sent,
    wait: (time: number) => {
      now = START + time;
    },
    at: async (time: number) => {
      now = START + time;
      await work.escalate(lease);
      await notifier.send(lease, new AbortController().signal);
    },
    row: async (id: string): Promise<QuestionRow> =>
      database('questions').where({ id }).first(),
    answers: async (id: string): Promise<Array<{ id: string }>> =>
      database('question_answers').where('question_id', id),
    asked: async (id: string): Promise<string[]> => {
      const rows: Array<{ ref: string }> = await database('question_recipients')
        .where('question_id', id)
        .orderBy('position');
      return rows.map(({ ref }) => ref);
    },
    told: () =>
      sent.map(({ recipients }) =>
        recipients.type === 'entity' ? recipients.entityRef : '',
      ),
  };
}

describe.each(databases.ids)('escalation of questions on %s', databaseId => {
  it('asks the next one, the team and whoever is on call, each once', async () => {
    const lab = await create(await databases.open(databaseId));
    const id = await lab.ask();
    await lab.at(0);
    expect(lab.told()).toEqual([ANN]);
    expect(Number((await lab.row(id)).escalate_at)).toBe(START + 30 * MINUTE);
    expect((await lab.row(id)).escalate_to).toBe(BOB);
    await lab.at(29 * MINUTE);
    expect(await lab.asked(id)).toEqual([ANN]);
    await lab.at(30 * MINUTE);
    await lab.at(31 * MINUTE);
    expect(await lab.asked(id)).toEqual([ANN, BOB]);
    expect(lab.told()).toEqual([ANN, BOB]);
    await lab.at(2 * HOUR);
    // Whoever asked is not told of it, and the notification of the others is the same one.
    expect(lab.told().slice(2).sort()).toEqual([ANN, BOB]);
    await lab.at(4 * HOUR);
    expect(await lab.asked(id)).toEqual([ANN, BOB, TEAM, EVE]);
    expect((await lab.row(id)).escalate_at).toBeNull();
    await lab.at(40 * HOUR);
    expect(lab.told()).toHaveLength(5);
    expect(new Set(lab.sent.map(({ payload }) => payload.scope)).size).toBe(1);
  });

  it('goes no further once somebody has answered', async () => {
    const lab = await create(await databases.open(databaseId));
    const id = await lab.ask();
    await lab.at(MINUTE);
    await AnswerDesk.create(lab).answer(id, { text: 'It queues.' }, ANN);
    await lab.at(10 * HOUR);
    expect(await lab.asked(id)).toEqual([ANN]);
    expect(lab.told()).toEqual([ANN, ADA]);
  });

  it('disturbs nobody in their quiet hours', async () => {
    const database = await databases.open(databaseId);
    const lab = await create(database);
    await SettingsStore.create({ database }).write(BOB, {
      optOut: [],
      quietHours: {
        from: '12:00',
        to: '20:00',
        zone: 'UTC',
        exceptSeverity: 1,
      },
    });
    const id = await lab.ask();
    await lab.at(0);
    await lab.at(HOUR);
    expect(await lab.asked(id)).toEqual([ANN]);
    await lab.at(2 * HOUR);
    // The team is asked; of it, he is told when his quiet hours end.
    expect(await lab.asked(id)).toEqual([ANN, TEAM]);
    expect(lab.told()).toEqual([ANN, ANN]);
    await lab.at(8 * HOUR);
    expect(lab.told()).toContain(BOB);
    await lab.at(8 * HOUR);
    expect(await lab.asked(id)).toContain(EVE);
  });

  it('looks again where nobody is found at one moment', async () => {
    const lab = await create(await databases.open(databaseId));
    const { world } = lab;
    Object.assign(world, { authors: [], team: undefined, onCall: [] });
    const id = await lab.ask();
    await lab.at(0);
    await lab.at(5 * HOUR);
    expect(await lab.asked(id)).toEqual([ANN]);
    const { escalate_at: at, escalate_to: to, version } = await lab.row(id);
    // After a quarter of its age.
    expect(Number(at)).toBe(START + 6.25 * HOUR);
    expect(to).toBeNull();
    await lab.at(6.25 * HOUR);
    // Nobody is told that nobody was found again.
    expect((await lab.row(id)).version).toBe(version);
    world.onCall = [EVE];
    await lab.at(8 * HOUR);
    expect(await lab.asked(id)).toEqual([ANN, EVE]);
    expect(lab.told()).toEqual([ANN, EVE]);
    world.team = TEAM;
    await lab.at(12 * HOUR);
    expect(await lab.asked(id)).toEqual([ANN, EVE, TEAM]);
  });

  it('passes over a team in which there is nobody else', async () => {
    const lab = await create(await databases.open(databaseId));
    lab.world.members = [ADA];
    const id = await lab.ask();
    await lab.at(0);
    await lab.at(30 * MINUTE);
    await lab.at(4 * HOUR);
    expect(await lab.asked(id)).toEqual([ANN, BOB, EVE]);
    lab.world.members = [ADA, ANN];
    await lab.at(8 * HOUR);
    expect(await lab.asked(id)).toEqual([ANN, BOB, EVE, TEAM]);
    expect((await lab.row(id)).escalate_at).toBeNull();
  });

  it('stops no other where one cannot be escalated, and tries again', async () => {
    const lab = await create(await databases.open(databaseId));
    const stuck = await lab.ask(ANN);
    const other = await lab.ask(BOB);
    await lab.at(0);
    lab.world.broken = true;
    await lab.at(30 * MINUTE);
    expect(await lab.asked(stuck)).toEqual([ANN]);
    expect(await lab.asked(other)).toEqual([BOB, ANN]);
    expect(lab.world.failed).toBe(1);
    lab.world.broken = false;
    await lab.at(31 * MINUTE);
    expect(await lab.asked(stuck)).toEqual([ANN, BOB]);
  });

  it('tells whoever is asked in spite of an answer, until one is accepted', async () => {
    const lab = await create(await databases.open(databaseId));
    const id = await lab.ask();
    const desk = AnswerDesk.create(lab);
    // Nobody was told yet: whoever was asked before the answer need not hurry.
    lab.wait(1_000);
    await desk.answer(id, { text: 'It queues.' }, BOB);
    await lab.at(MINUTE);
    expect(lab.told()).toEqual([ADA]);
    const add = (person: string) =>
      lab.store.transaction(async writer => {
        await writer.address(id, { ref: person, why: '', escalated: false });
        await writer.tell(id, [person], 'asked');
      });
    await add(EVE);
    await lab.at(2 * MINUTE);
    expect(lab.told()).toEqual([ADA, EVE]);
    const [{ id: answer }] = await lab.answers(id);
    await desk.accept(id, answer, ADA);
    await add('user:default/late');
    await lab.at(3 * MINUTE);
    expect(lab.told()).not.toContain('user:default/late');
  });

  it('is done by nobody who has lost the lease', async () => {
    const database = await databases.open(databaseId);
    const lab = await create(database);
    const id = await lab.ask();
    await database('leases').update({ fencing: 99 });
    await expect(lab.at(HOUR)).rejects.toThrow();
    expect(await lab.asked(id)).toEqual([ANN]);
  });
});
