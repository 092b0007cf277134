import { Core, MINUTE, PRODUCTION } from '../__testUtils__/Core';
import { takeLease, testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';

const databases = testDatabases();

describe.each(databases.ids)('ObservationStore on %s', databaseId => {
  let core: Core;

  beforeEach(async () => {
    core = await Core.create(await databases.open(databaseId));
    await core.catalog(component('shop'));
    await core.declare('shop');
  });

  const transitions = async () =>
    Number(
      (await core.database('observation_transitions').count({ n: '*' }))[0].n,
    );

  it('knows nothing before the first look', async () => {
    const shop = await core.detail('shop');
    expect(shop.health).toMatchObject({ status: 'unknown', since: undefined });
    expect(shop.observations).toMatchObject([
      {
        status: 'unknown',
        stale: true,
        staleReason: 'test has not looked yet',
      },
    ]);
    expect(await core.segments('shop')).toEqual([]);
  });

  it('keeps transitions as history and freshness as one row', async () => {
    for (let look = 0; look < 6; look++) {
      await core.observe('shop', look < 4 ? 'healthy' : 'down');
      core.now += 10_000;
    }
    expect(await transitions()).toBe(2);
    expect(await core.segments('shop')).toEqual([
      '12:00:00-12:00:40 healthy',
      '12:00:40-12:01:00 down',
    ]);
    expect(await core.detail('shop')).toMatchObject({
      health: { status: 'down', since: '2026-11-20T12:00:40.000Z' },
      observations: [{ observedAt: '2026-11-20T12:00:50.000Z', stale: false }],
    });
  });

  it('does not change its version when a look only confirms the last', async () => {
    await core.observe('shop', 'healthy');
    const { version } = await core.detail('shop');
    core.announced.length = 0;
    core.now += 10_000;
    await core.observe('shop', 'healthy');
    expect(core.announced).toEqual([]);
    expect((await core.detail('shop')).version).toBe(version);
    core.now += 10_000;
    await core.observe('shop', 'degraded');
    expect(core.announced).toEqual([await core.id('shop')]);
    expect((await core.detail('shop')).version).toBe(version + 1);
  });

  it('lets an older or repeated look change nothing', async () => {
    expect(await core.observe('shop', 'healthy')).toHaveLength(1);
    const before = await core.detail('shop');
    expect(await core.observe('shop', 'down', { after: -5 })).toEqual([]);
    expect(await core.observe('shop', 'down')).toEqual([]);
    expect(await core.detail('shop')).toEqual(before);
    expect(await transitions()).toBe(1);
  });

  it('puts looks of one batch into the order of time', async () => {
    const serviceId = await core.id('shop');
    const at = (seconds: number) => new Date(core.now + seconds * 1000);
    const common = { serviceId, scope: PRODUCTION, reasons: [] };
    core.now += 20_000;
    await core.store.record(core.lease, 'test', [
      { ...common, status: 'healthy', observedAt: at(-1) },
      { ...common, status: 'down', observedAt: at(-10) },
    ]);
    expect(await core.segments('shop')).toEqual([
      '12:00:10-12:00:19 down',
      '12:00:19-12:00:20 healthy',
    ]);
  });

  it('turns what has expired into unknown from its expiry on', async () => {
    await core.observe('shop', 'healthy');
    core.now += 5 * MINUTE;
    await core.store.sweep(core.lease);
    expect(await core.segments('shop')).toEqual([
      '12:00:00-12:00:30 healthy',
      '12:00:30-12:05:00 unknown',
    ]);
    expect(await core.detail('shop')).toMatchObject({
      health: {
        status: 'unknown',
        since: '2026-11-20T12:00:30.000Z',
        reasons: [{ code: 'test.stale' }],
      },
      observations: [
        {
          status: 'healthy',
          stale: true,
          staleReason: 'test has not looked for more than 3 intervals',
        },
      ],
    });
    expect(await core.store.sweep(core.lease)).toBe(0);
  });

  it('shows the time nobody looked as unknown, also when nobody swept in it', async () => {
    await core.observe('shop', 'healthy');
    core.now += 10 * MINUTE;
    await core.observe('shop', 'healthy');
    core.now += 10_000;
    expect(await core.segments('shop')).toEqual([
      '12:00:00-12:00:30 healthy',
      '12:00:30-12:10:00 unknown',
      '12:10:00-12:10:10 healthy',
    ]);
  });

  it('keeps the last value of a source that fails and says why', async () => {
    await core.observe('shop', 'healthy');
    await core.store.recordFailures(core.lease, 'test', [
      {
        serviceId: await core.id('shop'),
        scope: PRODUCTION,
        reason: 'eu-1 does not answer',
      },
    ]);
    expect(await core.detail('shop')).toMatchObject({
      health: { status: 'healthy' },
      observations: [{ stale: true, staleReason: 'eu-1 does not answer' }],
    });
    core.now += MINUTE;
    await core.store.sweep(core.lease);
    expect((await core.detail('shop')).health).toMatchObject({
      status: 'unknown',
      reasons: [{ message: 'Not known at present: eu-1 does not answer.' }],
    });
    await core.observe('shop', 'healthy');
    expect((await core.detail('shop')).observations).toMatchObject([
      { stale: false },
    ]);
  });

  it('keeps places apart and lets only production decide', async () => {
    const eu = { ...PRODUCTION, cluster: 'eu-1' };
    const us = { ...PRODUCTION, cluster: 'us-1' };
    const staging = { environment: 'staging' };
    await core.declare(
      'shop',
      [eu, us, staging].map(scope => ({ ...scope, intervalSeconds: 10 })),
    );
    await core.observe('shop', 'down', { scope: staging });
    expect((await core.detail('shop')).health.status).toBe('unknown');
    await core.observe('shop', 'healthy', { scope: eu });
    await core.observe('shop', 'down', { scope: us });
    const shop = await core.detail('shop');
    expect(shop.health.status).toBe('degraded');
    expect(
      shop.environments.map(({ environment, health }) => [
        environment,
        health.status,
        health.since,
      ]),
    ).toEqual([
      ['production', 'degraded', '2026-11-20T12:00:00.000Z'],
      ['staging', 'down', '2026-11-20T12:00:00.000Z'],
    ]);
    core.now += 10_000;
    expect(await core.segments('shop', 'staging')).toEqual([
      '12:00:00-12:00:10 down',
    ]);
  });

  it('retires scopes that are no longer declared and takes none that never were', async () => {
    await core.observe('shop', 'healthy');
    core.now += 10_000;
    await core.declare('shop', [
      { environment: 'staging', intervalSeconds: 10 },
    ]);
    const { observations, health } = await core.detail('shop');
    expect(observations.map(({ scope }) => scope)).toEqual([
      { environment: 'staging' },
    ]);
    expect(health).toMatchObject({
      status: 'unknown',
      reasons: [{ code: 'operations.no-headline-environment' }],
    });
    expect(await core.observe('shop', 'healthy')).toEqual([]);
    await core.store.retireUndeclared(core.lease, 'test', new Set());
    expect((await core.detail('shop')).observations).toEqual([]);
  });

  it('tells a source what it has declared, and nobody what others have', async () => {
    await core.catalog(component('shop'), component('gone'));
    const staging = { environment: 'staging', namespace: 'shop' };
    for (const name of ['shop', 'gone']) {
      await core.declare(name, [
        { ...PRODUCTION, intervalSeconds: 10 },
        { ...staging, intervalSeconds: 10 },
      ]);
    }
    await core.declare('shop', [{ ...PRODUCTION, intervalSeconds: 10 }], 'b');
    await core.observe('shop', 'down');
    const serviceId = await core.id('shop');
    await core.catalog(component('shop'));

    const declared = await core.store.declaredScopes('test');
    const { now } = core;
    expect(declared).toHaveLength(2);
    expect(declared).toEqual(
      expect.arrayContaining([
        { serviceId, scope: staging },
        {
          serviceId,
          scope: PRODUCTION,
          status: 'down',
          since: new Date(now),
        },
      ]),
    );
    expect(await core.store.declaredScopes('c')).toEqual([]);
  });

  it('lets a longer interval count the last look again, and expire later', async () => {
    await core.observe('shop', 'healthy');
    core.now += MINUTE;
    await core.store.sweep(core.lease);
    await core.declare('shop', [{ ...PRODUCTION, intervalSeconds: 60 }]);
    expect((await core.detail('shop')).health.status).toBe('healthy');
    core.now += 5 * MINUTE;
    await core.store.sweep(core.lease);
    expect(await core.segments('shop')).toEqual([
      '12:00:00-12:00:30 healthy',
      '12:00:30-12:01:00 unknown',
      '12:01:00-12:03:00 healthy',
      '12:03:00-12:06:00 unknown',
    ]);
  });

  it('takes the scopes that can be stored and says what is wrong with others', async () => {
    await core.catalog(component('shop'), component('cart'));
    const scopes = (environment: string) => [
      { ...PRODUCTION, intervalSeconds: 10 },
      { environment, intervalSeconds: 10 },
    ];
    await core.store.declare(core.lease, 'test', [
      {
        serviceId: await core.id('cart'),
        scopes: scopes('a\0b'),
        problems: [],
      },
      { serviceId: await core.id('shop'), scopes: scopes('c'), problems: [] },
    ]);
    const environments = async (name: string) =>
      (await core.detail(name)).environments.map(
        ({ environment }) => environment,
      );
    expect(await environments('shop')).toEqual(['production', 'c']);
    expect(await environments('cart')).toEqual(['production']);
    expect((await core.detail('cart')).problems).toMatchObject([
      { source: 'test', field: 'environment', value: 'a\0b' },
    ]);
    await core.store.recordFailures(core.lease, 'test', [
      {
        serviceId: await core.id('shop'),
        scope: PRODUCTION,
        reason: 'it said \0 and no more',
      },
    ]);
    const [, observation] = (await core.detail('shop')).observations;
    expect(observation.staleReason).toBe('it said  and no more');
  });

  it('says that nobody can look, where what is written cannot be followed', async () => {
    await core.catalog(component('shop'));
    await core.store.declare(core.lease, 'test', [
      {
        serviceId: await core.id('shop'),
        scopes: [],
        problems: [
          {
            source: 'test',
            field: 'example.com/test',
            message: 'It is no duration.',
            remedy: 'Write 5s.',
          },
        ],
      },
    ]);
    const reason = {
      code: 'operations.configuration',
      status: 'unknown',
      message:
        'Nobody can look: example.com/test cannot be followed. It is no duration.',
      remedy: 'Write 5s.',
    };
    const detail = await core.detail('shop');
    expect(detail.health).toMatchObject({
      status: 'unknown',
      reasons: [reason],
    });
    const { items } = await core.reader.list({}, undefined);
    expect(items[0].health.reasons).toMatchObject([reason]);
  });

  it('goes on seeing when its clock is set back', async () => {
    await core.observe('shop', 'healthy');
    core.now -= 60 * MINUTE;
    expect(await core.observe('shop', 'down')).toHaveLength(1);
    expect(await core.detail('shop')).toMatchObject({
      health: { status: 'down' },
      observations: [{ observedAt: '2026-11-20T11:00:00.000Z', stale: false }],
    });
    core.now += 10_000;
    expect(await core.observe('shop', 'healthy')).toHaveLength(1);
    expect((await core.detail('shop')).health.status).toBe('healthy');
  });

  it('forgets in time what nobody looks at, also when its clock is set back', async () => {
    await core.observe('shop', 'healthy');
    await core.store.sweep(core.lease);
    core.now -= 60 * MINUTE;
    await core.store.sweep(core.lease);
    core.now += 30_000;
    await core.store.sweep(core.lease);
    expect(await core.detail('shop')).toMatchObject({
      health: { status: 'unknown' },
      observations: [{ stale: true }],
    });
  });

  it('takes a look that is a little ahead of its clock, and the next one', async () => {
    expect(await core.observe('shop', 'healthy')).toHaveLength(1);
    expect(await core.observe('shop', 'down', { after: 0.001 })).toHaveLength(
      1,
    );
    expect(
      await core.observe('shop', 'healthy', { after: 0.002 }),
    ).toHaveLength(1);
    expect((await core.detail('shop')).observations).toMatchObject([
      { observedAt: '2026-11-20T12:00:00.002Z' },
    ]);
    // What is far ahead was seen now at the latest.
    core.now += 10_000;
    await core.observe('shop', 'healthy', { after: 600 });
    expect((await core.detail('shop')).observations).toMatchObject([
      { observedAt: '2026-11-20T12:00:10.000Z' },
    ]);
  });

  it('refuses whoever has lost the lease, and stores nothing of it', async () => {
    await core.observe('shop', 'healthy');
    await core.database('leases').update({ expires_at: 0 });
    await takeLease(core.database, 'test');
    core.now += 10_000;
    await expect(core.observe('shop', 'down')).rejects.toThrow(
      'The lease test is no longer held by this process',
    );
    expect((await core.detail('shop')).health.status).toBe('healthy');
  });
});
