import ICAL from 'ical.js';
import { IANAZone } from 'luxon';
import { blocksOf, headValue } from './blocks';
import { checkRule } from './checkRule';
import { isCancelled } from './isCancelled';
import { Calendar, CalendarEvent } from './model';

const MOST_EVENTS = 20_000;
const MOST_PROBLEMS = 20;

function textOf(timeZones: string[][], events: string[][]): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...timeZones.flat(),
    ...events.flat(),
    'END:VCALENDAR',
  ].join('\r\n');
}

function isReadable(timeZone: string[]): boolean {
  try {
    ICAL.parse(textOf([timeZone], []));
    return true;
  } catch {
    return false;
  }
}

/** What tells an event to people, where it can be found. */
function nameOf(block: string[]): string {
  const line =
    block.find(one => /^SUMMARY\b/i.test(one)) ??
    block.find(one => /^UID\b/i.test(one)) ??
    '';
  return line.slice(line.indexOf(':') + 1, 120).trim() || 'without a title';
}

/** Its moments are read when they are asked for, so that they are asked for here. */
function check(component: ICAL.Component) {
  const start = component.getFirstPropertyValue('dtstart');
  if (!(start instanceof ICAL.Time)) throw new Error('it has no beginning');
  component.getFirstPropertyValue('dtend');
  for (const rule of component.getAllProperties('rrule')) {
    checkRule(rule.getFirstValue());
  }
}

/** Changed occurrences belong to the event of the same id. */
function eventsOf(components: ICAL.Component[]): ICAL.Event[] {
  const events = components.map(
    // By itself it would take the exceptions of other series for its own.
    component =>
      new ICAL.Event(component, { strictExceptions: true, exceptions: [] }),
  );
  const series = new Map(
    events
      .filter(event => !event.isRecurrenceException())
      .map(event => [event.uid, event]),
  );
  for (const event of events) {
    if (!event.isRecurrenceException()) continue;
    const whole = series.get(event.uid);
    if (whole) whole.relateException(event);
    // The series is elsewhere; the occurrence stands for itself.
    else if (!isCancelled(event.component))
      series.set(`${event.uid} ${event.recurrenceId}`, event);
  }
  return [...series.values()];
}

/**
 * Reads a calendar. What is broken is told and left out; the rest is read.
 *
 * @param text - in iCalendar format (RFC 5545).
 * @param options - timeZone: for events that name none; the calendar's own where it is missing, else UTC.
 * @internal
 */
export function readCalendar(
  text: string,
  options: { timeZone?: string } = {},
): Calendar {
  const blocks = blocksOf(text);
  if (!/^\s*BEGIN:VCALENDAR/i.test(text.replace(/^\uFEFF/, ''))) {
    return {
      events: [],
      problems: [
        'This is no calendar: it does not begin with BEGIN:VCALENDAR. Check its address.',
      ],
    };
  }
  const problems: string[] = [];
  const named = headValue(blocks, 'X-WR-TIMEZONE');
  const own = named && IANAZone.isValidZone(named) ? named : undefined;
  const timeZone = options.timeZone ?? own;
  const timeZones = blocks.timeZones.filter(isReadable);
  const components: ICAL.Component[] = [];
  if (blocks.events.length > MOST_EVENTS) {
    problems.push(
      `It has ${blocks.events.length} events; only the last ${MOST_EVENTS} are read.`,
    );
  }
  const calendar = new ICAL.Component(ICAL.parse(textOf(timeZones, [])));
  for (const block of blocks.events.slice(-MOST_EVENTS)) {
    try {
      const [component] = new ICAL.Component(
        ICAL.parse(textOf([], [block])),
      ).getAllSubcomponents('vevent');
      if (!component) throw new Error('it is not ended');
      calendar.addSubcomponent(component);
      check(component);
      components.push(component);
    } catch (error) {
      problems.push(
        `The event '${nameOf(block)}' cannot be read: ${
          (error as Error).message
        }.`,
      );
    }
  }
  // One occurrence that is cancelled takes nobody's place; a series that is cancelled is none.
  const counts = (component: ICAL.Component) =>
    component.hasProperty('recurrence-id') || !isCancelled(component);
  return {
    timeZone,
    events: eventsOf(components.filter(counts)).map(
      (event): CalendarEvent => ({ event, timeZone: timeZone ?? 'UTC' }),
    ),
    problems:
      problems.length > MOST_PROBLEMS
        ? [
            ...problems.slice(0, MOST_PROBLEMS),
            `And ${problems.length - MOST_PROBLEMS} more.`,
          ]
        : problems,
  };
}
