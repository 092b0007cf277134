import { Entity } from '@backstage/catalog-model';
import { component } from '../__testUtils__/entities';
import { Core } from '../__testUtils__/Core';
import { testDatabases } from '../__testUtils__/databases';
import { Actor } from '../incidents/model';
import { NotificationLab, POLICY } from './__testUtils__/NotificationLab';

const databases = testDatabases();
const ref = (name: string) => `user:default/${name}`;
const by = (name: string): Actor => ({ kind: 'person', ref: ref(name) });
const MINUTE = 60;
const NIGHT = { from: '22:00', to: '07:00', zone: 'UTC' };

function user(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name, namespace: 'default' },
    spec: { memberOf: [] },
  };
}

function group(name: string, members: string[], children: string[]): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default' },
    spec: { type: 'team', children: [] },
    relations: [
      ...members.map(one => ({ type: 'hasMember', targetRef: ref(one) })),
      ...children.map(one => ({
        type: 'parentOf',
        targetRef: `group:default/${one}`,
      })),
    ],
  };
}

const INTERNAL = { 'operate-first.io/visibility': 'internal' };

describe.each(databases.ids)('notifications on %s', databaseId => {
  /** Ada and, in a group within the group, Bob own the shop; Cyd owns the vault. */
  async function start() {
    const database = await databases.open(databaseId);
    const core = await Core.create(database);
    const entities = [
      component('shop', { title: 'Shop', spec: { owner: 'team' } }),
      component('cart', { spec: { owner: 'user:default/cyd' } }),
      component('vault', { labels: INTERNAL, spec: { owner: 'user:cyd' } }),
    ];
    await core.catalog(
      ...entities.map((entity, at) => ({
        ...entity,
        relations: [
          {
            type: 'ownedBy',
            targetRef: at === 0 ? 'group:default/team' : ref('cyd'),
          },
        ],
      })),
    );
    return NotificationLab.create(database, core, [
      group('team', ['ada'], ['night']),
      // A circle, as catalogs have them.
      group('night', ['bob'], ['team']),
      ...['ada', 'bob', 'cyd', 'dan'].map(user),
    ]);
  }

  it('tells owners, followers and roles, each once, but not who did it', async () => {
    const lab = await start();
    const { core, follows } = lab;
    await follows.follow(
      { kind: 'service', id: await core.id('cart') },
      ref('dan'),
    );
    await follows.follow(
      { kind: 'service', id: await core.id('shop') },
      ref('ada'),
    );
    const { id } = await lab.open(['shop', 'cart'], {}, by('bob'));
    expect(await lab.told()).toEqual(['ada, dan: INC-1 opened: Shop is down']);
    expect(await lab.told(MINUTE)).toEqual([]);
    expect(lab.sent[0].payload).toEqual({
      title: 'INC-1 opened: Shop is down',
      description:
        'SEV3, major. Nobody has taken it on yet. It comes from Shop.',
      link: '/operations/incidents/INC-1',
      severity: 'normal',
      topic: 'opened',
      scope: 'INC-1',
    });
    await lab.write(writer =>
      writer.update(
        id,
        { roles: [{ role: 'commander', person: ref('cyd') }] },
        by('ada'),
      ),
    );
    expect(await lab.told()).toEqual([
      'cyd: INC-1: you are commander: Shop is down',
    ]);
    await lab.write(writer => writer.update(id, { severity: 1 }, POLICY));
    expect(await lab.told()).toEqual([
      'ada, bob, cyd, dan: INC-1 got worse: Shop is down',
    ]);
    expect(lab.sent.at(-1)?.payload.severity).toBe('critical');
    await lab.write(writer =>
      writer.update(id, { status: 'resolved' }, by('cyd')),
    );
    expect(await lab.told()).toEqual([
      'ada, bob, dan: INC-1 resolved: Shop is down',
    ]);
    await lab.write(writer =>
      writer.update(id, { status: 'reopened' }, POLICY),
    );
    expect(await lab.told()).toEqual([
      'ada, bob, cyd, dan: INC-1 reopened: Shop is down',
    ]);
    expect(new Set(lab.sent.map(({ payload }) => payload.scope))).toEqual(
      new Set(['INC-1']),
    );
  });

  it('tells those whose it turns out to be, and goes on telling those who were told before', async () => {
    const lab = await start();
    const { core } = lab;
    const [shop, cart] = await Promise.all([core.id('shop'), core.id('cart')]);
    const concerned = (...ids: string[]) =>
      ids.map(serviceId => ({
        serviceId,
        impact: 'major' as const,
        regions: [],
      }));
    const { id } = await lab.open(['shop']);
    expect(await lab.told()).toEqual(['ada, bob: INC-1 opened: Shop is down']);
    await lab.settings.write(ref('bob'), { optOut: ['escalated'] });
    await lab.write(writer =>
      writer.update(
        id,
        { title: 'Cart is down', services: concerned(cart, shop) },
        POLICY,
      ),
    );
    expect(await lab.told(MINUTE)).toEqual(['cyd: INC-1 opened: Cart is down']);
    await lab.write(writer => writer.update(id, { severity: 2 }, POLICY));
    expect(await lab.told(MINUTE)).toEqual([
      'ada, cyd: INC-1 got worse: Cart is down',
    ]);
    // Back again: nobody hears a second time that it is opened.
    await lab.write(writer =>
      writer.update(id, { services: concerned(shop, cart) }, by('dan')),
    );
    expect(await lab.told(MINUTE)).toEqual([]);
    await lab.write(writer =>
      writer.update(id, { status: 'resolved' }, POLICY),
    );
    expect(await lab.told(MINUTE)).toEqual([
      'ada, bob, cyd: INC-1 resolved: Cart is down',
    ]);

    // What goes on in another one goes on for those who were told of it.
    const one = await lab.open(['cart'], { title: 'Cart fails' });
    const other = await lab.open(['shop'], { title: 'Shop fails' });
    await lab.told();
    await lab.write(async writer => {
      await writer.merge(other.id, one.id, POLICY);
    });
    await lab.told(MINUTE);
    await lab.write(writer =>
      writer.update(one.id, { status: 'resolved' }, POLICY),
    );
    expect(await lab.told(MINUTE)).toEqual([
      'ada, bob, cyd: INC-2 resolved: Cart fails',
    ]);
  });

  it('tells followers of news, collected, and nobody of what they do not want', async () => {
    const lab = await start();
    const { id } = await lab.open(['shop'], { drill: true }, by('ada'));
    expect(await lab.told()).toEqual([
      'bob: Drill: INC-1 opened: Shop is down',
    ]);
    for (const name of ['cyd', 'dan', 'ada']) {
      await lab.follows.follow({ kind: 'incident', id }, ref(name));
    }
    await lab.settings.write(ref('dan'), { optOut: ['updated'] });
    const note = (text: string) =>
      lab.write(writer =>
        writer.write(id, [
          { kind: 'note', at: lab.now, text, actor: by('ada') },
        ]),
      );
    await note('One');
    const news = ['cyd: Drill: INC-1 has news: Shop is down'];
    expect(await lab.told()).toEqual(news);
    await note('Two');
    await note('Three');
    expect(await lab.told(5 * MINUTE)).toEqual([]);
    expect(await lab.told(6 * MINUTE)).toEqual(news);
    expect(await lab.told(60 * MINUTE)).toEqual([]);
    // What matters does not wait, and takes with it what did.
    await note('Four');
    await lab.told();
    await note('Five');
    await lab.settings.write(ref('bob'), { optOut: ['resolved'] });
    await lab.write(writer =>
      writer.update(id, { status: 'resolved' }, POLICY),
    );
    expect(await lab.told()).toEqual([
      'ada, cyd, dan: Drill: INC-1 resolved: Shop is down',
    ]);
    expect(lab.sent.at(-1)?.payload.description).toBe(
      'This is a drill. SEV3, major. It is resolved. It comes from Shop.',
    );
    expect(await lab.told(60 * MINUTE)).toEqual([]);
  });

  it('waits for the end of quiet hours and tells the last state then', async () => {
    const lab = await start();
    lab.now = Date.parse('2026-11-20T23:00:00Z');
    await lab.settings.write(ref('ada'), {
      quietHours: { ...NIGHT, exceptSeverity: 2 },
      optOut: [],
    });
    await lab.open(['shop']);
    const worse = await lab.open(['shop'], { title: 'Worse' });
    expect(await lab.told()).toEqual([
      'bob: INC-1 opened: Shop is down',
      'bob: INC-2 opened: Worse',
    ]);
    await lab.write(writer => writer.update(worse.id, { severity: 2 }, POLICY));
    expect(await lab.told(MINUTE)).toEqual([
      'ada: INC-2 opened: Worse',
      'bob: INC-2 got worse: Worse',
    ]);
    const [first] = await lab.database('incidents').where('key', 'INC-1');
    await lab.write(writer =>
      writer.update(first.id, { status: 'resolved' }, by('bob')),
    );
    expect(await lab.told(7 * 60 * MINUTE)).toEqual([]);
    expect(await lab.told(60 * MINUTE)).toEqual([
      'ada: INC-1 resolved: Shop is down',
    ]);
    expect(await lab.told(24 * 60 * MINUTE)).toEqual([]);
  });

  it('tells of internal incidents people of the catalog only', async () => {
    const lab = await start();
    const id = await lab.core.id('vault');
    for (const name of ['dan', 'ghost']) {
      await lab.follows.follow({ kind: 'service', id }, ref(name));
    }
    await lab.open(['vault']);
    expect(await lab.told()).toEqual(['cyd, dan: INT-1 opened: Shop is down']);
    // It was for everybody when it was planned, and is not when it is told.
    const shop = await lab.core.id('shop');
    await lab.follows.follow({ kind: 'service', id: shop }, ref('ghost'));
    const open = await lab.open(['shop']);
    lab.failure = new Error('Out of order');
    expect(await lab.told()).toEqual([]);
    lab.failure = undefined;
    await lab.write(writer =>
      writer.update(open.id, { visibility: 'internal' }, POLICY),
    );
    expect(await lab.told(MINUTE)).toEqual([
      'ada, bob: INC-1 opened: Shop is down',
    ]);
  });

  it('keeps what cannot be told, tries less and less often, and gives up after days', async () => {
    const lab = await start();
    lab.failure = new Error('Out of order');
    await lab.open(['shop']);
    let tries = 0;
    for (let minute = 0; minute < 60; minute++) {
      const { warn } = lab.logger;
      const before = warn.mock.calls.length;
      expect(await lab.told(MINUTE)).toEqual([]);
      if (warn.mock.calls.length > before) tries += 1;
    }
    expect(tries).toBeGreaterThan(3);
    expect(tries).toBeLessThan(15);
    lab.failure = undefined;
    expect(await lab.told(20 * MINUTE)).toEqual([
      'ada, bob: INC-1 opened: Shop is down',
    ]);
    lab.failure = new Error('Out of order again');
    await lab.open(['cart']);
    for (let hour = 0; hour < 74; hour++) await lab.told(60 * MINUTE);
    lab.failure = undefined;
    expect(await lab.told(60 * MINUTE)).toEqual([]);
  });

  it('forgets nothing that happens while it is being told', async () => {
    const lab = await start();
    const { id } = await lab.open(['shop']);
    const escalate = (severity: 1 | 2) =>
      lab.write(writer => writer.update(id, { severity }, POLICY));
    lab.meanwhile = async () => {
      await escalate(2);
      await lab.plan();
    };
    expect(await lab.told()).toEqual(['ada, bob: INC-1 opened: Shop is down']);
    expect(lab.sent.at(-1)?.payload.severity).toBe('normal');
    // What they saw was no longer so.
    expect(await lab.told()).toHaveLength(1);
    expect(lab.sent.at(-1)?.payload.severity).toBe('high');
    expect(await lab.told()).toEqual([]);
    await escalate(1);
    // Another process has taken over: this one neither plans nor marks anything any more.
    await lab.database('leases').update({ fencing: 99 });
    await expect(lab.told()).rejects.toThrow('no longer held');
    await lab.database('leases').update({ fencing: lab.core.lease.fencing });
    expect(await lab.told()).toEqual([
      'ada, bob: INC-1 got worse: Shop is down',
    ]);
  });
});
