import { MaintenanceInput } from '@operate-first/plugin-operations-common';
import { Core, MINUTE } from '../__testUtils__/Core';
import { takeLease, testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';
import { publicTextOf } from '../__testUtils__/publicText';
import { clusterReport } from '../__testUtils__/workloads';
import { ONLY_PUBLIC, ServiceCriteria } from '../access/criteria';
import { ClusterStore } from '../clusters/ClusterStore';
import { Retention } from '../database/Retention';
import { releaseLease } from '../leases';
import { MaintenanceDesk } from './MaintenanceDesk';
import { MaintenanceReader } from './MaintenanceReader';
import { MaintenanceStore } from './MaintenanceStore';

const databases = testDatabases();
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SHOP = {
  serviceRef: 'component:default/shop',
  systemRef: 'system:default/sales',
  environment: 'production',
  clusters: [],
  regions: [],
};

async function setUp(databaseId: string) {
  const database = await databases.open(databaseId);
  const core = await Core.create(database);
  await core.catalog(
    component('shop', { spec: { system: 'sales' } }),
    component('vault', {
      labels: { 'operate-first.io/visibility': 'internal' },
      spec: { system: 'secrets' },
    }),
  );
  await core.declare('shop', [
    { environment: 'production', cluster: 'eu-1', intervalSeconds: 10 },
    { environment: 'staging', cluster: 'eu-2', intervalSeconds: 10 },
  ]);
  const store = MaintenanceStore.create({ database });
  const options = { database, store, now: () => core.now };
  const desk = MaintenanceDesk.create(options);
  const reader = MaintenanceReader.create(options);
  const input = (
    from: number,
    to: number,
    more: Partial<MaintenanceInput> = {},
  ): MaintenanceInput => ({
    title: 'New disks',
    scope: { services: ['component:default/shop'] },
    startsAt: new Date(core.now + from).toISOString(),
    endsAt: new Date(core.now + to).toISOString(),
    ...more,
  });
  const announce = (...args: Parameters<typeof input>) =>
    desk.announce(input(...args), 'user:default/ada');
  const list = async (
    query: {
      state?: 'running' | 'announced' | 'past';
      service?: string[];
    } = {},
    criteria: ServiceCriteria = undefined,
  ) => {
    const items = await reader.list(
      { limit: 50, ...query },
      { criteria, showPersons: true },
    );
    return items.map(({ title, state }) => `${title} ${state}`);
  };
  const ranges = async (subject: Partial<typeof SHOP> = {}) => {
    const found = await store.rangesFor(
      { ...SHOP, ...subject },
      { from: core.now - 40 * DAY, to: core.now + 40 * DAY },
    );
    return found.map(({ from, to }) => [from, to]);
  };
  return { database, core, store, desk, reader, input, announce, list, ranges };
}

describe.each(databases.ids)('maintenance on %s', databaseId => {
  it('is announced, runs, is prolonged, and what has been stays', async () => {
    const { core, desk, input, announce, list, ranges } = await setUp(
      databaseId,
    );
    const start = core.now;
    const id = await announce(HOUR, 2 * HOUR);
    expect(await list()).toEqual(['New disks announced']);
    core.now = start + 1.5 * HOUR;
    expect(await list()).toEqual(['New disks running']);
    // For another service from now on, and for longer: the half hour that was is still that of the shop.
    await desk.change(
      id,
      input(-HOUR / 2, 2 * HOUR, {
        title: 'Newer disks',
        scope: { services: ['component:default/vault'] },
      }),
    );
    expect(await list()).toEqual(['Newer disks running']);
    expect(await ranges()).toEqual([[start + HOUR, start + 1.5 * HOUR]]);
    const vault = { serviceRef: 'component:default/vault' };
    expect(await ranges(vault)).toEqual([[core.now, core.now + 2 * HOUR]]);
    const changed = core.now;
    core.now += HOUR;
    await desk.end(id);
    expect(await list()).toEqual(['Newer disks past']);
    expect(await ranges(vault)).toEqual([[changed, changed + HOUR]]);
    await expect(desk.end(id)).rejects.toThrow('is over');
    await expect(desk.change(id, input(0, HOUR))).rejects.toThrow('is over');
  });

  it('excuses nobody for the time before it was announced', async () => {
    const { core, announce, ranges } = await setUp(databaseId);
    await announce(-2 * HOUR, HOUR);
    expect(await ranges()).toEqual([[core.now, core.now + HOUR]]);
  });

  it('recurs on the wall clock, and overlapping windows are one', async () => {
    const { core, announce, list, ranges } = await setUp(databaseId);
    const start = core.now;
    await announce(HOUR, 3 * HOUR, {
      title: 'Weekly',
      recurrence: 'FREQ=WEEKLY;COUNT=3',
      zone: 'Europe/Prague',
    });
    await announce(2 * HOUR, 4 * HOUR, { title: 'Once' });
    expect(await ranges()).toEqual([
      [start + HOUR, start + 4 * HOUR],
      [start + 7 * DAY + HOUR, start + 7 * DAY + 3 * HOUR],
      [start + 14 * DAY + HOUR, start + 14 * DAY + 3 * HOUR],
    ]);
    core.now = start + 3.5 * HOUR;
    expect(await list()).toEqual(['Once running', 'Weekly announced']);
    core.now = start + 30 * DAY;
    expect(await list()).toEqual(['Weekly past', 'Once past']);
    expect(await list({ state: 'running' })).toEqual([]);
  });

  it.each([
    [{ services: ['Component:default/Shop'] }, {}, true],
    [{ services: ['component:default/vault'] }, {}, false],
    [{ systems: ['system:default/sales'] }, {}, true],
    [
      { systems: ['system:default/sales'], environments: ['staging'] },
      {},
      false,
    ],
    [{ environments: ['production'] }, {}, true],
    [{}, {}, true],
    [{ clusters: ['eu-1'] }, { clusters: ['eu-1'] }, true],
    [{ clusters: ['eu-1'] }, { clusters: ['eu-1', 'eu-2'] }, false],
    [{ clusters: ['eu-1', 'eu-2'] }, { clusters: ['eu-1', 'eu-2'] }, true],
    [{ clusters: ['eu-1'] }, { clusters: [] }, false],
    [{ regions: ['eu'] }, {}, false],
    [{ regions: ['eu'] }, { regions: ['eu'] }, true],
    [{ regions: ['eu'] }, { regions: ['us'] }, false],
    [{ regions: ['eu'] }, { regions: ['eu', 'us'] }, false],
    [{ regions: ['eu', 'us'] }, { regions: ['eu', 'us'] }, true],
    // In a cluster whose nodes do not say where they are.
    [{ regions: ['eu'] }, { regions: ['eu', ''] }, false],
    [
      { regions: ['eu'], clusters: ['eu-2'] },
      { regions: ['eu'], clusters: ['eu-1'] },
      false,
    ],
  ])('for %j says of %j: %s', async (scope, subject, fits) => {
    const { announce, ranges } = await setUp(databaseId);
    await announce(0, HOUR, { scope });
    expect(await ranges(subject as Partial<typeof SHOP>)).toHaveLength(
      fits ? 1 : 0,
    );
  });

  it('of a region is of what runs in its clusters alone', async () => {
    const { announce, core, database, list, reader, store } = await setUp(
      databaseId,
    );
    const where = async () => {
      const [shop] = await reader.services([SHOP.serviceRef], undefined);
      return [shop.regions, shop.in('production'), shop.in('nowhere')];
    };
    const said = async (...regions: string[]) => {
      const lease = await takeLease(database, 'source:kubernetes');
      const clusters = ClusterStore.create({ database, onChange: () => {} });
      await clusters.record(lease, 'kubernetes', [
        clusterReport('eu-1', { regions }),
        clusterReport('us-1', { regions: ['us'] }),
      ]);
      await releaseLease(database, lease);
    };
    const excused = async () => {
      const [shop] = await reader.services([SHOP.serviceRef], undefined);
      const found = await store.rangesFor(
        { ...SHOP, ...shop.in('production') },
        { from: core.now, to: core.now + HOUR },
      );
      return found.length > 0;
    };
    await announce(0, HOUR, { scope: { regions: ['eu'] } });
    expect(await where()).toEqual([
      [''],
      { clusters: ['eu-1'], regions: [''] },
      { clusters: [], regions: [] },
    ]);
    expect(await excused()).toBe(false);
    expect(await list({ service: [SHOP.serviceRef] })).toEqual([]);

    // Nodes that do not say where they are change nothing of what the others say.
    await said('eu', '');
    expect(await reader.regions()).toEqual(['eu', 'us']);
    expect((await where())[1]).toEqual({ clusters: ['eu-1'], regions: ['eu'] });
    expect(await excused()).toBe(true);
    expect(await list({ service: [SHOP.serviceRef] })).toEqual([
      'New disks running',
    ]);

    await said('eu', 'us');
    expect(await excused()).toBe(false);
    await announce(0, HOUR, { scope: { regions: ['us', 'eu'] } });
    expect(await excused()).toBe(true);
  });

  it('is seen by those who may see all that it names', async () => {
    const { announce, list, reader } = await setUp(databaseId);
    await announce(0, HOUR, { title: 'Shop' });
    const both = ['component:default/shop', 'component:default/vault'];
    await announce(0, HOUR, { title: 'Both', scope: { services: both } });
    await announce(0, HOUR, {
      title: 'Secrets',
      scope: { systems: ['system:default/secrets'] },
    });
    await announce(0, HOUR, {
      title: 'Cluster',
      scope: { clusters: ['eu-1'] },
    });
    expect(await list()).toHaveLength(4);
    expect((await list({}, ONLY_PUBLIC)).sort()).toEqual([
      'Cluster running',
      'Shop running',
    ]);
    const service = ['component:default/shop'];
    expect((await list({ service })).sort()).toEqual([
      'Both running',
      'Cluster running',
      'Shop running',
    ]);
    const vault = ['component:default/vault'];
    expect(await list({ service: vault }, ONLY_PUBLIC)).toEqual([]);
    const [shown] = await reader.list(
      { limit: 1 },
      { criteria: undefined, showPersons: false },
    );
    expect(shown.announcedBy).toBeUndefined();
  });

  it.each([
    [
      { startsAt: '2026-11-21T00:00:00Z', endsAt: '2026-11-21T00:00:00Z' },
      'endsAt',
    ],
    [
      { startsAt: '2026-11-19T00:00:00Z', endsAt: '2026-11-20T00:00:00Z' },
      'endsAt',
    ],
    [
      { startsAt: '2026-11-21T00:00:00Z', endsAt: '2027-01-21T00:00:00Z' },
      'endsAt',
    ],
    [
      {
        startsAt: '1970-01-01T00:00:00Z',
        endsAt: '1970-01-02T00:00:00Z',
        recurrence: 'FREQ=DAILY',
      },
      'startsAt',
    ],
    [{ recurrence: 'every tuesday' }, 'recurrence'],
    [{ zone: 'Mars/Olympus' }, 'zone'],
  ])('refuses %j', async (wrong, field) => {
    const { announce, list } = await setUp(databaseId);
    const refused = announce(HOUR, 2 * HOUR, wrong);
    await expect(refused).rejects.toMatchObject({
      problem: { field, remedy: expect.stringMatching(/\w/) },
    });
    expect(await list()).toEqual([]);
  });

  it('is kept as long as any budget may ask for it', async () => {
    const { core, announce, list, database } = await setUp(databaseId);
    await announce(0, HOUR, { title: 'Once' });
    await announce(0, HOUR, { title: 'Daily', recurrence: 'FREQ=DAILY' });
    const now = () => core.now;
    const retention = Retention.create({
      database,
      days: { history: 90 },
      now,
    });
    core.now += 800 * DAY;
    await retention.prune(core.lease);
    expect(await list({ state: 'past' })).toEqual(['Once past']);
    core.now += 200 * DAY;
    await retention.prune(core.lease);
    // The store keeps what it has read for some seconds.
    const rows = await database('maintenance').select('title');
    expect(rows.map(({ title }) => title)).toEqual(['Daily']);
  });

  it('is told to visitors without people and machines', async () => {
    const { database, core, store, announce, reader } = await setUp(databaseId);
    await announce(-HOUR, HOUR, {
      title: 'New disks, says wilhelmina.quist@example.org',
      description: 'Wilhelmina Quist is on 10.20.30.40.',
    });
    const visitor = { criteria: ONLY_PUBLIC, showPersons: false };
    const member = { criteria: undefined, showPersons: true };
    const redacting = MaintenanceReader.create({
      database,
      store,
      publicText: await publicTextOf(database),
      now: () => core.now,
    });
    const [inside] = await redacting.list({ limit: 9 }, member);
    expect(inside).toMatchObject({
      title: 'New disks, says wilhelmina.quist@example.org',
      announcedBy: { ref: 'user:default/ada' },
    });
    const [service] = await redacting.services([SHOP.serviceRef], ONLY_PUBLIC);
    const range = { from: core.now - DAY, to: core.now + DAY };
    const [during] = await redacting.during(service, range, visitor);
    for (const seen of [
      ...(await redacting.list({ limit: 9 }, visitor)),
      await redacting.find(inside.id, visitor),
      during.maintenance,
    ]) {
      expect(seen).toMatchObject({
        title: expect.stringMatching(/^New disks, says \S+$/),
        description: expect.stringMatching(/^\S+ is on \S+\.$/),
        announcedBy: undefined,
      });
      expect(JSON.stringify(seen)).not.toMatch(/quist|10\.20|@example/i);
    }
    // Without anybody who redacts, nothing that people wrote is told.
    expect(await reader.list({ limit: 9 }, visitor)).toMatchObject([
      { title: 'Maintenance', description: undefined },
    ]);
  });
});
