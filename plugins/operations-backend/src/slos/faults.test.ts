import { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';
import { slo, SloLab } from '../__testUtils__/SloLab';

const databases = testDatabases();

describe.each(databases.ids)('one fault stays one fault on %s', databaseId => {
  let database: Knex;
  let lab: SloLab;

  beforeEach(async () => {
    database = await databases.open(databaseId);
    lab = await SloLab.create(database);
  });

  const from = (startTime: string) => ({
    duration: '1M',
    isRolling: false,
    calendar: { startTime, timeZone: 'Europe/Prague' },
  });

  it.each([
    ['an hour that no day has', from('2026-01-01 25:00:00')],
    ['a day that no month has', from('2026-02-30 00:00:00')],
    ['an age of the earth', { duration: '999999999999d', isRolling: true }],
    ['more than can be counted', { duration: `${'9'.repeat(400)}d` }],
  ])('of a window of %s', async (_, window) => {
    await lab.catalog(
      component('shop'),
      slo('availability'),
      slo('odd', { window }),
    );
    await lab.settle();
    expect((await lab.evaluation('availability')).state).toBe('ok');
    expect((await lab.row('odd')).state).toBe('invalid');
  });
});
