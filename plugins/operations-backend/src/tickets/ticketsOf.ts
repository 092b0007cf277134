import { IncidentTicket } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { chunksOf } from '../database/rows';
import { TicketsOf } from '../incidents/readers/IncidentViews';
import { TicketRow } from './rows';

const ELSEWHERE = {
  closed: 'It was closed there, while the incident goes on.',
  reopened: 'It was reopened there, while the incident is resolved.',
};

function toTicket(row: TicketRow): IncidentTicket {
  const { url, title, place, ticket_id, state, problem, due_at } = row;
  const { elsewhere } = row;
  const common = { url: url ?? place, title: title ?? place };
  if (state === 'deleted') {
    return {
      ...common,
      state,
      message: 'It was deleted there. No other one is made.',
    };
  }
  if (problem && due_at !== null) {
    return {
      ...common,
      state: 'failing',
      message: `${problem} Nothing is lost; it is tried again.`,
    };
  }
  if (ticket_id === null) {
    return { ...common, state: 'pending', message: 'It is being made.' };
  }
  const message = elsewhere === null ? problem : ELSEWHERE[elsewhere];
  return { ...common, state, message: message ?? undefined };
}

/** Tickets of incidents, for those who show incidents. @internal */
export function readTicketsOf(database: Knex): TicketsOf {
  return async incidentIds => {
    const tickets = new Map<string, IncidentTicket>();
    for (const chunk of chunksOf(incidentIds)) {
      const rows: TicketRow[] = await database('tickets')
        .whereIn('incident_id', chunk)
        .orderBy('created_at', 'desc');
      for (const row of rows) tickets.set(row.incident_id, toTicket(row));
    }
    return tickets;
  };
}
