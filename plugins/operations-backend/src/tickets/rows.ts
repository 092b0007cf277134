import { Visibility } from '@operate-first/plugin-operations-common';
import { TicketRef } from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { Milliseconds } from '../database/rows';

/** @internal */
export interface TicketRow {
  incident_id: string;
  system: string;
  place: string;
  visibility: Visibility;
  notes: boolean | number;
  ticket_id: string | null;
  url: string | null;
  title: string | null;
  state: 'open' | 'closed' | 'deleted';
  elsewhere: 'closed' | 'reopened' | null;
  elsewhere_at: Milliseconds | null;
  shown: string | null;
  revision: number;
  due_at: Milliseconds | null;
  attempts: number;
  problem: string | null;
  looked_at: Milliseconds | null;
  look_due_at: Milliseconds | null;
  created_at: Milliseconds;
}

/** @internal */
export interface TicketNoteRow {
  entry_id: string;
  system: string;
  incident_id: string;
  at: Milliseconds;
}

/** @internal */
export interface TicketCommentRow {
  system: string;
  comment_id: string;
  at: Milliseconds;
  deleted: boolean | number;
}

/** The ticket of a row, where it exists. @internal */
export function ticketOf(row: TicketRow): TicketRef | undefined {
  const { ticket_id: id, url, title } = row;
  return id === null ? undefined : { id, url: url ?? '', title: title ?? '' };
}

/** @internal */
export function oneTicket(
  database: Knex | Knex.Transaction,
  { incident_id, system }: Pick<TicketRow, 'incident_id' | 'system'>,
): Knex.QueryBuilder {
  return database('tickets').where({ incident_id, system });
}
