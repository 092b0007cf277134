import { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';
import { slo, SloLab } from '../__testUtils__/SloLab';
import { MaintenanceDesk } from '../maintenance/MaintenanceDesk';
import { MaintenanceStore } from '../maintenance/MaintenanceStore';

const databases = testDatabases();
const MINUTE = 60_000;

describe.each(databases.ids)('a young SLO on %s', databaseId => {
  it('is no trouble in the list before it burns, however much it seems to have spent', async () => {
    const database = await databases.open(databaseId);
    const lab = await SloLab.create(database);
    const begin = lab.now - 10 * 60 * MINUTE;
    const window = { duration: '30d', isRolling: true };
    // Nobody counted before: ten hours of a month, the first of which failed.
    lab.source.truth = (query, minute) => {
      if (query.startsWith('old')) return { good: 999, total: 1000 };
      if (minute < begin) return undefined;
      return { good: minute < begin + 60 * MINUTE ? 0 : 1000, total: 1000 };
    };
    const tiers = {
      'openslo.operate-first.io/disabled-tiers': 'page_6h,ticket_1d,ticket_3d',
    };
    await lab.catalog(
      component('shop'),
      slo('old', { query: 'old', target: 0.99, window }),
      slo('young', {
        query: 'young',
        target: 0.99,
        window,
        annotations: tiers,
      }),
    );
    await lab.settle();
    expect(await lab.row('young')).toMatchObject({
      state: 'unknown',
      remaining: null,
    });
    expect(await lab.evaluation('young')).toMatchObject({
      remaining: expect.closeTo(-9, 1),
      provisional: true,
      message: 'Measured for 10 h of 30 d: too little to judge.',
    });
    expect((await lab.row('old')).remaining).toBeCloseTo(0.9, 6);

    const since = lab.now;
    const before = lab.source.truth;
    lab.source.truth = (query, minute) =>
      minute >= since ? { good: 0, total: 1000 } : before(query, minute);
    await lab.pass(15);
    const burning = await lab.row('young');
    expect(burning.state).toBe('burning');
    expect(burning.remaining).toBeLessThan(-9);
  });
});

describe.each(databases.ids)('burn alerts on %s', databaseId => {
  let database: Knex;
  let lab: SloLab;

  beforeEach(async () => {
    database = await databases.open(databaseId);
    lab = await SloLab.create(database);
    lab.source.truth = () => ({ good: 1000, total: 1000 });
    await lab.catalog(
      component('shop'),
      slo('availability', {
        target: 0.999,
        window: { duration: '30d', isRolling: true },
      }),
    );
    await lab.settle();
    lab.announced.length = 0;
  });

  const firing = async () => {
    const rows = await database('alerts').whereNull('ends_at');
    return rows.map(({ labels }) => JSON.parse(labels).tier).sort();
  };

  /** Lets a share of all events be bad from now on. */
  function burn(share: number) {
    const since = lab.now;
    const before = lab.source.truth;
    lab.source.truth = (query, minute) =>
      minute >= since - MINUTE
        ? { good: 1000 - 1000 * share, total: 1000 }
        : before(query, minute);
  }

  it('fires when the formula says so, goes on in another process, and ends', async () => {
    expect(await firing()).toEqual([]);
    burn(0.1);
    // 14.4 times 0.1 % of an hour is 0.864 minutes of nothing but errors: of one in ten, 8.64 minutes.
    await lab.pass(8);
    expect(await firing()).not.toContain('page_1h');
    expect((await lab.row('availability')).state).toBe('ok');
    await lab.pass(3);
    expect(await firing()).toContain('page_1h');
    expect((await lab.row('availability')).state).toBe('burning');
    const [service] = await database('services').select('id');
    expect(lab.announced).toContain(service.id);
    const [page] = await database('alerts').whereNull('ends_at');
    expect(page).toMatchObject({
      source: 'slo',
      severity: 'page',
      service_id: service.id,
      slo: 'slo:default/availability',
      environment: 'production',
    });
    expect(JSON.parse(page.labels)).toMatchObject({
      alertname: 'SloBurn',
      slo: 'default/availability',
      objective: '0',
      service: 'component:default/shop',
    });

    await lab.takeOver();
    const evaluating = lab.work.evaluate(
      lab.lease,
      new AbortController().signal,
    );
    await evaluating;
    // Nothing is in memory yet, and nothing has ended because of it.
    expect(await firing()).toContain('page_1h');
    await lab.pass(1);
    const [same] = await database('alerts').where('id', page.id);
    expect(same).toMatchObject({ ends_at: null, starts_at: page.starts_at });

    burn(0);
    await lab.pass(10);
    expect(await firing()).not.toContain('page_1h');
    const [ended] = await database('alerts').where('id', page.id);
    expect(Number(ended.ends_at)).toBeGreaterThan(Number(page.starts_at));
  });

  it('ends when the SLO is deleted', async () => {
    burn(1);
    await lab.pass(10);
    expect(await firing()).toContain('page_1h');
    await lab.catalog(component('shop'), slo('other', { query: 'other' }));
    await lab.pass(1);
    const open = await database('alerts').whereNull('ends_at');
    expect(open.map(({ slo: ref }) => ref)).not.toContain(
      'slo:default/availability',
    );
  });

  it('tells nobody while maintenance was announced, and spares the budget where that is wanted', async () => {
    const window = { duration: '30d', isRolling: true };
    await lab.catalog(
      component('shop'),
      slo('availability', { target: 0.999, window }),
      slo('spared', {
        target: 0.999,
        window,
        annotations: { 'openslo.operate-first.io/exclude-maintenance': 'true' },
      }),
    );
    await MaintenanceDesk.create({
      database,
      store: MaintenanceStore.create({ database }),
      now: () => lab.now,
    }).announce(
      {
        title: 'New disks',
        scope: { services: ['component:default/shop'] },
        startsAt: new Date(lab.now + 5 * MINUTE).toISOString(),
        endsAt: new Date(lab.now + 65 * MINUTE).toISOString(),
      },
      'user:default/ada',
    );
    await lab.takeOver();
    await lab.pass(6);
    burn(1);
    await lab.pass(30);
    const open = await database('alerts').whereNull('ends_at');
    expect(open.filter(({ suppressed }) => suppressed === null)).toEqual([]);
    for (const { message } of open) {
      expect(message).toMatch(
        /^Burned .* times over .*\. It is in announced maintenance until 13:05 UTC, so it tells nobody\.$/,
      );
    }
    const [plain] = (await lab.evaluation('availability')).objectives;
    const [spared] = (await lab.evaluation('spared')).objectives;
    expect(plain.budget?.remaining).toBeLessThan(0.4);
    expect(spared.budget?.remaining).toBeCloseTo(1, 6);
  });
});
