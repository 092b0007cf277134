import { OutsideIdentity } from './AuthorSource';
import { SourceReport } from './ObservationSource';

/** A time in which people are on call. @public */
export interface OutsideShift {
  from: Date;
  to: Date;
  people: OutsideIdentity[];
  /** What the calendar says. */
  title: string;
}

/** A calendar of who is on call, as it was read last. @public */
export interface OutsideSchedule {
  /** Short and stable; its own in the source. */
  id: string;
  title: string;
  /** Entity refs of the groups, users, systems or services that it is for. */
  for: string[];
  /** 1 is asked first. */
  level: number;
  timeZone?: string;
  url?: string;
  /** When it was read last. */
  readAt?: Date;
  /** Why it cannot be read, or in part. */
  problem?: string;
}

/**
 * A module that knows who is on call. It reads in the background; what it is asked is answered from what it has read.
 *
 * @public
 */
export interface OnCallSource {
  /** Short and stable, as in `oncall`. Its own. */
  id: string;
  title: string;
  schedules(): OutsideSchedule[];
  /** Shifts that overlap the time, by start; whoever covers a part of another's shift is told for that part alone. */
  shifts(schedule: string, options: { from: Date; to: Date }): OutsideShift[];
  /** How it is, for `/sources`. */
  report?(): SourceReport;
}
