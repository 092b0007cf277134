import {
  endOfSchedule,
  lastMaintenanceWindow,
  MaintenanceSchedule,
  maintenanceWindows,
  nextMaintenanceWindow,
  scheduleProblem,
} from './maintenanceWindows';

const at = (time: string) => Date.parse(time);
const iso = (time: number | undefined) =>
  time === undefined ? undefined : new Date(time).toISOString().slice(0, 16);

function schedule(
  from: string,
  to: string,
  recurrence?: string,
  zone?: string,
): MaintenanceSchedule {
  return { startsAt: at(from), endsAt: at(to), recurrence, zone };
}

function windows(of: MaintenanceSchedule, from: string, to: string) {
  return maintenanceWindows(of, { from: at(from), to: at(to) }).map(window =>
    [window.from, window.to].map(iso).join('/'),
  );
}

describe('maintenanceWindows', () => {
  it('is the window itself where nothing recurs', () => {
    const once = schedule('2026-11-20T22:00Z', '2026-11-21T02:00Z');
    const whole = '2026-11-20T22:00/2026-11-21T02:00';
    expect(windows(once, '2026-11-21T01:00Z', '2026-11-22T00:00Z')).toEqual([
      whole,
    ]);
    expect(windows(once, '2026-11-21T02:00Z', '2026-11-22T00:00Z')).toEqual([]);
    expect(windows(once, '2026-11-20T00:00Z', '2026-11-20T22:00Z')).toEqual([]);
  });

  // Clocks go forward on 2026-03-29 in Prague and on 2026-03-08 in New York, and back on 2026-10-25 and 2026-11-01.
  const CLOCKS: Array<[string, string, string, string[]]> = [
    [
      'Europe/Prague',
      '2026-03-28T22:00Z',
      '2026-03-31T00:00Z',
      ['2026-03-29T02:00', '2026-03-30T02:00'],
    ],
    [
      'Europe/Prague',
      '2026-10-23T22:00Z',
      '2026-10-26T12:00Z',
      ['2026-10-24T02:00', '2026-10-25T03:00', '2026-10-26T03:00'],
    ],
    [
      'America/New_York',
      '2026-03-07T00:00Z',
      '2026-03-09T12:00Z',
      ['2026-03-07T09:00', '2026-03-08T08:00', '2026-03-09T08:00'],
    ],
    [
      'America/New_York',
      '2026-10-31T00:00Z',
      '2026-11-02T12:00Z',
      ['2026-10-31T08:00', '2026-11-01T09:00', '2026-11-02T09:00'],
    ],
  ];

  it.each(CLOCKS)(
    'stays at four o’clock of %s from %s',
    (zone, from, to, starts) => {
      const first =
        zone === 'Europe/Prague'
          ? schedule('2026-01-01T03:00Z', '2026-01-01T04:00Z')
          : schedule('2026-01-01T09:00Z', '2026-01-01T10:00Z');
      const daily = { ...first, recurrence: 'FREQ=DAILY', zone };
      expect(
        windows(daily, from, to).map(window => window.split('/')[0]),
      ).toEqual(starts);
    },
  );

  it('has a window at a time that the clock leaves out, and one at a time that it shows twice', () => {
    const nights = schedule(
      '2026-03-27T01:30Z',
      '2026-03-27T02:30Z',
      'FREQ=DAILY',
      'Europe/Prague',
    );
    expect(windows(nights, '2026-03-28T12:00Z', '2026-03-30T12:00Z')).toEqual([
      '2026-03-29T01:30/2026-03-29T02:30',
      '2026-03-30T00:30/2026-03-30T01:30',
    ]);
    expect(windows(nights, '2026-10-24T12:00Z', '2026-10-26T12:00Z')).toEqual([
      '2026-10-25T00:30/2026-10-25T01:30',
      '2026-10-26T01:30/2026-10-26T02:30',
    ]);
  });

  it.each([
    [
      'FREQ=WEEKLY;BYDAY=TU',
      ['2026-11-03', '2026-11-10', '2026-11-17', '2026-11-24'],
    ],
    ['RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', ['2026-11-03', '2026-11-17']],
    ['FREQ=MONTHLY;BYDAY=-1TU', ['2026-11-24']],
    ['FREQ=DAILY;COUNT=2', ['2026-11-03', '2026-11-04']],
    ['FREQ=WEEKLY;UNTIL=20261110', ['2026-11-03', '2026-11-10']],
    ['FREQ=WEEKLY;UNTIL=20261110T205959Z', ['2026-11-03']],
    ['FREQ=WEEKLY;UNTIL=20261110T210000Z', ['2026-11-03', '2026-11-10']],
  ])('follows %s', (recurrence, days) => {
    const first = schedule(
      '2026-11-03T21:00Z',
      '2026-11-03T23:00Z',
      recurrence,
      'Europe/Prague',
    );
    const found = windows(first, '2026-11-01T00:00Z', '2026-11-24T22:00Z');
    expect(found.map(window => window.slice(0, 10))).toEqual(days);
  });

  it('knows the window that runs, the next, the last, and the end of all', () => {
    const weekly = schedule(
      '2026-11-03T22:00Z',
      '2026-11-04T02:00Z',
      'FREQ=WEEKLY;COUNT=3',
    );
    const next = (now: string) =>
      iso(nextMaintenanceWindow(weekly, at(now))?.from);
    expect(next('2026-01-01T00:00Z')).toBe('2026-11-03T22:00');
    expect(next('2026-11-04T01:59Z')).toBe('2026-11-03T22:00');
    expect(next('2026-11-04T02:00Z')).toBe('2026-11-10T22:00');
    expect(next('2026-11-18T02:00Z')).toBeUndefined();
    const last = (now: string) =>
      iso(lastMaintenanceWindow(weekly, at(now))?.from);
    expect(last('2026-11-03T22:00Z')).toBeUndefined();
    expect(last('2026-11-11T00:00Z')).toBe('2026-11-10T22:00');
    expect(last('2027-01-01T00:00Z')).toBe('2026-11-17T22:00');
    const end = endOfSchedule(weekly) ?? 0;
    expect(end).toBeGreaterThanOrEqual(at('2026-11-18T02:00Z'));
    expect(end).toBeLessThan(at('2026-11-19T00:00Z'));
    const forever = { ...weekly, recurrence: 'FREQ=WEEKLY' };
    expect(endOfSchedule(forever)).toBeUndefined();
    expect(
      iso(nextMaintenanceWindow(forever, at('2031-01-01T00:00Z'))?.to),
    ).toBe('2031-01-01T02:00');
  });
});

