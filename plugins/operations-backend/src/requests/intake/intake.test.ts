import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  IntakeEvent,
  IntakeInbox,
  IntakeSystem,
  TicketsBusyError,
} from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { takeLease, testDatabases } from '../../__testUtils__/databases';
import { publicTextOf } from '../../__testUtils__/publicText';
import { Lease } from '../../leases';
import { GitTree } from '../__testUtils__/GitTree';
import {
  PEOPLE,
  PETE,
  RequestsLab,
  wanted,
} from '../__testUtils__/RequestsLab';
import { DecisionDesk } from '../desk/DecisionDesk';
import { RequestDesk } from '../desk/RequestDesk';
import { KindDesk } from '../kinds/KindDesk';
import { patienceOf } from '../Onboarding';
import { RequestReader } from '../readers/RequestReader';
import { RequestViews } from '../readers/RequestViews';
import { readIntakeConfig } from './config';
import { createIntake, Intake } from './createIntake';
import { IntakeSet } from './IntakeSet';
import { OriginReader } from './OriginReader';
import { IntakeRow } from './rows';

const HOME = 'https://git.example.org/acme/support';
const LOGIN = 'pete-there';
const { signal } = new AbortController();

/** A system of issues in memory, which fails as the test wants. */
class FakeIntake implements IntakeSystem {
  readonly id = 'fake';
  readonly title = 'Fake';
  readonly loginAnnotation = 'git.example.org/user-login';
  readonly comments = new Map<string, string>();
  readonly issues: Array<{ title: string; body: string; marker: string }> = [];
  readonly closed: Array<[number: number, reason: string]> = [];
  failure?: Error;
  /** It is done, and then the answer is lost. */
  losesAnswers = false;
  said = 0;
  #inbox?: IntakeInbox;

  knows(repository: string) {
    return repository.startsWith('https://git.example.org/');
  }

  connect(inbox: IntakeInbox) {
    this.#inbox = inbox;
  }

  async receive(event: IntakeEvent) {
    return this.#inbox?.receive(event);
  }

  async say(
    { number }: { number: number },
    { marker, text }: { marker: string; text: string },
  ) {
    if (this.failure) throw this.failure;
    this.said++;
    this.comments.set(`${number} ${marker.replace(/:[\w-]{36}/, '')}`, text);
    if (this.losesAnswers) throw new Error('The answer was lost.');
    return marker;
  }

  async close({ number }: { number: number }, reason: string) {
    if (this.failure) throw this.failure;
    this.closed.push([number, reason]);
  }

  async open(
    repository: string,
    issue: { title: string; body: string; marker: string },
  ) {
    if (this.failure) throw this.failure;
    let at = this.issues.findIndex(({ marker }) => marker === issue.marker);
    if (at === -1) at = this.issues.push(issue) - 1;
    if (this.losesAnswers) throw new Error('The answer was lost.');
    return { repository, number: 100 + at };
  }
}

function bodyOf(more: Record<string, string> = {}) {
  const filled = {
    Team: 'platform',
    'Name of the namespace': 'till',
    'What it is for': '_No response_',
    Environment: 'production',
    Clusters: 'eu-1',
    Quota: 'large',
    'Keep everybody out who is not let in': 'Yes',
    ...more,
  };
  return Object.entries(filled)
    .map(([title, value]) => `### ${title}\n\n${value}`)
    .join('\n\n');
}

jest.setTimeout(60_000);

