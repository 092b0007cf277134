import {
  IncidentFix,
  IncidentSeverity,
  IncidentStatus,
  Visibility,
} from '@operate-first/plugin-operations-common';
import { ObservedService, SourceReport } from './ObservationSource';

/** A ticket that exists. @public */
export interface TicketRef {
  /** The system's own lasting id; it outlives renames of what holds the ticket. At most 200 characters. */
  id: string;
  url: string;
  title: string;
}

/** Where incidents get tickets. @public */
export interface TicketPlace {
  /** Its address, for people, too. */
  place: string;
  /** Who reads there: nothing is written that they may not see. */
  visibility: Visibility;
  /** Whether notes of people are written there; nobody has redacted them. */
  notes: boolean;
}

/**
 * An incident as a ticket shows it: only what the ticket's readers may see.
 *
 * @public
 */
export interface TicketIncident {
  key: string;
  title: string;
  summary?: string;
  severity: IncidentSeverity;
  status: IncidentStatus;
  /** Where it is worked on. */
  url: string;
  services: string[];
  startedAt: Date;
  resolvedAt?: Date;
  drill: boolean;
  /** What tells the ticket from all others, for finding it again: at most one ticket exists for it. */
  marker: string;
}

/** A note of the incident that belongs into its ticket. @public */
export interface TicketNote {
  /** What tells it from all others; the same one is written once. */
  id: string;
  /** Markdown. */
  text: string;
  authorName: string;
  at: Date;
}

/**
 * What happened to a ticket elsewhere.
 *
 * @public
 */
export type TicketEvent = {
  /** What tells it from all other events: the same one twice changes nothing. At most 200 characters. */
  id: string;
  ticketId: string;
  at: Date;
} & (
  | {
      kind: 'commented' | 'edited';
      commentId: string;
      /** Markdown. */
      text: string;
      authorName: string;
      url: string;
      /** Whether the portal itself wrote it. */
      ours: boolean;
    }
  | { kind: 'commentDeleted'; commentId: string; authorName: string }
  | { kind: 'closed' | 'reopened'; authorName: string }
  | { kind: 'deleted' }
  | { kind: 'moved'; to: TicketRef }
);

/** Where events of tickets go, on every replica; resolves once they are stored. @public */
export interface TicketInbox {
  receive(events: TicketEvent[]): Promise<void>;
}

/**
 * The other side asks for patience: nothing is sent to it before.
 *
 * @public
 */
export class TicketsBusyError extends Error {
  readonly retryAt: Date;

  constructor(message: string, retryAt: Date) {
    super(message);
    this.name = 'TicketsBusyError';
    this.retryAt = retryAt;
  }
}

/** The ticket is gone, and not to be made again. @public */
export class TicketGoneError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'TicketGoneError';
  }
}

/**
 * A module that keeps one ticket per incident somewhere else. The core decides which replica talks to it, what is to be
 * said, and tries again; everything here may be called twice for the same.
 *
 * @public
 */
export interface TicketSystem {
  /** Short and stable, as in `github`. */
  id: string;
  title: string;
  /** Where an incident of these services (the root first) gets its ticket; undefined where it gets none. Cheap. */
  placeOf(
    services: ObservedService[],
    incident: { visibility: Visibility },
  ): TicketPlace | undefined;
  /** Makes the ticket, or finds the one with the same marker, and makes it show the incident. */
  put(
    incident: TicketIncident,
    options: { place: string; ticket?: TicketRef; signal: AbortSignal },
  ): Promise<TicketRef>;
  /** Writes a note as a comment, once. */
  comment(
    ticket: TicketRef,
    note: TicketNote,
    options: { place: string; signal: AbortSignal },
  ): Promise<void>;
  /** Called once on every replica, as soon as events can be stored. */
  connect?(inbox: TicketInbox): void;
  /** Events that were missed, from a moment on; asked now and then. */
  eventsSince?(
    ticket: TicketRef,
    since: Date,
    options: { place: string; signal: AbortSignal },
  ): Promise<TicketEvent[]>;
  /** How it is, for `/sources`. */
  report?(): SourceReport;
}

/**
 * A module that knows how far a change, a pull request or an issue is.
 *
 * @public
 */
export interface FixFollower {
  id: string;
  /** Undefined where the address is none of its own. Asked in the background, now and then. */
  look(
    url: string,
    options: { signal: AbortSignal },
  ): Promise<
    | (Pick<IncidentFix, 'kind' | 'title' | 'state' | 'message'> & {
        /** Commits and tags that contain it, by which it is recognised in what is rolled out. */
        contained?: string[];
      })
    | undefined
  >;
}
