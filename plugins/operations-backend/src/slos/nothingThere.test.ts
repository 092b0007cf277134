import { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';
import { slo, SloLab } from '../__testUtils__/SloLab';

const databases = testDatabases();
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

describe.each(databases.ids)('where there is nothing on %s', databaseId => {
  let database: Knex;
  let lab: SloLab;

  beforeEach(async () => {
    database = await databases.open(databaseId);
    lab = await SloLab.create(database);
  });

  it('reads what was there before, and says that there is nothing now', async () => {
    lab.source.mindsNothing = true;
    const { now } = lab;
    lab.source.truth = (_, minute) =>
      minute >= now - 2 * HOUR || minute < now - 20 * DAY
        ? undefined
        : { good: 99, total: 100 };
    await lab.catalog(component('shop'), slo('availability'));
    await lab.settle();
    const { problem, measured_from } = await lab.sli('availability');
    expect(JSON.parse(problem ?? '')).toMatchObject({ code: 'fake.noSeries' });
    expect(Number(measured_from)).toBeLessThan(now - 89 * DAY);
    const to = Math.floor((now - 3 * HOUR) / HOUR) * HOUR;
    const range = [to - 6 * DAY, to] as const;
    expect(await lab.stored('availability', ...range)).toEqual({
      ...lab.source.sum('requests', ...range),
      coveredSeconds: (6 * DAY) / 1000,
    });
    expect((await lab.evaluation('availability')).state).toBe('unknown');
  });

  it('forgets what it was to measure before the service was known', async () => {
    await lab.catalog(component('other'), slo('availability'));
    const before = (await lab.sli('availability')).id;
    await lab.catalog(component('shop'), slo('availability'));
    const { id } = await lab.sli('availability');
    expect(id).not.toBe(before);
    const ids = async () => {
      await lab.work.compact(lab.lease);
      const rows = await database('slo_slis').select('id');
      return rows.map(row => row.id).sort();
    };
    lab.now += DAY / 2;
    expect(await ids()).toEqual([before, id].sort());
    lab.now += DAY;
    expect(await ids()).toEqual([id]);
  });
});
