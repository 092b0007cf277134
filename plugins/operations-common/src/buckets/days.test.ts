import fc from 'fast-check';
import { SliBucket } from '../slo/model';
import {
  coarsenDay,
  coarsenSliBuckets,
  packDay,
  setInDay,
  SliSeries,
  sumOf,
  unpackDay,
} from '.';
import { daysOf, randomBuckets } from './__testUtils__/buckets';

const DATE = '2026-11-20';
const MIDNIGHT = Date.parse(`${DATE}T00:00:00Z`);
const DAY = 24 * 60 * 60 * 1000;

function bucket(minute: number, fields: Partial<SliBucket> = {}): SliBucket {
  return {
    start: MIDNIGHT + minute * 60_000,
    good: 1,
    total: 1,
    coveredSeconds: 60,
    goodSlices: 0,
    badSlices: 0,
    emptySlices: 0,
    ratioSum: 0,
    ...fields,
  };
}

describe('a packed day of an SLI', () => {
  it('gives back what was packed, in any step', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(60, 300, 3600, 43_200),
        randomBuckets({ from: MIDNIGHT, days: 1 }),
        (step, random) => {
          const buckets = coarsenSliBuckets(random, step);
          const packed = packDay(DATE, buckets, step);
          expect(unpackDay(DATE, packed)).toEqual(buckets);
        },
      ),
    );
  });

  it('replaces the steps that are set, and no others', () => {
    const before = packDay(DATE, [bucket(1), bucket(2)], 60);
    const copy = Uint8Array.from(before);
    const after = setInDay(
      before,
      DATE,
      [bucket(2, { total: 5, ratioSum: 0.25 }), bucket(3)],
      60,
    );
    expect(before).toEqual(copy);
    expect(unpackDay(DATE, after)).toEqual([
      bucket(1),
      bucket(2, { total: 5, ratioSum: 0.25 }),
      bucket(3),
    ]);
    const gap = { good: 0, total: 0, coveredSeconds: 0 };
    const forgotten = setInDay(after, DATE, [bucket(1, gap)], 60);
    expect(unpackDay(DATE, forgotten)).toHaveLength(2);
  });

  it.each<[string, () => unknown, RegExp]>([
    ['another day', () => packDay(DATE, [bucket(1440)], 60), /not of 2026/],
    [
      'another step',
      () => setInDay(packDay(DATE, [], 300), DATE, [bucket(0)], 60),
      /300 s, not of 60 s/,
    ],
  ])('refuses a bucket of %s', (_, pack, message) => {
    expect(pack).toThrow(message);
  });

  it('takes little room, and none for slices that nobody counts', () => {
    const minutes = [...Array(1440).keys()];
    const small = packDay(
      DATE,
      minutes.map(minute => bucket(minute, { total: 250, good: 249 })),
      60,
    );
    expect(small.byteLength).toBe(16 + 3 * 1440);
  });

  it('sums to the same in longer steps', () => {
    fc.assert(
      fc.property(randomBuckets({ from: MIDNIGHT, days: 1 }), buckets => {
        const packed = packDay(DATE, buckets, 60);
        const coarse = coarsenDay(packed, DATE, 3600);
        expect(sumOf(unpackDay(DATE, coarse))).toEqual(
          sumOf(unpackDay(DATE, packed)),
        );
      }),
    );
  });
});

