import ICAL from 'ical.js';
import { OutsideIdentity } from '@operate-first/plugin-operations-node';

/** An event of a calendar, with the changes of single occurrences. @internal */
export interface CalendarEvent {
  event: ICAL.Event;
  /** For times that name none that the calendar explains. */
  timeZone: string;
}

/** What a calendar says. @internal */
export interface Calendar {
  events: CalendarEvent[];
  timeZone?: string;
  /** What of it could not be read, as sentences. */
  problems: string[];
}

/** An occurrence. @internal */
export interface Shift {
  from: Date;
  to: Date;
  people: OutsideIdentity[];
  title: string;
}
