import { TicketRef, TicketSystem } from '@operate-first/plugin-operations-node';
import { NewEntry } from '../incidents/model';

type Named = Pick<TicketSystem, 'id' | 'title'>;

/** Says that there is a ticket. @internal */
export function ticketEntry(
  { id, title }: Named,
  ticket: TicketRef,
  at: number,
): NewEntry {
  return {
    kind: 'ticket',
    at,
    text: `Ticket at ${title}: ${ticket.title}`,
    actor: { kind: 'elsewhere', name: title },
    data: { url: ticket.url },
    dedupeKey: `ticket:${id}:opened`,
  };
}

/** Says that a ticket is found elsewhere now; nothing where it is not. @internal */
export function movedEntry(
  { id, title }: Named,
  before: TicketRef,
  ticket: TicketRef,
  at: number,
): NewEntry | undefined {
  if (before.url === ticket.url) return undefined;
  return {
    kind: 'ticket',
    at,
    text: `The ticket at ${title} has moved: ${ticket.title}`,
    actor: { kind: 'elsewhere', name: title },
    data: { url: ticket.url },
    dedupeKey: `ticket:${id}:moved:${ticket.url}`.slice(0, 200),
  };
}
