import { Core, MINUTE } from '../__testUtils__/Core';
import { testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';
import { AlertStore } from '../alerts/AlertStore';
import { MaintenanceStore } from '../maintenance/MaintenanceStore';
import { HealthAlerts } from './HealthAlerts';

const databases = testDatabases();
const STAGING = { environment: 'staging' };

async function setUp(databaseId: string) {
  const database = await databases.open(databaseId);
  const core = await Core.create(database);
  await core.catalog(
    component('shop', {
      title: 'Shop',
      annotations: {
        'operate-first.io/runbook-url': 'https://example.org/runbook',
      },
    }),
  );
  await core.declare('shop', [
    { environment: 'production', intervalSeconds: 60 },
    { ...STAGING, intervalSeconds: 60 },
  ]);
  const now = () => core.now;
  const alerts = AlertStore.create({ database, now });
  const create = () =>
    HealthAlerts.create({
      database,
      alerts,
      maintenance: MaintenanceStore.create({ database }),
      environments: ['production'],
      now,
    });
  const list = async () => {
    const rows = await database('alerts').orderBy(['starts_at', 'severity']);
    return rows.map(
      ({ title, ends_at }) => `${title}${ends_at === null ? '' : ', ended'}`,
    );
  };
  return { database, core, health: create(), create, list };
}

describe.each(databases.ids)('alerts of health on %s', databaseId => {
  it('fire while a service is not well where it counts', async () => {
    const { core, health, list, database } = await setUp(databaseId);
    await core.observe('shop', 'healthy');
    await core.observe('shop', 'down', { scope: STAGING });
    await health.tell(core.lease);
    expect(await list()).toEqual([]);

    core.now += 30_000;
    const since = core.now;
    await core.observe('shop', 'degraded');
    await health.tell(core.lease);
    expect(await list()).toEqual(['Shop is degraded']);
    core.now += 30_000;
    await core.observe('shop', 'down');
    expect(await health.tell(core.lease)).toMatchObject({
      serviceIds: [await core.id('shop')],
    });
    expect(await list()).toEqual(['Shop is degraded, ended', 'Shop is down']);
    const rows = await database('alerts').orderBy('starts_at');
    expect(Number(rows[0].starts_at)).toBe(since);
    expect(rows[1]).toMatchObject({
      source: 'health',
      severity: 'page',
      message: 'It is down.',
      visibility: 'public',
      environment: 'production',
      service_id: await core.id('shop'),
      runbook_url: 'https://example.org/runbook',
      suppressed: null,
    });
    expect(JSON.parse(rows[1].labels)).toEqual({
      alertname: 'ServiceDown',
      service: 'component:default/shop',
      environment: 'production',
      severity: 'page',
    });
    expect(JSON.parse(rows[1].annotations)).toEqual({ impact: 'outage' });
    // Nothing is written of what is told already.
    expect(await health.tell(core.lease)).toBeUndefined();
    core.now += 30_000;
    await core.observe('shop', 'healthy');
    await health.tell(core.lease);
    expect(await list()).toEqual([
      'Shop is degraded, ended',
      'Shop is down, ended',
    ]);
  });

  it('outlive that nobody looks, for a while, and a change of the process', async () => {
    const { core, health, create, list } = await setUp(databaseId);
    await core.observe('shop', 'down');
    await health.tell(core.lease);
    // Nobody has looked for longer than three intervals.
    core.now += 5 * MINUTE;
    await core.store.sweep(core.lease);
    expect((await core.detail('shop')).health.status).toBe('unknown');
    await create().tell(core.lease);
    expect(await list()).toEqual(['Shop is down']);
    core.now += 20 * MINUTE;
    await create().tell(core.lease);
    expect(await list()).toEqual(['Shop is down']);
    core.now += 15 * MINUTE;
    await health.tell(core.lease);
    expect(await list()).toEqual(['Shop is down, ended']);
    // What nobody has ever looked at is no alert.
    core.now += MINUTE;
    await core.store.sweep(core.lease);
    await health.tell(core.lease);
    expect(await list()).toEqual(['Shop is down, ended']);
  });

  it('say that there is maintenance', async () => {
    const { core, create, database } = await setUp(databaseId);
    await database('maintenance').insert({
      id: 'disks',
      title: 'New disks',
      scope: JSON.stringify({ services: ['component:default/shop'] }),
      starts_at: core.now,
      ends_at: core.now + 10 * MINUTE,
      zone: 'UTC',
      announced_by: 'user:default/ada',
      announced_at: core.now,
      counts_from: core.now,
    });
    await core.observe('shop', 'down');
    await create().tell(core.lease);
    const suppressed = async () =>
      (await database('alerts').first('suppressed')).suppressed;
    expect(await suppressed()).toBe('maintenance');
    core.now += 10 * MINUTE;
    await core.observe('shop', 'down');
    await create().tell(core.lease);
    expect(await suppressed()).toBeNull();
  });
});