describe('SliSeries', () => {
  const range = { from: MIDNIGHT, days: 4 };
  const edge = fc.integer({ min: -12, max: 4 * 288 + 12 });
  const timeOf = (edges: number) => MIDNIGHT + edges * 300_000;

  function seriesOf(buckets: SliBucket[], steps: number[]): SliSeries {
    const series = SliSeries.create();
    daysOf(buckets).forEach(([date, ofDay], at) => {
      series.setDay(
        date,
        coarsenDay(packDay(date, ofDay, 60), date, steps[at % steps.length]),
      );
    });
    return series;
  }

  it('sums as one would by hand, whatever the tiers of its days', () => {
    fc.assert(
      fc.property(randomBuckets(range), edge, edge, (buckets, a, b) => {
        const [from, to] = [timeOf(Math.min(a, b)), timeOf(Math.max(a, b))];
        const within = (one: SliBucket) => one.start >= from && one.start < to;
        const series = seriesOf(buckets, [60, 300]);
        expect(series.sum(from, to)).toEqual(sumOf(buckets.filter(within)));
        expect(sumOf(series.buckets(from, to))).toEqual(series.sum(from, to));
      }),
    );
  });

  it('adds up over splits, hours and released days included', () => {
    fc.assert(
      fc.property(
        randomBuckets(range),
        fc.tuple(edge, edge, edge),
        fc.boolean(),
        (buckets, edges, release) => {
          const [from, middle, to] = edges.sort((a, b) => a - b).map(timeOf);
          const series = seriesOf(buckets, [3600, 300, 60]);
          if (release) series.days().forEach(date => series.release(date));
          const parts = [series.sum(from, middle), series.sum(middle, to)];
          expect(sumOf(parts)).toEqual(series.sum(from, to));
        },
      ),
    );
  });

  it('says which released days it needs for a range', () => {
    const buckets = [0, 1, 2].map(day => bucket(day * 1440 + 10));
    const series = seriesOf(buckets, [60]);
    const dates = ['2026-11-20', '2026-11-21', '2026-11-22'];
    expect(series.days()).toEqual(dates);
    const cut = { from: MIDNIGHT + 9 * 60_000, to: MIDNIGHT + 3 * DAY };
    expect(series.needs(cut)).toEqual([]);
    const before = series.sum(cut.from, cut.to);
    dates.forEach(date => series.release(date));
    expect(series.needs(cut)).toEqual(['2026-11-20']);
    expect(series.needs({ from: MIDNIGHT + 3_600_000, to: cut.to })).toEqual(
      [],
    );
    series.setDay(dates[0], packDay(dates[0], [buckets[0]], 60));
    expect(series.needs(cut)).toEqual([]);
    expect(series.sum(cut.from, cut.to)).toEqual(before);
    series.dropDay(dates[1]);
    expect(series.sum(MIDNIGHT, MIDNIGHT + 3 * DAY).total).toBe(2);
  });

  it('knows from when to when somebody looked, and when something happened last', () => {
    expect(SliSeries.create().coveredUntil).toBeUndefined();
    const quiet = { good: 0, total: 0 };
    const series = seriesOf(
      [bucket(5), bucket(1440, quiet), bucket(1500, quiet)],
      [60],
    );
    series.setDay('2026-11-25', packDay('2026-11-25', [], 60));
    expect(series.coveredFrom).toBe(MIDNIGHT + 5 * 60_000);
    expect(series.coveredUntil).toBe(MIDNIGHT + 1501 * 60_000);
    expect(series.trafficUntil).toBe(MIDNIGHT + 6 * 60_000);
    expect(series.stepSeconds).toBe(60);
  });

  it('keeps numbers of any size, of days that come in any order and go', () => {
    const days = [9, 2, 11, 0, 30].map(day => day * 1440);
    const sizes = [1, 70_000, 2 ** 33, 0.5, 3];
    const buckets = days.map((minute, at) =>
      bucket(minute, { total: sizes[at], ratioSum: at / 4 }),
    );
    const series = seriesOf(buckets, [60]);
    const all = () => series.sum(MIDNIGHT - DAY, MIDNIGHT + 31 * DAY);
    series.days().forEach(date => series.release(date));
    expect(all()).toEqual(sumOf(buckets));
    for (const date of series.days().slice(0, 3)) series.dropDay(date);
    series.dropDay('2026-01-01');
    expect(all()).toEqual(sumOf([buckets[2], buckets[4]]));
    series.setDay(DATE, packDay(DATE, [buckets[3]], 60));
    expect(all()).toEqual(sumOf([buckets[2], buckets[3], buckets[4]]));
    expect([...series.hourly('total', MIDNIGHT, 1)]).toEqual([0.5]);
  });

  it('reads fields hour by hour, over the edges of days', () => {
    const series = seriesOf(
      [bucket(23 * 60), bucket(23 * 60 + 59), bucket(1440), bucket(3000)],
      [60, 300, 3600],
    );
    expect([...series.hourly('total', MIDNIGHT + 22 * 3_600_000, 4)]).toEqual([
      0, 2, 1, 0,
    ]);
    expect([...series.hourly('total', MIDNIGHT + 49 * 3_600_000, 2)]).toEqual([
      0, 1,
    ]);
  });
});
