import ICAL from 'ical.js';
import { OutsideIdentity } from '@operate-first/plugin-operations-node';
import { isCancelled } from './isCancelled';
import { Calendar, CalendarEvent, Shift } from './model';
import { momentOf } from './momentOf';

/** What repeats more often is no shift. */
const MOST_STEPS = 50_000;
const MOST_SHIFTS = 5_000;

/** Who stands in an event. @internal */
export type ReadPeople = (event: ICAL.Event) => OutsideIdentity[];

interface Window {
  from: Date;
  to: Date;
}

function shiftOf(
  item: ICAL.Event,
  times: { start: ICAL.Time; end: ICAL.Time },
  { timeZone, readPeople }: { timeZone: string; readPeople: ReadPeople },
): Shift {
  const property = item.component.getFirstProperty('dtstart');
  const endProperty = item.component.getFirstProperty('dtend') ?? property;
  return {
    from: momentOf(times.start, { property, timeZone }),
    to: momentOf(times.end, { property: endProperty, timeZone }),
    people: readPeople(item),
    title: item.summary ?? '',
  };
}

function* occurrencesOf(
  { event, timeZone }: CalendarEvent,
  window: Window,
  readPeople: ReadPeople,
): Generator<Shift> {
  const context = { timeZone, readPeople };
  if (!event.isRecurring()) {
    const { startDate: start, endDate: end } = event;
    yield shiftOf(event, { start, end }, context);
    return;
  }
  const iterator = event.iterator();
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const next = iterator.next();
    if (!next) return;
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    if (isCancelled(item.component)) continue;
    const shift = shiftOf(item, { start: startDate, end: endDate }, context);
    const planned = momentOf(next, {
      property: event.component.getFirstProperty('dtstart'),
      timeZone,
    });
    // A moved occurrence may be earlier; those after it are not.
    if (planned >= window.to && shift.from >= window.to) return;
    yield shift;
  }
  throw new Error(
    `it has repeated more than ${MOST_STEPS} times; begin it anew, later`,
  );
}

/**
 * Shifts that overlap a time, by their beginnings; two at once are both on call. What repeats for ever is followed as far as
 * the time reaches.
 *
 * @internal
 */
export function shiftsOf(
  calendar: Pick<Calendar, 'events'>,
  window: Window,
  readPeople: ReadPeople,
): { shifts: Shift[]; problems: string[] } {
  const shifts: Shift[] = [];
  const problems: string[] = [];
  for (const one of calendar.events) {
    try {
      for (const shift of occurrencesOf(one, window, readPeople)) {
        const { from, to } = shift;
        if (to > from && to > window.from && from < window.to) {
          shifts.push(shift);
        }
        if (shifts.length > MOST_SHIFTS)
          throw new Error('it repeats too often');
      }
    } catch (error) {
      problems.push(
        `The event '${
          one.event.summary ?? one.event.uid
        }' cannot be followed: ${(error as Error).message}.`,
      );
    }
  }
  shifts.sort(
    (a, b) =>
      a.from.getTime() - b.from.getTime() || a.title.localeCompare(b.title),
  );
  return { shifts, problems };
}
