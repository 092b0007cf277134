import fc from 'fast-check';
import { parseDuration } from './duration';
import { DurationUnit, SloWindow } from './model';
import { calendarMonths, calendarQuarters, windowAt } from './window';

const HOUR = 3_600_000;

function calendar(
  duration: string,
  anchor: string,
  zone: string,
): SloWindow & { kind: 'calendar' } {
  return {
    kind: 'calendar',
    duration: parseDuration(duration),
    anchor,
    zone,
  };
}

function iso({ from, to }: { from: number; to: number }) {
  return [from, to].map(edge =>
    new Date(edge).toISOString().replace(':00.000Z', 'Z'),
  );
}

const rolling: SloWindow = { kind: 'rolling', duration: parseDuration('30d') };

describe('a rolling window', () => {
  it.each([
    ['2026-11-21T14:05:00Z', '2026-10-22T14:05Z', '2026-11-21T14:05Z'],
    ['2026-11-21T14:07:59Z', '2026-10-22T14:05Z', '2026-11-21T14:07Z'],
  ])('at %s begins at an edge of buckets', (now, from, to) => {
    expect(iso(windowAt(rolling, Date.parse(now)))).toEqual([from, to]);
  });
});

describe('a calendar window', () => {
  it.each([
    // Clocks go forward in Prague on 29 March 2026, back on 25 October 2026.
    [
      '1d',
      '2026-01-01T00:00:00',
      'Europe/Prague',
      '2026-03-29T10:00:00Z',
      '2026-03-28T23:00Z',
      '2026-03-29T22:00Z',
      23,
    ],
    [
      '1d',
      '2026-01-01T00:00:00',
      'Europe/Prague',
      '2026-10-25T10:00:00Z',
      '2026-10-24T22:00Z',
      '2026-10-25T23:00Z',
      25,
    ],
    [
      '1w',
      '2026-01-05T00:00:00',
      'Europe/Prague',
      '2026-03-25T10:00:00Z',
      '2026-03-22T23:00Z',
      '2026-03-29T22:00Z',
      167,
    ],
    // In New York on 8 March and on 1 November.
    [
      '1d',
      '2026-01-01T00:00:00',
      'America/New_York',
      '2026-03-08T12:00:00Z',
      '2026-03-08T05:00Z',
      '2026-03-09T04:00Z',
      23,
    ],
    [
      '1d',
      '2026-01-01T00:00:00',
      'America/New_York',
      '2026-11-01T12:00:00Z',
      '2026-11-01T04:00Z',
      '2026-11-02T05:00Z',
      25,
    ],
    [
      '1M',
      '2026-01-01T00:00:00',
      'America/New_York',
      '2026-03-31T23:59:59Z',
      '2026-03-01T05:00Z',
      '2026-04-01T04:00Z',
      743,
    ],
    [
      '1Q',
      '2026-01-01T00:00:00',
      'Europe/Prague',
      '2026-11-21T12:00:00Z',
      '2026-09-30T22:00Z',
      '2026-12-31T23:00Z',
      2209,
    ],
    [
      '1Y',
      '2025-07-01T00:00:00',
      'UTC',
      '2026-11-21T12:00:00Z',
      '2026-07-01T00:00Z',
      '2027-07-01T00:00Z',
      8760,
    ],
    // An hour that the clock leaves out begins an hour later on that day only.
    [
      '1d',
      '2026-03-01T02:30:00',
      'Europe/Prague',
      '2026-03-29T12:00:00Z',
      '2026-03-29T01:30Z',
      '2026-03-30T00:30Z',
      23,
    ],
    // Ends of months are clipped, and come back: each is computed from the anchor.
    [
      '1M',
      '2026-01-31T00:00:00',
      'UTC',
      '2026-02-10T00:00:00Z',
      '2026-01-31T00:00Z',
      '2026-02-28T00:00Z',
      672,
    ],
    [
      '1M',
      '2026-01-31T00:00:00',
      'UTC',
      '2026-03-31T00:00:00Z',
      '2026-03-31T00:00Z',
      '2026-04-30T00:00Z',
      720,
    ],
    [
      '1M',
      '2024-01-31T00:00:00',
      'UTC',
      '2024-02-29T00:00:00Z',
      '2024-02-29T00:00Z',
      '2024-03-31T00:00Z',
      744,
    ],
    // However long ago its anchor was.
    [
      '1M',
      '0001-01-01T00:00:00',
      'Europe/Prague',
      '2026-10-25T00:30:00Z',
      '2026-09-30T22:00Z',
      '2026-10-31T23:00Z',
      745,
    ],
    // Before its anchor there were windows, too.
    [
      '1M',
      '2026-01-01T00:00:00',
      'UTC',
      '2025-12-31T23:59:59Z',
      '2025-12-01T00:00Z',
      '2026-01-01T00:00Z',
      744,
    ],
  ])(
    'of %s from %s in %s at %s',
    (duration, anchor, zone, now, from, to, hours) => {
      const range = windowAt(calendar(duration, anchor, zone), Date.parse(now));
      expect(iso(range)).toEqual([from, to]);
      expect((range.to - range.from) / HOUR).toBe(hours);
    },
  );

  it('begins inclusive, ends exclusive, and leaves nothing between', () => {
    const units = fc.constantFrom<DurationUnit>('h', 'd', 'w', 'M', 'Q', 'Y');
    fc.assert(
      fc.property(
        units,
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom(
          'Europe/Prague',
          'America/New_York',
          'UTC',
          'Asia/Kathmandu',
        ),
        fc.integer({ min: -10_000, max: 30_000 }),
        (unit, count, zone, hours) => {
          const window: SloWindow = {
            kind: 'calendar',
            duration: { unit, count },
            anchor: '2024-01-31T01:30:00',
            zone,
          };
          const now = Date.parse('2026-01-01T00:00:00Z') + hours * HOUR;
          const range = windowAt(window, now);
          expect(range.from).toBeLessThanOrEqual(now);
          expect(range.to).toBeGreaterThan(now);
          expect(windowAt(window, range.from)).toEqual(range);
          expect(windowAt(window, range.to).from).toBe(range.to);
          expect(windowAt(window, range.from - 1).to).toBe(range.from);
        },
      ),
    );
  });

  it.each([
    ['2026-13-01T00:00:00', 'UTC'],
    ['2026-01-01T00:00:00', 'Mars/Olympus'],
  ])('says that it cannot begin at %s in %s', (anchor, zone) => {
    const window = calendar('1d', anchor, zone);
    expect(() => windowAt(window, 0)).toThrow(/cannot begin/);
  });
});

describe('months and quarters', () => {
  const from = Date.parse('2026-09-30T21:59:59Z');
  const to = Date.parse('2026-11-21T00:00:00Z');

  it('are those of the zone', () => {
    const months = calendarMonths('Europe/Prague', from, to);
    expect(months.map(({ name }) => name)).toEqual([
      '2026-09',
      '2026-10',
      '2026-11',
    ]);
    expect(iso(months[1])).toEqual(['2026-09-30T22:00Z', '2026-10-31T23:00Z']);
    expect(
      calendarQuarters('Europe/Prague', from, to).map(({ name }) => name),
    ).toEqual(['2026-Q3', '2026-Q4']);
    expect(calendarMonths('UTC', from, to)[0].name).toBe('2026-09');
  });
});
