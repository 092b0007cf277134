import {
  ObservedService,
  TicketEvent,
  TicketIncident,
  TicketNote,
  TicketPlace,
  TicketRef,
  TicketSystem,
} from '@operate-first/plugin-operations-node';

export interface FakeTicket {
  ref: TicketRef;
  shows: TicketIncident;
  notes: TicketNote[];
}

/** A system of tickets in memory, which fails as the test wants. */
export class FakeTicketSystem implements TicketSystem {
  readonly id = 'fake';
  readonly title = 'Fake';
  readonly tickets: FakeTicket[] = [];
  readonly missed: TicketEvent[] = [];
  /** Thrown by whatever is asked, while it is there. */
  failure?: Error;
  /** Makes the ticket, and then the answer is lost. */
  losesAnswers = false;
  place: Partial<TicketPlace> = {};
  puts = 0;
  asked: Date[] = [];

  placeOf(
    services: ObservedService[],
    { visibility }: { visibility: string },
  ): TicketPlace | undefined {
    if (services.length === 0) return undefined;
    if (visibility !== 'public' && this.place.visibility !== 'internal') {
      return undefined;
    }
    return {
      place: 'https://tickets.example.org/ops',
      visibility: 'public',
      notes: false,
      ...this.place,
    };
  }

  async put(
    incident: TicketIncident,
    { ticket }: { ticket?: TicketRef },
  ): Promise<TicketRef> {
    this.puts++;
    if (this.failure) throw this.failure;
    let found = this.tickets.find(({ ref, shows }) =>
      ticket ? ref.id === ticket.id : shows.marker === incident.marker,
    );
    if (!found) {
      const id = String(this.tickets.length + 1);
      const url = `https://tickets.example.org/ops/${id}`;
      found = { ref: { id, url, title: `#${id}` }, shows: incident, notes: [] };
      this.tickets.push(found);
    }
    found.shows = incident;
    if (this.losesAnswers) throw new Error('The answer was lost.');
    return found.ref;
  }

  async comment(ticket: TicketRef, note: TicketNote): Promise<void> {
    if (this.failure) throw this.failure;
    this.tickets.find(({ ref }) => ref.id === ticket.id)?.notes.push(note);
  }

  async eventsSince(_ticket: TicketRef, since: Date): Promise<TicketEvent[]> {
    if (this.failure) throw this.failure;
    this.asked.push(since);
    return this.missed;
  }
}
