import { Knex } from 'knex';
import { MINUTE, PRODUCTION } from '../__testUtils__/Core';
import { takeLease, testDatabases } from '../__testUtils__/databases';
import { AvailabilityReader } from './AvailabilityReader';
import { BucketWriter } from './BucketWriter';

const databases = testDatabases();
const NOON = Date.parse('2026-11-20T12:00:00Z');

function look(
  time: number,
  good: boolean,
  scope: { environment: string; cluster?: string } = PRODUCTION,
) {
  return {
    serviceId: 'shop',
    scope,
    status: good ? ('healthy' as const) : ('down' as const),
    reasons: [],
    observedAt: new Date(time),
    events: { good: good ? 1 : 0, total: 1, coveredSeconds: 10 },
  };
}

describe.each(databases.ids)('BucketWriter on %s', databaseId => {
  let database: Knex;
  let writer: BucketWriter;

  beforeEach(async () => {
    database = await databases.open(databaseId);
    writer = BucketWriter.create({
      database,
      lease: await takeLease(database, 'test'),
    });
  });

  const read = (hours = 24, environments = ['production'], now = NOON) =>
    AvailabilityReader.create({
      database,
      writers: () => [writer],
      now: () => now,
    }).read('shop', { hours, environments });

  it('reads what is stored and what is not stored yet as one', async () => {
    writer.add('test', [look(NOON - 40_000, true), look(NOON - 30_000, false)]);
    await writer.flush();
    writer.add('test', [look(NOON - 20_000, true), look(NOON - 10_000, true)]);
    const expected = {
      good: 3,
      total: 4,
      ratio: 0.75,
      coveredSeconds: 40,
      measuredSince: '2026-11-20T11:59:00.000Z',
    };
    expect(await read()).toMatchObject(expected);
    await writer.flush();
    expect(await read()).toMatchObject(expected);
    await writer.flush();
    expect(await read()).toMatchObject(expected);
  });

  it('neither misses nor doubles a batch that is on its way', async () => {
    const totals: number[] = [];
    for (let at = 0; at < 20; at++) {
      writer.add('test', [look(NOON - at * 1000, true)]);
      const flushing = writer.flush();
      totals.push((await read()).total);
      await flushing;
    }
    expect(totals).toEqual([...totals.keys()].map(at => at + 1));
  });

  it('says nothing about availability where nothing was counted', async () => {
    const empty = await read();
    expect(empty).toMatchObject({ good: 0, total: 0, buckets: [] });
    expect(empty.ratio).toBeUndefined();
    expect(empty.measuredSince).toBeUndefined();
  });

  it('sums over days, in steps that fit the window', async () => {
    for (const hour of [0, 5, 20, 30]) {
      writer.add('test', [look(NOON - hour * 60 * MINUTE - 20_000, true)]);
    }
    await writer.flush();
    const day = await read(24);
    expect(day).toMatchObject({ total: 3, stepSeconds: 300 });
    expect(day.from).toBe('2026-11-19T12:00:00.000Z');
    const week = await read(168);
    expect(week).toMatchObject({ total: 4, stepSeconds: 3600 });
    expect(week.buckets.map(({ start }) => start)).toEqual([
      '2026-11-19T05:00:00.000Z',
      '2026-11-19T15:00:00.000Z',
      '2026-11-20T06:00:00.000Z',
      '2026-11-20T11:00:00.000Z',
    ]);
  });

  it('covers the time before a look, also where that is longer than a step', async () => {
    const { events, ...seen } = look(NOON - 30_000, true);
    writer.add('test', [
      { ...seen, events: { ...events, coveredSeconds: 300 } },
    ]);
    expect(await read()).toMatchObject({
      total: 1,
      coveredSeconds: 300,
      measuredSince: '2026-11-20T11:54:00.000Z',
    });
  });

  it('adds the events of several places but not the time they share', async () => {
    const places = ['eu-1', 'us-1'].map(cluster => ({
      ...PRODUCTION,
      cluster,
    }));
    for (const place of places) {
      writer.add('test', [look(NOON - 10_000, true, place)]);
      await writer.flush();
      writer.add('test', [look(NOON - 20_000, true, place)]);
    }
    writer.add('test', [look(NOON, false, { environment: 'staging' })]);
    expect(await read()).toMatchObject({ total: 4, coveredSeconds: 20 });
    expect(await read(24, ['staging'])).toMatchObject({ total: 1, good: 0 });
  });

  it('counts a batch once although its first answer was lost', async () => {
    let lost = 0;
    // Stored, but the connection breaks before the writer learns it.
    const flaky = new Proxy(database, {
      get: (target, key) =>
        key === 'transaction' && lost === 0
          ? async (work: Parameters<Knex['transaction']>[0]) => {
              lost += 1;
              await target.transaction(work);
              throw new Error('connection reset');
            }
          : Reflect.get(target, key),
    });
    writer = BucketWriter.create({
      database: flaky,
      lease: await takeLease(database, 'flaky'),
    });
    writer.add('test', [look(NOON - 10_000, true)]);
    await expect(writer.flush()).rejects.toThrow('connection reset');
    writer.add('test', [look(NOON - 5_000, true)]);
    await writer.flush();
    expect(await read()).toMatchObject({ total: 2 });
  });
});
