import fc from 'fast-check';
import { SliSeries } from '../buckets';
import { evaluatedRanges } from './evaluatedRanges';
import { TimeRange } from './model';
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
    const series = seriesOf({ from: AT - DAY, to: AT + DAY }, () => ({
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
  it('are all that an evaluation needs of days whose steps were released', () => {
    const now = AT + 7 * MINUTE;
    const range = { from: now - 31 * DAY, to: now };
    const empty = SliSeries.create();
    expect(evaluatedRanges(slo(), context(empty, now))).toEqual([]);

    const definition = slo({
      budgetingMethod: 'Timeslices',
      excludeMaintenance: true,
      objectives: [
        objective({ sli: sli({ slice: { seconds: 900, target: 1 } }) }),
      ],
    });
    const minuteOf = (time: number) => ({
      total: 1,
      good: 1,
      ...(time % (15 * MINUTE) === 0 && {
        [time % (7 * HOUR) < HOUR ? 'badSlices' : 'goodSlices']: 1,
      }),
    });
    const whole = seriesOf(range, minuteOf);
    const released = seriesOf(range, minuteOf);
    const maintenance = [
      { from: now - 9 * DAY - 22 * MINUTE, to: now - 9 * DAY + 44 * MINUTE },
    ];
    const needed = new Set(
      evaluatedRanges(definition, context(released, now, maintenance)).flatMap(
        ([, one]) => {
          released.days().forEach(date => released.release(date));
          return released.needs(one);
        },
      ),
    );
    expect(needed.size).toBeLessThan(8);
    const kept = seriesOf(range, minuteOf);
    for (const date of kept.days()) if (!needed.has(date)) kept.release(date);
    expect(evaluate(definition, { now, series: kept, maintenance })).toEqual(
      evaluate(definition, { now, series: whole, maintenance }),
    );
  });
});

function context(
  series: SliSeries,
  now: number,
  maintenance: TimeRange[] = [],
) {
  return { now, series: () => series, maintenance, latenessSeconds: 30 };
}
