import { Knex } from 'knex';
import { FieldError } from '../../api/FieldError';
import { oneTicket, TicketNoteRow, TicketRow } from '../../tickets/rows';

/** Refuses to copy to a ticket that is not there. @internal */
export async function checkTicket(
  database: Knex,
  incidentId: string | undefined,
): Promise<void> {
  const row =
    incidentId === undefined
      ? undefined
      : await database('tickets')
          .where('incident_id', incidentId)
          .whereNotNull('ticket_id')
          .whereNot('state', 'deleted')
          .first('system');
  if (row) return;
  throw new FieldError({
    field: 'toTicket',
    value: 'true',
    message: 'There is no ticket that could get a copy.',
    remedy: 'Ask without it, or name an incident that has a ticket.',
  });
}

/** Lets the tickets of an incident get an entry of its timeline as a comment. @internal */
export async function copyToTickets(
  transaction: Knex.Transaction,
  entry: { id: string; incidentId: string; at: number },
): Promise<void> {
  const tickets: TicketRow[] = await transaction('tickets')
    .where('incident_id', entry.incidentId)
    .whereNotNull('ticket_id')
    .whereNot('state', 'deleted');
  for (const ticket of tickets) {
    const note: TicketNoteRow = {
      entry_id: entry.id,
      system: ticket.system,
      incident_id: entry.incidentId,
      at: entry.at,
    };
    await transaction('ticket_notes')
      .insert(note)
      .onConflict(['entry_id', 'system'])
      .ignore();
    await oneTicket(transaction, ticket).update({
      revision: ticket.revision + 1,
      due_at: ticket.attempts > 0 ? ticket.due_at ?? entry.at : entry.at,
    });
  }
}
