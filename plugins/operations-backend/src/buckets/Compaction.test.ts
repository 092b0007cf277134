import { SliBucket } from '@operate-first/plugin-operations-common';
import { takeLease, testDatabases } from '../__testUtils__/databases';
import { SliBucketStore } from '../slos/SliBucketStore';
import { BucketTiers } from './BucketTiers';
import { Compaction } from './Compaction';

const databases = testDatabases();
const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const TODAY = Date.parse('2026-11-20T00:00:00Z');

function bucket(start: number, bad: number): SliBucket {
  return {
    start,
    good: 10 - bad,
    total: 10,
    coveredSeconds: 60,
    goodSlices: bad > 2 ? 0 : 1,
    badSlices: bad > 2 ? 1 : 0,
    emptySlices: 0,
    ratioSum: 1 - bad / 10,
  };
}

/** A day in which every minute of some hours was measured. */
function measured(day: number): SliBucket[] {
  return Array.from({ length: 300 }, (_, minute) =>
    bucket(day + 3 * HOUR + minute * 60_000, minute % 4),
  );
}

describe.each(databases.ids)('Compaction on %s', databaseId => {
  it('moves each day as a whole to longer steps as it gets older, and changes no sum', async () => {
    const database = await databases.open(databaseId);
    const lease = await takeLease(database, 'core');
    let now = TODAY + 12 * HOUR;
    const tiers = BucketTiers.create({ fine: 3, middle: 10, coarse: 20 });
    const options = { database, tiers, now: () => now };
    const store = SliBucketStore.create(options);
    const compaction = Compaction.create(options);
    for (const sliId of ['a', 'b']) {
      await store.write(lease, [
        { sliId, stepSeconds: 60, buckets: measured(TODAY) },
      ]);
    }
    const range = [TODAY, TODAY + DAY] as const;
    const before = (await store.read('a', ...range)).sum(...range);
    expect(before).toMatchObject({ total: 3000, good: 2550, badSlices: 75 });

    const steps = async () => {
      const rows = await database('sli_buckets').select();
      return rows.map(row => Number(row.step_seconds));
    };
    for (const [days, expected] of [
      [3, [60, 60]],
      [4, [300, 300]],
      [10, [300, 300]],
      [11, [3600, 3600]],
      [20, [3600, 3600]],
    ] as const) {
      now = TODAY + days * DAY + HOUR;
      await compaction.run(lease);
      expect(await steps()).toEqual(expected);
      const sum = (await store.read('a', ...range)).sum(...range);
      expect({ ...sum, ratioSum: sum.ratioSum.toFixed(6) }).toEqual({
        ...before,
        ratioSum: before.ratioSum.toFixed(6),
      });
    }
    // What is measured late replaces the whole step that is kept, and makes no second row.
    await store.write(lease, [
      {
        sliId: 'a',
        stepSeconds: 300,
        buckets: Array.from({ length: 12 }, (_, at) =>
          bucket(TODAY + 3 * HOUR + at * 300_000, 0),
        ),
      },
    ]);
    expect(await steps()).toEqual([3600, 3600]);
    const hour = (await store.read('a', ...range)).sum(
      TODAY + 3 * HOUR,
      TODAY + 4 * HOUR,
    );
    expect(hour).toMatchObject({ good: 120, total: 120 });

    now = TODAY + 21 * DAY;
    await compaction.run(lease);
    expect(await steps()).toEqual([]);
  });

  it('keeps what an SLI measures all the time within its rows', async () => {
    const database = await databases.open(databaseId);
    const lease = await takeLease(database, 'core');
    const now = TODAY + 12 * HOUR;
    const options = { database, tiers: BucketTiers.create(), now: () => now };
    const store = SliBucketStore.create(options);
    const buckets = Array.from({ length: 1200 }, (_, day) =>
      bucket(TODAY - day * DAY, 0),
    );
    await store.write(lease, [{ sliId: 'a', stepSeconds: 60, buckets }]);
    await Compaction.create(options).run(lease);
    const [{ n }] = await database('sli_buckets').count({ n: '*' });
    expect(Number(n)).toBe(801);
    expect(Number(n)).toBeLessThanOrEqual(1000);
  });
});
