import fc from 'fast-check';
import {
  BROKEN,
  calendarOf,
  event,
  LEVELS,
  OFFICE,
  PAGING,
  RULES,
} from '../__fixtures__/calendars';
import { peopleOf } from './peopleOf';
import { readCalendar } from './readCalendar';
import { shiftsOf } from './shiftsOf';

/** Shifts as `from/to: people`. */
function told(
  text: string,
  [from, to]: [string, string],
  timeZone?: string,
): string[] {
  const calendar = readCalendar(text, { timeZone });
  const { shifts, problems } = shiftsOf(
    calendar,
    { from: new Date(from), to: new Date(to) },
    one => peopleOf(one, 'auto'),
  );
  const hour = (date: Date) => date.toISOString().slice(0, 16);
  return [
    ...shifts.map(
      shift =>
        `${hour(shift.from)}/${hour(shift.to)}: ${shift.people
          .map(({ name, email, handle }) => email ?? handle ?? name)
          .join(', ')}`,
    ),
    ...calendar.problems,
    ...problems,
  ];
}

describe('calendars', () => {
  it('follows a weekly shift over a change of clocks, without the week that is left out and with the one that is swapped', () => {
    expect(told(OFFICE, ['2026-03-16T00:00Z', '2026-04-26T00:00Z'])).toEqual([
      '2026-03-16T08:00/2026-03-20T16:00: linh.tran@example.org',
      '2026-03-23T08:00/2026-03-27T16:00: linh.tran@example.org',
      '2026-03-30T08:00/2026-04-03T15:00: amara.okafor@example.org',
      '2026-04-13T07:00/2026-04-17T15:00: linh.tran@example.org',
    ]);
  });

  it('reads names out of titles where there are no attendees', () => {
    expect(told(PAGING, ['2026-05-10T00:00Z', '2026-05-12T00:00Z'])).toEqual([
      '2026-05-04T07:00/2026-05-11T07:00: mateus.ferreira@example.org',
      '2026-05-11T07:00/2026-05-18T07:00: Ingrid Solberg',
    ]);
  });

  it('takes the zone of an event, else that of the calendar, and days as days of it: one of them has 25 hours', () => {
    expect(told(LEVELS, ['2026-11-01T00:00Z', '2026-11-06T00:00Z'])).toEqual([
      '2026-11-01T04:00/2026-11-02T05:00: linh.tran, yusuf.demir',
      '2026-11-03T05:00/2026-11-04T05:00: amara.okafor@example.org',
    ]);
    expect(
      told(LEVELS, ['2026-11-03T00:00Z', '2026-11-06T00:00Z'], 'Asia/Tokyo'),
    ).toEqual(['2026-11-02T15:00/2026-11-03T15:00: amara.okafor@example.org']);
  });

  it('reads what can be read, and says what cannot', () => {
    const [first, second, ...problems] = told(BROKEN, [
      '2026-05-01T00:00Z',
      '2026-06-01T00:00Z',
    ]);
    expect(first).toContain('Linh Tran');
    expect(second).toBe('2026-05-05T07:00/2026-05-06T07:00: Yusuf Demir');
    expect(problems).toEqual([
      expect.stringContaining("The event 'Nobody' cannot be read"),
      "The event 'No beginning' cannot be read: it has no beginning.",
      expect.stringContaining("The event 'Never ended' cannot be read"),
    ]);
  });

  it.each([
    ['', 'This is no calendar'],
    ['<!doctype html><title>Sign in</title>', 'This is no calendar'],
  ])('says of %j that it is none', (text, sentence) => {
    expect(readCalendar(text).problems).toEqual([
      expect.stringContaining(sentence),
    ]);
  });

  it.each(RULES.endless)('does not look for %s without an end', rule => {
    const lines = ['UID:r', 'SUMMARY:Ada', 'DTSTART:20260105T030000Z'];
    const text = calendarOf(
      event([...lines, 'DURATION:PT1H', `RRULE:${rule}`]),
    );
    expect(told(text, ['2026-01-01T00:00Z', '2027-01-01T00:00Z'])).toEqual([
      expect.stringContaining('a rule that is not followed here'),
    ]);
  });

  it.each(RULES.fine)('follows %s', rule => {
    const lines = ['UID:r', 'SUMMARY:Ada', 'DTSTART:20240105T030000Z'];
    const text = calendarOf(
      event([...lines, 'DURATION:PT1H', `RRULE:${rule}`]),
    );
    const found = told(text, ['2028-01-01T00:00Z', '2028-03-01T00:00Z']);
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(one => one.endsWith(': Ada'))).toBe(true);
  });

  it('gives up on what repeats every second, and says so', () => {
    const text = calendarOf(
      event([
        'UID:s',
        'SUMMARY:Ada',
        'DTSTART:20200101T000000Z',
        'DURATION:PT1S',
        'RRULE:FREQ=SECONDLY',
      ]),
    );
    expect(told(text, ['2026-01-01T00:00Z', '2026-01-02T00:00Z'])).toEqual([
      expect.stringContaining("The event 'Ada' cannot be followed"),
    ]);
  });

  it('follows a rotation as arithmetic does, wherever the window is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 21 }),
        fc.integer({ min: 1, max: 21 }),
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 1, max: 40 }),
        (days, length, begins, lasts) => {
          const DAY = 86_400_000;
          const start = Date.UTC(2026, 0, 1);
          const text = calendarOf(
            event([
              'UID:r',
              'SUMMARY:Ada',
              'DTSTART:20260101T000000Z',
              `DURATION:P${length}D`,
              `RRULE:FREQ=DAILY;INTERVAL=${days}`,
            ]),
          );
          const window = {
            from: new Date(start + begins * DAY),
            to: new Date(start + (begins + lasts) * DAY),
          };
          const expected = Array.from({ length: 500 }, (_, at) => at * days)
            .filter(day => day + length > begins && day < begins + lasts)
            .map(day => start + day * DAY);
          const { shifts } = shiftsOf(readCalendar(text), window, () => []);
          expect(shifts.map(({ from }) => from.getTime())).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('people in titles', () => {
  it.each([
    ['On Call - Linh Tran - Journeys', ['Linh Tran']],
    ['On-call: Linh Tran', ['Linh Tran']],
    ['Linh Tran is on call', ['Linh Tran']],
    ['Linh Tran (primary)', ['Linh Tran']],
    ['Linh Tran - Secondary', ['Linh Tran']],
    ['[L1] linh.tran', ['linh.tran']],
    ['Linh Tran & Yusuf Demir', ['Linh Tran', 'Yusuf Demir']],
    ['Linh Tran und Yusuf Demir', ['Linh Tran', 'Yusuf Demir']],
    ['linh.tran@example.org (night)', ['linh.tran@example.org']],
    ['24/7', []],
    ['', []],
  ])('%s', (title, names) => {
    const calendar = readCalendar(
      calendarOf(
        event([
          'UID:t',
          `SUMMARY:${title}`,
          'DTSTART:20260101T000000Z',
          'DURATION:P1D',
        ]),
      ),
    );
    const people = peopleOf(calendar.events[0].event, 'auto');
    expect(
      people.map(({ name, email, handle }) => email ?? handle ?? name),
    ).toEqual(names);
  });
});
