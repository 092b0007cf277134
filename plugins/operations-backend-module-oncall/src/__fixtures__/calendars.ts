/* Calendars in the shapes in which on-call systems and office calendars share them; all names are made up. */

function calendar(lines: string[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join(
    '\r\n',
  );
}

/** An event of its own lines. */
export function event(lines: string[]): string[] {
  return ['BEGIN:VEVENT', 'DTSTAMP:20260101T000000Z', ...lines, 'END:VEVENT'];
}

export function calendarOf(...events: string[][]): string {
  return calendar(events.flat());
}

const BERLIN = [
  'BEGIN:VTIMEZONE',
  'TZID:W. Europe Standard Time',
  'BEGIN:STANDARD',
  'DTSTART:16010101T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
];

/** An office calendar that explains its own zone, with a weekly shift and a week that somebody else takes. */
export const OFFICE = calendar([
  'PRODID:-//Example Office//EN',
  ...BERLIN,
  ...event([
    'UID:another@example.org',
    'SUMMARY:Another series',
    'DTSTART:20200101T000000Z',
    'DURATION:P1D',
    'RRULE:FREQ=YEARLY;COUNT=2',
  ]),
  ...event([
    'UID:week@example.org',
    'SUMMARY:On call',
    'DTSTART;TZID=W. Europe Standard Time:20260316T090000',
    'DTEND;TZID=W. Europe Standard Time:20260320T170000',
    'RRULE:FREQ=WEEKLY;BYDAY=MO',
    'EXDATE;TZID=W. Europe Standard Time:20260406T090000',
    'ATTENDEE;CN="Linh Tran";PARTSTAT=ACCEPTED:mailto:linh.tran@example.org',
    'ATTENDEE;CN="Room 3";CUTYPE=ROOM:mailto:room3@example.org',
    'ATTENDEE;CN="Yusuf Demir";PARTSTAT=DECLINED:mailto:yusuf.demir@example.org',
  ]),
  ...event([
    'UID:week@example.org',
    'RECURRENCE-ID;TZID=W. Europe Standard Time:20260330T090000',
    'SUMMARY:On call (swapped)',
    'DTSTART;TZID=W. Europe Standard Time:20260330T100000',
    'DTEND;TZID=W. Europe Standard Time:20260403T170000',
    'ATTENDEE;CN="Amara Okafor":mailto:amara.okafor@example.org',
  ]),
  ...event([
    'UID:week@example.org',
    'RECURRENCE-ID;TZID=W. Europe Standard Time:20260420T090000',
    'STATUS:CANCELLED',
    'SUMMARY:On call',
    'DTSTART;TZID=W. Europe Standard Time:20260420T090000',
    'DTEND;TZID=W. Europe Standard Time:20260424T170000',
  ]),
]);

/** What a library may look for without an end, and what it finds. */
export const RULES = {
  endless: [
    'FREQ=DAILY;BYMONTHDAY=-1',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=HOURLY;INTERVAL=24;BYHOUR=5',
    'FREQ=DAILY;INTERVAL=7;BYDAY=TU',
    'FREQ=DAILY;BYYEARDAY=-366',
  ],
  fine: [
    'FREQ=MONTHLY;BYMONTHDAY=-1',
    'FREQ=DAILY;BYDAY=MO,TU',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR',
    'FREQ=HOURLY;INTERVAL=12',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29',
  ],
};

/** A calendar of a paging service: one event for each shift, in UTC, the name in the title. */
export const PAGING = calendar([
  'PRODID:-//Example Paging//On-Call Schedule//EN',
  ...event([
    'UID:P1',
    'SUMMARY:On Call - Mateus Ferreira - Payments primary',
    'DTSTART:20260504T070000Z',
    'DTEND:20260511T070000Z',
    'ATTENDEE:mailto:mateus.ferreira@example.org',
  ]),
  ...event([
    'UID:P2',
    'SUMMARY:On Call - Ingrid Solberg - Payments primary',
    'DTSTART:20260511T070000Z',
    'DTEND:20260518T070000Z',
  ]),
]);

/** A calendar of a schedule with levels; people are called by their handles. */
export const LEVELS = calendar([
  'X-WR-TIMEZONE:America/New_York',
  ...event([
    'UID:L1',
    'SUMMARY:[L1] linh.tran\\, yusuf.demir',
    'DTSTART;TZID=America/New_York:20261101T000000',
    'DTEND;TZID=America/New_York:20261102T000000',
  ]),
  ...event([
    'UID:L2',
    'SUMMARY:amara.okafor@example.org',
    'DTSTART;VALUE=DATE:20261103',
    'DTEND;VALUE=DATE:20261104',
  ]),
]);

/** Two events that can be read, and what nobody can read between them. */
export const BROKEN = calendar([
  ...event([
    'UID:a',
    'SUMMARY:Linh Tran',
    'DTSTART:20260504T070000Z',
    'DTEND:20260505T070000Z',
  ]),
  ...event([
    'UID:b',
    'SUMMARY:Nobody',
    'DTSTART:tomorrow',
    'DTEND:20260505T070000Z',
  ]),
  ...event(['UID:c', 'SUMMARY:No beginning']),
  'BEGIN:VEVENT',
  'UID:d',
  'SUMMARY:Never ended',
  ...event([
    'UID:e',
    'SUMMARY:Yusuf Demir',
    'DTSTART:20260505T070000Z',
    'DURATION:P1D',
  ]),
  ...event([
    'UID:f',
    'STATUS:CANCELLED',
    'SUMMARY:Gone',
    'DTSTART:20260505T070000Z',
    'DURATION:P1D',
  ]),
]);