describe('scheduleProblem', () => {
  it.each([
    ['FREQ=WEEKLY;BYDAY=TU', 'Europe/Prague', undefined],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', undefined, undefined],
    ['FREQ=MONTHLY;BYDAY=-1TU', undefined, undefined],
    ['FREQ=MONTHLY;BYDAY=6TU', undefined, 'recurrence'],
    [undefined, 'Mars/Olympus', 'zone'],
    ['every tuesday', undefined, 'recurrence'],
    ['FREQ=OFTEN', undefined, 'recurrence'],
    ['BYDAY=TU', undefined, 'recurrence'],
    ['FREQ=HOURLY', undefined, 'recurrence'],
    ['FREQ=SECONDLY', undefined, 'recurrence'],
    ['FREQ=DAILY;INTERVAL=0', undefined, 'recurrence'],
    ['FREQ=DAILY;BYHOUR=1,2', undefined, 'recurrence'],
    ['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31', undefined, 'recurrence'],
    ['FREQ=WEEKLY;UNTIL=20200101', undefined, 'recurrence'],
    ['FREQ=WEEKLY;BYDAY=XX', undefined, 'recurrence'],
    ['DTSTART:20200101T000000Z\nRRULE:FREQ=DAILY', undefined, 'recurrence'],
  ])('judges %s in %s', (recurrence, zone, field) => {
    const first = schedule(
      '2026-11-03T21:00Z',
      '2026-11-03T23:00Z',
      recurrence,
      zone,
    );
    const problem = scheduleProblem(first);
    expect(problem?.field).toBe(field);
    expect(problem === undefined || /\w/.test(problem.remedy)).toBe(true);
  });
});
