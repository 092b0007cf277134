import fc from 'fast-check';
import {
  addToDay,
  availabilityOf,
  bucketsOfDay,
  coarsen,
  EventBucket,
  FINE_STEP_SECONDS,
  stepStart,
  utcDay,
} from '.';

const DATE = '2026-11-20';
const MIDNIGHT = Date.parse(`${DATE}T00:00:00Z`);
const STEPS_OF_DAY = 1440;

/** Buckets of one day in any order, several of one step among them. */
const bucketsOfOneDay = fc.array(
  fc
    .record({
      step: fc.integer({ min: 0, max: STEPS_OF_DAY - 1 }),
      good: fc.integer({ min: 0, max: 1000 }),
      bad: fc.integer({ min: 0, max: 1000 }),
      coveredSeconds: fc.integer({ min: 0, max: 60 }),
    })
    .map(({ step, good, bad, coveredSeconds }) => ({
      start: MIDNIGHT + step * 60_000,
      good,
      total: good + bad,
      coveredSeconds,
    })),
  { maxLength: 50 },
);

function sums(buckets: EventBucket[]) {
  const { good, total } = availabilityOf(buckets);
  return { good, total };
}

describe('steps and days', () => {
  it.each([
    ['2026-11-20T23:59:59.999Z', '2026-11-20', '2026-11-20T23:59:00.000Z'],
    ['2026-11-21T00:00:00.000Z', '2026-11-21', '2026-11-21T00:00:00.000Z'],
    ['2024-02-29T12:00:59.000Z', '2024-02-29', '2024-02-29T12:00:00.000Z'],
  ])('%s is in %s, step %s', (time, day, start) => {
    expect(utcDay(Date.parse(time))).toBe(day);
    expect(stepStart(Date.parse(time), FINE_STEP_SECONDS)).toBe(
      Date.parse(start),
    );
  });
});

describe('a packed day', () => {
  it('gives back what was added, oldest first, and nothing where nobody looked', () => {
    fc.assert(
      fc.property(bucketsOfOneDay, buckets => {
        const packed = addToDay(undefined, buckets);
        const read = bucketsOfDay(DATE, packed);

        expect(sums(read)).toEqual(sums(buckets));
        const starts = read.map(({ start }) => start);
        expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
        const looked = buckets.filter(
          one => one.total > 0 || one.coveredSeconds > 0,
        );
        expect(new Set(starts)).toEqual(
          new Set(looked.map(({ start }) => start)),
        );
        expect(read.every(one => one.coveredSeconds <= 60)).toBe(true);
        expect(read.every(one => one.good <= one.total)).toBe(true);
      }),
    );
  });

  it('does not depend on how additions are grouped, and leaves the old day alone', () => {
    fc.assert(
      fc.property(bucketsOfOneDay, bucketsOfOneDay, (first, second) => {
        const before = addToDay(undefined, first);
        const copy = Uint8Array.from(before);
        const grown = addToDay(before, second);

        expect(before).toEqual(copy);
        expect(grown).toEqual(addToDay(undefined, [...second, ...first]));
      }),
    );
  });

  it('is read from the middle of a larger buffer, as databases hand it out', () => {
    const bucket = { start: MIDNIGHT, good: 1, total: 2, coveredSeconds: 3 };
    const packed = addToDay(undefined, [bucket]);
    const buffer = Buffer.concat([Buffer.from('pad'), packed]).subarray(3);

    expect(bucketsOfDay(DATE, buffer)).toEqual([bucket]);
    expect(bucketsOfDay(DATE, addToDay(buffer, [bucket]))).toEqual([
      { start: MIDNIGHT, good: 2, total: 4, coveredSeconds: 6 },
    ]);
  });

  it('covers no step for longer than it lasts, and counts as far as numbers go', () => {
    const full = {
      start: MIDNIGHT,
      good: 0xffffffff,
      total: 2 ** 40 + 0.5,
      coveredSeconds: 60,
    };
    const packed = addToDay(addToDay(undefined, [full]), [full]);
    expect(bucketsOfDay(DATE, packed)).toEqual([
      { ...full, good: 2 * 0xffffffff, total: 2 ** 41 + 1 },
    ]);
  });

  it('refuses a packing that it does not know', () => {
    const packed = addToDay(undefined, []);
    packed[0] = 9;
    expect(() => bucketsOfDay(DATE, packed)).toThrow(/version 9/);
  });
});

describe('coarsen', () => {
  it('keeps sums, order and edges', () => {
    fc.assert(
      fc.property(
        bucketsOfOneDay,
        fc.constantFrom(60, 300, 3600, 86_400),
        (buckets, step) => {
          const coarse = coarsen(buckets, step);

          expect(sums(coarse)).toEqual(sums(buckets));
          const starts = coarse.map(({ start }) => start);
          expect(starts).toEqual([...starts].sort((a, b) => a - b));
          expect(starts.every(start => start % (step * 1000) === 0)).toBe(true);
          expect(coarsen(coarse, step)).toEqual(coarse);
        },
      ),
    );
  });

  it('leaves gaps gaps', () => {
    const bucket = (minute: number) => ({
      start: MIDNIGHT + minute * 60_000,
      good: 1,
      total: 1,
      coveredSeconds: 60,
    });
    expect(
      coarsen([bucket(130), bucket(0), bucket(1)], 3600).map(
        ({ start, coveredSeconds }) => [
          (start - MIDNIGHT) / 3_600_000,
          coveredSeconds,
        ],
      ),
    ).toEqual([
      [0, 120],
      [2, 60],
    ]);
  });
});

describe('availabilityOf', () => {
  it('has no ratio where nothing was counted', () => {
    expect(availabilityOf([])).toEqual({
      good: 0,
      total: 0,
      coveredSeconds: 0,
    });
    expect(
      availabilityOf([{ start: 0, good: 0, total: 0, coveredSeconds: 60 }]),
    ).toEqual({ good: 0, total: 0, coveredSeconds: 60 });
  });

  it('divides sums, not ratios', () => {
    expect(
      availabilityOf([
        { start: 0, good: 99, total: 99, coveredSeconds: 60 },
        { start: 60_000, good: 0, total: 1, coveredSeconds: 60 },
      ]),
    ).toEqual({ good: 99, total: 100, coveredSeconds: 120, ratio: 0.99 });
  });

  it('is a ratio between 0 and 1 that coarsening does not change', () => {
    fc.assert(
      fc.property(bucketsOfOneDay, buckets => {
        const { ratio } = availabilityOf(buckets);
        expect(ratio === undefined || (ratio >= 0 && ratio <= 1)).toBe(true);
        expect(availabilityOf(coarsen(buckets, 3600)).ratio).toBe(ratio);
      }),
    );
  });
});