describe('requests by issues', () => {
  const databases = testDatabases();
  let tree: GitTree | undefined;
  let database: Knex;
  let lab: RequestsLab;
  let system: FakeIntake;
  let intake: Intake;
  let lease: Lease;
  let origins: OriginReader;
  let deliveries = 0;

  afterEach(async () => {
    await tree?.remove();
    tree = undefined;
  });

  async function start(databaseId: string, more: object = {}) {
    database = await databases.open(databaseId);
    tree = await GitTree.create();
    lab = RequestsLab.create(database, tree);
    system = new FakeIntake();
    const set = IntakeSet.create();
    set.add(system);
    const { onboarding, store } = lab;
    const now = () => lab.time;
    const publicText = await publicTextOf(database);
    const config = readIntakeConfig(
      new ConfigReader({
        operations: { intake: { repositories: [{ url: HOME, ...more }] } },
      }),
    );
    const kinds = KindDesk.create({ database, onboarding, now });
    const may = {
      catalog: onboarding.catalog,
      operators: onboarding.config.operators,
    };
    const reader = RequestReader.create({
      database,
      views: RequestViews.create({ database, publicText }),
      may,
    });
    origins = OriginReader.create({ database, places: set.places(config) });
    const made = createIntake({
      database,
      set,
      config,
      publicText,
      reader,
      kinds,
      now,
      logger: mockServices.logger.mock(),
      auth: mockServices.auth(),
      catalog: catalogServiceMock({ entities: PEOPLE }),
      services: { find: async () => undefined },
      appUrl: 'https://portal.example.org',
      desk: RequestDesk.create({
        store,
        onboarding,
        kinds,
        now,
        desk: lab.previews,
        appUrl: 'https://portal.example.org',
      }),
      decisions: DecisionDesk.create({
        ...may,
        store,
        patience: patienceOf(onboarding),
      }),
    });
    if (!made) throw new Error('It is configured');
    intake = made;
    lease = await takeLease(database, 'core');
  }

  function eventOf(more: Partial<IntakeEvent> = {}): IntakeEvent {
    return {
      delivery: `delivery-${++deliveries}`,
      action: 'opened',
      repository: HOME,
      number: 12,
      url: `${HOME}/issues/12`,
      title: 'Request a namespace: till',
      body: bodyOf(),
      labels: ['request:namespace'],
      state: 'open',
      author: LOGIN,
      by: LOGIN,
      at: new Date(lab.time),
      ...more,
    };
  }

  async function round(seconds = 1) {
    lab.time += seconds * 1000;
    await intake.work(lease, signal);
  }

  async function receive(more: Partial<IntakeEvent> = {}) {
    lab.time += 1000;
    const taken = await system.receive(eventOf(more));
    await round();
    return taken;
  }

  const comment = () => system.comments.get('12 operate-first-intake') ?? '';
  const requests = () => database('requests').orderBy('created_at');
  const row = async (): Promise<IntakeRow> =>
    database('intake_issues').where('number', 12).first();

  describe.each(databases.ids)('%s', databaseId => {
    it('opens what is asked for in the name of who asks, and comments its stages in one comment', async () => {
      await start(databaseId);
      await receive();
      const [request] = await requests();
      expect(request).toMatchObject({
        key: 'REQ-1',
        kind: 'namespace',
        requester: PETE,
        team: 'group:default/platform',
        task_id: 'fake:acme/support#12',
        state: 'open',
      });
      expect(comment()).toContain(
        '**[REQ-1](https://portal.example.org/operations/requests/REQ-1)**',
      );
      expect(comment()).toContain('- [ ] Proposed in git');
      await lab.follow();
      await round();
      expect(comment()).toContain('- [x] Proposed in git');
      expect(comment()).toContain('- [ ] Approved');
      expect([...system.comments.keys()]).toEqual(['12 operate-first-intake']);
      const { said } = system;
      await round(60);
      expect(system.said).toBe(said);
      const origin = { title: 'acme/support#12', url: `${HOME}/issues/12` };
      const visitor = { showPersons: false };
      expect(await origins.of(request.id, visitor)).toEqual(origin);
    });

    it('does the same thing once, whatever is delivered how often', async () => {
      await start(databaseId);
      const event = eventOf();
      for (const _twice of [1, 2]) {
        expect(await system.receive(event)).toBe(true);
        await round();
      }
      const { said } = system;
      // Delivered again much later, and an older one that was late.
      await database('intake_deliveries').delete();
      await system.receive({ ...event, action: 'labeled' });
      await system.receive(
        eventOf({
          action: 'edited',
          body: bodyOf({ Quota: 'small' }),
          at: new Date(event.at.getTime() - 60_000),
        }),
      );
      await round();
      expect(await requests()).toHaveLength(1);
      expect((await row()).body).toBe(event.body);
      expect(system.said).toBe(said);
    });

    it('finds what it opened before it ended', async () => {
      await start(databaseId);
      await receive();
      const { request_id } = await row();
      await database('intake_issues').update({ request_id: null, read_at: 1 });
      await round();
      expect(await row()).toMatchObject({ request_id, read_at: null });
      expect(await requests()).toHaveLength(1);
    });

    it('says what is wrong, field by field, and tries again once it is corrected', async () => {
      await start(databaseId);
      const wrong = { Clusters: 'moon', 'Name of the namespace': 'Till' };
      await receive({ body: bodyOf(wrong) });
      expect(await requests()).toEqual([]);
      expect(comment()).toContain('Nothing is opened yet');
      expect(comment()).toContain('**Name of the namespace**');
      expect(comment()).toContain('/operations/requests/new/namespace');
      await receive({ action: 'edited', body: bodyOf({ Team: '' }) });
      expect(comment()).toContain('**Team**');
      await receive({ action: 'edited' });
      expect(await requests()).toHaveLength(1);
      expect(comment()).toContain('REQ-1');
      expect(system.comments.size).toBe(1);
    });

    it.each<[string, Partial<IntakeEvent>, string]>([
      [
        'whom the catalog does not know',
        { author: 'stranger', by: 'stranger' },
        '`git.example.org/user-login: stranger`',
      ],
      [
        'whose words somebody else has changed',
        { action: 'edited', by: 'maintainer' },
        'it is not known that `pete-there` wrote this text',
      ],
    ])('opens nothing for somebody %s', async (_, more, words) => {
      await start(databaseId);
      await receive(more);
      expect(await requests()).toEqual([]);
      expect(comment()).toContain(words);
    });

    it.each<[string, Partial<IntakeEvent>]>([
      ['without a label of a kind', { labels: ['bug'] }],
      ['that is closed', { state: 'closed', action: 'closed' }],
      [
        'that the portal opened',
        { marker: 'operate-first-mirror:1', labels: ['request:namespace'] },
      ],
    ])('says nothing in an issue %s', async (_, more) => {
      await start(databaseId);
      await receive(more);
      expect(await requests()).toEqual([]);
      expect(system.said).toBe(0);
    });

    it('takes nothing from other repositories', async () => {
      await start(databaseId);
      const repository = 'https://git.example.org/acme/other';
      expect(await receive({ repository })).toBe(false);
      expect(await database('intake_issues')).toEqual([]);
    });

    it('withdraws what its author closes, and asks again where it is reopened', async () => {
      await start(databaseId);
      await receive();
      await receive({ action: 'closed', state: 'closed' });
      const [first] = await requests();
      expect(first.state).toBe('withdrawn');
      expect(comment()).toContain('It was withdrawn.');
      expect(
        system.comments.get('12 operate-first-intake:REQ-1:withdrawn'),
      ).toContain('was withdrawn');
      // It is closed already.
      expect(system.closed).toEqual([]);
      await receive({ action: 'reopened' });
      const all = await requests();
      expect(all.map(({ key, state }) => [key, state])).toEqual([
        ['REQ-1', 'withdrawn'],
        ['REQ-2', 'open'],
      ]);
      expect(comment()).toContain('REQ-2');
    });

    it('goes on where somebody else closes it, and where it is edited late', async () => {
      await start(databaseId);
      await receive();
      await receive({ action: 'closed', state: 'closed', by: 'stranger' });
      expect((await requests())[0].state).toBe('open');
      expect(comment()).toContain('whom the portal does not know');
      await receive({ action: 'reopened' });
      await receive({ action: 'edited', body: bodyOf({ Quota: 'small' }) });
      expect(comment()).toContain('The issue was edited since.');
      expect(await requests()).toHaveLength(1);
    });

    it('says how it ended, once, and closes the issue', async () => {
      await start(databaseId);
      await receive();
      const [{ id }] = await requests();
      await lab.follow();
      await database('requests')
        .where({ id })
        .update({ state: 'done', version: database.raw('version + 1') });
      system.losesAnswers = true;
      await round();
      system.losesAnswers = false;
      await round(60);
      await round(60);
      expect(
        system.comments.get('12 operate-first-intake:REQ-1:done'),
      ).toContain('is done');
      expect(system.closed).toEqual([[12, 'completed']]);
      const { said } = system;
      await round(600);
      expect(system.said).toBe(said);
    });

    it('waits while nobody answers, and loses nothing', async () => {
      await start(databaseId);
      system.failure = new Error('git.example.org cannot be reached.');
      await receive();
      expect(await requests()).toHaveLength(1);
      expect((await row()).problem).toContain('cannot be reached');
      system.failure = new TicketsBusyError(
        'Not so often.',
        new Date(lab.time + 300_000),
      );
      await round(60);
      system.failure = undefined;
      await round(60);
      expect(system.said).toBe(0);
      await round(600);
      expect(comment()).toContain('REQ-1');
      expect((await row()).problem).toBeNull();
    });

    it('says no more to everybody than visitors may know', async () => {
      await start(databaseId);
      await receive();
      await database('requests').update({
        visibility: 'internal',
        title: 'Top secret',
        version: database.raw('version + 1'),
      });
      await round();
      expect(comment()).not.toContain('secret');
      expect(comment()).not.toContain('[ ]');
      expect(comment()).toContain('to those who have signed in');
    });

    it('shows requests of the portal as issues, once, and closes them', async () => {
      await start(databaseId, { mirror: true });
      const id = await lab.open(wanted('cart', { quota: 'large' }));
      await lab.follow();
      system.losesAnswers = true;
      await round();
      system.losesAnswers = false;
      await round(60);
      expect(system.issues).toEqual([
        expect.objectContaining({
          title: 'REQ-1: Onboard cart for sales',
          body: expect.stringContaining('/operations/requests/REQ-1'),
        }),
      ]);
      const shown = '100 operate-first-intake';
      expect(system.comments.get(shown)).toContain('- [x] Proposed in git');
      await lab.withdraw(id, 'user:default/ada');
      await round(60);
      expect(system.closed).toEqual([[100, 'notPlanned']]);
      // What came by an issue has one already.
      await receive();
      expect(system.issues).toHaveLength(1);
    });

    it('lets those withdraw by the issue who may, and nobody else', async () => {
      await start(databaseId, { mirror: true });
      await lab.open(wanted('cart', { quota: 'large' }));
      await round();
      const event = {
        number: 100,
        author: 'portal',
        action: 'closed',
        state: 'closed' as const,
        labels: [],
        marker: 'operate-first-mirror:1',
      };
      await receive({ ...event, by: 'stranger' });
      expect((await requests())[0].state).toBe('open');
      await receive({ ...event, by: LOGIN });
      expect((await requests())[0].state).toBe('withdrawn');
    });

    it('does not show everybody what is internal', async () => {
      await start(databaseId, { mirror: true });
      await lab.open(wanted('cart', { quota: 'large' }));
      await database('requests').update({ visibility: 'internal' });
      await round();
      expect(system.issues).toEqual([]);
    });
  });

  it.each([
    [[{ url: 'acme/support' }], 'must be the address of a repository'],
    [[{ url: HOME, visibility: 'secret' }], 'public or internal'],
    [[{ url: HOME, labels: { castle: 'x' } }], 'no kind of requests castle'],
    [
      [{ url: HOME, labels: { namespace: 'x', quota: 'X' } }],
      'that of two kinds',
    ],
    [[{ url: HOME }, { url: `${HOME}/` }], 'twice'],
    [
      [
        { url: HOME, mirror: true },
        { url: `${HOME}2`, mirror: true },
      ],
      'in one repository at most',
    ],
  ])('says what is wrong in %o', (repositories, message) => {
    const config = new ConfigReader({
      operations: { intake: { repositories } },
    });
    expect(() => readIntakeConfig(config)).toThrow(message);
  });

  it('says which repository nobody knows', () => {
    const config = readIntakeConfig(
      new ConfigReader({
        operations: { intake: { repositories: [{ url: HOME }] } },
      }),
    );
    expect(() => IntakeSet.create().places(config)).toThrow(
      'of which no integration knows',
    );
  });
});
