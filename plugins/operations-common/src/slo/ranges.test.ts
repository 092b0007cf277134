import fc from 'fast-check';
import { packDay, SliSeries } from '../buckets';
import { evaluatedRanges } from './evaluatedRanges';
import { SloDefinition, TimeRange } from './model';
import { rangesWithout, sumWithout } from './ranges';
import {
  DAY,
  evaluate,
  HOUR,
  MINUTE,
  objective,
  seriesOf,
  sli,
  slo,
} from './__testUtils__/slo';

const AT = Date.parse('2026-11-21T12:00:00Z');

function minutes(from: number, to: number): TimeRange {
  return { from: AT + from * MINUTE, to: AT + to * MINUTE };
}

describe('rangesWithout', () => {
  it.each<[string, TimeRange[], TimeRange[]]>([
    ['nothing', [], [minutes(0, 60)]],
    [
      'what lies elsewhere',
      [minutes(-20, -10), minutes(60, 90)],
      [minutes(0, 60)],
    ],
    ['its middle', [minutes(20, 30)], [minutes(0, 20), minutes(30, 60)]],
    [
      'its middle, in whole buckets',
      [minutes(21, 26)],
      [minutes(0, 20), minutes(30, 60)],
    ],
    ['an end', [minutes(50, 90)], [minutes(0, 50)]],
    [
      'what overlaps, in any order',
      [minutes(30, 45), minutes(10, 40)],
      [minutes(0, 10), minutes(45, 60)],
    ],
    ['all of it', [minutes(-1, 61)], []],
  ])('without %s', (_, excluded, left) => {
    expect(rangesWithout(minutes(0, 60), excluded)).toEqual(left);
  });

  it('counts what is left, and each of it once', () => {
    const series = seriesOf({ from: AT - DAY, to: AT + 2 * DAY }, () => ({
      total: 1,
    }));
    const range = fc
      .tuple(
        fc.integer({ min: -200, max: 200 }),
        fc.integer({ min: 0, max: 90 }),
      )
      .map(([from, length]) => minutes(from * 5, (from + length) * 5));
    fc.assert(
      fc.property(range, fc.array(range, { maxLength: 5 }), (of, excluded) => {
        const isLeft = (time: number) =>
          excluded.every(({ from, to }) => time < from || time >= to);
        let expected = 0;
        for (let time = of.from; time < of.to; time += 5 * MINUTE) {
          if (isLeft(time)) expected += 5;
        }
        expect(sumWithout(series, of, excluded).total).toBe(expected);
      }),
    );
  });
});

describe('evaluatedRanges', () => {
  const now = AT + 7 * MINUTE;
  const whole = (from: number) =>
    seriesOf({ from, to: now }, time => ({
      total: 1,
      good: time % (11 * MINUTE) === 0 ? 0 : 1,
      ...(time % (15 * MINUTE) === 0 && {
        [time % (7 * HOUR) < HOUR ? 'badSlices' : 'goodSlices']: 1,
      }),
    }));
  const sliced = objective({
    sli: sli({ slice: { seconds: 900, target: 1 } }),
  });
  const calendar = (zone: string) => ({
    kind: 'calendar' as const,
    duration: { count: 1, unit: 'w' as const },
    anchor: '2026-11-18T00:07:00',
    zone,
  });
  const lookingBack = {
    ...slo().alerting,
    conditions: slo().alerting.conditions.map(one => ({
      ...one,
      longSeconds: one.longSeconds * 2 + 420,
    })),
  };

  it('are none where nothing was measured', () => {
    expect(evaluatedRanges(slo(), context(SliSeries.create(), now))).toEqual(
      [],
    );
  });

  it.each<[string, Partial<SloDefinition>]>([
    ['events', {}],
    ['slices', { budgetingMethod: 'Timeslices', objectives: [sliced] }],
    ['a zone in the middle of an hour', { window: calendar('Asia/Kolkata') }],
    [
      'alerts that look back further than the window',
      { window: calendar('UTC'), alerting: lookingBack },
    ],
  ])(
    'of %s are all that an evaluation needs of days whose steps were released',
    (_, overrides) => {
      const from = now - 31 * DAY;
      const full = whole(from);
      const outage = fc
        .tuple(
          fc.integer({ min: 1, max: 31 * 24 * 60 }),
          fc.integer({ min: 1, max: 3000 }),
        )
        .map(([ago, length]) => minutes(7 - ago, 7 - ago + length));
      fc.assert(
        fc.property(
          fc.array(outage, { maxLength: 2 }),
          fc.boolean(),
          (maintenance, excludeMaintenance) => {
            const definition = slo({ ...overrides, excludeMaintenance });
            const released = SliSeries.create();
            full.days().forEach(date => {
              copyDay(full, released, date);
              released.release(date);
            });
            const ranges = evaluatedRanges(
              definition,
              context(released, now, maintenance),
            );
            const needed = new Set(
              ranges.flatMap(([, one]) => released.needs(one)),
            );
            needed.forEach(date => copyDay(full, released, date));
            expect(
              evaluate(definition, { now, series: released, maintenance }),
            ).toEqual(evaluate(definition, { now, series: full, maintenance }));
          },
        ),
        { numRuns: 30 },
      );
    },
  );
});

function copyDay(from: SliSeries, to: SliSeries, date: string) {
  const start = Date.parse(`${date}T00:00:00Z`);
  const buckets = from.buckets(start, start + DAY);
  const [first, second] = buckets;
  const step = (second.start - first.start) / 1000;
  to.setDay(date, packDay(date, buckets, step));
}

function context(
  series: SliSeries,
  now: number,
  maintenance: TimeRange[] = [],
) {
  return { now, series: () => series, maintenance, latenessSeconds: 30 };
}
