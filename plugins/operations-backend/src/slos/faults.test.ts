import { packDay, sumOf } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';
import { slo, SloLab } from '../__testUtils__/SloLab';
import { BucketDay } from '../buckets/dayRows';
import { SloReader } from '../sloReaders/SloReader';
import { SliBucketStore } from './SliBucketStore';
import { SliMemory } from './SliMemory';

const databases = testDatabases();
const MINUTE = 60_000;

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

  it('of stored days that cannot be read: only what is made of them becomes unknown', async () => {
    lab.source.truth = () => ({ good: 1000, total: 1000 });
    await lab.catalog(
      component('shop'),
      ...['broken', 'burning', 'quiet'].map(name =>
        slo(name, { query: name, target: 0.999 }),
      ),
    );
    await lab.settle();
    const reader = SloReader.create({ database, now: () => lab.now });
    const states = async () => {
      const { items } = await reader.list({ sort: 'name' }, undefined);
      return items.map(({ state }) => state);
    };
    expect(await states()).toEqual(['ok', 'ok', 'ok']);
    const { id } = await lab.sli('broken');
    await database('sli_buckets')
      .where('sli_id', id)
      .update('data', Buffer.from('no packed day'));

    await lab.takeOver();
    await expect(lab.work.follow(lab.lease)).rejects.toThrow();
    lab.source.truth = query => ({
      good: query.startsWith('burning') ? 500 : 1000,
      total: 1000,
    });
    for (let minute = 0; minute < 10; minute += 1) {
      lab.now += MINUTE;
      const { signal } = new AbortController();
      await lab.work.follow(lab.lease).catch(() => {});
      await lab.work.measure(lab.lease, signal);
      await lab.work.evaluate(lab.lease, signal);
    }
    expect(await states()).toEqual(['unknown', 'burning', 'ok']);
    const open = await database('alerts').whereNull('ends_at');
    expect(new Set(open.map(alert => alert.slo))).toEqual(
      new Set(['slo:default/burning']),
    );
  }, 60_000);
});

describe('days that are written while others are being read', () => {
  it('are known as they were written', async () => {
    const store = { days: jest.fn<Promise<BucketDay[]>, [string[]]>() };
    const start = Date.parse('2026-11-18T00:00:00Z');
    const memory = SliMemory.create(
      store as unknown as SliBucketStore,
      () => start + 2 * 24 * 60 * MINUTE,
    );
    const day = (...minutes: number[]): BucketDay => ({
      sliId: 'a',
      day: '2026-11-18',
      stepSeconds: 60,
      data: packDay(
        '2026-11-18',
        minutes.map(minute => ({
          ...sumOf([]),
          start: start + minute * MINUTE,
          good: 1,
          total: 1,
          coveredSeconds: 60,
        })),
        60,
      ),
    });
    const total = () =>
      memory.series('a')?.sum(start, start + 10 * MINUTE).total;
    const whileReading = (before: BucketDay, after: BucketDay) =>
      store.days.mockImplementationOnce(async () => {
        memory.apply([after]);
        return [before];
      });

    whileReading(day(0), day(0, 1));
    await memory.load(new Map([['a', { from: start, everyStep: false }]]));
    expect(total()).toBe(2);

    whileReading(day(0, 1), day(0, 1, 2));
    await memory.ensure([['a', { from: start, to: start + 10 * MINUTE }]]);
    expect(store.days).toHaveBeenCalledTimes(2);
    expect(total()).toBe(3);
  });
});
